/**
 * The ladder of places in a browser: a worker from a file beside this code; where a page's origin
 * forbids that, one from a Blob that imports the file; else the page's own thread.
 */

import * as Comlink from 'comlink';
import { OneModule } from './one-module.js';
import { hostPlace, type Place } from './place.js';
import type { Serve } from './wire.js';

const oneModule = new OneModule();

/** Its code is loaded only then: nearly everywhere a worker starts. */
export function pagePlace(): Place {
  const host = async () => {
    const [{ pageHost }, module] = await Promise.all([import('./page-host.js'), oneModule.known()]);
    return pageHost(module);
  };
  return hostPlace(host());
}

export function workerPlace(): Place {
  return placeOf(Worker);
}

/** In a sandbox, or of another origin than the page, a file can be imported but not be a worker. */
export function blobPlace(): Place {
  return placeOf(
    class extends Worker {
      constructor(file: URL, options: WorkerOptions) {
        const code = `import ${JSON.stringify(file.href)}`;
        super(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), options);
      }
    },
  );
}

/** Named like the browser's own class, for the bundler finds a worker's file by this expression. */
function placeOf(Worker: new (file: URL, options: WorkerOptions) => globalThis.Worker): Place {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const remote = Comlink.wrap<Serve>(worker);
  const ended = new AbortController();
  void oneModule.give(worker, ended.signal);
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
