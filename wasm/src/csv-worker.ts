/** A worker that reads CSV files and writes tables, so that no page waits for it. */

import * as Comlink from 'comlink';
import { csvCalls } from './csv-calls.js';

Comlink.expose(csvCalls);
