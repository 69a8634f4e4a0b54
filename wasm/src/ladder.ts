/**
 * The ladder of places in a browser: a worker from a file beside this code; where a page's origin
 * forbids that, one from a Blob that imports the file; else the page's own thread.
 */

import * as Comlink from 'comlink';
import { firstSource, restSource } from './locate-parts.js';
import { OneModule } from './one-module.js';
import { hostPlace, type Place, type PlaceMaker } from './place.js';
import { fileWorker, viaBlob, type Start } from './start.js';
import { sentFile, type FileSource } from './wasm-source.js';
import type { Serve } from './wire.js';

export function laddered(module: OneModule): readonly PlaceMaker[] {
  return [
    () => workerPlace(fileWorker, module),
    () => workerPlace(viaBlob(fileWorker), module),
    () => pagePlace(module),
  ];
}

/** @param located may throw, which is to be a rejection */
// eslint-disable-next-line @typescript-eslint/require-await
const sent = (located: () => FileSource) => async () => sentFile(located());

/** The places, best first, that run the module of the package, in its two parts. */
export const ladder = laddered(new OneModule(sent(firstSource), sent(restSource)));

/** Its code is loaded only then: nearly everywhere a worker starts. */
function pagePlace(module: OneModule): Place {
  const host = async () => (await import('./page-host.js')).pageHost(module);
  return hostPlace(host());
}

function workerPlace(start: Start, module: OneModule): Place {
  const worker = start();
  const remote = Comlink.wrap<Serve>(worker);
  const ended = new AbortController();
  void module.give(worker, ended.signal);
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
      ended.abort();
    },
  };
}
