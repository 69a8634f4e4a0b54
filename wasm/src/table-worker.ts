/** A worker that reads files and writes tables, so that no page waits for it. */

import * as Comlink from 'comlink';
import { tableCalls } from './table-calls.js';

Comlink.expose(tableCalls);
