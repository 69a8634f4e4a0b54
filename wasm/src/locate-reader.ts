/** Where the reader's WebAssembly file lies beside this code, before and after bundling. */
export const readerUrl = new URL('../../build/wasm/reader.wasm', import.meta.url);
