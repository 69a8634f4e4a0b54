/** What is chosen in the figure, to be seen from near. Ids stay what they are when the network changes. */

import type { NetworkInfo } from '../../../wasm/src/types.js';

export type Selection =
  { kind: 'neuron'; id: string } | { kind: 'edge'; from: string; to: string } | null;

export function isNeuron(selection: Selection, id: string): boolean {
  return selection?.kind === 'neuron' && selection.id === id;
}

/** Id of the neuron that is selected; null where it is none of the network. */
export function selectedNeuron(
  selection: Selection,
  network: NetworkInfo | null | undefined,
): string | null {
  const neuron = network?.neurons.find(({ id }) => isNeuron(selection, id));
  return neuron?.id ?? null;
}

/** Number of the edge that is selected, in the order of the network; -1 where it is none of it. */
export function selectedEdge(
  selection: Selection,
  network: NetworkInfo | null | undefined,
): number {
  if (selection?.kind !== 'edge' || !network) return -1;
  const { neurons, edges } = network;
  const { from, to } = selection;
  return edges.findIndex((edge) => neurons[edge.from]?.id === from && neurons[edge.to]?.id === to);
}

/** The edge of this number; null where there is none. */
export function edgeSelection(edge: number, network: NetworkInfo | null | undefined): Selection {
  const { from: tail = -1, to: head = -1 } = network?.edges[edge] ?? {};
  const [from, to] = [network?.neurons[tail]?.id, network?.neurons[head]?.id];
  return from === undefined || to === undefined ? null : { kind: 'edge', from, to };
}
