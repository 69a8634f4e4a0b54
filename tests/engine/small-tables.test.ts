/** What a learner pastes first, with the project that the engine suggests and with other outputs. */

import { beforeAll, describe, expect, it } from 'vitest';
import {
  createEngine,
  type Data,
  type Engine,
  type FunctionName,
  type Project,
  type Session,
} from '../../wasm/src/node.js';
import { faultOf } from './support.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

const truths: [name: string, truth: string][] = [
  ['exclusive-or', '0110'],
  ['and', '0001'],
  ['or', '0111'],
  ['parity of three', '01101001'],
];

/** A column a bit, then y: 0 and 1, or "no" and "yes". */
function truthTable(truth: string, texts: boolean): Data {
  const bits = Math.log2(truth.length);
  const rows = Array.from(truth, (_, row) => row);
  const inputs = Array.from({ length: bits }, (_, k) => ({
    name: `x${String(k + 1)}`,
    values: rows.map((row) => (row >> (bits - 1 - k)) & 1),
  }));
  const y = Array.from(truth, (digit) => (texts ? (digit === '1' ? 'yes' : 'no') : Number(digit)));
  return { table: { columns: [...inputs, { name: 'y', values: y }] }, targets: ['y'] };
}

function predictions(session: Session, truth: string): string {
  session.train({ epochs: 1000 });
  const rows = Array.from(truth, (_, row) =>
    (session.data?.columns ?? [])
      .filter(({ role }) => role === 'input')
      .map((_column, k, { length }) => (row >> (length - 1 - k)) & 1),
  );
  return session
    .predict(rows)
    .map(({ values: { y } }) => (typeof y === 'number' ? Math.round(y) : y === 'yes' ? 1 : 0))
    .join('');
}

describe.each(truths)('%s', (_, truth) => {
  it.each([
    ['numbers', false],
    ['texts', true],
  ])('as %s is learnt by the suggested project, on every row', (_what, texts) => {
    const session = engine.open(engine.suggest(truthTable(truth, texts)));
    expect(session.data?.rows).toMatchObject({ train: truth.length, test: 0 });
    expect(predictions(session, truth)).toBe(truth);
  });

  it.each<FunctionName>(['logistic', 'tanh', 'rectifier', 'gaussian'])(
    'is learnt by %s outputs',
    (output) => {
      const project = engine.suggest(truthTable(truth, false));
      const session = engine.open({ ...project, network: { ...project.network, output } });
      expect(session.data?.warnings).toEqual([]);
      expect(predictions(session, truth)).toBe(truth);
    },
  );

  it('is learnt with cross-entropy, whose loss is never below 0', () => {
    const project = engine.suggest(truthTable(truth, false));
    const session = engine.open({
      ...project,
      network: { ...project.network, output: 'logistic' },
      training: { ...project.training, loss: 'cross-entropy' },
    });
    expect(predictions(session, truth)).toBe(truth);
    expect(session.metrics.trainLoss).toBeGreaterThanOrEqual(0);
  });
});

describe('what is told of the data', () => {
  const labels = Array.from({ length: 60 }, (_, row) => (row % 20 === 0 ? 'b' : 'a'));
  const data: Data = {
    table: {
      columns: [
        { name: 'x', values: labels.map((_, row) => (row < 5 ? null : row)) },
        { name: 'y', values: labels },
      ],
    },
  };

  it('which rows train and why, rows of each class, rows lost by column', () => {
    const info = engine.describe(data);
    expect(info.rows).toEqual({ total: 60, kept: 55, dropped: 5, train: 44, test: 11 });
    expect(info.columns.map(({ dropped }) => dropped)).toEqual([5, 0]);
    expect(info.split).toMatchObject({ train: 0.8, seed: 1, stratify: true, column: null });
    expect(info.split.why).toContain('of each class of "y"');
    expect(info.classes).toEqual([
      {
        target: 'y',
        counts: [
          { category: 'a', train: 43, test: 10 },
          { category: 'b', train: 1, test: 1 },
        ],
      },
    ]);
    expect(info.suggested).toEqual({ width: 1, output: 'logistic', loss: 'cross-entropy' });
    expect(info.warnings).toEqual([]);
  });

  it('a class that no training row has, and targets out of reach', () => {
    const split = labels.map((label) => (label === 'b' ? 'test' : 'train'));
    const columns = [...(data.table?.columns ?? []), { name: 'set', values: split }];
    const info = engine.describe({ table: { columns }, split: { column: 'set' } });
    expect(info.split).toMatchObject({ column: 'set', train: 53 / 55 });
    expect(info.columns.find(({ name }) => name === 'set')?.role).toBe('ignore');
    expect(info.warnings[0]).toMatch(/^No training row has the class "b"/);

    const project: Project = {
      edgewise: 1,
      network: { layers: [1, 2, 1], output: 'tanh' },
      data: {
        table: {
          columns: [
            { name: 'x', values: [1, 2] },
            { name: 'y', values: [5, 6] },
          ],
        },
        scale: 'none',
      },
    };
    expect(engine.open(project).data?.warnings[0]).toMatch(/gives values between -1 and 1 only/);
    const target = engine.open({ ...project, data: { ...project.data, scale: 'standard' } }).data
      ?.columns[1];
    expect(target).toMatchObject({ shift: 5.5, scale: 0.5 });
  });

  it('over which rows accuracy is, and why a network may not be learning', () => {
    const session = engine.open(engine.suggest(data));
    expect(session.metrics).toMatchObject({ accuracySet: 'test', accuracyRows: 11 });
    expect(session.advice()).toEqual([]);
    session.configure({ stepSize: { initial: 0 } });
    session.train({ epochs: 1 });
    expect(session.advice().map(({ kind }) => kind)).toEqual(['stepSize', 'baseRate']);
    expect(faultOf(() => session.advice({ losses: ['a'] as never })).code).toBe('type');
    expect(session.predict([[20], [1000]]).map(({ outside }) => outside)).toEqual([[], ['x']]);
  });

  it('with large columns of numbers beside the document, too', () => {
    const many = Array.from({ length: 3000 }, (_, row) => row);
    const suggested = engine.suggest(
      {
        table: {
          columns: [
            { name: 'x', values: many },
            { name: 'y', values: many },
          ],
        },
      },
      { hidden: [3, 2], function: 'rectifier' },
    );
    expect(suggested.network).toEqual({
      layers: [1, 3, 2, 1],
      hidden: ['rectifier', 'rectifier'],
      output: 'identity',
    });
    expect(suggested.data?.table?.columns[0]?.values).toBe(many);
    expect(engine.open(suggested).data?.rows.train).toBe(2400);
    expect(faultOf(() => engine.suggest({}, { hidden: [0] })).path).toBe('hidden[0]');
  });
});
