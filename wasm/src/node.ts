/** The entry for Node: the same engine, with its module read from disk and its searches on threads. */

import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { engineFrom, type EngineOptions } from './engine.js';
import { compile } from './load.js';
import { wasmUrl } from './locate.js';
import { readerUrl } from './locate-reader.js';
import { threadPlace } from './node-place.js';
import {
  plain,
  typedReader,
  type ReadOptions,
  type ReadTable,
  type TableSource,
} from './read-table.js';
import type { Engine } from './types.js';

export * from './api.js';

export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const compiled = await compile(options.wasm ?? (await readFile(fileURLToPath(wasmUrl))));
  return engineFrom(compiled, [() => threadPlace(compiled)], availableParallelism());
}

const readTyped = typedReader(() => readFile(fileURLToPath(readerUrl)));

/**
 * Reads a table as people have it: text or bytes of a CSV file and the like, JSON, Markdown, HTML.
 * What was assumed stands in the report, and `choices` turn it over. Rejects with an EdgewiseError
 * that names the true line.
 */
export async function readTable(
  source: TableSource,
  options: ReadOptions = {},
): Promise<ReadTable> {
  return plain(await readTyped(source, options));
}

/** The same without options. */
export function parseCsv(source: TableSource): Promise<ReadTable> {
  return readTable(source);
}
