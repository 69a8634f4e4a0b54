/** The engine on the page's own thread. */

import { besideThis } from './beside-this.js';
import { coreEngine } from './core-engine.js';
import { Host } from './host.js';
import { wasmSource } from './locate.js';
import type { OneModule } from './one-module.js';

/** With the module that a worker has compiled, or from where it lies. */
export async function pageHost(module: OneModule): Promise<Host> {
  const known = await module.known();
  const source = () => module.source().catch(() => besideThis('edgewise.wasm', wasmSource));
  return new Host(coreEngine(known ?? (await source())));
}
