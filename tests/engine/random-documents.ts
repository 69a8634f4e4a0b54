/** Random documents and what is done with them, each a function of its number: what every build must do alike. */

import { lossNames, optimizerNames, scheduleNames } from '../../wasm/src/training-names.js';
import type { Engine } from '../../wasm/src/node.js';
import type { DataInfo } from '../../wasm/src/types.js';
import type {
  Cell,
  Column,
  Data,
  FunctionName,
  GraphEdge,
  GraphNeuron,
  LossName,
  Network,
  Project,
  Training,
} from '../../wasm/src/project.js';

import { slopedFunctions } from './support.js';

/** What is done with an open document: a name, then what it needs. */
export type Step =
  | ['train', number]
  | ['configure', string]
  | ['reset', number | null]
  /** The weight as text, for the sake of -0. */
  | ['set', number, string]
  | ['reopen']
  /** Principal axes, a map of their plane, and what is predicted. */
  | ['see']
  | ['restarts', number, number, number];

export interface Work {
  project: Project;
  steps: Step[];
}

/** Numbers from a seed (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.whole(0, items.length - 1)] as T;
  }

  /** Between two bounds, with few digits or with many. */
  between(low: number, high: number): number {
    const number = low + this.next() * (high - low);
    return this.chance(0.5) ? Number(number.toPrecision(2)) : number;
  }
}

const generators = [
  'circle',
  'exclusive-or',
  'spiral',
  'gaussians',
  'sine',
  'plane',
  'waves',
  'sawtooth',
  'truth-table',
  'skewed',
  'hierarchy',
  'noise',
] as const;

/** Numbers whose bits are easily lost. */
const oddNumbers = [-0, 1e-45, -1e-46, 0.1, 1 / 3, 3.4028234663852886e38, -5e-324, 1e9, 16777217];

function columnOf(dice: Dice, name: string, rows: number): Column {
  const kind = dice.pick(['number', 'number', 'category', 'bytes'] as const);
  const scale = 10 ** dice.whole(-3, 4);
  const words = ['a', 'b', 'c', 'dé', '-0', ''].slice(0, dice.whole(2, 6));
  const value = (): Cell => {
    if (dice.chance(0.05)) return null;
    if (kind !== 'number') return dice.pick(words);
    if (dice.chance(0.05)) return dice.pick([-0, 0.1, 1e-45, 1 / 3, 16777217]);
    return dice.between(-scale, scale);
  };
  return { name, type: kind, values: Array.from({ length: rows }, value) };
}

function dataOf(dice: Dice): Data {
  const rest = {
    scale: dice.pick(['none', 'standard', 'standard', 'minmax'] as const),
    missing: dice.pick(['drop', 'fill'] as const),
    split: { train: dice.pick([0.5, 0.8, 1]), seed: dice.whole(0, 9) },
  };
  const source = dice.whole(0, 9);
  if (source === 0) return { builtin: dice.pick(['iris', 'penguins']), ...rest };
  if (source <= 2) {
    const rows = dice.whole(6, 40);
    const inputs = ['p', 'q', 'r'].slice(0, dice.whole(1, 3));
    const table = { columns: [...inputs, 't'].map((name) => columnOf(dice, name, rows)) };
    for (const column of table.columns)
      if (column.name === 't' && column.type === 'bytes') column.type = 'category';
    return { table, inputs, targets: ['t'], ...rest };
  }
  const name = dice.pick(generators);
  const generator = {
    name,
    samples: dice.whole(5, 60),
    noise: dice.chance(0.8) ? dice.between(0, 1) : 0,
    seed: dice.whole(0, 1000),
    ...(name === 'truth-table' && { truth: dice.pick(['01', '0110', '00010111']) }),
  };
  return { generator, ...rest };
}

function layersOf(dice: Dice, inputs: number, outputs: number, output: FunctionName): Network {
  const hidden = Array.from({ length: dice.whole(0, 3) }, () => dice.whole(1, 7));
  const heads = Array.from({ length: hidden[0] ?? outputs }, (_, k) => String(inputs + 2 + k));
  const frozen = heads
    .filter(() => dice.chance(0.1))
    .map((to) => ({ from: String(dice.whole(1, inputs + 1)), to, weight: dice.between(-1, 1) }));
  return {
    layers: [inputs, ...hidden, outputs],
    ...(frozen.length > 0 && { frozen }),
    hidden: dice.chance(0.3)
      ? dice.pick(slopedFunctions)
      : hidden.map(() => dice.pick(slopedFunctions)),
    output,
  };
}

/** Any shape without a cycle: edges lead from earlier neurons to later ones. */
function graphOf(dice: Dice, inputs: number, outputs: number, output: FunctionName): Network {
  const neurons: GraphNeuron[] = [];
  const add = (kind: GraphNeuron['kind'], name?: FunctionName) => {
    neurons.push({ id: `n${String(neurons.length)}`, kind, ...(name && { function: name }) });
  };
  for (let k = 0; k < inputs; ++k) add('input');
  for (let k = dice.whole(0, 2); k > 0; --k) add('bias');
  for (let k = dice.whole(0, 6); k > 0; --k) add('hidden', dice.pick(slopedFunctions));
  for (let k = 0; k < outputs; ++k) add('output', output);
  const edges: GraphEdge[] = [];
  neurons.forEach((head, h) => {
    if (head.kind === 'input' || head.kind === 'bias') return;
    neurons.slice(0, h).forEach((tail) => {
      if (tail.kind === 'output' || dice.chance(inputs > 6 ? 0.7 : 0.35)) return;
      const odd = dice.chance(0.05) ? dice.pick(oddNumbers) : dice.between(-1, 1);
      edges.push({
        from: tail.id,
        to: head.id,
        ...(dice.chance(0.3) && { weight: odd }),
        ...(dice.chance(0.1) && { frozen: true }),
      });
    });
  });
  // In any order: the core has its own.
  for (let last = edges.length - 1; last > 0; --last) {
    const other = dice.whole(0, last);
    const [moved] = edges.splice(last, 1, ...edges.slice(other, other + 1));
    if (moved) edges[other] = moved;
  }
  return { neurons, edges };
}

function optimizerOf(dice: Dice): Training['optimizer'] & object {
  return {
    name: dice.pick(optimizerNames),
    ...(dice.chance(0.3) && { momentum: dice.between(0.1, 0.95), rho: dice.between(0.5, 0.99) }),
    ...(dice.chance(0.3) && { beta1: dice.between(0.5, 0.95), beta2: dice.between(0.9, 0.999) }),
    ...(dice.chance(0.2) && { epsilon: dice.pick([1e-12, 1e-6, 0.01]) }),
  };
}

function stepSizeOf(dice: Dice): Training['stepSize'] & object {
  return {
    schedule: dice.pick(scheduleNames),
    initial: dice.chance(0.1) ? dice.between(1, 50) : dice.between(0.001, 0.5),
    decay: dice.between(0, 0.5),
    warmup: dice.chance(0.3) ? dice.whole(1, 4) : 0,
  };
}

function trainingOf(dice: Dice, loss: LossName): Training {
  return {
    loss,
    optimizer: optimizerOf(dice),
    stepSize: stepSizeOf(dice),
    batch: dice.pick([1, 1, 2, 3, 4, 7, 10, 16, 33, 100]),
    order: dice.pick(['shuffle', 'sequence']),
    ...(dice.chance(0.3) && {
      regularization: { l1: dice.pick([0, 0.01]), l2: dice.between(0, 0.1) },
    }),
    init: {
      scheme: dice.pick(['auto', 'auto', 'uniform', 'glorot', 'he', 'zeros']),
      seed: dice.whole(0, 1000),
    },
    ...(dice.chance(0.2) && {
      stop: dice.pick([{ epochs: 3 }, { loss: 0.1 }, { patience: 2 }, { epochs: 5, patience: 1 }]),
    }),
  };
}

/** Another value of one setting, as a slider or a choice makes it. */
function patchOf(dice: Dice): Training {
  return dice.pick([
    () => ({ optimizer: optimizerOf(dice) }),
    () => ({ optimizer: optimizerOf(dice) }),
    () => ({ stepSize: stepSizeOf(dice) }),
    () => ({ batch: dice.whole(1, 20) }),
    () => ({ order: dice.pick(['shuffle', 'sequence'] as const) }),
    () => ({ regularization: { l1: 0, l2: dice.between(0, 0.1) } }),
    () => ({ loss: dice.pick(['squared', 'absolute', 'huber'] as const) }),
    () => ({ init: { seed: dice.whole(0, 99) } }),
  ])();
}

function weightOf(dice: Dice): string {
  const weight = dice.chance(0.5) ? dice.pick(oddNumbers) : dice.between(-2, 2);
  return Object.is(weight, -0) ? '-0' : String(weight);
}

function stepOf(dice: Dice): Step {
  return dice.pick<() => Step>([
    () => ['train', dice.whole(1, 300)],
    () => ['train', dice.whole(1, 30)],
    () => ['configure', JSON.stringify(patchOf(dice))],
    () => ['configure', JSON.stringify(patchOf(dice))],
    () => ['reopen'],
    () => ['reset', dice.chance(0.5) ? null : dice.whole(0, 50)],
    () => ['set', dice.whole(0, 99), weightOf(dice)],
    () => {
      const from = dice.whole(0, 5);
      return ['restarts', from, from + dice.whole(1, 12), dice.whole(1, 3)];
    },
  ])();
}

/** Document number `seed`; the engine tells how many neurons its data need. Null where it refuses the data. */
export function workOf(seed: number, engine: Engine): Work | null {
  const dice = new Dice(seed);
  const data = dataOf(dice);
  let info: DataInfo;
  try {
    info = engine.describe(data);
  } catch {
    return null;
  }
  const { inputWidth: inputs, outputWidth: outputs } = info;
  const kinds = info.columns.filter(({ role }) => role === 'target').map(({ type }) => type);
  const loss = dice.pick(lossNames);
  // The targets of softmax have to sum to 1, as those of one column of categories do.
  const sumToOne = kinds.length === 1 && kinds[0] === 'category' && outputs > 1;
  const output: FunctionName =
    loss === 'cross-entropy'
      ? dice.pick(sumToOne ? ['logistic', 'softmax'] : ['logistic'])
      : dice.pick([...slopedFunctions, 'softmax', 'identity', 'tanh', 'logistic']);
  const shape = dice.chance(0.4) ? graphOf : layersOf;
  const project: Project = {
    edgewise: 1,
    network: shape(dice, inputs, outputs, output),
    data,
    training: trainingOf(dice, loss),
    ...(dice.chance(0.1) && { goal: { testLoss: dice.between(0, 0.5), epochs: 4, neurons: 5 } }),
  };
  const steps: Step[] = Array.from({ length: dice.whole(3, 8) }, () => stepOf(dice));
  return { project, steps: [...steps, ['train', dice.whole(1, 200)], ['reopen'], ['see']] };
}
