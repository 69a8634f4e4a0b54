import { besideThis } from './wasm-source.js';

/** Where the reader's WebAssembly file lies beside this code, before and after bundling. */
export const readerUrl = () =>
  besideThis('reader.wasm', () => new URL('../../build/wasm/reader.wasm', import.meta.url));
