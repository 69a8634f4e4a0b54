/** The data sets of the page that are files, trained with the settings they come with. */

import { beforeAll, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { createEngine, readTable, type Engine, type Session } from '../../wasm/src/node.js';
import { setFiles } from '../../web/src/project/set-files.js';
import { setTables } from '../../web/src/project/set-tables.js';
import { dataSets } from '../../web/src/project/sets.js';
import { projectFor } from '../../web/src/project/fit.js';

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

async function opened(id: string): Promise<Session> {
  const set = dataSets.find((one) => one.id === id);
  if (!set || 'data' in set) throw new Error(`There is no file set "${id}".`);
  const data = setTables[set.id]((await readTable(readFileSync(setFiles[set.id]() as URL))).table);
  const shape = { hidden: set.hidden, functions: set.hidden.map(() => set.function) };
  return engine.open(projectFor(data, engine.describe(data), shape, set.training));
}

it.each([
  ['wine', 60, 0.93],
  ['digits', 30, 0.95],
  ['threes', 30, 0.96],
  ['messages', 100, 0.8],
])('%s: after %i epochs the test accuracy is above %f', async (id, epochs, least) => {
  const session = await opened(id);
  session.train({ epochs });
  expect(session.metrics.accuracy).toBeGreaterThan(least);
});

it('cars: rows with gaps are left out, and miles per gallon are told', async () => {
  const session = await opened('cars');
  expect(session.data?.rows).toMatchObject({ total: 406, dropped: 14 });
  session.train({ epochs: 200 });
  const [told] = session.measures({ on: 'test' }).rSquared;
  const target = told?.target ?? '';
  expect(told?.value).toBeGreaterThan(0.8);
  const { examples } = session.listing({ set: 'test', count: 1000 });
  const errors = examples.map(({ cells, predictions }) =>
    Math.abs(Number(cells[target]) - Number(predictions[target])),
  );
  const mean = errors.reduce((sum, one) => sum + one, 0) / errors.length;
  expect(told?.meanAbsoluteError).toBeCloseTo(mean, 4);
  expect(mean).toBeLessThan(5);
});
