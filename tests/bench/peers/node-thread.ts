/** A thread of Node that trains object graphs. */

import { parentPort } from 'node:worker_threads';
import { trainBlock, type Block } from './pool.js';

parentPort?.on('message', (block: Block) => {
  parentPort?.postMessage(trainBlock(block));
});
