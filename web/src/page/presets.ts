/** One thing to try for each idea of the introduction, with what to look for. */

import type {
  Data,
  FunctionName,
  GraphEdge,
  Project,
  Training,
} from '../../../wasm/src/project.js';
import type { Compared } from '../compare/compare.js';
import { runningExample } from '../project/running-example.js';
import type { Search } from '../searches/searches.js';
import type { Selection } from '../session/selection.js';
import type { Workshop } from '../workshops/dialog.js';
import type { Idea } from './ideas.js';

export type Tool =
  'loss' | 'inspect' | 'inside' | 'weight' | 'matrices' | 'measures' | 'searches' | 'compare';

/** The idea it shows is one of the introduction, and it may open more than the network. */
export interface Preset extends Idea {
  tool?: Tool;
  /** Where the tool is the searches. */
  search?: Search;
  /** Where the tool is the comparison. */
  compared?: Compared;
  /** What is shown from near. */
  selected?: Selection;
  /** A workshop that opens over the page. */
  workshop?: Workshop;
}

export interface PresetGroup {
  label: string;
  presets: readonly Preset[];
}

const sine: Data = { generator: { name: 'sine', samples: 200, noise: 0.1, seed: 1 } };

const clouds: Data = { generator: { name: 'gaussians', samples: 200, seed: 1 } };

/** x to a to b to y, each with a bias of its layer, and other edges. */
function chain(others: GraphEdge[] = []): NonNullable<Project['network']> {
  return {
    neurons: [
      { id: 'x', kind: 'input' },
      { id: '1', kind: 'bias' },
      { id: 'a', kind: 'hidden', function: 'tanh' },
      { id: '2', kind: 'bias' },
      { id: 'b', kind: 'hidden', function: 'tanh' },
      { id: '3', kind: 'bias' },
      { id: 'y', kind: 'output', function: 'identity' },
    ],
    edges: [
      { from: 'x', to: 'a' },
      { from: '1', to: 'a' },
      { from: 'a', to: 'b' },
      { from: '2', to: 'b' },
      { from: 'b', to: 'y' },
      { from: '3', to: 'y' },
      ...others,
    ],
  };
}

function layered(
  layers: number[],
  hidden: FunctionName | FunctionName[],
  output: FunctionName,
  data: Data,
  training: Training,
): Project {
  return { edgewise: 1, network: { layers, hidden, output }, data, training };
}

const classes = (patch: Training = {}): Training => ({
  loss: 'cross-entropy',
  batch: 10,
  stepSize: { initial: 0.1 },
  ...patch,
});

const numbers = (patch: Training = {}): Training => ({
  loss: 'squared',
  batch: 10,
  stepSize: { initial: 0.1 },
  ...patch,
});

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

export const presetGroups: readonly PresetGroup[] = [
  {
    label: 'What a network is',
    presets: [
      {
        id: 'I-1',
        label: 'Neurons and edges',
        look: 'Green neurons take numbers in, the red one gives a number out, blue ones always send 1. Add a neuron, or press Free and drag an edge from a dot to a neuron.',
        make: layered([2, 3, 1], 'tanh', 'logistic', clouds, classes()),
      },
      {
        id: 'I-2',
        label: 'No way back',
        look: 'Drag from the dot of b back to a: the edge would close a cycle, so it is refused, and the cycle lights up.',
        make: {
          edgewise: 1,
          network: chain(),
          data: sine,
          training: numbers(),
        },
      },
      {
        id: 'I-3',
        label: 'Not in layers',
        look: 'The edge from x to y skips a layer: the verdict says so, and the network trains all the same.',
        make: {
          edgewise: 1,
          network: chain([{ from: 'x', to: 'y' }]),
          data: sine,
          training: numbers(),
        },
      },
      {
        id: 'I-4',
        label: 'The running example',
        look: 'Nine neurons, not fully connected: 3 has an edge to 6 only. Press Play and watch the curve.',
        make: { edgewise: 1, network: runningExample, data: sine, training: numbers() },
      },
      {
        id: 'I-5',
        label: 'Functions that differ',
        look: 'Each layer applies another function. Choose others above the layers and train again.',
        make: layered([1, 6, 6, 1], ['sine', 'gaussian'], 'identity', sine, numbers()),
      },
      {
        id: 'I-6',
        label: 'Evaluation by hand',
        look: 'Press Next: each neuron multiplies, adds, applies its function and sends on.',
        make: { 'running-example': {} },
        tool: 'inside',
      },
      {
        id: 'I-7',
        label: 'A neuron from near',
        look: 'What comes into neuron 6, its sum, its function, what goes out: the weights of the edges that head into a neuron are its own.',
        make: { 'running-example': {} },
        selected: { kind: 'neuron', id: '6' },
      },
      {
        id: 'I-8',
        label: 'A bias is missing',
        look: 'Without a bias b cannot move its curve to the side: the verdict names it, and a button adds the edge.',
        make: {
          edgewise: 1,
          network: {
            neurons: [
              { id: 'x', kind: 'input' },
              { id: '1', kind: 'bias' },
              { id: 'a', kind: 'hidden', function: 'tanh' },
              { id: 'b', kind: 'hidden', function: 'tanh' },
              { id: '2', kind: 'bias' },
              { id: 'y', kind: 'output', function: 'identity' },
            ],
            edges: [
              { from: 'x', to: 'a' },
              { from: '1', to: 'a' },
              { from: 'x', to: 'b' },
              { from: 'a', to: 'y' },
              { from: 'b', to: 'y' },
              { from: '2', to: 'y' },
            ],
          },
          data: sine,
          training: numbers(),
        },
      },
      {
        id: 'I-9',
        label: 'Layer by layer',
        look: 'Choose layer by layer, then press Next: one equation evaluates a whole layer.',
        make: layered([2, 4, 3, 1], 'tanh', 'logistic', clouds, classes()),
        tool: 'inside',
      },
    ],
  },
  {
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
        look: 'Ten outputs, one a digit, and the largest wins. Train, then draw a digit under Try an input.',
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
        label: 'Learnt by heart',
        look: 'Few noisy examples, many weights: the training loss falls to nothing while the test loss rises.',
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
        label: 'Any function by one layer',
        look: 'Nothing was trained: 24 rectifiers are written down so that their sum follows the curve.',
        make: { approximation: { ...hills, neurons: 24 } },
        training: { batch: 10, stepSize: { initial: 0.001 } },
      },
      {
        id: 'II-5',
        label: 'Any boolean function',
        look: 'Whether the number of ones is odd, for 6 bits: every neuron is a step, and the table shows all 64 rows right.',
        make: { boolean: { truth: parity(6) } },
      },
      {
        id: 'II-6',
        label: 'How many are there?',
        look: 'All pictures of some pixels, against all networks that one could tell apart: change the numbers and compare.',
        make: { set: 'threes' },
        workshop: 'counting',
      },
      {
        id: 'II-7',
        label: 'Sixteen numbers from two',
        look: 'Two hidden numbers decide all sixteen, so that a small network finds the rule.',
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
        label: 'Sixteen numbers from nowhere',
        look: 'As much data without a rule: whatever the training loss does, the test accuracy stays at a half.',
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
        label: 'Matrices and functions in a row',
        look: 'The whole network as a chain of matrices and functions: press Play, and the numbers change as it trains.',
        make: layered([2, 3, 2, 1], 'tanh', 'logistic', clouds, classes()),
        tool: 'matrices',
      },
      {
        id: 'II-9',
        label: 'Without functions: one matrix',
        look: 'Three layers without functions are one matrix. Give a layer tanh, and they are not.',
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
        look: 'Multiplying matrices is a network without functions: the product stands below.',
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
        look: 'Sixteen teeth by ten neurons, two in each layer: every layer folds the line once more.',
        make: { sawtooth: { times: 5, deep: true } },
      },
      {
        id: 'II-10',
        label: 'Sawtooth, shallow',
        look: 'The same sixteen teeth by one layer: it takes 32 neurons, one for each piece.',
        make: { sawtooth: { times: 5, deep: false } },
      },
      {
        id: 'II-11',
        label: 'Four neurons multiply',
        look: 'Four softplus neurons compute x times y, nearly: compare the map and the table.',
        make: { 'product-gate': { scale: 0.1 } },
        training: { batch: 10, stepSize: { initial: 0.00001 } },
      },
    ],
  },
  {
    label: 'How it is trained',
    presets: [
      {
        id: 'III-1',
        label: 'Same network, other weights',
        look: 'Press New start a few times: the same neurons and edges, another function each time.',
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
        look: 'Press Worst predicted, then Next to the end: the squared difference says how far off the prediction is.',
        make: layered([1, 6, 1], 'tanh', 'identity', sine, numbers()),
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
        label: 'Point by point',
        look: 'Batch size 1, as the introduction does it: choose "one example" beside Step, and step.',
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
        look: 'Large steps at first, small ones later: under More settings the present step size falls with the epochs.',
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
        look: 'Press Next past the output: from there each delta comes from the next layer, edge by edge.',
        make: { 'running-example': {} },
        tool: 'inside',
      },
      {
        id: 'III-8',
        label: 'Many starts',
        look: 'Some starts end in a bad minimum: press Restarts and look where the losses pile up.',
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
        look: 'Two hundred starts, or every combination of the weights: the two counts stand side by side.',
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
        look: 'The noise points upwards only. Press Run both: with the absolute loss the curve goes through the median, with the squared one through the mean, above it.',
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
        label: 'Gradients that vanish',
        look: 'Seven layers of logistic functions: towards the inputs the gradients shrink by the layer. Try tanh.',
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
        look: 'Logistic against tanh: the same data, order and start. Press Run both: tanh, which is zero in the middle, is there long before.',
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
  },
];
