/**
 * Where the host runs. The ladder: a worker from a file beside this code; where a page's policy or
 * origin forbids that, the page's own thread.
 */

import * as Comlink from 'comlink';
import { engineFrom } from './engine.js';
import { Host } from './host.js';
import { wasmUrl } from './locate.js';
import { serve, type Serve } from './wire.js';

export interface Place {
  call: Serve;
  /** Calls back when the worker has died. */
  onDeath(callback: (reason: string) => void): void;
  end(): void;
}

/** Makes a place, or throws where the page forbids one. */
export type PlaceMaker = () => Place;

export function pagePlace(): Place {
  return {
    call: serve(new Host(engineFrom(wasmUrl))),
    onDeath: () => undefined,
    end: () => undefined,
  };
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
