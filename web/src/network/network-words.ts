/** The figure of a network in words, for those who hear it: what it is made of, and each edge's weight. */

import type { NetworkInfo, NeuronInfo, Topology } from '../../../wasm/src/types.js';
import { formatNumber } from '../kit/format.js';

/** What is put into words. */
export interface Figure {
  readonly network: NetworkInfo | null;
  readonly topology: Topology | null;
  readonly renderRoot: HTMLElement | DocumentFragment;
  weightOf(edge: number): number;
}

const heard = new WeakSet<Figure>();

/** Says what the figure shows now. From then on, an edge that the keyboard comes to says its weight. */
export function describe(figure: Figure): void {
  const { network, topology, renderRoot } = figure;
  if (!network || !topology) return;
  renderRoot.querySelector('figure')?.setAttribute('aria-description', wordsOf(network, topology));
  for (const path of renderRoot.querySelectorAll<SVGPathElement>('path.hit')) tell(figure, path);
  if (heard.has(figure)) return;
  heard.add(figure);
  renderRoot.addEventListener('focusin', ({ target }) => {
    if (target instanceof SVGPathElement) tell(figure, target);
  });
}

function tell(figure: Figure, path: SVGPathElement): void {
  const edge = Number(path.dataset.hit);
  const frozen = figure.network?.edges[edge]?.frozen ? ', frozen' : '';
  const words = `weight ${formatNumber(figure.weightOf(edge))}${frozen}`;
  if (path.getAttribute('aria-description') !== words) path.setAttribute('aria-description', words);
}

/** Such as "2 inputs, 8 tanh neurons, 1 logistic output, 33 edges; feed-forward, 3 layers". */
export function wordsOf({ neurons, edges }: NetworkInfo, { layered, layers }: Topology): string {
  const neuronOf = new Map(neurons.map((neuron) => [neuron.id, neuron]));
  const groups = layers.flatMap((ids) => {
    const counts = new Map<string, number>();
    for (const id of ids) {
      const name = nameOf(neuronOf.get(id));
      if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return [...counts].map(([name, count]) => counted(count, name));
  });
  const biases = neurons.filter(({ kind }) => kind === 'bias').length;
  const parts = [...groups, counted(biases, 'bias neuron'), counted(edges.length, 'edge')];
  const kind = layered ? `${String(layers.length)} layers` : 'not layered';
  return `${parts.join(', ')}; feed-forward, ${kind}`;
}

function nameOf(neuron: NeuronInfo | undefined): string {
  if (!neuron || neuron.kind === 'bias') return '';
  const { kind, function: name } = neuron;
  return kind === 'input' ? kind : `${name} ${kind === 'output' ? kind : 'neuron'}`;
}

function counted(count: number, name: string): string {
  return `${String(count)} ${name}${count === 1 ? '' : 's'}`;
}
