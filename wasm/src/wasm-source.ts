/** Where a WebAssembly module comes from. */

import { EdgewiseError } from './error.js';

/** A file's address (a text is relative to the page), or what it holds. */
export type WasmSource =
  string | URL | Response | ArrayBuffer | Uint8Array<ArrayBuffer> | WebAssembly.Module;

/** The same as it can be passed to a worker: there, a text is a whole address. */
export type SentSource = string | ArrayBuffer | Uint8Array<ArrayBuffer> | WebAssembly.Module;

export async function sentSource(source: WasmSource): Promise<SentSource> {
  if (source instanceof URL) return source.href;
  if (typeof source === 'string') return addressOf(source).href;
  return typeof Response === 'function' && source instanceof Response
    ? source.arrayBuffer()
    : (source as SentSource);
}

function addressOf(text: string): URL {
  try {
    return new URL(text, (globalThis as { document?: Document }).document?.baseURI);
  } catch {
    throw new EdgewiseError({
      code: 'load',
      path: 'wasm',
      message: `"${text}" is no address of a file. Give a whole one, or what the file holds.`,
    });
  }
}

/**
 * The address of a file of the package. In a bundle of another kind (a single script, a module from a
 * blob: or data: address, CommonJS) there is none: what was to be beside it must then be given.
 */
export function besideThis(name: string, address: () => URL): URL {
  try {
    return address();
  } catch {
    throw new EdgewiseError({
      code: 'load',
      path: 'wasm',
      message: `It is not known where ${name} lies, since this code is no file of the package any more. Give its address or content as the option \`wasm\`.`,
    });
  }
}
