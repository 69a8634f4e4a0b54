/** The client of a page: its session runs in a worker, or on the page's thread where none can be had. */

import type { Client, ClientOptions } from './client-types.js';
import { ladder, ladderOver } from './ladder.js';
import { clientOver } from './place-client.js';

export { clientOver };

export function createClient(options: ClientOptions = {}): Client {
  const { wasm } = options;
  return clientOver(wasm === undefined ? ladder : ladderOver(wasm), options);
}
