/**
 * The raw module of the reader, as Emscripten exports it. Hand-written;
 * tests/engine/module.test.ts compares it with the live module.
 */

import type { ModuleOptions, Outcome } from './edgewise.js';
import type { Choice, TableReport } from './src/report.js';

export interface RawColumn {
  name: string;
  type: 'number' | 'category' | 'bytes';
  /** Numbers, NaN where one is missing; else places in `categories`, -1 where one is missing. */
  values: Float32Array | Float64Array | Int32Array;
  categories?: string[];
}

/** One file: its bytes in pieces, then its columns, each to be had once. */
export interface RawReader {
  add(bytes: Uint8Array): Outcome<null>;
  /** @param onProgress told the share that is done; false ends the reading */
  finish(onProgress: (share: number) => boolean): Outcome<{
    report: Omit<TableReport, 'notes' | 'names'>;
    inputs: string[];
    targets: string[];
    /** The column that says which rows train; empty where none does. */
    split: string;
  }>;
  column(place: number): RawColumn;
  delete(): void;
}

export interface ReaderModule {
  Reader: new (options: { name: string; choices: readonly Choice[] }) => RawReader;
}

declare const createModule: (options?: ModuleOptions) => Promise<ReaderModule>;
export default createModule;
