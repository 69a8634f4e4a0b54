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
      look: 'The network computes a number for every point of the map: orange above zero, purple below.',
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
      look: 'A picture of 64 numbers goes in, a yes or no comes out. Train, then draw a digit under Try an input.',
      make: { set: 'threes' },
    },
    {
      id: 'II-2',
      label: 'Which digit is it?',
      look: 'Ten outputs, one per digit; the largest wins. Train, then draw a digit under Try an input.',
      make: { set: 'digits' },
    },
    {
      id: 'II-2',
      label: 'An advert, from its bytes',
      look: 'Each letter of a message goes in as its byte. Capitals and digits have smaller bytes: train, then type a message.',
      make: { set: 'messages' },
    },
    {
      id: 'II-3',
      label: 'Overfitting',
      look: 'Few noisy examples, many weights: the training loss falls towards 0 while the test loss rises.',
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
      look: 'Nothing was trained: the weights of 24 rectifiers were calculated so that their sum follows the curve.',
      make: { approximation: { ...hills, neurons: 24 } },
      training: { batch: 10, stepSize: { initial: 0.001 } },
    },
    {
      id: 'II-5',
      label: 'Any boolean function',
      look: 'Is the number of ones among 6 bits odd? Every neuron applies a step, and all 64 rows in the table are right.',
      make: { boolean: { truth: parity(6) } },
    },
    {
      id: 'II-6',
      label: 'How many are there?',
      look: 'All pictures of a given size, compared with all networks that differ in a weight: change the numbers and compare.',
      make: { set: 'threes' },
      workshop: 'counting',
    },
    {
      id: 'II-7',
      label: 'Sixteen numbers from two',
      look: 'Two hidden numbers determine all sixteen, so a small network finds the rule.',
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
      look: 'As much data without a rule: whatever the training loss does, the test accuracy stays near one half.',
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
      look: 'The whole network as a chain of matrices and functions: press Play, and the numbers change as it trains.',
      make: layered([2, 3, 2, 1], 'tanh', 'logistic', clouds, classes()),
      tool: 'matrices',
    },
    {
      id: 'II-9',
      label: 'Without functions: one matrix',
      look: 'Three layers without functions are one matrix. Give a layer tanh, and they no longer are.',
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
      look: 'Multiplying matrices is a network without functions: the product is shown below.',
      make: {
        'matrix-product': {
          a: [
            [1, 2],
            [0, -1],
          ],
          b: [
            [3, 0, 1],
            [1, -2, 2],
          ],
        },
      },
      tool: 'matrices',
    },
    {
      id: 'II-10',
      label: 'Sawtooth, deep',
      look: 'Sixteen teeth from ten neurons, two in each layer: every layer folds the line once more.',
      make: { sawtooth: { times: 5, deep: true } },
    },
    {
      id: 'II-10',
      label: 'Sawtooth, shallow',
      look: 'The same sixteen teeth from one layer: it takes 32 neurons, one for each piece.',
      make: { sawtooth: { times: 5, deep: false } },
    },
    {
      id: 'II-11',
      label: 'Four neurons multiply',
      look: 'Four softplus neurons compute almost exactly x times y: compare the map and the table.',
      make: { 'product-gate': { scale: 0.1 } },
      training: { batch: 10, stepSize: { initial: 0.00001 } },
    },
  ],
};
