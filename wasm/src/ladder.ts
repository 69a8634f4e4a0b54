/**
 * The ladder of places in a browser: a worker from a file beside this code; where a page's policy
 * or origin forbids that, the page's own thread.
 */

import * as Comlink from 'comlink';
import { hostPlace, type Place } from './place.js';
import type { Serve } from './wire.js';

/** Its code is loaded only then: nearly everywhere a worker starts. */
export function pagePlace(): Place {
  return hostPlace(import('./page-host.js').then(({ pageHost }) => pageHost()));
}

export function workerPlace(): Place {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const remote = Comlink.wrap<Serve>(worker);
  return {
    call: (method, args) => remote(method, args),
    onDeath: (callback) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        callback(event.message || 'it could not start');
      });
      worker.addEventListener('messageerror', () => {
        callback('its answer could not be read');
      });
    },
    end: () => {
      worker.terminate();
    },
  };
}
