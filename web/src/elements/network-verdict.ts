/** What the core found about the graph, in a few words, with the fixes there are. */

import type { NetworkInfo, Topology } from '../../../wasm/src/types.js';
import { withBias, withoutEdge, type GraphChange } from '../state/graph.js';

export interface Notice {
  text: string;
  fixes: { label: string; change: GraphChange }[];
}

export function verdictOf({ layered, layers }: Topology): string {
  return layered ? `feed-forward, ${String(layers.length)} layers` : 'feed-forward, not layered';
}

/** The most telling first: the edge that breaks the layers, biases, then the core's other warnings. */
export function noticesOf(topology: Topology, network: NetworkInfo): Notice[] {
  const biases = new Set(network.neurons.flatMap(({ id, kind }) => (kind === 'bias' ? [id] : [])));
  const { offendingEdge, withoutBias, warnings } = topology;
  const notices: Notice[] = [];
  if (offendingEdge) {
    const { from, to } = offendingEdge;
    const cut: GraphChange = (graph) => withoutEdge(graph, from, to);
    const rebias: GraphChange = (graph) => withBias(cut(graph), [to], topology);
    notices.push({
      text: `Edge ${from} → ${to} does not lead to the next layer. It trains all the same.`,
      fixes: [
        biases.has(from)
          ? { label: `Give ${to} a bias of its layer`, change: rebias }
          : { label: `Delete edge ${from} → ${to}`, change: cut },
      ],
    });
  }
  if (withoutBias.length > 0) {
    const [only = ''] = withoutBias;
    const one = withoutBias.length === 1;
    notices.push({
      text: one
        ? `Neuron ${only} has no edge from a bias neuron.`
        : `Neurons ${listed(withoutBias)} have no edge from a bias neuron.`,
      fixes: [
        {
          label: one ? 'Add bias edge' : 'Add all bias edges',
          change: (graph) => withBias(graph, withoutBias, topology),
        },
        ...(one
          ? []
          : [
              {
                label: `Only for ${only}`,
                change: (graph: Parameters<GraphChange>[0]) => withBias(graph, [only], topology),
              },
            ]),
      ],
    });
  }
  const others = warnings.filter((warning) => !warning.endsWith('from a bias neuron.'));
  notices.push(...others.map((text) => ({ text, fixes: [] })));
  return notices;
}

function listed(ids: readonly string[]): string {
  const shown = ids.length > 4 ? [...ids.slice(0, 3), `${String(ids.length - 3)} more`] : ids;
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
