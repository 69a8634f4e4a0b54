/** Drawing: a network as its graph, changed neuron by neuron and edge by edge. */

import type { FunctionName, GraphNetwork } from '../../../wasm/src/project.js';
import type { NetworkInfo } from '../../../wasm/src/types.js';

/** The graph as it stands, every edge with its present weight. */
export function graphOf(network: NetworkInfo, weights: Float32Array): GraphNetwork {
  const idOf = (index: number) => network.neurons[index]?.id ?? '';
  return {
    neurons: network.neurons.map(({ id, kind, function: name }) =>
      kind === 'hidden' || kind === 'output' ? { id, kind, function: name } : { id, kind },
    ),
    edges: network.edges.map(({ from, to }, k) => ({
      from: idOf(from),
      to: idOf(to),
      weight: weights[k] ?? 0,
    })),
  };
}

/** One more hidden neuron, with an edge from a bias neuron if there is one. */
export function withNeuron(graph: GraphNetwork): GraphNetwork {
  const ids = new Set(graph.neurons.map(({ id }) => id));
  let number = graph.neurons.length + 1;
  while (ids.has(String(number))) ++number;
  const id = String(number);
  const bias = graph.neurons.find(({ kind }) => kind === 'bias');
  return {
    neurons: [...graph.neurons, { id, kind: 'hidden', function: 'tanh' }],
    edges: bias ? [...graph.edges, { from: bias.id, to: id }] : graph.edges,
  };
}

/** Without a neuron and all its edges. */
export function withoutNeuron(graph: GraphNetwork, id: string): GraphNetwork {
  return {
    neurons: graph.neurons.filter((neuron) => neuron.id !== id),
    edges: graph.edges.filter(({ from, to }) => from !== id && to !== id),
  };
}

export function withEdge(graph: GraphNetwork, from: string, to: string): GraphNetwork {
  return { ...graph, edges: [...graph.edges, { from, to }] };
}

export function withoutEdge(graph: GraphNetwork, from: string, to: string): GraphNetwork {
  return { ...graph, edges: graph.edges.filter((edge) => edge.from !== from || edge.to !== to) };
}

export function withFunction(graph: GraphNetwork, id: string, name: FunctionName): GraphNetwork {
  const neurons = graph.neurons.map((neuron) =>
    neuron.id === id ? { ...neuron, function: name } : neuron,
  );
  return { ...graph, neurons };
}

/** Where an edge from a neuron may go: to whatever computes and has none from it yet. */
export function headsFor(graph: GraphNetwork, from: string): string[] {
  const taken = new Set(graph.edges.filter((edge) => edge.from === from).map(({ to }) => to));
  return graph.neurons
    .filter(({ id, kind }) => (kind === 'hidden' || kind === 'output') && id !== from)
    .map(({ id }) => id)
    .filter((id) => !taken.has(id));
}
