/** The data sets of the page that are files, trained with the settings they come with. */

import { beforeAll, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { parseCsv } from '../../wasm/src/csv.js';
import { createEngine, type Engine } from '../../wasm/src/node.js';
import { dataSets } from '../../web/src/data/sets.js';
import { projectFor } from '../../web/src/state/fit.js';

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

it.each([
  ['digits', 30, 0.95],
  ['threes', 30, 0.96],
  ['messages', 100, 0.8],
])('%s: after %i epochs the test accuracy is above %f', (id, epochs, least) => {
  const set = dataSets.find((one) => one.id === id);
  if (!set || !('file' in set)) throw new Error(`There is no file set "${id}".`);
  const data = set.use(parseCsv(readFileSync(set.file, 'utf8')).table);
  const shape = { hidden: set.hidden, functions: set.hidden.map(() => set.function) };
  const session = engine.open(projectFor(data, engine.describe(data), shape, set.training));
  session.train({ epochs });
  expect(session.metrics.accuracy).toBeGreaterThan(least);
});
