/** The main story: upload a table, train, read the accuracy, type an input, read the prediction. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../wasm/src/node.js';
import { fresh } from '../../web/src/project/fit.js';
import { PlaygroundPage, dataFile } from './support/playground.js';
import { openSite, type OpenPage, type Site } from './support/site.js';

let site: Site;
let engine: Engine;
let open: OpenPage;
let playground: PlaygroundPage;

beforeAll(async () => {
  site = await openSite();
  engine = await createEngine();
  open = await site.newPage();
  playground = await new PlaygroundPage(open.page).ready();
});

afterAll(() => site.close());

const cases = [
  {
    file: 'iris.csv',
    target: 'species',
    rows: '150 rows: 120 train, 30 test.',
    input: { sepal_length_cm: 6.3, sepal_width_cm: 2.5, petal_length_cm: 5, petal_width_cm: 1.9 },
    answer: 'virginica',
  },
  {
    file: 'penguins.csv',
    target: 'Species',
    rows: '344 rows: 266 train, 67 test, 11 left out for missing cells.',
    input: {
      Island: 'Biscoe',
      'Beak Length (mm)': 47.5,
      'Beak Depth (mm)': 14.2,
      'Flipper Length (mm)': 215,
      'Body Mass (g)': 5000,
      Sex: 'FEMALE',
    },
    answer: 'Gentoo',
  },
];

describe.each(cases)('$file', ({ file, target, rows, input, answer }) => {
  it('is uploaded, and its columns are shown with sensible roles', async () => {
    await playground.upload.setInputFiles(dataFile(file));
    const data = open.page.getByRole('region', { name: 'Data' });
    await data.getByText(rows).waitFor();
    const role = (column: string) => data.getByLabel(`Role of ${column}`, { exact: true });
    expect(await role(target).inputValue()).toBe('target');
    for (const column of Object.keys(input)) expect(await role(column).inputValue()).toBe('input');
  });

  it('is learnt to a test accuracy of at least 0.93, as the page says', async () => {
    await playground.trainTo(100);
    expect(await playground.metric('accuracy')).toBeGreaterThanOrEqual(0.93);
    expect(await playground.metric('training loss')).toBeLessThan(0.2);
  });

  it('predicts a typed input as the engine in Node does with the same seed', async () => {
    const form = open.page.getByRole('region', { name: 'Try an input' });
    for (const [column, value] of Object.entries(input)) {
      const field = form.getByLabel(column, { exact: true });
      if (typeof value === 'number') await field.fill(String(value));
      else await field.selectOption(value);
    }
    await expect.poll(async () => (await playground.prediction()).value).toBe(answer);

    // The same document without what training has made of it, trained again in Node.
    const epoch = await playground.metric('epoch');
    const kept = await playground.kept(
      ({ progress }) => Math.floor((progress?.samples ?? 0) / trainRows(rows)) === epoch,
    );
    const session = engine.open(fresh(kept));
    session.train({ samples: kept.progress?.samples ?? 0 });
    expect(session.fingerprint()).toBe(engine.open(kept).fingerprint());

    const [prediction] = session.predict([input]);
    const shown = prediction?.probabilities?.map(({ value }) => value.toFixed(3));
    expect((await playground.prediction()).shown).toEqual(shown);
    expect(prediction?.values[target]).toBe(answer);
  });
});

it('logs no error on the way', () => {
  expect(open.watch.errors).toEqual([]);
});

function trainRows(text: string): number {
  return Number(/(\d+) train/.exec(text)?.[1]);
}

it('has cars, whose miles per gallon it tells, with R² on the test rows', async () => {
  await playground.dataSet.selectOption('cars');
  await open.page.getByText('406 rows: 314 train, 78 test, 14 left out').waitFor();
  await playground.trainTo(100);
  const epochs = await playground.metric('epoch');
  await open.page.getByRole('tab', { name: 'Measures' }).click();
  const told = open.page
    .getByText(/Miles_per_Gallon: R²/)
    .locator('strong')
    .first();
  const project = await playground.kept(
    ({ title, progress }) =>
      title === 'Cars: miles per gallon' && (progress?.samples ?? 0) >= 314 * epochs,
  );
  const [said] = engine.open(project).measures({ on: 'test' }).rSquared;
  await expect.poll(async () => Number(await told.innerText())).toBeCloseTo(said!.value!, 3);
  expect(said!.value).toBeGreaterThan(0.7);
});
