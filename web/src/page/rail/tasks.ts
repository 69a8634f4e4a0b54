/**
 * What the steps of an idea ask for, and when they are done: found in the session and in what of the page
 * is in sight, so that it is the real controls that do them.
 */

import type { FunctionName } from '../../../../wasm/src/project.js';
import type { NetworkInfo } from '../../../../wasm/src/types.js';
import type { trainingOf } from '../../project/defaults.js';
import type { Search, Tool } from '../../project/ideas/idea.js';
import type { Selection } from '../../session/selection.js';
import type { Example } from '../../session/view.js';

/** All that a task may look at, at one moment. */
export interface Scene {
  network: Pick<NetworkInfo, 'neurons' | 'edges'>;
  training: ReturnType<typeof trainingOf>;
  epoch: number;
  /** With which it was trained. */
  samples: number;
  trainLoss: number | null;
  testLoss: number | null;
  accuracy: number | null;
  /** A cycle was refused, and is told. */
  hasCycle: boolean;
  /** Few examples are trained at a time: one is in turn. */
  isInTurn: boolean;
  selection: Selection;
  example: Example;
  lit: readonly string[];
  tool: Tool;
  search: Search;
  /** What happened since the idea was opened (history.ts). */
  past: Past;
}

/** What of earlier moments counts. */
export interface Past {
  /** Neurons that were lit, in their order. */
  walked: readonly string[];
  /** One weight was set by hand. */
  hasSetWeight: boolean;
  /** Seeds whose starts were seen. */
  seeds: ReadonlySet<number>;
  /** Names of the controls that were used, and of the elements that they belong to. */
  used: ReadonlySet<string>;
}

type Settings = 'loss' | 'stepSize' | 'regularization';

/** Each holds of the present moment, compared with the one at which the idea was opened. */
export interface Conditions {
  /** At least so many were trained. */
  epochs: number;
  /** Training brought the training loss below it. */
  loss: number;
  /** Training brought the test loss below it. */
  testLoss: number;
  /** Training brought the test loss above it. */
  testLossAbove: number;
  /** Training brought the accuracy to it. */
  accuracy: number;
  cycle: true;
  turn: true;
  more: 'neurons' | 'edges';
  fewer: 'neurons' | 'edges';
  /** More neurons apply it than did. */
  function: FunctionName;
  /** All hidden neurons apply it, and did not. */
  everywhere: FunctionName;
  /** One was set by hand. */
  weight: true;
  /** So many starts were seen. */
  starts: number;
  /** A setting is another. */
  setting: Settings;
  /** Another neuron, or edge, is chosen. */
  choose: 'neuron' | 'edge';
  example: true;
  tool: Tool;
  search: Search;
  /** The neuron whose turn it is, going forward. */
  reach: string;
  /** The neuron whose turn it is after the outputs had theirs. */
  comeBackTo: string;
  /** So many neurons at once have their turn. */
  layer: number;
  /** A control of this name was used. */
  use: string;
  /** Something in this element was used. */
  within: string;
}

export interface Task {
  text: string;
  /** All of these hold. */
  when: Partial<Conditions>;
}

const count = ({ network }: Scene, what: 'neurons' | 'edges') => network[what].length;

const applying = ({ network }: Scene, name: FunctionName) =>
  network.neurons.filter((one) => one.function === name && one.kind !== 'input').length;

const isEverywhere = ({ network }: Scene, name: FunctionName) =>
  network.neurons.every((one) => one.kind !== 'hidden' || one.function === name);

const isTrained = (now: Scene, start: Scene) => now.samples > 0 && now.samples !== start.samples;

const isOther = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);

const outputs = ({ network }: Scene) =>
  new Set(network.neurons.filter(({ kind }) => kind === 'output').map(({ id }) => id));

type Rules = {
  [K in keyof Conditions]: (value: Conditions[K], now: Scene, start: Scene) => boolean;
};

const rules: Rules = {
  epochs: (least, now, start) => isTrained(now, start) && now.epoch >= least,
  loss: (most, now, start) => isTrained(now, start) && (now.trainLoss ?? Infinity) < most,
  testLoss: (most, now, start) => isTrained(now, start) && (now.testLoss ?? Infinity) < most,
  testLossAbove: (least, now, start) => isTrained(now, start) && (now.testLoss ?? 0) > least,
  accuracy: (least, now, start) => isTrained(now, start) && (now.accuracy ?? 0) >= least,
  cycle: (_, now) => now.hasCycle,
  turn: (_, now) => now.isInTurn,
  more: (what, now, start) => count(now, what) > count(start, what),
  fewer: (what, now, start) => count(now, what) < count(start, what),
  function: (name, now, start) => applying(now, name) > applying(start, name),
  everywhere: (name, now, start) => isEverywhere(now, name) && !isEverywhere(start, name),
  weight: (_, { past }) => past.hasSetWeight,
  starts: (least, { past }) => past.seeds.size >= least,
  setting: (key, now, start) => isOther(now.training[key], start.training[key]),
  choose: (kind, { selection }, start) =>
    selection?.kind === kind && isOther(selection, start.selection),
  example: (_, now, start) => isOther(now.example, start.example),
  tool: (tool, now) => now.tool === tool,
  search: (search, now) => now.tool === 'searches' && now.search === search,
  reach: (id, { past }) => past.walked.includes(id),
  comeBackTo: (id, now) => {
    const ends = outputs(now);
    const { walked } = now.past;
    return walked.lastIndexOf(id) > walked.findIndex((one) => ends.has(one)) && hasEnded(now, ends);
  },
  layer: (least, { lit }) => lit.length >= least,
  use: (name, { past }) => past.used.has(name),
  within: (tag, { past }) => past.used.has(tag),
};

const hasEnded = ({ past }: Scene, ends: ReadonlySet<string>) =>
  past.walked.some((id) => ends.has(id));

function holds<K extends keyof Conditions>(
  key: K,
  value: Conditions[K],
  now: Scene,
  start: Scene,
): boolean {
  return rules[key](value, now, start);
}

/** @param start the moment at which the idea was opened */
export function isDone({ when }: Task, now: Scene, start: Scene): boolean {
  const keys = Object.keys(when) as (keyof Conditions)[];
  return keys.every((key) => {
    const value = when[key];
    return value !== undefined && holds(key, value, now, start);
  });
}
