/** The works that are measured, each for our engine and for the peer, in units a second. */

import type { Engine, Project } from '../../wasm/src/node.js';
import { ObjectGraph, activations } from './object-graph.js';

export interface Work {
  name: string;
  unit: string;
  /** Units in one run of either. */
  perRun: number;
  /** Ratio to reach, where there is one. */
  target: number | null;
  ours: (engine: Engine) => () => unknown;
  peer: () => () => void;
}

interface Spec {
  layers: number[];
  hidden: 'tanh' | 'rectifier';
  rows: number;
  batch: number;
}

/** A seeded source of numbers in [-1, 1): the same work in every run. */
function source(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

function table(inputs: number, outputs: number, rows: number) {
  const random = source(7);
  const columns: { name: string; values: number[] }[] = [];
  for (let c = 0; c < inputs; ++c) {
    columns.push({ name: `x${String(c + 1)}`, values: Array.from({ length: rows }, random) });
  }
  for (let c = 0; c < outputs; ++c) {
    columns.push({ name: `y${String(c + 1)}`, values: Array.from({ length: rows }, random) });
  }
  return columns;
}

function training({ layers, hidden, rows, batch }: Spec) {
  const inputs = layers[0] ?? 1;
  const outputs = layers.at(-1) ?? 1;
  const columns = table(inputs, outputs, rows);
  const names = columns.map(({ name }) => name);
  const project: Project = {
    edgewise: 1,
    network: { layers, hidden, output: 'identity' },
    data: {
      table: { columns },
      inputs: names.slice(0, inputs),
      targets: names.slice(inputs),
      scale: 'none',
      split: { train: 1 },
    },
    training: { batch, stepSize: { initial: 0.001 } },
  };
  const rowsOf = (from: number, count: number) =>
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: count }, (__, c) => columns[from + c]?.values[row] ?? 0),
    );
  return { project, inputs: rowsOf(0, inputs), targets: rowsOf(inputs, outputs) };
}

/** Epochs in one call, as the page makes it: the loss over all rows is computed once a call. */
const epochs = 10;

/** Examples trained. */
function trainingWork(name: string, spec: Spec, target: number | null): Work {
  const { project, inputs, targets } = training(spec);
  return {
    name,
    unit: 'examples',
    perRun: epochs * spec.rows,
    target,
    ours: (engine) => {
      const session = engine.open(project);
      return () => session.train({ epochs });
    },
    peer: () => {
      const graph = new ObjectGraph(spec.layers, activations[spec.hidden], source(3));
      return () => {
        for (let k = 0; k < epochs; ++k) graph.epoch(inputs, targets, spec.batch, 0.001);
      };
    },
  };
}

function restartsWork(name: string, spec: Spec & { epochs: number }, target: number): Work {
  const { project, inputs, targets } = training(spec);
  const count = 8;
  const question = { from: 0, to: count, epochs: spec.epochs };
  return {
    name,
    unit: 'restarts',
    perRun: count,
    target,
    ours: (engine) => {
      const session = engine.open(project);
      return () => session.restarts(question);
    },
    peer: () => () => {
      for (let restart = 0; restart < count; ++restart) {
        const graph = new ObjectGraph(spec.layers, activations[spec.hidden], source(3));
        for (let k = 0; k < spec.epochs; ++k) graph.epoch(inputs, targets, spec.batch, 0.001);
      }
    },
  };
}

function mapWork(target: number): Work {
  const spec: Spec = { layers: [2, 8, 8, 1], hidden: 'tanh', rows: 50, batch: 10 };
  const { project } = training(spec);
  const resolution = 256;
  return {
    name: 'map 256 x 256 of 2-8-8-1, every neuron',
    unit: 'maps',
    perRun: 1,
    target,
    ours: (engine) => {
      const session = engine.open(project);
      return () => session.map({ x: 'x1', y: 'x2', resolution, neurons: true });
    },
    peer: () => {
      const graph = new ObjectGraph(spec.layers, activations.tanh, source(3));
      const neurons = graph.layers.flat();
      const maps = neurons.map(() => new Float32Array(resolution * resolution));
      return () => {
        for (let j = 0; j < resolution; ++j) {
          for (let i = 0; i < resolution; ++i) {
            graph.forward([(2 * i) / (resolution - 1) - 1, (2 * j) / (resolution - 1) - 1]);
            const place = j * resolution + i;
            neurons.forEach((neuron, n) => {
              const map = maps[n];
              if (map) map[place] = neuron.output;
            });
          }
        }
      };
    },
  };
}

export const works: readonly Work[] = [
  trainingWork(
    'train 2-4-2-1 tanh, batch 10',
    { layers: [2, 4, 2, 1], hidden: 'tanh', rows: 1000, batch: 10 },
    30,
  ),
  trainingWork(
    'train 7-(6 x 8)-1 tanh, batch 10',
    { layers: [7, 8, 8, 8, 8, 8, 8, 1], hidden: 'tanh', rows: 300, batch: 10 },
    30,
  ),
  trainingWork(
    'train 784-128-10 rectifier, batch 32',
    { layers: [784, 128, 10], hidden: 'rectifier', rows: 64, batch: 32 },
    null,
  ),
  restartsWork(
    'restart 2-4-2-1, batch 1, 200 epochs on 250 rows',
    { layers: [2, 4, 2, 1], hidden: 'tanh', rows: 250, batch: 1, epochs: 200 },
    25,
  ),
  mapWork(40),
];
