import type { GraphNetwork } from '../../../wasm/src/project.js';

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
