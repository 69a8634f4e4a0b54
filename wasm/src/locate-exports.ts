import type { FileSource } from './wasm-source.js';

/** Where the WebAssembly file of the exports lies beside this code, before and after bundling. */
export const exportsSource = (): FileSource =>
  new URL('../../build/wasm/exports.wasm', import.meta.url);
