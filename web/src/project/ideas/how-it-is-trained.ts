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
      // From this start the example that is predicted worst has its whole square on the plot.
      make: layered(
        [1, 6, 1],
        'tanh',
        'identity',
        { ...sine, scale: 'none' },
        numbers({ init: { seed: 9 } }),
      ),
      tool: 'inside',
      example: 'worst',
    },
    {
      id: 'III-4',
      label: 'The loss of one weight',
      make: { edgewise: 1, network: runningExample, data: sine, training: numbers() },
      tool: 'weight',
      selected: { kind: 'edge', from: '6', to: '9' },
    },
    {
      id: 'III-5',
      label: 'One example at a time',
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
      make: layered(
        [4, 6, 3],
        'tanh',
        'softmax',
        { builtin: 'iris' },
        classes({ stepSize: { schedule: 'inverse-time', initial: 0.5, decay: 0.05 } }),
      ),
      settings: true,
    },
    {
      id: 'III-7',
      label: 'Backpropagation by hand',
      make: byHand,
      tool: 'inside',
    },
    {
      id: 'III-8',
      label: 'Many starts',
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
      make: layered([1, 3, 1], 'logistic', 'identity', sine, numbers()),
      selected: { kind: 'neuron', id: '3' },
    },
    {
      id: 'III-11',
      label: 'Mean or median',
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
