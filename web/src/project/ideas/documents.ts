/** Data, networks and settings that several of the things to try begin with. */

import type { Data, FunctionName, Project, Training } from '../../../../wasm/src/project.js';

export const sine: Data = { generator: { name: 'sine', samples: 200, noise: 0.1, seed: 1 } };

export const clouds: Data = { generator: { name: 'gaussians', samples: 200, seed: 1 } };

export function layered(
  layers: number[],
  hidden: FunctionName | FunctionName[],
  output: FunctionName,
  data: Data,
  training: Training,
): Project {
  return { edgewise: 1, network: { layers, hidden, output }, data, training };
}

export const classes = (patch: Training = {}): Training => ({
  loss: 'cross-entropy',
  batch: 10,
  stepSize: { initial: 0.1 },
  ...patch,
});

export const numbers = (patch: Training = {}): Training => ({
  loss: 'squared',
  batch: 10,
  stepSize: { initial: 0.1 },
  ...patch,
});
