/** A place of its own in Node: a thread that instantiates the module which is compiled already. */

import { Worker, type Transferable } from 'node:worker_threads';
import * as Comlink from 'comlink';
import { EdgewiseError } from './error.js';
import type { Place } from './place.js';
import type { Serve } from './wire.js';

export interface ThreadData {
  compiled: WebAssembly.Module;
  port: MessagePort;
}

/**
 * Node runs no TypeScript: it is the package's file, also where this source is run by a test. In a bundle of
 * another kind nothing is beside this code, and asking for it throws.
 */
function threadUrl(): URL {
  try {
    return new URL('../../dist/package/node-thread.js', import.meta.url);
  } catch {
    throw new EdgewiseError({
      code: 'load',
      path: '',
      message:
        'No thread can be started, since this code is no file of the package any more. Leave `edgewise` out of the bundle (as `external`), or use `createEngine` for what needs no thread.',
    });
  }
}

export function threadPlace(compiled: WebAssembly.Module): Place {
  // A port of a channel is what Comlink knows from browsers; Node's Worker is not.
  const { port1, port2 } = new MessageChannel();
  const workerData: ThreadData = { compiled, port: port2 };
  const transferList = [port2] as unknown as Transferable[];
  const thread = new Worker(threadUrl(), { workerData, transferList, execArgv: [] });
  const remote = Comlink.wrap<Serve>(port1);
  let hasEnded = false;
  return {
    call: (method, args) => remote(method, args),
    onDeath: (callback) => {
      thread.on('error', (error) => {
        callback(String(error));
      });
      thread.on('exit', (status) => {
        if (!hasEnded) callback(`it ended with status ${String(status)}`);
      });
    },
    end: () => {
      hasEnded = true;
      port1.close();
      void thread.terminate();
    },
  };
}
