import type { FileSource } from './wasm-source.js';

/** Where the WebAssembly file lies beside this code, before and after bundling; it throws where nothing does. */
export const wasmSource = (): FileSource =>
  new URL('../../build/wasm/edgewise.wasm', import.meta.url);
