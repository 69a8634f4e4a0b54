/** Every setting of the data and of the training, as a person makes it, reaches the project. */

import { expect, it } from 'vitest';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages();

const choice = (name: string) => open.page.getByRole('combobox', { name, exact: true });

async function enter(name: string, value: string): Promise<void> {
  const field = open.page.getByRole('spinbutton', { name, exact: true });
  await field.fill(value);
  await field.press('Enter');
}

it('those of the training', async () => {
  await open.page.getByText('More settings').click();
  await choice('Loss').selectOption('huber');
  await choice('Optimizer').selectOption('nesterov');
  await enter('Momentum', '0.8');
  await choice('Step size over time').selectOption('exponential');
  await enter('Decay per epoch', '0.01');
  await enter('L1', '0.001');
  await enter('L2', '0.002');
  await choice('Order').selectOption('sequence');
  await choice('Initial weights').selectOption('he');
  await enter('Step size', '0.2');
  await enter('Batch size', '7');
  await enter('Seed', '11');
  const { training } = await playground.kept((project) => project.training?.init?.seed === 11);
  expect(training).toMatchObject({
    loss: 'huber',
    optimizer: { name: 'nesterov', momentum: 0.8 },
    stepSize: { initial: 0.2, schedule: 'exponential', decay: 0.01 },
    regularization: { l1: 0.001, l2: 0.002 },
    order: 'sequence',
    init: { scheme: 'he', seed: 11 },
    batch: 7,
  });
  await playground.button('Step').click();
  await expect.poll(() => playground.metric('epoch')).toBe(1);
});

it('those of the data, which leave the loss and the outputs alone', async () => {
  await playground.dataSet.selectOption('penguins');
  await open.page.getByText('344 rows').waitFor();
  await open.page.getByText('More settings').click();
  await choice('Loss').selectOption('absolute');
  await open.page.getByText('Split, scale, noise').click();
  await choice('Scale').selectOption('minmax');
  await choice('Missing cells').selectOption('fill');
  await open.page.getByRole('slider', { name: 'Training share' }).fill('0.5');
  await open.page.getByText('50 %', { exact: true }).waitFor();
  await enter('Split seed', '9');
  await open.page.getByLabel('Role of Island', { exact: true }).selectOption('ignore');
  const { data, training } = await playground.kept(
    (project) => project.data?.inputs?.includes('Island') === false,
  );
  expect(data).toMatchObject({ scale: 'minmax', missing: 'fill', split: { train: 0.5, seed: 9 } });
  expect(training?.loss).toBe('absolute');
  await playground.button('Step').click();
  await expect.poll(() => playground.metric('epoch')).toBe(1);
});

it('have their words explained, in a sentence each', async () => {
  await open.page.getByText('More settings').click();
  await open.page
    .getByTitle('Each step pulls every weight towards 0')
    .waitFor({ state: 'attached' });
  const asked = playground.button('What the words mean');
  await asked.focus();
  await open.page.keyboard.press('Enter');
  const words = open.page.getByRole('dialog', { name: 'Words', exact: true });
  await words
    .getByRole('term')
    .filter({ hasText: /^Step size$/ })
    .waitFor();
  for (const label of await open.page.locator('ew-more-settings label').allInnerTexts()) {
    expect(await words.getByRole('term').allInnerTexts()).toContain(label);
  }
  await open.page.keyboard.press('Escape');
  await words.waitFor({ state: 'detached' });
  expect(await asked.evaluate((button) => button.matches(':focus'))).toBe(true);
});

it('New random weights takes other weights, Reset the same again', async () => {
  const curve = await playground.metric('training loss');
  await playground.button('New random weights').click();
  await expect.poll(() => playground.metric('training loss')).not.toBe(curve);
  const other = await playground.metric('training loss');
  await playground.trainTo(5);
  await playground.button('Reset').click();
  await expect.poll(() => playground.metric('epoch')).toBe(0);
  expect(await playground.metric('training loss')).toBe(other);
  const { training } = await playground.kept((project) => project.training?.init?.seed === 2);
  expect(training?.init?.seed).toBe(2);
});

it('what needs no restart applies while it plays', async () => {
  await playground.button('Play').click();
  await expect.poll(() => playground.metric('epoch')).toBeGreaterThan(5);
  await enter('Step size', '0.002');
  await open.page.getByText('More settings').click();
  await choice('Optimizer').selectOption('adam');
  const then = await playground.metric('epoch');
  await expect.poll(() => playground.metric('epoch')).toBeGreaterThan(then + 5);
  await playground.button('Pause').click();
  const { training } = await playground.kept(
    (project) => project.training?.optimizer?.name === 'adam',
  );
  expect(training?.stepSize?.initial).toBe(0.002);
});

it.each([
  ['Training loss', '0.6'],
  ['Seconds of training', '0.3'],
  ['Epochs without progress', '1'],
])('ends by itself: %s', async (rule, value) => {
  await open.page.getByText('Stop conditions').click();
  await enter(rule, value);
  await choice('Speed').selectOption('full speed');
  await playground.button('Play').click();
  await expect.poll(() => playground.metric('epoch')).toBeGreaterThan(0);
  await playground.button('Play').waitFor();
  if (rule === 'Training loss') {
    expect(await playground.metric('training loss')).toBeLessThanOrEqual(0.6);
  }
});
