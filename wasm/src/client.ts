/** The client of a page: its session runs in a worker, or on the page's thread where none can be had. */

import type { Client, ClientOptions } from './client-types.js';
import { ladder } from './ladder.js';
import { clientOver } from './place-client.js';

export { clientOver };

export function createClient(options: Omit<ClientOptions, 'wasm'> = {}): Client {
  return clientOver(ladder, options);
}
