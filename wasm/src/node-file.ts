/** A module as Node finds it: on disk, for its fetch() reads no files. */

import { readFile } from 'node:fs/promises';
import { EdgewiseError } from './error.js';
import type { WasmSource } from './wasm-source.js';

/** What a file holds; other sources as they are. A text is a path, or an address of the web. */
export async function contentOf(source: WasmSource): Promise<WasmSource> {
  const file = fileOf(source);
  if (file === null) return source;
  try {
    return await readFile(file);
  } catch (cause) {
    throw new EdgewiseError({
      code: 'load',
      path: String(file),
      message: `The file ${String(file)} could not be read: ${String(cause)}`,
    });
  }
}

function fileOf(source: WasmSource): string | URL | null {
  if (source instanceof URL) return source.protocol === 'file:' ? source : null;
  if (typeof source !== 'string' || /^https?:/i.test(source)) return null;
  return /^file:/i.test(source) ? new URL(source) : source;
}
