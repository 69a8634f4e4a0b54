/** The entry for browsers. */

import { engineFrom, type EngineOptions } from './engine.js';
import { besideThis } from './beside-this.js';
import type { Client, ClientOptions } from './client-types.js';
import { exportsApart } from './exports-apart.js';
import { ladder } from './ladder.js';
import { ladderOver } from './ladder-over.js';
import { compile } from './load.js';
import { wasmSource } from './locate.js';
import { clientOver } from './place-client.js';
import type { ReadTable, TableSource } from './read-table.js';
import { readTable } from './table-reader.js';
import type { Engine } from './types.js';

export * from './api.js';
export type * from './client-types.js';
export { readTable };

/** Loads the core; rejects with an EdgewiseError where that fails. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const compiled = await compile(options.wasm ?? besideThis('edgewise.wasm', wasmSource));
  // The engine itself is the place of last resort.
  return engineFrom(compiled, exportsApart, ladderOver(compiled).slice(0, -1));
}

/** A session that runs in a worker, or on the page's thread where none can be had. */
export function createClient(options: ClientOptions = {}): Client {
  const { wasm } = options;
  return clientOver(wasm === undefined ? ladder : ladderOver(wasm), options);
}

/** Reads a table without options. */
export function parseCsv(source: TableSource): Promise<ReadTable> {
  return readTable(source);
}
