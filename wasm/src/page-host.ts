/** The engine on the page's own thread. */

import { coreEngine } from './core-engine.js';
import { Host } from './host.js';
import { wasmUrl } from './locate.js';

/** @param compiled the module, where a worker has compiled it */
export function pageHost(compiled: WebAssembly.Module | null): Host {
  return new Host(coreEngine(compiled ?? wasmUrl));
}
