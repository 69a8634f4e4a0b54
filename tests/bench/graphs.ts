/** Graphs that are not dense or not layered, to be compared edge for edge with dense ones. */

import type { Network, NetworkInfo, Project } from '../../wasm/src/node.js';
import { source } from './random.js';
import { training, trainings, type TrainingWork } from './works.js';

/** A dense network, and a graph that should not cost more than `edgeGoal` times as much per edge. */
export interface Pair {
  dense: TrainingWork;
  other: TrainingWork;
}

export const edgeGoal = 1.5;

type Ends = NetworkInfo['edges'];

function networkOf(neurons: NetworkInfo['neurons'], edges: Ends): Network {
  return {
    neurons: neurons.map(({ id, kind, function: own }) =>
      kind === 'hidden' || kind === 'output' ? { id, kind, function: own } : { id, kind },
    ),
    edges: edges.map(({ from, to }) => ({ from: neurons[from]!.id, to: neurons[to]!.id })),
  };
}

/**
 * As many neurons and edges as the dense network, but from any earlier neuron to any later one:
 * edges that skip layers, and gaps. The bias edges stay; every other neuron that had an edge in has
 * one, and every one that had an edge out.
 */
function freeGraph({ neurons, edges }: NetworkInfo): Network {
  const random = source(5);
  const oneOf = (list: readonly number[]) => list[Math.floor(((random() + 1) / 2) * list.length)]!;
  const all = neurons.map((_, k) => k);
  const ofKind = (...kinds: string[]) => all.filter((k) => kinds.includes(neurons[k]!.kind));
  const heads = ofKind('hidden', 'output');
  const tails = ofKind('input', 'hidden');
  const chosen = new Map<string, Ends[number]>();
  const add = (from: number, to: number) => {
    if (from < to) chosen.set(`${String(from)} ${String(to)}`, { from, to });
  };
  const earlier = (to: number) => oneOf(tails.filter((tail) => tail < to));
  for (const from of tails) add(from, oneOf(heads.filter((head) => head > from)));
  for (const to of heads) add(earlier(to), to);
  const biases = edges.filter(({ from }) => neurons[from]!.kind === 'bias');
  while (chosen.size + biases.length < edges.length) {
    const to = oneOf(heads);
    add(earlier(to), to);
  }
  return networkOf(neurons, [...biases, ...chosen.values()]);
}

/** About half of the edges of a dense network, at least one into and one out of every neuron. */
function halved({ neurons, edges }: NetworkInfo): Network {
  const random = source(9);
  const into = new Map(edges.map((edge) => [edge.to, edge]));
  const outOf = new Map(edges.map((edge) => [edge.from, edge]));
  const kept = edges.filter(
    (edge) =>
      neurons[edge.from]!.kind === 'bias' ||
      into.get(edge.to) === edge ||
      outOf.get(edge.from) === edge ||
      random() < 0,
  );
  return networkOf(neurons, kept);
}

/** `read` gives the network that a document means. */
export function graphPairs(read: (project: Project) => NetworkInfo): Pair[] {
  const [, deep, wide] = trainings as [TrainingWork, TrainingWork, TrainingWork];
  const twice = training(
    '64-64-10',
    '',
    { ...wide.rows, layers: [64, 64, 10], rows: wide.rows.inputs.length },
    {},
  );
  const like = (work: TrainingWork, id: string, name: string, change: typeof halved) => ({
    ...work,
    id,
    name,
    project: { ...work.project, network: change(read(work.project)) },
    goals: {},
  });
  return [
    {
      dense: deep,
      other: like(deep, '7-(6x8)-1-free', 'not layered, for 7-(6 x 8)-1', freeGraph),
    },
    { dense: wide, other: like(wide, '64-32-10-free', 'not layered, for 64-32-10', freeGraph) },
    { dense: wide, other: like(twice, '64-64-10-half', 'half of 64-64-10, for 64-32-10', halved) },
  ];
}
