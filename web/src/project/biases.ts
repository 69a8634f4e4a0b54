/** Bias neurons of a drawn graph: one more of them, and edges from them where they are missing. */

import type { GraphNetwork, GraphNeuron } from '../../../wasm/src/project.js';
import type { Topology } from '../../../wasm/src/types.js';
import { freeId, withEdge } from './graph.js';

/** One more bias neuron, not connected yet. */
export function withBiasNeuron(graph: GraphNetwork): GraphNetwork {
  return { ...graph, neurons: [...graph.neurons, { id: freeId(graph), kind: 'bias' }] };
}

/**
 * An edge from a bias neuron for each of these neurons: from one that feeds only their own layer,
 * so that layers stay layers, or from a new one.
 */
export function withBias(
  graph: GraphNetwork,
  ids: readonly string[],
  { layers }: Pick<Topology, 'layers'>,
): GraphNetwork {
  const layerOf = new Map(layers.flatMap((layer, k) => layer.map((id) => [id, k] as const)));
  return ids.reduce((drawn, id) => {
    const layer = layerOf.get(id);
    const fits = ({ id: bias, kind }: GraphNeuron) =>
      kind === 'bias' &&
      drawn.edges.every((edge) => edge.from !== bias || layerOf.get(edge.to) === layer);
    const bias = drawn.neurons.find(fits);
    if (bias) return withEdge(drawn, bias.id, id);
    const added = freeId(drawn);
    const neurons: GraphNeuron[] = [...drawn.neurons, { id: added, kind: 'bias' }];
    return withEdge({ ...drawn, neurons }, added, id);
  }, graph);
}
