/** Rows of another file, predicted by the names of its columns. */

import { beforeAll, expect, it } from 'vitest';
import { createEngine } from '../../wasm/src/node.js';
import type { Cell, Project, Table } from '../../wasm/src/project.js';
import type { Session } from '../../wasm/src/types.js';
import { predictRows } from '../../web/src/output/predict-rows.js';

const project: Project = {
  edgewise: 1,
  network: { layers: [3, 3, 1], output: 'logistic' },
  data: {
    table: {
      columns: [
        { name: 'Width', values: [1, 2, 3, 4] },
        { name: 'town', values: ['a', 'b', 'a', 'b'] },
        { name: 'y', values: ['no', 'yes', 'yes', 'no'] },
      ],
    },
    targets: ['y'],
    split: { train: 1 },
  },
  training: { loss: 'cross-entropy' },
};

let session: Session;

beforeAll(async () => {
  session = (await createEngine()).open(project);
});

const asked: number[] = [];

async function predicted(columns: Table['columns']) {
  if (!session.data) throw new Error('no data');
  asked.length = 0;
  return predictRows(
    { columns },
    session.data,
    (rows) => {
      asked.push(rows.length);
      // As over a worker: a fault is a rejection.
      return Promise.resolve().then(() => session.predict(rows));
    },
    () => undefined,
  );
}

it('takes columns by their names, in any order, and leaves the others as they are', async () => {
  const rows = await predicted([
    { name: 'town', values: ['b', 'a'] },
    { name: 'id', values: [7, 8] },
    { name: ' width ', values: ['1,5', 2.5] },
  ]);
  if (typeof rows === 'string') throw new Error(rows);
  expect(rows.predicted).toBe(2);
  expect(rows.failed).toEqual([]);
  expect(rows.table.columns.map(({ name }) => name)).toEqual([
    'town',
    'id',
    ' width ',
    'predicted y',
    'probability of no',
    'probability of yes',
  ]);
  const truth = session.predict([
    { Width: 1.5, town: 'b' },
    { Width: 2.5, town: 'a' },
  ]);
  const cells = (name: string) => rows.table.columns.find((one) => one.name === name)?.values;
  expect(cells('predicted y')).toEqual(truth.map(({ values }) => values.y));
  expect(cells('probability of yes')).toEqual(
    truth.map(({ probabilities }) => probabilities?.[1]?.value),
  );
});

it('says of each row that cannot be predicted why, and predicts all others', async () => {
  const count = 1200;
  const width: Cell[] = Array.from({ length: count }, (_, k) => k / 100);
  const town: Cell[] = Array.from({ length: count }, (_, k) => (k % 2 ? 'a' : 'b'));
  width[3] = null;
  width[700] = '1,000';
  town[1100] = 'c';
  const rows = await predicted([
    { name: 'Width', values: width },
    { name: 'town', values: town },
    { name: 'predicted y', values: town },
  ]);
  if (typeof rows === 'string') throw new Error(rows);
  expect(rows.predicted).toBe(count - 3);
  expect(rows.failed.map(({ row }) => row)).toEqual([4, 701, 1101]);
  expect(rows.failed.map(({ why }) => why)).toEqual([
    expect.stringContaining('"Width" has no value'),
    '"Width": "1,000" could be 1 or 1000: write 1 or 1000.',
    expect.stringContaining('"town" has no category "c"'),
  ]);
  expect(rows.added[0]).toBe('predicted y (2)');
  const cells = rows.table.columns.find(({ name }) => name === 'predicted y (2)')?.values;
  expect([cells?.[3], cells?.[700], cells?.[1100]]).toEqual([null, null, null]);
  expect(cells?.filter((cell) => cell === null)).toHaveLength(3);
});

it('says which columns a file lacks, and that it has no rows', async () => {
  expect(await predicted([{ name: 'height', values: [1] }])).toMatch(
    /no column "Width", "town"; it has "height"\. Name its columns/,
  );
  expect(
    await predicted([
      { name: 'Width', values: [] },
      { name: 'town', values: [] },
    ]),
  ).toBe('The file has no rows.');
});
