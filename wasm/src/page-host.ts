/** The engine on the page's own thread. */

import { engineFrom } from './engine.js';
import { Host } from './host.js';
import { wasmUrl } from './locate.js';

export function pageHost(): Host {
  return new Host(engineFrom(wasmUrl));
}
