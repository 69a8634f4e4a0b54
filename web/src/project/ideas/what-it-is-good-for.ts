/** Chapter II of the introduction: what networks compute, by training and by construction. */

import { classes, clouds, layered, numbers } from './documents.js';
import type { PresetGroup } from './idea.js';

const samplesOf = (f: (x: number) => number) => {
  const x = Array.from({ length: 241 }, (_, k) => -3 + k / 40);
  return { x, y: x.map(f) };
};

/** A bump and a dent: something that no straight line comes near. */
const hills = samplesOf((x) => 2 / (1 + (x - 1) * (x - 1)) - 1.5 / (1 + (x + 1.5) * (x + 1.5)));

const parity = (bits: number) =>
  Array.from({ length: 2 ** bits }, (_, row) => {
    let ones = 0;
    for (let rest = row; rest > 0; rest >>= 1) ones += rest & 1;
    return String(ones % 2);
  }).join('');

export const whatItIsGoodFor: PresetGroup = {
  label: 'What it is good for',
  presets: [
    {
      id: 'II-1',
      label: 'A function of two numbers',
      make: layered(
        [2, 8, 8, 1],
        'tanh',
        'identity',
        { generator: { name: 'waves', samples: 600, seed: 1 } },
        numbers({ optimizer: { name: 'adam' }, stepSize: { initial: 0.01 } }),
      ),
    },
    {
      id: 'II-2',
      label: 'Is it a 3?',
      make: { set: 'threes' },
    },
    {
      id: 'II-2',
      label: 'Which digit is it?',
      make: { set: 'digits' },
    },
    {
      id: 'II-2',
      label: 'An advert, from its bytes',
      make: { set: 'messages' },
      output: 'table',
    },
    {
      id: 'II-3',
      label: 'Overfitting',
      make: layered(
        [2, 24, 24, 1],
        'tanh',
        'logistic',
        {
          generator: { name: 'exclusive-or', samples: 60, noise: 1.5, seed: 2 },
          split: { train: 0.5 },
        },
        classes({ optimizer: { name: 'adam' }, stepSize: { initial: 0.01 } }),
      ),
    },
    {
      id: 'II-4',
      label: 'Any function with one layer',
      make: { approximation: { ...hills, neurons: 24 } },
      training: { batch: 10, stepSize: { initial: 0.001 } },
      workshop: 'approximation',
    },
    {
      id: 'II-5',
      label: 'Any boolean function',
      make: { boolean: { truth: parity(6) } },
      output: 'table',
      workshop: 'boolean',
    },
    {
      id: 'II-6',
      label: 'How many are there?',
      make: { set: 'threes' },
      workshop: 'counting',
    },
    {
      id: 'II-7',
      label: 'Sixteen numbers from two',
      make: layered(
        [16, 8, 1],
        'tanh',
        'logistic',
        { generator: { name: 'hierarchy', samples: 800, noise: 0.05, seed: 1 } },
        classes(),
      ),
    },
    {
      id: 'II-7',
      label: 'Sixteen random numbers',
      make: layered(
        [16, 8, 1],
        'tanh',
        'logistic',
        { generator: { name: 'noise', samples: 800, seed: 1 } },
        classes(),
      ),
    },
    {
      id: 'II-8',
      label: 'A chain of matrices and functions',
      make: layered([2, 3, 2, 1], 'tanh', 'logistic', clouds, classes()),
      tool: 'matrices',
    },
    {
      id: 'II-9',
      label: 'Without functions: one matrix',
      make: layered(
        [2, 4, 3, 1],
        'identity',
        'identity',
        { generator: { name: 'plane', samples: 300, noise: 0.02, seed: 1 } },
        numbers({ stepSize: { initial: 0.05 } }),
      ),
      tool: 'matrices',
    },
    {
      id: 'II-10',
      label: 'A matrix product',
      make: {
        'matrix-product': {
          a: [
            [1, 2],
            [0, -1],
          ],
          x: [
            [3, 0, 1],
            [-1, 2, 0.5],
          ],
        },
      },
      tool: 'matrices',
      workshop: 'matrix',
    },
    {
      id: 'II-10',
      label: 'Sawtooth, deep',
      make: { sawtooth: { times: 5, deep: true } },
    },
    {
      id: 'II-10',
      label: 'Sawtooth, shallow',
      make: { sawtooth: { times: 5, deep: false } },
    },
    {
      id: 'II-11',
      label: 'Four neurons multiply',
      make: { 'product-gate': { scale: 0.1 } },
      training: { batch: 10, stepSize: { initial: 0.00001 } },
      workshop: 'gate',
    },
  ],
};
