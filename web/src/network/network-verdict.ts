/** What the core found about the graph, in a few words, with the fixes there are. */

import type { NetworkInfo, Topology } from '../../../wasm/src/types.js';
import { withBias } from '../project/biases.js';
import { withoutEdge, type GraphChange } from '../project/graph.js';

export interface Notice {
  text: string;
  fixes: { label: string; change: GraphChange }[];
}

const verdicts = new WeakMap<Topology, string>();

/** Layers, and whether every neuron of one has an edge to every neuron of the next. */
export function verdictOf(topology: Topology, network: NetworkInfo): string {
  const known = verdicts.get(topology);
  if (known !== undefined) return known;
  const verdict = topology.layered
    ? `feed-forward, ${String(topology.layers.length)} layers${missingOf(topology, network)}`
    : 'feed-forward, not layered';
  verdicts.set(topology, verdict);
  return verdict;
}

/** The edges between one layer and the next that there are not; those of biases are told apart. */
function missingOf({ layers }: Topology, network: NetworkInfo): string {
  const biases = biasesOf(network);
  const idOf = (n: number) => network.neurons[n]?.id ?? '';
  const there = new Set(network.edges.map(({ from, to }) => `${idOf(from)} → ${idOf(to)}`));
  const missing = layers
    .map((layer) => layer.filter((id) => !biases.has(id)))
    .flatMap((layer, k, all) =>
      layer.flatMap((from) => (all[k + 1] ?? []).map((to) => `${from} → ${to}`)),
    )
    .filter((edge) => !there.has(edge));
  const [first, ...more] = missing;
  if (first === undefined) return '';
  const others = ` and ${String(more.length)} more are`;
  return `, not fully connected: ${first}${more.length === 0 ? ' is' : others} missing`;
}

/** Which neurons each layer has. */
export function layersOf({ layers }: Topology): string {
  return layers.map((ids, k) => `Layer ${String(k + 1)}: ${ids.join(', ')}`).join('\n');
}

function biasesOf({ neurons }: NetworkInfo): Set<string> {
  return new Set(neurons.flatMap(({ id, kind }) => (kind === 'bias' ? [id] : [])));
}

/** The most telling first: the edge that breaks the layers, biases, then the core's other warnings. */
/** @param isExact what the network computes is right already: it misses no bias */
export function noticesOf(topology: Topology, network: NetworkInfo, isExact: boolean): Notice[] {
  const biases = biasesOf(network);
  const { offendingEdge, withoutBias, warnings } = topology;
  const notices: Notice[] = [];
  if (offendingEdge) {
    const { from, to } = offendingEdge;
    const cut: GraphChange = (graph) => withoutEdge(graph, from, to);
    const rebias: GraphChange = (graph) => withBias(cut(graph), [to], topology);
    notices.push({
      text: `Edge ${from} → ${to} does not lead to the next layer. It can still be trained.`,
      fixes: [
        biases.has(from)
          ? { label: `Give ${to} a bias of its layer`, change: rebias }
          : { label: `Delete edge ${from} → ${to}`, change: cut },
      ],
    });
  }
  if (withoutBias.length > 0 && !isExact) {
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
                label: `Only neuron ${only}`,
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
