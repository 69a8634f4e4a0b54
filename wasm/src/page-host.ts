/** The engine on the page's own thread. */

import { coreEngine } from './core-engine.js';
import { Host } from './host.js';
import type { WasmSource } from './wasm-source.js';

/** @param wasm the module, where a worker has compiled it */
export function pageHost(wasm: WasmSource): Host {
  return new Host(coreEngine(wasm));
}
