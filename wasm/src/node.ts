/** The entry for Node: the same engine, with its module read from disk. */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { engineFrom, type EngineOptions } from './engine.js';
import { wasmUrl } from './locate.js';
import type { Engine } from './types.js';

export * from './api.js';

export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  return engineFrom(options.wasm ?? (await readFile(fileURLToPath(wasmUrl))));
}
