/**
 * The ladder of places in a browser: a worker from a file beside this code; where a page's origin
 * forbids that, one from a Blob that imports the file; else the page's own thread.
 */

import * as Comlink from 'comlink';
import { wasmUrl } from './locate.js';
import { OneModule } from './one-module.js';
import { hostPlace, type Place, type PlaceMaker } from './place.js';
import { fileWorker, viaBlob, type Start } from './start.js';
import { sentSource, type WasmSource } from './wasm-source.js';
import type { Serve } from './wire.js';

/** The places, best first, that run the module of the package. */
export const ladder = laddered(new OneModule(() => sentSource(wasmUrl())));

/** The same with another module. */
export function ladderOver(wasm: WasmSource): readonly PlaceMaker[] {
  const sent = sentSource(wasm);
  sent.catch(() => undefined);
  return laddered(new OneModule(() => sent));
}

function laddered(module: OneModule): readonly PlaceMaker[] {
  return [
    () => workerPlace(fileWorker, module),
    () => workerPlace(viaBlob(fileWorker), module),
    () => pagePlace(module),
  ];
}

/** Its code is loaded only then: nearly everywhere a worker starts. */
function pagePlace(module: OneModule): Place {
  const host = async () => {
    const [{ pageHost }, known] = await Promise.all([import('./page-host.js'), module.known()]);
    return pageHost(known ?? (await module.source()));
  };
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
