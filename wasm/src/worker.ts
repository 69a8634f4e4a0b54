/** The worker: an engine behind one function. It is told its module, or to compile it. */

import * as Comlink from 'comlink';
import { Host } from './host.js';
import { coreEngine, type CoreEngine } from './core-engine.js';
import { compile } from './load.js';
import { isModuleMessage, type ModuleMessage } from './one-module.js';
import { serve } from './wire.js';

const pass = (module: ModuleMessage['module']) => {
  postMessage({ module } satisfies ModuleMessage);
};

const engine = new Promise<CoreEngine>((resolve) => {
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!isModuleMessage(data)) return;
    const { module, source = '', rest } = data;
    const compiled = compile(module ?? source);
    resolve(compiled.then((own) => coreEngine(own, rest)));
    if (module) return;
    compiled.then(pass, () => {
      pass(null);
    });
  });
});

Comlink.expose(serve(new Host(engine)));
