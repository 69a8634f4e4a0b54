/** Numbers in the figure: weights on the edges, functions in the neurons, and what comes out of each. */

import { expect, it } from 'vitest';
import { createEngine } from '../../wasm/src/node.js';
import { freshPages } from './support/fresh.js';
import { narrow } from './support/site.js';

const { open, playground } = freshPages();

const numbers = () => open.page.getByRole('checkbox', { name: 'numbers', exact: true });
const texts = (kind: string) => open.page.locator(`ew-figure-numbers .${kind}`).allInnerTexts();
const written = (text: string) => Number(text.replace('\u2212', '-').replaceAll(',', ''));

it('stand by themselves where the network is small, and are those of the engine', async () => {
  await playground.dataSet.selectOption('exclusive-or');
  const project = await playground.kept(({ title }) => title === 'Exclusive or');
  await playground.trainUntil(20);
  const session = (await createEngine()).open(project);
  session.train({ epochs: 20 });
  const { inputs, targets } = session.encoded({ index: 0 });
  const trace = session.trace(inputs, targets);

  expect(await numbers().isChecked()).toBe(true);
  const weights = [...session.weights].map((weight) => Number(weight.toPrecision(3)));
  await expect.poll(async () => (await texts('weight')).map(written)).toEqual(weights);
  expect(await texts('function')).toEqual([...Array<string>(6).fill('tanh'), 'σ']);
  const outs = trace.neurons
    .filter(({ kind }) => kind !== 'bias')
    .map(({ out }) => Number(out.toPrecision(3)));
  await expect.poll(async () => (await texts('out')).map(written)).toEqual(outs);

  // Another example, chosen elsewhere on the page.
  await open.page.getByRole('tab', { name: 'table', exact: true }).click();
  await open.page
    .getByRole('button', { name: /^Inspect row/ })
    .nth(2)
    .click();
  await expect.poll(async () => (await texts('out')).map(written)).not.toEqual(outs);
});

it('are those of one neuron where all would cover each other', async () => {
  await playground.dataSet.selectOption('spiral');
  await open.page.getByRole('button', { name: 'Neuron 20', exact: true }).waitFor();
  expect(await numbers().isChecked()).toBe(false);
  expect(await texts('function')).toEqual([]);
  await numbers().check();
  await expect.poll(async () => (await texts('function')).length).toBe(17);
  expect(await texts('weight')).toEqual([]);
  // Two inputs, a bias, and eight neurons of the next layer.
  await playground.button('Neuron 6').hover();
  const inFigure = () =>
    open.page
      .locator('ew-figure-numbers .weight')
      .evaluateAll((spans) => spans.map((span) => Number((span as HTMLElement).dataset.edge)));
  await expect.poll(async () => (await inFigure()).length).toBe(11);
  await open.page.mouse.move(5, 5);
  await expect.poll(() => texts('weight')).toEqual([]);
  await numbers().uncheck();
  await expect.poll(() => texts('function')).toEqual([]);
});

it('are those of one neuron beside a picture, too', async () => {
  await playground.dataSet.selectOption('digits');
  await open.page.getByText('1,797 rows').waitFor();
  await numbers().check();
  // What comes out of each hidden neuron stands on the picture of its weights, which no function covers.
  await expect.poll(async () => (await texts('out')).length).toBeGreaterThan(10);
  expect(await texts('function')).toEqual([]);
  await expect.poll(() => texts('weight')).toEqual([]);
});

it('stay out of a narrow figure until they are asked for', async () => {
  await playground.dataSet.selectOption('exclusive-or');
  await open.page.getByRole('button', { name: 'Neuron 12', exact: true }).waitFor();
  await open.page.setViewportSize(narrow);
  await open.page.getByRole('tab', { name: 'Network', exact: true }).click();
  await expect.poll(() => texts('weight')).toEqual([]);
});
