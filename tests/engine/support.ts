/** What several tests of the engine need. */

import { functionNames } from '../../wasm/src/function-names.js';
import { readFileSync } from 'node:fs';
import { EdgewiseError, type Project } from '../../wasm/src/node.js';

export const textOf = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The EdgewiseError that `act` throws. */
export function faultOf(act: () => unknown): EdgewiseError {
  try {
    act();
  } catch (error) {
    if (error instanceof EdgewiseError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** The same for a promise that rejects. */
export async function rejectionOf(promise: Promise<unknown>): Promise<EdgewiseError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof EdgewiseError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

export const circle: Project = {
  edgewise: 1,
  network: { layers: [2, 6, 1], hidden: 'tanh', output: 'logistic' },
  data: { generator: { name: 'circle', samples: 200 } },
  training: { batch: 10, stepSize: { initial: 0.5 } },
};

export const iris: Project = {
  edgewise: 1,
  network: { layers: [4, 8, 3], hidden: 'tanh', output: 'softmax' },
  data: { builtin: 'iris' },
  training: { loss: 'cross-entropy', batch: 10, stepSize: { initial: 0.1 } },
};

/** Functions of hidden neurons that have a slope. */
export const slopedFunctions = functionNames.filter(
  (name) => name !== 'step' && name !== 'softmax',
);
