/** From a file that a person chose to a table, with the faults of files told apart from those of CSV. */

import { EdgewiseError } from './error.js';
import { parseCsv, type CsvTable, type OnProgress } from './csv.js';

/** Largest file that is read at all, in bytes: 20 MB. */
export const maxFileSize = 20_000_000;

export interface TableFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

function fileFault(code: string, name: string, message: string): EdgewiseError {
  return new EdgewiseError({ code, path: name, message });
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}

/** The text of a file: UTF-8, UTF-16 with its mark, else Windows-1252, as spreadsheets write them. */
function decode(bytes: Uint8Array, name: string): string {
  const utf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  if (bytes.includes(0)) {
    throw fileFault(
      'binary',
      name,
      `"${name}" is not a text file. Save it as CSV (comma-separated values) and choose that file.`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes);
    // eslint-disable-next-line no-control-regex
    const control = text.match(/[\u0001-\u0008\u000e-\u001f\u0080-\u009f]/g)?.length ?? 0;
    if (control > text.length / 100) {
      throw fileFault(
        'binary',
        name,
        `"${name}" is not a text file. Save it as CSV (comma-separated values) and choose that file.`,
      );
    }
    return text;
  }
}

/** Reads a text file. Throws an EdgewiseError for one that is too large, binary, or gone. */
export async function readTextFile(file: TableFile): Promise<string> {
  if (file.size > maxFileSize) {
    throw fileFault(
      'limit',
      file.name,
      `"${file.name}" has ${megabytes(file.size)}; at most ${megabytes(maxFileSize)} are read. Take a sample of its rows.`,
    );
  }
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw fileFault('file', file.name, `"${file.name}" could not be read: ${String(cause)}`);
  }
  return decode(bytes, file.name);
}

/** Reads a CSV file. Throws as readTextFile and parseCsv do. */
export async function readTableFile(file: TableFile, onProgress?: OnProgress): Promise<CsvTable> {
  return parseCsv(await readTextFile(file), onProgress);
}
