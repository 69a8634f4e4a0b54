/** The entry for Node: the same engine, with its module read from disk and its searches on threads. */

import { availableParallelism } from 'node:os';
import { besideThis } from './beside-this.js';
import type { Client, ClientOptions } from './client-types.js';
import { exporter } from './exporter.js';
import { engineFrom, type EngineOptions } from './engine.js';
import { compile } from './load.js';
import { wasmSource } from './locate.js';
import { exportsSource } from './locate-exports.js';
import { readerSource } from './locate-reader.js';
import { contentOf } from './node-file.js';
import { threadPlace } from './node-place.js';
import { clientOver } from './place-client.js';
import { placeToCome } from './place.js';
import {
  plain,
  typedReader,
  type ReadOptions,
  type ReadTable,
  type TableSource,
} from './read-table.js';
import type { Engine } from './types.js';
import type { WasmSource } from './wasm-source.js';

export * from './api.js';
export type * from './client-types.js';

const compiledFrom = async (wasm: WasmSource) => compile(await contentOf(wasm));

const exports = exporter(() => contentOf(besideThis('exports.wasm', exportsSource)));

/** Loads the core; rejects with an EdgewiseError where that fails. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const compiled = await compiledFrom(options.wasm ?? besideThis('edgewise.wasm', wasmSource));
  return engineFrom(compiled, exports, [() => threadPlace(compiled)], availableParallelism());
}

/**
 * A session on a thread of its own, which trains while this one goes on. Like any thread it keeps the
 * program from ending until it is disposed of.
 */
export function createClient(options: ClientOptions = {}): Client {
  let compiling: Promise<WebAssembly.Module> | null = null;
  const place = async () => {
    compiling ??= compiledFrom(options.wasm ?? besideThis('edgewise.wasm', wasmSource));
    compiling.catch(() => (compiling = null));
    return threadPlace(await compiling);
  };
  return clientOver([() => placeToCome(place())], options);
}

const readTyped = typedReader(() => contentOf(besideThis('reader.wasm', readerSource)));

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
