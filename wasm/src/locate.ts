import { besideThis } from './wasm-source.js';

/** Where the WebAssembly file lies beside this code, before and after bundling; asked when it is needed. */
export const wasmUrl = () =>
  besideThis('edgewise.wasm', () => new URL('../../build/wasm/edgewise.wasm', import.meta.url));
