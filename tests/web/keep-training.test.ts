/** What a change of words leaves alone, against the engine: the bits of what a network makes of its rows. */

import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../wasm/src/node.js';
import type { FunctionName, Project, Table, Training } from '../../wasm/src/project.js';
import type { Engine, Session } from '../../wasm/src/types.js';
import { changedWords, withWords } from '../../web/src/project/keep-training.js';
import { withTable } from '../../web/src/project/tables.js';

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

const table = (): Table => ({
  columns: [
    { name: 'x', type: 'number', values: [0, 1, 0.1, 0.9, 0.2, 0.8] },
    { name: 'town', type: 'category', values: ['m', 'n', 'k', 'm', 'n', 'k'] },
    {
      name: 'note',
      type: 'category',
      values: ['', 'p', 'q', 'r', 's', 't'].map((one) => one || null),
    },
    { name: 'y', type: 'category', values: ['a', 'b', 'a', 'b', 'a', 'b'] },
  ],
});

function projectOf(outputs: number, output: FunctionName, training: Training): Project {
  return {
    edgewise: 1,
    network: { layers: [4, 3, outputs], output },
    data: { table: table(), inputs: ['town', 'x'], targets: ['y'], split: { train: 1 } },
    training: { loss: 'cross-entropy', stepSize: { initial: 0.1 }, ...training },
  };
}

function trained(project: Project): Session {
  const session = engine.open(project);
  session.train({ epochs: 7 });
  return session;
}

/** The session of the same on the changed table; null where training starts anew. */
function changed(
  session: Session,
  after: Table,
  renamed: ReadonlyMap<string, string> = new Map(),
): Session | null {
  const project = session.save();
  const { data: info, network, weights } = session;
  if (!info || !project.data) throw new Error('no data');
  const words = changedWords(table(), after, renamed, info);
  if (!words) return null;
  const data = withTable(project.data, info, after, renamed);
  const kept = withWords(project, words, data, engine.describe(data), { network, weights });
  return kept && engine.open(kept);
}

const mapped = (name: string, change: (cell: string) => string): Table => ({
  columns: table().columns.map((column) =>
    column.name === name
      ? { ...column, values: column.values.map((cell) => cell && change(String(cell))) }
      : column,
  ),
});

const tableWith = (from: string, to: string): Table => ({
  columns: table().columns.map((one) => (one.name === from ? { ...one, name: to } : one)),
});

/** Probability of a class in each row. */
const said = (session: Session, word: (label: string) => string = (label) => label) =>
  session
    .examples({ set: 'train' })
    .map(({ prediction }) =>
      Object.fromEntries(
        (prediction.probabilities ?? []).map((one) => [word(one.category), one.value]),
      ),
    );

const kinds: [string, number, FunctionName, Training][] = [
  ['one logistic output, SGD', 1, 'logistic', { batch: 2 }],
  ['one logistic output, momentum', 1, 'logistic', { optimizer: { name: 'momentum' } }],
  ['one logistic output, Adam', 1, 'logistic', { optimizer: { name: 'adam' } }],
  ['one logistic output, RMSprop', 1, 'logistic', { optimizer: { name: 'rmsprop' } }],
  ['softmax, Adam', 2, 'softmax', { optimizer: { name: 'adam' } }],
];

describe.each(kinds)('%s', (_, outputs, output, training) => {
  const start = () => trained(projectOf(outputs, output, training));

  it('goes on under another name of a column, bit for bit', () => {
    const before = start();
    const after = changed(before, tableWith('x', 'length'), new Map([['x', 'length']]));
    expect(after?.fingerprint()).toBe(before.fingerprint());
    expect(after?.metrics).toEqual(before.metrics);
    before.train({ epochs: 3 });
    after?.train({ epochs: 3 });
    expect(after?.fingerprint()).toBe(before.fingerprint());
  });

  it('goes on with columns in another order, and other ignored ones', () => {
    const before = start();
    const columns = table().columns.toReversed();
    const after = changed(before, { columns: columns.filter(({ name }) => name !== 'note') });
    expect(after?.fingerprint()).toBe(before.fingerprint());
    expect(after && said(after)).toEqual(said(before));
  });

  // Words that keep the order of the classes, and words that turn it round.
  it.each([
    ['y', { a: 'no', b: 'yes' }],
    ['y', { a: 'z', b: 'c' }],
    ['town', { m: 'mm', n: 'nn', k: 'kk' }],
    ['town', { m: 'z', n: 'a', k: 'b' }],
  ])('goes on with other words for %s: %j', (name, words: Record<string, string>) => {
    const before = start();
    const word = (label: string) => (name === 'y' ? (words[label] ?? label) : label);
    const after = changed(
      before,
      mapped(name, (cell) => words[cell] ?? cell),
    );
    if (!after) throw new Error('Training starts anew.');
    const column = after.data?.columns.find((one) => one.name === name);
    expect(column?.categories).toEqual(Object.values(words).toSorted());
    const close = (one: Session, other: Session) => {
      const [now, then] = [said(other), said(one, word)];
      for (const [k, row] of then.entries()) {
        for (const [label, value] of Object.entries(row)) {
          expect(now[k]?.[label]).toBeCloseTo(value, 5);
        }
      }
      expect(other.metrics.accuracy).toBe(one.metrics.accuracy);
      expect(other.metrics.trainLoss).toBeCloseTo(one.metrics.trainLoss ?? NaN, 5);
      expect(other.metrics.epoch).toBe(one.metrics.epoch);
    };
    close(before, after);
    before.train({ epochs: 5 });
    after.train({ epochs: 5 });
    close(before, after);
  });
});

it('starts anew where more than words have changed', () => {
  const before = trained(projectOf(1, 'logistic', {}));
  const columns = () => table().columns;
  const cut = (name: string) => ({ columns: columns().filter((one) => one.name !== name) });
  expect(changed(before, cut('town'))).toBe(null);
  expect(
    changed(
      before,
      mapped('y', () => 'a'),
    ),
  ).toBe(null);
  const oneCell = (c: number, cell: string | number | null) => ({
    columns: columns().map((one, k) =>
      k === c ? { ...one, values: one.values.with(2, cell) } : one,
    ),
  });
  expect(changed(before, oneCell(0, 5))).toBe(null);
  expect(changed(before, oneCell(3, 'b'))).toBe(null);
  expect(changed(before, oneCell(3, null))).toBe(null);
  expect(changed(before, oneCell(2, 'anything'))).not.toBe(null);
  const shorter = { columns: columns().map((one) => ({ ...one, values: one.values.slice(1) })) };
  expect(changed(before, shorter)).toBe(null);
});

it('goes on in a graph, where its neurons are connected alike', () => {
  const from = (tails: string[], to: string) => tails.map((tail) => ({ from: tail, to }));
  const project: Project = {
    ...projectOf(1, 'logistic', { optimizer: { name: 'adam' } }),
    network: {
      neurons: [
        ...['1', '2', '3', '4'].map((id) => ({ id, kind: 'input' as const })),
        { id: '5', kind: 'bias' },
        { id: '6', kind: 'hidden', function: 'tanh' },
        { id: '7', kind: 'output', function: 'logistic' },
      ],
      edges: [...from(['1', '2', '3', '4', '5'], '6'), ...from(['4', '5', '6'], '7')],
    },
  };
  const before = trained(project);
  const turned = mapped('town', (cell) => ({ m: 'z', n: 'a', k: 'b' })[cell] ?? cell);
  const after = changed(before, turned);
  expect(after && said(after).map((row) => row.a)).toEqual(
    said(before).map((row) => expect.closeTo(row.a ?? NaN, 5) as number),
  );
  const { network } = project;
  if (!('edges' in network)) throw new Error('no graph');
  const uneven = { ...project, network: { ...network, edges: network.edges.slice(1) } };
  expect(changed(trained(uneven), turned)).toBe(null);
});
