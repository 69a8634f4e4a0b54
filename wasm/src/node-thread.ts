/** The worker of Node: an engine behind one function, as in browsers. */

import { workerData } from 'node:worker_threads';
import * as Comlink from 'comlink';
import { coreEngine } from './core-engine.js';
import { Host } from './host.js';
import type { ThreadData } from './node-place.js';
import { serve } from './wire.js';

const { compiled, port } = workerData as ThreadData;
Comlink.expose(serve(new Host(coreEngine(compiled))), port);
