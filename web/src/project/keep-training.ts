/**
 * Other names of columns and other words for classes change nothing that was learnt: weights, epoch
 * and predictions go on. So do other orders of columns, and whatever happens to ignored ones.
 */

import type { OptimizerName } from '../../../wasm/src/training-names.js';
import { decodeFloats, encodeFloats } from '../../../wasm/src/base64.js';
import type { Cell, Data, Encoder, Project, Table } from '../../../wasm/src/project.js';
import type { DataInfo, NetworkInfo } from '../../../wasm/src/types.js';
import type { Axes } from './axes.js';
import { trainingOf } from './defaults.js';
import { isLayered } from './fit.js';

/** New words, by the old ones. */
export interface Words {
  columns: ReadonlyMap<string, string>;
  /** Of each relabelled column, by its old name. */
  labels: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** What differs where only words do; null where anything else does. */
export function changedWords(
  before: Table,
  after: Table,
  renamed: ReadonlyMap<string, string>,
  info: DataInfo,
): Words | null {
  const labels = new Map<string, ReadonlyMap<string, string>>();
  for (const { name, role, type } of info.columns) {
    if (role === 'ignore') continue;
    const old = before.columns.find((column) => column.name === name);
    const column = after.columns.find((one) => one.name === (renamed.get(name) ?? name));
    if (!old || !column || (column.type ?? type) !== type) return null;
    if (old.values === column.values) continue;
    if (type === 'category') {
      const words = relabelled(old.values, column.values);
      if (!words) return null;
      labels.set(name, words);
    } else if (!isSame(old.values, column.values)) return null;
  }
  return { columns: renamed, labels };
}

function isSame(before: readonly Cell[], after: readonly Cell[]): boolean {
  return before.length === after.length && before.every((cell, k) => Object.is(cell, after[k]));
}

/** One new word for each old one; null where that is not so. */
function relabelled(before: readonly Cell[], after: readonly Cell[]): Map<string, string> | null {
  if (before.length !== after.length) return null;
  const words = new Map<string, string>();
  const taken = new Map<string, string>();
  for (const [k, cell] of before.entries()) {
    const now = after[k] ?? null;
    if (cell === null || now === null) {
      if (cell !== now) return null;
      continue;
    }
    const [from, to] = [String(cell), String(now)];
    if ((words.get(from) ?? to) !== to || (taken.get(to) ?? from) !== from) return null;
    words.set(from, to);
    taken.set(to, from);
  }
  return words;
}

/**
 * The saved project with other words for the same things; null where the network cannot take the new
 * order of its classes.
 * @param project as saved, with the weights and the encoders of this moment
 * @param data with the new table
 * @param after what the core found in them
 */
export function withWords(
  project: Project,
  words: Words,
  data: Data,
  after: DataInfo,
  { network, weights }: { network: NetworkInfo; weights: Float32Array },
): Project | null {
  const { encoding } = project;
  if (!encoding) return null;
  const sortedOf = (name: string) =>
    after.columns.find((column) => column.name === name)?.categories ?? [];
  const inputs = encoding.inputs.map((one) => reworded(one, words, sortedOf));
  const targets = encoding.targets.map((one) => reworded(one, words, sortedOf));
  const kept: Project = {
    ...project,
    data: {
      ...data,
      inputs: inputs.map(({ encoder }) => encoder.name),
      targets: targets.map(({ encoder }) => encoder.name),
    },
    encoding: {
      inputs: inputs.map(({ encoder }) => encoder),
      targets: targets.map(({ encoder }) => encoder),
    },
    ...(project.view && { view: lookedAt(project.view, words) }),
  };
  const isTurned = targets.some(({ encoder, order }) => encoder.single && order[0] === 1);
  const from = [
    ...placesOf(network, 'input', inputs),
    ...placesOf(network, 'output', isTurned ? [] : targets),
  ];
  const moves = new Map(from.filter(([now, before]) => now !== before));
  if (moves.size === 0 && !isTurned) return kept;
  return withMoved(kept, network, weights, moves, isTurned);
}

/** The page's own state, which names columns and classes too. */
function lookedAt(view: NonNullable<Project['view']>, words: Words): NonNullable<Project['view']> {
  const axes = view.axes as Axes | undefined;
  if (!axes) return view;
  const named = <T extends string | null>(name: T) =>
    name === null ? name : (words.columns.get(name) ?? name);
  const fixed = Object.entries(axes.fixed).map(([name, cell]): [string, Cell] => [
    named(name),
    words.labels.get(name)?.get(String(cell)) ?? cell,
  ]);
  const { target } = axes;
  return {
    ...view,
    axes: {
      ...axes,
      x: named(axes.x),
      y: named(axes.y),
      fixed: Object.fromEntries(fixed),
      ...(target !== undefined && { target: named(target) }),
    },
  };
}

interface Reworded {
  encoder: Encoder;
  /** Place before, of each category now. */
  order: readonly number[];
}

/** Classes stand in the order in which they are sorted: their neurons change places with them. */
function reworded(
  encoder: Encoder,
  words: Words,
  sortedOf: (name: string) => readonly string[],
): Reworded {
  const name = words.columns.get(encoder.name) ?? encoder.name;
  const { categories, typical } = encoder;
  if (!categories) return { encoder: { ...encoder, name }, order: [0] };
  const labels = words.labels.get(encoder.name);
  const worded = (text: string) => labels?.get(text) ?? text;
  const now = categories.map(worded);
  const sorted = sortedOf(name).filter((one) => now.includes(one));
  const isComplete = sorted.length === now.length;
  const order = isComplete ? sorted.map((one) => now.indexOf(one)) : now.map((_, k) => k);
  return {
    encoder: {
      ...encoder,
      name,
      categories: isComplete ? sorted : now,
      ...(typeof typical === 'string' && { typical: worded(typical) }),
    },
    order,
  };
}

/** Of each neuron of a kind, by its number: which one stood for the same before. */
function placesOf(
  { neurons }: NetworkInfo,
  kind: 'input' | 'output',
  columns: readonly Reworded[],
): [number, number][] {
  const numbers = neurons.flatMap((neuron, k) => (neuron.kind === kind ? [k] : []));
  let first = 0;
  return columns.flatMap(({ encoder, order }) => {
    const width = encoder.bytes ?? order.length;
    const start = first;
    first += width;
    return order.map((before, now): [number, number] => [
      numbers[start + now] ?? -1,
      numbers[start + before] ?? -1,
    ]);
  });
}

/** What the optimizer remembers of a weight: of these, how many turn with its sign. */
const signed: Record<OptimizerName, number> = {
  sgd: 0,
  momentum: 1,
  nesterov: 1,
  adagrad: 0,
  rmsprop: 0,
  adam: 1,
};

/**
 * The weights, and what the optimizer remembers of them, on the edges of the neurons that now stand
 * for the same. `isTurned`: the two classes of a single logistic output have changed places, which
 * turns the sign of what goes into it.
 */
function withMoved(
  project: Project,
  { neurons, edges }: NetworkInfo,
  weights: Float32Array,
  moves: ReadonlyMap<number, number>,
  isTurned: boolean,
): Project | null {
  const output = neurons.findIndex(({ kind }) => kind === 'output');
  if (isTurned && neurons[output]?.function !== 'logistic') return null;
  const key = (from: number, to: number) => `${String(from)} ${String(to)}`;
  const places = new Map(edges.map(({ from, to }, k) => [key(from, to), k]));
  const before = edges.map(({ from, to }) =>
    places.get(key(moves.get(from) ?? from, moves.get(to) ?? to)),
  );
  const moved = (values: Float32Array, turned: boolean): Float32Array =>
    values.map((_, k) => {
      const value = values[before[k] ?? 0] ?? 0;
      return turned && edges[k]?.to === output ? -value : value;
    });
  if (before.includes(undefined)) return null;

  const { moments, ...progress } = project.progress ?? { samples: 0 };
  const remembered = moments === undefined ? undefined : decodeFloats(moments);
  const turning = signed[trainingOf(project).optimizer.name];
  const parts = remembered && remembered.length / edges.length;
  const all = new Float32Array(remembered?.length ?? 0);
  for (let part = 0; part < (parts ?? 0); ++part) {
    const of = remembered?.subarray(part * edges.length, (part + 1) * edges.length);
    if (of) all.set(moved(of, isTurned && part < turning), part * edges.length);
  }
  return {
    ...unweighted(project),
    weights: encodeFloats(moved(weights, isTurned)),
    progress: { ...progress, ...(remembered && { moments: encodeFloats(all) }) },
  };
}

function unweighted(project: Project): Project {
  const { network } = project;
  if (isLayered(network)) return project;
  const edges = network.edges.map(({ weight: _, ...edge }) => edge);
  return { ...project, network: { ...network, edges } };
}
