/** The engine on the page's own thread. */

import { besideThis } from './beside-this.js';
import { coreEngine } from './core-engine.js';
import { Host } from './host.js';
import { firstSource } from './locate-parts.js';
import type { OneModule } from './one-module.js';

let isTold = false;

/** It works, but the page may stutter, and its author would not know why. */
function tell(): void {
  if (isTold) return;
  isTold = true;
  // eslint-disable-next-line no-console -- for the author; a reader can do nothing about it
  console.warn(
    'Edgewise could start no worker here and trains on the page’s own thread. Does worker.js lie beside the code that loads it, and may the page load it (worker-src of its policy, CORS)?',
  );
}

/** With the module that a worker has compiled, or from where it lies. */
export async function pageHost(module: OneModule): Promise<Host> {
  tell();
  const known = await module.known();
  const source = () => module.source().catch(() => besideThis('parts/edgewise.wasm', firstSource));
  return new Host(coreEngine(known ?? (await source()), await module.rest().catch(() => '')));
}
