/** The works that are measured: documents for our engine, and the same as plain rows for peers. */

import type { Network, NetworkInfo, Project } from '../../wasm/src/node.js';
import type { Task } from './peers/peer.js';
import { source } from './random.js';

type FunctionName = Task['hidden'];

/** Ratios to reach. */
export interface Goals {
  objectGraph?: number;
  convNet?: number;
  tensorFlow?: number;
  torch?: number;
  /** Share of the measured peak of multiplications and additions. */
  peak?: number;
}

export interface TrainingWork {
  id: string;
  name: string;
  project: Project;
  rows: Pick<Task, 'layers' | 'hidden' | 'output' | 'inputs' | 'targets' | 'batch' | 'stepSize'>;
  goals: Goals;
}

interface Shape {
  layers: number[];
  hidden: FunctionName;
  output?: FunctionName;
  rows: number;
  batch: number;
  stepSize: number;
}

interface Rows {
  inputs: number[][];
  targets: number[][];
  data: NonNullable<Project['data']>;
}

const named = (letter: string, count: number) =>
  Array.from({ length: count }, (_, k) => `${letter}${String(k + 1)}`);

/** Numbers to numbers: a wave over all inputs. */
function waves(inputCount: number, outputCount: number, count: number): Rows {
  const random = source(7);
  const float = (value: number) => Math.fround(value);
  const inputs = Array.from({ length: count }, () =>
    Array.from({ length: inputCount }, () => float(random())),
  );
  const targets = inputs.map((row) =>
    Array.from({ length: outputCount }, (_, k) => {
      const sum = row.reduce((total, value, c) => total + value * Math.cos(c + k), 0);
      return float(Math.sin(3 * sum));
    }),
  );
  const x = named('x', inputCount);
  const y = named('y', outputCount);
  const columns = [
    ...x.map((name, c) => ({ name, values: inputs.map((row) => row[c]!) })),
    ...y.map((name, c) => ({ name, values: targets.map((row) => row[c]!) })),
  ];
  return {
    inputs,
    targets,
    data: { table: { columns }, inputs: x, targets: y, scale: 'none', split: { train: 1 } },
  };
}

/** Numbers to one of ten classes: pictures with a bright stripe, as digits are in their form. */
export function classes(inputCount: number, outputCount: number, count: number): Rows {
  const random = source(11);
  const x = named('x', inputCount);
  const labels = Array.from({ length: count }, (_, row) => row % outputCount);
  const inputs = labels.map((label) =>
    Array.from({ length: inputCount }, (_, c) => {
      const inStripe = Math.floor((c * outputCount) / inputCount) === label;
      const value = random();
      if (value < 0.6) return inStripe ? 0.5 : 0;
      return Math.round(4 * value) / 4;
    }),
  );
  const columns = [
    ...x.map((name, c) => ({ name, values: inputs.map((row) => row[c]!) })),
    { name: 'class', values: labels.map(String) },
  ];
  return {
    inputs,
    targets: labels.map((label) => Array.from({ length: outputCount }, (_, k) => +(k === label))),
    data: { table: { columns }, inputs: x, targets: ['class'], scale: 'none', split: { train: 1 } },
  };
}

/** Data and document of a dense layered network. */
export function training(id: string, name: string, shape: Shape, goals: Goals): TrainingWork {
  const { layers, hidden, output = 'identity', rows, batch, stepSize } = shape;
  const isSoftmax = output === 'softmax';
  const make = isSoftmax ? classes : waves;
  const { inputs, targets, data } = make(layers[0]!, layers.at(-1)!, rows);
  const project: Project = {
    edgewise: 1,
    network: { layers, hidden, output },
    data,
    training: {
      loss: isSoftmax ? 'cross-entropy' : 'squared',
      batch,
      stepSize: { initial: stepSize },
    },
  };
  return {
    id,
    name,
    project,
    rows: { layers, hidden, output, inputs, targets, batch, stepSize },
    goals,
  };
}

export const trainings: readonly TrainingWork[] = [
  training(
    '2-4-2-1',
    'train 2-4-2-1 tanh, batch 10',
    { layers: [2, 4, 2, 1], hidden: 'tanh', rows: 1000, batch: 10, stepSize: 0.03 },
    { objectGraph: 30, convNet: 70, tensorFlow: 2000, torch: 100 },
  ),
  training(
    '7-(6x8)-1',
    'train 7-(6 x 8)-1 tanh, batch 10',
    { layers: [7, 8, 8, 8, 8, 8, 8, 1], hidden: 'tanh', rows: 300, batch: 10, stepSize: 0.03 },
    { objectGraph: 30, convNet: 30, tensorFlow: 400, torch: 100 },
  ),
  training(
    '64-32-10',
    'train 64-32-10 rectifier, softmax, batch 32',
    {
      layers: [64, 32, 10],
      hidden: 'rectifier',
      output: 'softmax',
      rows: 320,
      batch: 32,
      stepSize: 0.1,
    },
    { tensorFlow: 12 },
  ),
  training(
    '784-128-10',
    'train 784-128-10 rectifier, softmax, batch 32',
    {
      layers: [784, 128, 10],
      hidden: 'rectifier',
      output: 'softmax',
      rows: 320,
      batch: 32,
      stepSize: 0.03,
    },
    { tensorFlow: 12, torch: 1, peak: 0.6 },
  ),
];

/** The same work with its rows in the order of the table in every epoch. */
export function inOrder(work: TrainingWork): TrainingWork {
  const training = { ...work.project.training, order: 'sequence' as const };
  return { ...work, project: { ...work.project, training } };
}

/** The small works once more, as the peers do them, who take the rows as they come. */
export const orderedTrainings = trainings
  .filter(({ rows }) => rows.batch === 10)
  .map((work) => ({
    ...inOrder(work),
    id: `${work.id}-in-order`,
    name: `${work.name}, rows in order`,
  }));

/** The introduction's first network: two inputs' worth of paths that are not all there. */
function runningExample(): TrainingWork {
  const { inputs, targets, data } = waves(1, 1, 250);
  const network: Network = {
    neurons: [
      { id: '1', kind: 'input' },
      { id: '2', kind: 'bias' },
      { id: '3', kind: 'hidden', function: 'tanh' },
      { id: '4', kind: 'hidden', function: 'logistic' },
      { id: '5', kind: 'bias' },
      { id: '6', kind: 'hidden', function: 'tanh' },
      { id: '7', kind: 'hidden', function: 'rectifier' },
      { id: '8', kind: 'bias' },
      { id: '9', kind: 'output', function: 'identity' },
    ],
    edges: (
      [
        ['1', '3'],
        ['2', '3'],
        ['1', '4'],
        ['2', '4'],
        ['3', '6'],
        ['4', '6'],
        ['5', '6'],
        ['4', '7'],
        ['5', '7'],
        ['6', '9'],
        ['7', '9'],
        ['8', '9'],
      ] as const
    ).map(([from, to]) => ({ from, to })),
  };
  const stepSize = 0.03;
  return {
    id: 'running-example',
    name: 'the running example',
    project: {
      edgewise: 1,
      network,
      data,
      training: { batch: 1, stepSize: { initial: stepSize } },
    },
    rows: { layers: [], hidden: 'tanh', output: 'identity', inputs, targets, batch: 1, stepSize },
    goals: { objectGraph: 25 },
  };
}

/** Many starts of each, over all cores. */
export const restartEpochs = 200;
export const restarts: readonly TrainingWork[] = [
  runningExample(),
  training(
    'restarts-2-4-2-1',
    '2-4-2-1 tanh',
    { layers: [2, 4, 2, 1], hidden: 'tanh', rows: 250, batch: 1, stepSize: 0.03 },
    { objectGraph: 25 },
  ),
];

export const map = {
  work: training(
    '2-8-8-1',
    'map 256 x 256 of 2-8-8-1 tanh, every neuron',
    { layers: [2, 8, 8, 1], hidden: 'tanh', rows: 50, batch: 10, stepSize: 0.03 },
    { objectGraph: 40 },
  ),
  resolution: 256,
  /** Of a display of 60 Hz. */
  frame: 1000 / 60,
};

/** Of one size after another, for the growth of the cost. */
export function sized(layers: number[], rows: number, batch: number): TrainingWork {
  const hidden = 'tanh';
  return training(layers.join('-'), '', { layers, hidden, rows, batch, stepSize: 0.001 }, {});
}

/**
 * Multiplications and additions that one example of a dense network needs: two an edge forward, two
 * for its gradient, two to carry a delta back over it (not to the inputs), and its share of the step.
 */
export function operations({ layers, batch }: TrainingWork['rows']): number {
  return layers.slice(1).reduce((sum, heads, k) => {
    const edges = (layers[k]! + 1) * heads;
    return sum + edges * (k === 0 ? 4 : 6) + (2 * edges) / batch;
  }, 0);
}

export function taskOf(work: TrainingWork, network: NetworkInfo, weights: Float32Array): Task {
  return { ...work.rows, network, weights };
}
