/** The entry for browsers. */

import { engineFrom, type EngineOptions } from './engine.js';
import { ladderOver } from './ladder.js';
import { compile } from './load.js';
import { wasmUrl } from './locate.js';
import type { ReadTable, TableSource } from './read-table.js';
import { readTable } from './table-reader.js';
import type { Engine } from './types.js';

export * from './api.js';
export { createClient } from './client.js';
export type * from './client-types.js';
export { readTable };

/** Loads the core; rejects with an EdgewiseError where that fails. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const compiled = await compile(options.wasm ?? wasmUrl());
  // The engine itself is the place of last resort.
  return engineFrom(compiled, ladderOver(compiled).slice(0, -1));
}

/** Reads a table without options. */
export function parseCsv(source: TableSource): Promise<ReadTable> {
  return readTable(source);
}
