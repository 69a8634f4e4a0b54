/**
 * What is written on the edges and beside the neurons of the figure: weights, what comes out; and while
 * an example is walked through the network, the terms of the sum that is in turn, deltas, gradients, and
 * the weights after the step. Every number is one of the engine's.
 */

import type { NetworkInfo, Trace, TraceNeuron } from '../../../wasm/src/types.js';
import { formatNumber } from '../kit/format.js';
import type { Scaled } from '../session/tracing.js';
import type { Walk } from '../session/walk.js';

export interface EdgeLabel {
  edge: number;
  kind: 'weight' | 'term' | 'gradient' | 'change';
  /** From the one that says most to the one that takes least room; "\n" begins another line. */
  texts: readonly [string, ...string[]];
  /** Of the neuron in turn, or that is looked at: shown even where the others have no room. */
  own: boolean;
  /** What goes along the edge to the neuron in turn, and its id. */
  goes?: { text: string; to: string };
}

export interface NeuronLabel {
  id: string;
  kind: 'in' | 'out' | 'delta' | 'raw' | 'target';
  text: string;
  /** What the neuron in turn comes to. */
  own: boolean;
}

interface Edged {
  network: NetworkInfo;
  weights: Float32Array | null;
  walk: Walk | null;
  /** Id of the neuron that is looked at; empty for none. */
  focus: string;
}

interface Looked {
  network: NetworkInfo;
  trace: Trace | null;
  scaled: ReadonlyMap<string, Scaled>;
  walk: Walk | null;
}

const times = (a: number, b: number, product: number) =>
  `${formatNumber(a)} × ${formatNumber(b)} = ${formatNumber(product)}`;

export function edgeLabels(
  { network, weights, walk, focus }: Edged,
  edges: Iterable<number>,
): EdgeLabel[] {
  const terms = walk ? termsOf(walk) : new Map<number, EdgeLabel>();
  return Array.from(edges, (edge): EdgeLabel => {
    const { from = -1, to = -1 } = network.edges[edge] ?? {};
    const [tail = '', head = ''] = [network.neurons[from]?.id, network.neurons[to]?.id];
    const term = terms.get(edge);
    if (term) return term;
    const weight = weights?.[edge] ?? 0;
    const own = focus !== '' && (head === focus || tail === focus);
    const next = walk?.next?.[edge];
    if (next !== undefined) {
      const [before, after] = [formatNumber(weight, 4), formatNumber(next, 4)];
      const texts = [`${before} → ${after}`, `${before}\n→ ${after}`] as const;
      return { edge, kind: 'change', texts, own };
    }
    const gradient = walk?.trace.edges[edge]?.gradient ?? null;
    if (walk?.backward.has(head) && gradient !== null) {
      return { edge, kind: 'gradient', texts: [`∂ ${formatNumber(gradient)}`], own: false };
    }
    return { edge, kind: 'weight', texts: [formatNumber(weight)], own: walk ? false : own };
  });
}

/** On the edges of the neuron in turn: the terms of its sum, and on the way back the gradients. */
function termsOf({ trace, turn }: Walk): Map<number, EdgeLabel> {
  const found = new Map<number, EdgeLabel>();
  const neurons = new Map(trace.neurons.map((neuron) => [neuron.id, neuron]));
  const neuron = turn && neurons.get(turn.id);
  if (!turn || !neuron) return found;
  const add = (label: EdgeLabel) => found.set(label.edge, label);
  const edgeAt = (edge: number) => trace.edges[edge];
  for (const { edge, value } of turn.back ? neuron.backward : neuron.forward) {
    const { from = '', to = '', weight = 0 } = edgeAt(edge) ?? {};
    const other = turn.back ? neurons.get(to)?.delta : neurons.get(from)?.out;
    const short = formatNumber(value);
    const texts = [times(weight, other ?? NaN, value), short] as const;
    add({ edge, kind: 'term', texts, own: true, goes: { text: short, to: neuron.id } });
  }
  for (const { edge } of turn.back ? neuron.forward : []) {
    const { from = '', gradient = null } = edgeAt(edge) ?? {};
    if (gradient === null) continue;
    const product = times(neuron.delta ?? NaN, neurons.get(from)?.out ?? NaN, gradient);
    add({
      edge,
      kind: 'gradient',
      texts: [`∂ ${product}`, `∂ ${formatNumber(gradient)}`],
      own: true,
    });
  }
  return found;
}

/** Of the neurons that were reached, in the order in which they stand at each. */
export function neuronLabels({ network, trace: seen, scaled, walk }: Looked): NeuronLabel[] {
  const trace = walk?.trace ?? seen;
  const numbers = new Map(trace?.neurons.map((neuron) => [neuron.id, neuron]));
  return network.neurons.flatMap(({ id, kind }): NeuronLabel[] => {
    const neuron = numbers.get(id);
    if (!neuron || kind === 'bias' || walk?.forward.has(id) === false) return [];
    const { turn = null } = walk ?? {};
    const isOwn = (label: NeuronLabel['kind']) =>
      turn?.id === id && (label === 'delta') === turn.back;
    return writtenAt(neuron, scaled.get(id), walk).map((label) => ({
      ...label,
      id,
      own: isOwn(label.kind),
    }));
  });
}

function writtenAt(
  { id, kind, in: sum, out, delta }: TraceNeuron,
  scaled: Scaled | undefined,
  walk: Walk | null,
): Pick<NeuronLabel, 'kind' | 'text'>[] {
  const raw = scaled ? [{ kind: 'raw', text: `raw ${formatNumber(scaled.raw)}` } as const] : [];
  const put = { kind: 'out', text: `${walk ? 'out ' : ''}${formatNumber(out)}` } as const;
  if (kind === 'input') return [...raw, put];
  const target = walk?.targets?.get(id);
  return [
    ...(walk ? [{ kind: 'in', text: `in ${formatNumber(sum)}` } as const] : []),
    put,
    ...raw,
    ...(target === undefined
      ? []
      : [{ kind: 'target', text: `target ${formatNumber(target)}` } as const]),
    ...(walk?.backward.has(id) && delta !== null
      ? [{ kind: 'delta', text: `δ ${formatNumber(delta)}` } as const]
      : []),
  ];
}
