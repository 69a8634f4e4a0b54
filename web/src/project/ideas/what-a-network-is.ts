/** Chapter I of the introduction: neurons, edges, layers, functions, evaluation. */

import type { GraphEdge, Project } from '../../../../wasm/src/project.js';
import { byHand, runningExample } from '../running-example.js';
import { classes, clouds, layered, numbers, sine } from './documents.js';
import type { PresetGroup } from './idea.js';

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

export const whatANetworkIs: PresetGroup = {
  label: 'What a network is',
  presets: [
    {
      id: 'I-1',
      label: 'Neurons and edges',
      look: 'Numbers go in at the green neurons and come out at the red one; blue neurons always send 1. Add a neuron, or press Edit graph and drag an edge from a dot to a neuron.',
      make: layered([2, 3, 1], 'tanh', 'logistic', clouds, classes()),
    },
    {
      id: 'I-2',
      label: 'No cycles',
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
      look: 'The edge from x to y skips a layer: a note says so, and the network can still be trained.',
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
      label: 'Different functions',
      look: 'Each layer applies another function. Choose others above the layers and train again.',
      make: layered([1, 6, 6, 1], ['sine', 'gaussian'], 'identity', sine, numbers()),
    },
    {
      id: 'I-6',
      label: 'Evaluation by hand',
      look: 'Press Next: each neuron multiplies, adds, applies its function and sends on.',
      make: byHand,
      tool: 'inside',
    },
    {
      id: 'I-7',
      label: 'Inside one neuron',
      look: 'What comes into neuron 6, its sum, its function and what goes out: the weights on a neuron’s incoming edges are its own.',
      make: byHand,
      selected: { kind: 'neuron', id: '6' },
    },
    {
      id: 'I-8',
      label: 'A missing bias',
      look: 'Without a bias edge b cannot shift its curve sideways: a note names b, and a button adds the edge.',
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
};
