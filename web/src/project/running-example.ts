/** The network that the introduction explains everything with, and the same with numbers to calculate with. */

import type { GraphNetwork, Project } from '../../../wasm/src/project.js';

/** The introduction's running example: nine neurons, not fully connected. */
export const runningExample: GraphNetwork = {
  neurons: [
    { id: '1', kind: 'input' },
    { id: '2', kind: 'bias' },
    { id: '3', kind: 'hidden', function: 'tanh' },
    { id: '4', kind: 'hidden', function: 'tanh' },
    { id: '5', kind: 'bias' },
    { id: '6', kind: 'hidden', function: 'tanh' },
    { id: '7', kind: 'hidden', function: 'tanh' },
    { id: '8', kind: 'bias' },
    { id: '9', kind: 'output', function: 'identity' },
  ],
  edges: [
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
  ].map(([from = '', to = '']) => ({ from, to })),
};

/** Of its edges, in their order: short numbers, with which no function is near its end. */
const weights = [1, 0.5, -1, 0.5, 0.8, 0.6, -0.4, -1, 0.3, 1, 0.7, -0.2];

/** Five rows and weights to calculate with by hand: what stands in the table goes in as it is. */
export const byHand: Project = {
  edgewise: 1,
  network: {
    neurons: runningExample.neurons,
    edges: runningExample.edges.map((edge, k) => ({ ...edge, weight: weights[k] ?? 0 })),
  },
  data: {
    table: {
      columns: [
        { name: 'x', values: [1, 0.5, -0.5, -1, 0] },
        { name: 'y', values: [0.8, 0.5, -0.5, -0.8, 0] },
      ],
    },
    inputs: ['x'],
    targets: ['y'],
    scale: 'none',
  },
  training: { loss: 'squared', batch: 1, order: 'sequence', stepSize: { initial: 0.1 } },
};
