/** The worker: an engine behind one function. It is told its module, or to compile it. */

import * as Comlink from 'comlink';
import { Host } from './host.js';
import { coreEngine } from './core-engine.js';
import { compile } from './load.js';
import { isModuleMessage, type ModuleMessage } from './one-module.js';
import { serve } from './wire.js';

const pass = (module: ModuleMessage['module']) => {
  postMessage({ module } satisfies ModuleMessage);
};

const compiled = new Promise<WebAssembly.Module>((resolve) => {
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!isModuleMessage(data)) return;
    if (data.module) {
      resolve(data.module);
      return;
    }
    const own = compile(data.source ?? '');
    resolve(own);
    own.then(pass, () => {
      pass(null);
    });
  });
});

Comlink.expose(serve(new Host(compiled.then(coreEngine))));
