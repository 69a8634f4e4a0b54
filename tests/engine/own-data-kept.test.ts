/** Cases of tests/cases/own-data.json about what is kept: saved documents and starts. */

import { beforeAll, expect, it } from 'vitest';
import { createEngine, type Cell, type Engine, type Project } from '../../wasm/src/node.js';
import { projectOn } from '../cases/training-checks.js';

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

it('what is saved predicts the same bits, without its data and with more rows too', () => {
  const data = { builtin: 'penguins' } as const;
  const session = engine.open(projectOn(engine, data));
  session.train({ epochs: 20 });
  const inputs = session.data?.columns.filter(({ role }) => role === 'input') ?? [];
  const rows = session
    .examples({ set: 'test', count: 20 })
    .map(({ cells }) => inputs.map(({ name }) => cells[name] ?? null));
  const expected = session.predict(rows);
  expect(expected).toHaveLength(20);

  const saved = session.save();
  const { columns, rows: counts } = engine.describe(data);
  const all = engine.preview(data, counts.total);
  const table = {
    columns: columns.map(({ name, type }, c) => ({
      name,
      type,
      // Ten rows more, far from the others: what was fitted rules.
      values: [
        ...all.map((row) => row[c] ?? null),
        ...Array.from({ length: 10 }, (): Cell =>
          type === 'number' ? 1e6 : (all[0]?.[c] ?? null),
        ),
      ],
    })),
  };
  const roles = (role: string) =>
    columns.filter((one) => one.role === role).map(({ name }) => name);
  const more = { table, inputs: roles('input'), targets: roles('target') };
  const { data: _data, ...bare } = saved;
  for (const project of [saved, { ...saved, data: more }, bare] as Project[]) {
    expect(engine.open(JSON.parse(JSON.stringify(project)) as Project).predict(rows)).toEqual(
      expected,
    );
  }

  const byName = rows.map((row) =>
    Object.fromEntries(inputs.map(({ name }, k) => [name, row[k] ?? null] as const).toReversed()),
  );
  expect(session.predict(byName)).toEqual(expected);
});

it('Reset and other settings lead back to the same start', () => {
  const session = engine.open(projectOn(engine, { builtin: 'iris' }));
  const start = session.fingerprint();
  session.train({ epochs: 3 });
  expect(session.fingerprint()).not.toBe(start);
  session.reset();
  expect(session.fingerprint()).toBe(start);
  session.configure({ stepSize: { initial: 0.5 } });
  session.train({ epochs: 3 });
  session.reset();
  expect(session.fingerprint()).toBe(start);
  session.reset({ seed: 2 });
  expect(session.fingerprint()).not.toBe(start);
});
