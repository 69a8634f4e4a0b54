/** A worker that reads files, writes tables and exports projects, so that no page waits for it. */

import * as Comlink from 'comlink';
import { tableCalls } from './table-calls.js';

Comlink.expose(tableCalls);
