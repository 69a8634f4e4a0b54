/** Changes of a drawn graph. */

import { expect, it } from 'vitest';
import type { NetworkInfo } from '../../wasm/src/types.js';
import { withBias, withBiasNeuron } from '../../web/src/project/biases.js';
import {
  freeId,
  graphOf,
  headsFor,
  withEdge,
  withFunction,
  withLabel,
  withNeuron,
  withoutEdge,
  withoutNeuron,
} from '../../web/src/project/graph.js';

const network: NetworkInfo = {
  neurons: [
    { id: 'x', kind: 'input', function: 'identity', label: 'x1' },
    { id: 'b', kind: 'bias', function: 'identity', label: '' },
    { id: 'h', kind: 'hidden', function: 'gelu', label: '' },
    { id: 'y', kind: 'output', function: 'logistic', label: 'label' },
  ],
  edges: [
    { from: 0, to: 2 },
    { from: 2, to: 3 },
  ],
};
const graph = graphOf(network, Float32Array.of(0.5, -1));

it('a network becomes a graph with its weights', () => {
  expect(graph).toEqual({
    neurons: [
      { id: 'x', kind: 'input' },
      { id: 'b', kind: 'bias' },
      { id: 'h', kind: 'hidden', function: 'gelu' },
      { id: 'y', kind: 'output', function: 'logistic' },
    ],
    edges: [
      { from: 'x', to: 'h', weight: 0.5 },
      { from: 'h', to: 'y', weight: -1 },
    ],
  });
});

it('a new neuron has a name of its own and an edge from the bias', () => {
  const more = withNeuron(withNeuron(graph));
  expect(more.neurons.map(({ id }) => id)).toEqual(['x', 'b', 'h', 'y', '5', '6']);
  expect(more.edges.slice(2)).toEqual([
    { from: 'b', to: '5' },
    { from: 'b', to: '6' },
  ]);
});

it('a new bias neuron is not connected yet', () => {
  const more = withBiasNeuron(graph);
  expect(more.neurons.at(-1)).toEqual({ id: '5', kind: 'bias' });
  expect(more.edges).toEqual(graph.edges);
});

it('edges tell where their weights start, where that is elsewhere', () => {
  const edgesFrom = (starts: Float32Array) =>
    graphOf(network, Float32Array.of(0.5, -1), undefined, starts).edges;
  expect(edgesFrom(new Float32Array())).toMatchObject([{ start: null }, { start: null }]);
  expect(edgesFrom(Float32Array.of(NaN, 2))).toMatchObject([{ start: null }, { start: 2 }]);
  expect(edgesFrom(Float32Array.of(0.5, -1)).some((edge) => 'start' in edge)).toBe(false);
});

it('edges and neurons come and go', () => {
  expect(withEdge(graph, 'x', 'y').edges).toHaveLength(3);
  expect(withoutEdge(graph, 'x', 'h').edges).toEqual([{ from: 'h', to: 'y', weight: -1 }]);
  expect(withoutNeuron(graph, 'h')).toMatchObject({ neurons: [{}, {}, {}], edges: [] });
  expect(withFunction(graph, 'h', 'step').neurons[2]?.function).toBe('step');
  expect(graph.neurons[2]?.function).toBe('gelu');
});

it('edges go to what computes and is not connected yet', () => {
  expect(headsFor(graph, 'x')).toEqual(['y']);
  expect(headsFor(graph, 'b')).toEqual(['h', 'y']);
  expect(headsFor(graph, 'h')).toEqual([]);
});

it('names are given, kept and taken away', () => {
  const named = withLabel(graph, 'h', 'corner');
  expect(named.neurons[2]).toMatchObject({ id: 'h', label: 'corner' });
  expect(graphOf(network, Float32Array.of(0.5, -1), named).neurons[2]).toMatchObject({
    label: 'corner',
  });
  expect(withLabel(named, 'h', '').neurons[2]).not.toHaveProperty('label');
});

it('a missing bias edge comes from a bias of the same layer, or from a new one', () => {
  const layers = [['x', 'b'], ['h'], ['y']];
  const both = withBias(graph, ['h', 'y'], { layers });
  expect(both.edges.slice(2)).toEqual([
    { from: 'b', to: 'h' },
    { from: '5', to: 'y' },
  ]);
  expect(both.neurons.at(-1)).toEqual({ id: '5', kind: 'bias' });
  expect(freeId(both)).toBe('6');
});

it('a frozen edge keeps its mark and its weight', () => {
  const drawn = graphOf(
    { ...network, edges: [{ from: 0, to: 2, frozen: true }, ...network.edges.slice(1)] },
    Float32Array.of(0.5, -1),
  );
  expect(drawn.edges[0]).toEqual({ from: 'x', to: 'h', weight: 0.5, frozen: true });
  expect(drawn.edges[1]).not.toHaveProperty('frozen');
});
