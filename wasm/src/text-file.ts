/** The text of a file that holds a project. Tables are read by the core, from their bytes. */

import { EdgewiseError } from './error.js';

/** Largest file that is read at all, in bytes: 120 MB. */
export const maxFileSize = 120_000_000;

export interface TextFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

function fault(code: string, name: string, message: string): EdgewiseError {
  return new EdgewiseError({ code, path: name, message });
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}

/** Refuses a file of more bytes than are read. */
export function checkFileSize(name: string, size: number): void {
  if (size <= maxFileSize) return;
  const most = megabytes(maxFileSize);
  throw fault(
    'limit',
    name,
    `"${name}" has ${megabytes(size)}; at most ${most} are read. Take a sample of its rows.`,
  );
}

/** Rejects with an EdgewiseError for a file that is too large, gone, or not in UTF-8. */
export async function readTextFile(file: TextFile): Promise<string> {
  checkFileSize(file.name, file.size);
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch (cause) {
    throw fault('file', file.name, `"${file.name}" could not be read: ${String(cause)}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw fault(
      'encoding',
      file.name,
      `"${file.name}" is not a project: its text is not in UTF-8, as a project’s is.`,
    );
  }
}
