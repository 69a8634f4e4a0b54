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
      make: layered([2, 3, 1], 'tanh', 'logistic', clouds, classes()),
    },
    {
      id: 'I-2',
      label: 'No cycles',
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
      make: {
        edgewise: 1,
        network: chain([{ from: 'x', to: 'y' }]),
        data: sine,
        training: numbers(),
      },
      selected: { kind: 'edge', from: 'x', to: 'y' },
    },
    {
      id: 'I-4',
      label: 'The running example',
      make: { edgewise: 1, network: runningExample, data: sine, training: numbers() },
    },
    {
      id: 'I-5',
      label: 'Different functions',
      make: layered([1, 6, 6, 1], ['sine', 'gaussian'], 'identity', sine, numbers()),
      selected: { kind: 'neuron', id: '3' },
    },
    {
      id: 'I-6',
      label: 'Evaluation by hand',
      make: byHand,
      tool: 'inside',
    },
    {
      id: 'I-7',
      label: 'Inside one neuron',
      make: byHand,
      selected: { kind: 'neuron', id: '6' },
    },
    {
      id: 'I-8',
      label: 'A missing bias',
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
      selected: { kind: 'neuron', id: 'b' },
    },
    {
      id: 'I-9',
      label: 'Layer by layer',
      make: layered([2, 4, 3, 1], 'tanh', 'logistic', clouds, classes()),
      tool: 'inside',
      steps: 'layer',
    },
  ],
};
