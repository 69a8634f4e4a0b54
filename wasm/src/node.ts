/** The entry for Node: the same engine, with its module read from disk and its searches on threads. */

import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { engineFrom, type EngineOptions } from './engine.js';
import { compile } from './load.js';
import { wasmUrl } from './locate.js';
import { threadPlace } from './node-place.js';
import type { Engine } from './types.js';

export * from './api.js';

export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const compiled = await compile(options.wasm ?? (await readFile(fileURLToPath(wasmUrl))));
  return engineFrom(compiled, [() => threadPlace(compiled)], availableParallelism());
}
