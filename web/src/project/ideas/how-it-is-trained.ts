/** Chapter III of the introduction: the loss, its slope, step sizes, searches. */

import { byHand, runningExample } from '../running-example.js';
import { classes, layered, numbers, sine } from './documents.js';
import type { PresetGroup } from './idea.js';

export const howItIsTrained: PresetGroup = {
  label: 'How it is trained',
  presets: [
    {
      id: 'III-1',
      label: 'Same network, different weights',
      look: 'Press New random weights a few times: the same neurons and edges, another function each time.',
      make: layered(
        [2, 6, 6, 1],
        'tanh',
        'identity',
        { generator: { name: 'waves', samples: 200, seed: 1 } },
        numbers({ init: { scheme: 'uniform', seed: 1 } }),
      ),
    },
    {
      id: 'III-2',
      label: 'Every combination',
      look: 'Nine weights of four values each: press Try all, then Open the best. Then think of nine hundred weights.',
      make: layered(
        [2, 2, 1],
        'tanh',
        'logistic',
        { generator: { name: 'exclusive-or', samples: 200, seed: 1 } },
        classes(),
      ),
      tool: 'searches',
      search: 'exhaustive',
    },
    {
      id: 'III-3',
      label: 'The loss of one example',
      look: 'Press Worst predicted, then Next until the end: the squared difference says how far off the prediction is.',
      make: layered([1, 6, 1], 'tanh', 'identity', { ...sine, scale: 'none' }, numbers()),
      tool: 'inside',
    },
    {
      id: 'III-4',
      label: 'The loss of one weight',
      look: 'Choose an edge in the figure, then drag the point along the curve: the tangent says which way is down.',
      make: { edgewise: 1, network: runningExample, data: sine, training: numbers() },
      tool: 'weight',
    },
    {
      id: 'III-5',
      label: 'One example at a time',
      look: 'Batch size 1, as in the introduction: choose “one example” beside Step, then press Step.',
      make: layered(
        [2, 4, 1],
        'tanh',
        'logistic',
        { generator: { name: 'gaussians', samples: 60, seed: 1 } },
        classes({ batch: 1, stepSize: { initial: 0.05 } }),
      ),
    },
    {
      id: 'III-6',
      label: 'A step size that falls',
      look: 'Large steps at first, small ones later: under More settings you see the step size fall with the epochs.',
      make: layered(
        [4, 6, 3],
        'tanh',
        'softmax',
        { builtin: 'iris' },
        classes({ stepSize: { schedule: 'inverse-time', initial: 0.5, decay: 0.05 } }),
      ),
    },
    {
      id: 'III-7',
      label: 'Backpropagation by hand',
      look: 'Press Next past the output: from there each delta comes from the next layer, edge by edge. At the end, apply the step.',
      make: byHand,
      tool: 'inside',
    },
    {
      id: 'III-8',
      label: 'Many starts',
      look: 'Some starts end in a bad minimum: press Run restarts and see where the losses pile up.',
      make: layered(
        [2, 2, 1],
        'tanh',
        'logistic',
        { generator: { name: 'exclusive-or', samples: 200, seed: 1 } },
        classes(),
      ),
      tool: 'searches',
    },
    {
      id: 'III-9',
      label: 'Restarts against brute force',
      look: 'Two hundred starts, or every combination of the weights: compare the two counts.',
      make: layered(
        [2, 3, 1],
        'tanh',
        'logistic',
        { generator: { name: 'circle', samples: 200, seed: 1 } },
        classes(),
      ),
      tool: 'searches',
    },
    {
      id: 'III-10',
      label: 'A function and its slope',
      look: 'The graph of the logistic function s and of its slope s(1 \u2212 s), and where the neuron is now. Choose the rectifier: its slope is 0 or 1.',
      make: layered([1, 3, 1], 'logistic', 'identity', sine, numbers()),
      selected: { kind: 'neuron', id: '3' },
    },
    {
      id: 'III-11',
      label: 'Mean or median',
      look: 'The noise points upwards only. Press Run both: with the absolute loss the curve goes through the median, with the squared loss through the mean, which is higher.',
      make: layered(
        [1, 4, 1],
        'tanh',
        'identity',
        { generator: { name: 'skewed', samples: 600, noise: 0.5, seed: 1 } },
        numbers({ loss: 'absolute', stepSize: { initial: 0.02 } }),
      ),
      tool: 'compare',
      compared: { setting: 'loss', value: 'squared' },
    },
    {
      id: 'III-11',
      label: 'Vanishing gradients',
      look: 'Seven layers of logistic functions: towards the inputs the gradients shrink with each layer. Try tanh.',
      make: layered(
        [2, 6, 6, 6, 6, 6, 6, 6, 1],
        'logistic',
        'logistic',
        { generator: { name: 'circle', samples: 300, noise: 0.2, seed: 1 } },
        classes(),
      ),
      tool: 'measures',
    },
    {
      id: 'III-11',
      label: 'Which function?',
      look: 'Logistic versus tanh: same data, order and start. Press Run both: tanh, which is zero in the middle, gets there much sooner.',
      make: layered(
        [2, 8, 8, 1],
        'logistic',
        'logistic',
        { generator: { name: 'circle', samples: 300, noise: 0.2, seed: 1 } },
        classes(),
      ),
      tool: 'compare',
      compared: { setting: 'function', value: 'tanh' },
    },
  ],
};
