/** Where the WebAssembly file lies beside this code, before and after bundling. */
export const wasmUrl = new URL('../../build/wasm/edgewise.wasm', import.meta.url);
