/** The peers as they run in Node: those that are installed, and the object graph on threads. */

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { convNetPeer, type ConvNetJs } from './peers/convnet.js';
import { objectGraphPeer } from './peers/object-graph.js';
import type { PeerKind } from './peers/peer.js';
import { poolOf, type PeerPool, type Thread } from './peers/pool.js';
import { tensorFlowPeer, type TensorFlow } from './peers/tensorflow.js';

const nothing = () => undefined;

export const objectGraph: PeerKind = {
  name: 'object graph',
  select: nothing,
  make: objectGraphPeer,
};

interface WasmBackend {
  setWasmPaths(folder: string): void;
  setThreadsCount(count: number): void;
}

async function tensorFlowKinds(folder: string): Promise<PeerKind[]> {
  const require = createRequire(join(folder, 'package.json'));
  const tf = require('@tensorflow/tfjs') as TensorFlow;
  const wasm = require('@tensorflow/tfjs-backend-wasm') as WasmBackend;
  // No checks, and no advice on the console.
  tf.enableProdMode();
  wasm.setWasmPaths(`${join(folder, 'node_modules/@tensorflow/tfjs-backend-wasm/dist')}/`);
  wasm.setThreadsCount(1);
  const kinds: PeerKind[] = [];
  for (const backend of ['wasm', 'cpu']) {
    if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no "${backend}" here.`);
    kinds.push({
      name: `TensorFlow.js ${backend.toUpperCase()}`,
      select: () => void tf.setBackend(backend),
      make: (task) => tensorFlowPeer(tf, task),
    });
  }
  return kinds;
}

/** The object graph always; the others if they are installed in `folder`. */
export async function peerKinds(folder: string): Promise<PeerKind[]> {
  if (!existsSync(join(folder, 'node_modules'))) return [objectGraph];
  const convNet = createRequire(join(folder, 'package.json'))('convnetjs') as ConvNetJs;
  return [
    objectGraph,
    { name: 'ConvNetJS', select: nothing, make: (task) => convNetPeer(convNet, task) },
    ...(await tensorFlowKinds(folder)),
  ];
}

/** `code`: the folder of the bundles. */
export function nodePool(code: string, count: number): PeerPool {
  const threads = Array.from({ length: count }, (): Thread => {
    const worker = new Worker(join(code, 'node-thread.js'));
    worker.unref();
    return {
      run: (block) =>
        new Promise((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
          worker.postMessage(block);
        }),
      end: () => void worker.terminate(),
    };
  });
  return poolOf(threads);
}
