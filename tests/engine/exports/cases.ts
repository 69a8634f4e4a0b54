/** Random networks on random data, trained a little: what every export has to compute as the engine does. */

import { EdgewiseError, type Engine, type Session } from '../../../wasm/src/node.js';
import type { Cell, Encoder, GraphEdge, GraphNeuron, Project } from '../../../wasm/src/project.js';
import { Dice, workOf } from '../random-documents.js';

export interface Case {
  name: string;
  project: Project;
  /** Cells of the input columns, in their order. */
  rows: Cell[][];
  /** The numbers that each row goes in as. */
  encoded: number[][];
  predictions: Predicted[];
  /** Of the input columns. */
  inputs: Encoder[];
  /** Names of the targets, and how wide each is scaled (1 for categories). */
  targets: { name: string; scale: number }[];
  /** Rows in which a step function is within rounding of its step. */
  onStep: boolean[];
}

/** What is told for a row, here and in every other world. */
export interface Predicted {
  outputs: number[];
  values: Cell[];
}

const mostRows = 20;
/** Beyond, rounding alone moves sums by more than what is asked for. */
const largestWeight = 10;

/** Texts that are easily written wrongly in some language. */
const oddTexts = [
  'he said "hi"',
  'back\\slash',
  'two\nlines',
  'tab\tand null\u0000',
  'ünïcödé 🙂',
  "it's",
  '\u2028',
  '?\u003f=',
  '${x} {{y}} %s #{z}',
  '*/ // """ R"(',
];

/** Other names for columns and categories, and functions that step. */
function made(dice: Dice, project: Project): Project {
  const copy = structuredClone(project);
  const { network, data } = copy;
  if (data?.table && dice.chance(0.5)) {
    const odd = dice.pick(oddTexts);
    for (const column of data.table.columns) {
      const renamed = `${odd} ${column.name}`;
      data.inputs = data.inputs?.map((name) => (name === column.name ? renamed : name)) ?? [];
      data.targets = data.targets?.map((name) => (name === column.name ? renamed : name)) ?? [];
      column.name = renamed;
      if (column.type !== 'category') continue;
      column.values = [...column.values].map((cell) =>
        cell === 'a' ? odd.replace('\u0000', '') : cell,
      );
    }
  }
  if ('neurons' in network) {
    for (const neuron of network.neurons) {
      if (neuron.kind === 'hidden' && dice.chance(0.1)) neuron.function = 'step';
    }
    return copy;
  }
  // Two categories as one number.
  if (network.layers.at(-1) === 2 && network.output !== 'softmax' && dice.chance(0.7)) {
    network.layers[network.layers.length - 1] = 1;
  }
  if (Array.isArray(network.hidden) && dice.chance(0.1)) {
    network.hidden = network.hidden.map((name, k) => (k === 0 ? 'step' : name));
  }
  return copy;
}

function rowsOf(session: Session, engine: Engine, project: Project): Cell[][] {
  const { data } = project;
  const columns = session.data?.columns ?? [];
  const order =
    data?.inputs ?? columns.filter(({ role }) => role === 'input').map(({ name }) => name);
  if (!data) {
    const inputs = session.network.neurons.filter(({ kind }) => kind === 'input').length;
    return Array.from({ length: 5 }, (_, r) => Array.from({ length: inputs }, (_, k) => r - k / 2));
  }
  const places = order.map((name) => columns.findIndex((column) => column.name === name));
  return engine.preview(data, mostRows).map((row) => places.map((place) => row[place] ?? null));
}

/** A row as the numbers that go in. */
function encodedRow(session: Session, project: Project, row: Cell[]): number[] {
  const columns = session.data?.columns.filter(({ role }) => role === 'input') ?? [];
  if (!session.data) return row as number[];
  const names = project.data?.inputs ?? columns.map(({ name }) => name);
  const input = Object.fromEntries(names.map((name, k) => [name, row[k] ?? null]));
  return [...session.encoded({ input }).inputs];
}

/** Whether a neuron that steps is so near its step that rounding decides. */
function isOnStep(session: Session, steps: ReadonlySet<string>, encoded: number[]): boolean {
  if (steps.size === 0) return false;
  const { neurons } = session.trace(Float32Array.from(encoded));
  return neurons.some(({ id, in: sum }) => steps.has(id) && Math.abs(sum) < 1e-4);
}

function caseOf(name: string, engine: Engine, project: Project): Case | null {
  const session = engine.open(project);
  try {
    if (session.data) session.train({ samples: 200 });
    if (session.weights.some((weight) => Math.abs(weight) > largestWeight)) return null;
    const steps = new Set(
      session.network.neurons.filter((neuron) => neuron.function === 'step').map(({ id }) => id),
    );
    const all = rowsOf(session, engine, project);
    const rows: Cell[][] = [];
    const encoded: number[][] = [];
    const predictions: Predicted[] = [];
    const onStep: boolean[] = [];
    const names = session.data
      ? (project.data?.targets ??
        session.data.columns.filter(({ role }) => role === 'target').map((column) => column.name))
      : session.network.neurons
          .filter(({ kind }) => kind === 'output')
          .map(({ label, id }) => label || id);
    for (const row of all) {
      try {
        const [told] = session.predict([row]);
        if (!told || told.outputs.some((output) => !Number.isFinite(output))) continue;
        predictions.push({
          outputs: told.outputs,
          values: names.map((target) => told.values[target] ?? null),
        });
        rows.push(row);
        const numbers = encodedRow(session, project, row);
        encoded.push(numbers);
        onStep.push(isOnStep(session, steps, numbers));
      } catch (error) {
        if (!(error instanceof EdgewiseError)) throw error;
      }
    }
    const saved = session.save();
    const encoders = saved.encoding?.targets ?? [];
    const plain = all[0]?.map((_, k) => ({ name: String(k), type: 'number' as const })) ?? [];
    const inputs = saved.encoding?.inputs ?? plain;
    const targets = names.map((target) => ({
      name: target,
      scale: encoders.find((one) => one.name === target)?.scale ?? 1,
    }));
    return rows.length === 0
      ? null
      : { name, project: saved, rows, encoded, predictions, inputs, targets, onStep };
  } finally {
    session.dispose();
  }
}

/** Two wide layers in which each neuron has few tails: as one matrix it would be nearly empty. */
function sparse(dice: Dice): Project {
  const width = 120;
  const neurons: GraphNeuron[] = [
    { id: 'x', kind: 'input' },
    { id: 'y', kind: 'input' },
    { id: 'one', kind: 'bias' },
  ];
  const edges: GraphEdge[] = [];
  for (const layer of ['a', 'b']) {
    for (let k = 0; k < width; ++k) {
      const id = `${layer}${String(k)}`;
      neurons.push({ id, kind: 'hidden', function: k % 2 === 0 ? 'tanh' : 'gelu' });
      const tails =
        layer === 'a'
          ? [dice.pick(['x', 'y'])]
          : [`a${String(k)}`, `a${String((k + dice.whole(1, width - 1)) % width)}`, 'one'];
      for (const from of tails) edges.push({ from, to: id, weight: dice.between(-1, 1) });
    }
  }
  neurons.push({ id: 'out', kind: 'output', function: 'identity' });
  for (let k = 0; k < width; ++k) {
    edges.push({ from: `b${String(k)}`, to: 'out', weight: dice.between(-0.5, 0.5) });
  }
  return { edgewise: 1, network: { neurons, edges } };
}

/** Networks that chance does not make: large ones, one without data, one that fills gaps, years. */
function chosen(): Project[] {
  const years = Array.from({ length: 30 }, (_, k) => 1990 + k);
  return [
    {
      edgewise: 1,
      network: { layers: [4, 40, 30, 3], hidden: 'rectifier', output: 'softmax' },
      data: { builtin: 'iris' },
      training: { loss: 'cross-entropy', batch: 10 },
    },
    {
      edgewise: 1,
      network: { layers: [2, 3, 2], hidden: 'sine', output: 'identity' },
    },
    {
      edgewise: 1,
      network: { layers: [1, 5, 1], hidden: 'tanh', output: 'identity' },
      data: {
        table: {
          columns: [
            { name: 'year', values: years.map((year) => year) },
            { name: 'price', values: years.map((year) => 1e6 + (year - 2000) ** 2) },
          ],
        },
        inputs: ['year'],
        targets: ['price'],
      },
    },
    sparse(new Dice(7)),
  ];
}

/** So many cases; the same ones every time. */
export function casesOf(count: number, engine: Engine): Case[] {
  const cases: Case[] = [];
  const add = (project: Project) => {
    const one = caseOf(`case${String(cases.length)}`, engine, project);
    if (one) cases.push(one);
  };
  for (const project of chosen()) add(project);
  for (let seed = 1; cases.length < count && seed < 10 * count; ++seed) {
    const work = workOf(seed, engine);
    if (!work) continue;
    const dice = new Dice(seed);
    try {
      add(made(dice, work.project));
    } catch (error) {
      if (!(error instanceof EdgewiseError)) throw error;
    }
  }
  return cases;
}

/** How far another world is from the engine, over all rows. */
export interface Agreement {
  networks: number;
  rows: number;
  /** Rows in which a step function's sum is within rounding of 0, or two categories are equally likely. */
  apart: number;
  largest: number;
  /** Rows that differ by more than 1e-5 * max(1, |y|). */
  wrong: string[];
}

const most = 1e-5;

/** Whether rounding decides between two categories. */
function isTie(outputs: readonly number[]): boolean {
  const [first = 0, second = -Infinity] = outputs.toSorted((a, b) => b - a);
  return first - second < 2 * most || outputs.some((one) => Math.abs(one - 0.5) < 2 * most);
}

function differenceOf(found: Predicted, expected: Predicted, { targets }: Case): number {
  if (found.outputs.length !== expected.outputs.length) return Infinity;
  let largest = 0;
  const note = (one: number, other: number, unit: number) => {
    const difference = Math.abs(one - other) / Math.max(1, Math.abs(other), unit);
    if (!(difference <= largest)) largest = difference;
  };
  found.outputs.forEach((output, k) => {
    note(output, expected.outputs[k] ?? NaN, 1);
  });
  targets.forEach(({ scale }, k) => {
    const [one, other] = [found.values[k], expected.values[k]];
    if (typeof one === 'number' && typeof other === 'number') note(one, other, scale);
    else if (one !== other) largest = Infinity;
  });
  return Number.isNaN(largest) ? Infinity : largest;
}

/** @param found predictions, case by case and row by row */
export function agreementOf(cases: readonly Case[], found: readonly Predicted[][]): Agreement {
  const told: Agreement = { networks: cases.length, rows: 0, apart: 0, largest: 0, wrong: [] };
  cases.forEach((one, c) => {
    one.predictions.forEach((expected, r) => {
      const other = found[c]?.[r];
      const difference = other ? differenceOf(other, expected, one) : Infinity;
      const isText = expected.values.some((value) => typeof value === 'string');
      if (
        one.onStep[r] ||
        (difference === Infinity && other && isText && isTie(expected.outputs))
      ) {
        told.apart += 1;
        return;
      }
      told.rows += 1;
      told.largest = Math.max(told.largest, difference);
      if (difference > most) told.wrong.push(`${one.name} row ${String(r)}: ${String(difference)}`);
    });
  });
  return told;
}
