/** A worker of the browser that trains object graphs. */

import { trainBlock, type Block } from './pool.js';

addEventListener('message', (event: MessageEvent<Block>) => {
  postMessage(trainBlock(event.data));
});
