/** The worker: an engine behind one function. */

import * as Comlink from 'comlink';
import { Host } from './host.js';
import { coreEngine } from './core-engine.js';
import { wasmUrl } from './locate.js';
import { serve } from './wire.js';

Comlink.expose(serve(new Host(coreEngine(wasmUrl))));
