/** The same works in a browser: evaluated in a page of Chromium. */

import type { Engine } from '../../wasm/src/node.js';
import { factsOf } from './facts.js';
import type { Pace } from './measure.js';
import { objectGraphPeer } from './peers/object-graph.js';
import { poolOf, type Thread } from './peers/pool.js';
import type { Row } from './results.js';
import { runSuite } from './suite.js';

interface EdgewisePackage {
  createEngine: () => Promise<Engine>;
}

async function engineOfPage(): Promise<Engine> {
  const address = '/package/index.js';
  const { createEngine } = (await import(/* @vite-ignore */ address)) as EdgewisePackage;
  return createEngine();
}

function thread(): Thread {
  const worker = new Worker('/page-thread.js', { type: 'module' });
  return {
    run: (block) =>
      new Promise((resolve, reject) => {
        worker.onmessage = (event: MessageEvent<number>) => {
          resolve(event.data);
        };
        worker.onerror = (event) => {
          reject(new Error(event.message));
        };
        worker.postMessage(block);
      }),
    end: () => {
      worker.terminate();
    },
  };
}

export async function measure(
  pace: Pace,
  restarts: { ours: number; peer: number },
): Promise<Row[]> {
  const pool = poolOf(Array.from({ length: navigator.hardwareConcurrency }, thread));
  const rows = await runSuite({
    name: 'Chromium',
    engine: await engineOfPage(),
    kinds: [{ name: 'object graph', select: () => undefined, make: objectGraphPeer }],
    pool,
    pace,
    restarts,
    onRow: () => undefined,
  });
  pool.end();
  return rows;
}

export const facts = async () => factsOf(await engineOfPage());
