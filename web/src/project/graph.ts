/** Drawing: a network as its graph, changed neuron by neuron and edge by edge. */

import type {
  FunctionName,
  GraphNetwork,
  GraphNeuron,
  Network,
} from '../../../wasm/src/project.js';
import type { NetworkInfo } from '../../../wasm/src/types.js';

/** One change of a drawn graph. */
export type GraphChange = (graph: GraphNetwork) => GraphNetwork;

/**
 * The graph as it stands: every edge with its present weight and, where that is another, the one it
 * starts from; every neuron with the name it was given.
 * @param starts the author's starting weights, NaN where the seed draws them; empty where it draws
 * all. Without them, every weight is the author's.
 */
export function graphOf(
  network: NetworkInfo,
  weights: Float32Array,
  drawn?: Network,
  starts?: Float32Array,
): GraphNetwork {
  const startOf = (edge: number, weight: number) => {
    if (!starts) return {};
    const start = starts[edge] ?? NaN;
    if (Number.isNaN(start)) return { start: null };
    return start === weight ? {} : { start };
  };
  const idOf = (index: number) => network.neurons[index]?.id ?? '';
  const given = new Map(
    drawn && 'neurons' in drawn ? drawn.neurons.map(({ id, label }) => [id, label]) : [],
  );
  return {
    neurons: network.neurons.map(({ id, kind, function: name }) => {
      const label = given.get(id) ?? '';
      const computes = kind === 'hidden' || kind === 'output';
      return { id, kind, ...(computes && { function: name }), ...(label !== '' && { label }) };
    }),
    edges: network.edges.map((edge, k) => {
      const weight = weights[k] ?? 0;
      return { ...edge, from: idOf(edge.from), to: idOf(edge.to), weight, ...startOf(k, weight) };
    }),
  };
}

/** A name that no neuron has yet: the next number. */
export function freeId({ neurons }: { neurons: readonly { id: string }[] }): string {
  const ids = new Set(neurons.map(({ id }) => id));
  let number = neurons.length + 1;
  while (ids.has(String(number))) ++number;
  return String(number);
}

/** One more hidden neuron, with an edge from a bias neuron if there is one. */
export function withNeuron(graph: GraphNetwork): GraphNetwork {
  const id = freeId(graph);
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
  return withPatch(graph, id, { function: name });
}

/** Another name; an empty one takes the name away. */
export function withLabel(graph: GraphNetwork, id: string, label: string): GraphNetwork {
  if (label !== '') return withPatch(graph, id, { label });
  const neurons = graph.neurons.map((neuron) => {
    const { label: _, ...rest } = neuron;
    return neuron.id === id ? rest : neuron;
  });
  return { ...graph, neurons };
}

function withPatch(graph: GraphNetwork, id: string, patch: Partial<GraphNeuron>): GraphNetwork {
  const neurons = graph.neurons.map((neuron) =>
    neuron.id === id ? { ...neuron, ...patch } : neuron,
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
