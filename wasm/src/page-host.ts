/** The engine on the page's own thread. */

import { coreEngine } from './core-engine.js';
import { Host } from './host.js';
import { wasmUrl } from './locate.js';

export function pageHost(): Host {
  return new Host(coreEngine(wasmUrl));
}
