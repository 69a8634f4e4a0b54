/** The works whose memory is counted. */

import type { Project } from '../../wasm/src/node.js';
import { classes, training } from './works.js';

/** What a restart takes does not depend on how long it trains. */
export const manyRestarts = {
  count: 10_000,
  epochs: 1,
  project: training(
    'memory',
    '',
    { layers: [2, 4, 2, 1], hidden: 'tanh', rows: 250, batch: 1, stepSize: 0.03 },
    {},
  ).project,
  goal: 64,
};

export const largeGoal = 100;

export function largeTraining(): Project {
  const { data } = classes(784, 10, 10_000);
  return {
    edgewise: 1,
    network: { layers: [784, 128, 10], hidden: 'rectifier', output: 'softmax' },
    data,
    training: { loss: 'cross-entropy', batch: 32, stepSize: { initial: 0.03 } },
  };
}
