/** Where a WebAssembly module comes from. */

/** A file's address (a text is relative to the page), or what it holds. */
export type WasmSource =
  string | URL | Response | ArrayBuffer | Uint8Array<ArrayBuffer> | WebAssembly.Module;

/** The same as it can be passed to a worker: there, a text is a whole address. */
export type SentSource = string | ArrayBuffer | Uint8Array<ArrayBuffer>;

/** Where a file of the package is: its address; what it holds, in the script that has it inside. */
export type FileSource = URL | Uint8Array<ArrayBuffer>;

export const sentFile = (source: FileSource): SentSource =>
  source instanceof URL ? source.href : source;
