/**
 * Cases of tests/cases/own-data.json that are about the page itself: what is typed, shown and told.
 */

import { expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import type { Project } from '../../wasm/src/project.js';
import { bytesOf, cases, type Case } from '../cases/cases.js';
import { freshPages } from './support/fresh.js';
import { wide } from './support/site.js';

const { open, playground } = freshPages();

const data = (): Locator => open.page.getByRole('region', { name: 'Data' });
const soon = { timeout: 2500 };

function caseOf(id: string): Case {
  const item = cases.find((one) => one.id === id);
  if (!item) throw new Error(`no case ${id}`);
  return item;
}

async function upload(id: string, name = caseOf(id).name ?? ''): Promise<void> {
  await playground.upload.setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(bytesOf(caseOf(id))),
  });
  await expect.poll(() => playground.dataSet.inputValue(), soon).toBe('own');
}

async function openDocument(project: Project | undefined): Promise<void> {
  await playground.upload.setInputFiles({
    name: 'own.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ ...project, title: 'Own document' })),
  });
  await open.page.getByText('Own document').first().waitFor();
}

/** Types over what stands in a field, as a person does, and gives what the field holds then. */
async function enter(field: Locator, text: string): Promise<string> {
  await field.click();
  await field.press('Control+A');
  await open.page.keyboard.type(text);
  await field.press('Enter');
  return field.inputValue();
}

it('renaming a column keeps the training', async () => {
  await upload('col-05');
  await playground.trainTo(20);
  const [epoch, loss] = [
    await playground.metric('epoch'),
    await playground.metric('training loss'),
  ];
  await playground.button('Edit table').click();
  const dialog = open.page.getByRole('dialog', { name: 'Table' });
  await dialog.getByRole('button', { name: 'Rename column', exact: true }).click();
  await open.page.keyboard.type('length');
  await open.page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Use this table', exact: true }).click();
  await data().getByLabel('Role of length', { exact: true }).waitFor();
  expect(await playground.metric('epoch')).toBe(epoch);
  expect(await playground.metric('training loss')).toBe(loss);
});

it('accuracy says that it is of training rows where there are no test rows', async () => {
  await upload('x-notest-tooltip');
  const accuracy = open.page.locator('dl div').filter({ hasText: 'accuracy' });
  await expect.poll(() => accuracy.getAttribute('title'), soon).toMatch(/training rows/);
});

it('a file of the same name is read anew', async () => {
  const item = caseOf('csv-22:own.csv (second)');
  const rows = async () => (await playground.keptNow())?.data?.table?.columns[0]?.values.length;
  const buffer = Buffer.from(item.before ?? '');
  await playground.upload.setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer });
  await expect.poll(rows).toBe(2);
  await upload(item.id, 'own.csv');
  await expect.poll(rows).toBe(4);
  expect(await playground.keptNow()).toMatchObject({
    title: 'own',
    network: { output: 'logistic' },
  });
});

it('a step size of 0 is told at its field or beside the loss', async () => {
  await enter(open.page.getByLabel('Step size', { exact: true }), '0');
  await playground.button('Play').click();
  await open.page.getByText('The step size is 0: no weight changes.').first().waitFor(soon);
});

it('weights that are all 0 are told', async () => {
  await open.page.getByText('More settings').click();
  await open.page.getByLabel('Initial weights', { exact: true }).selectOption('zeros');
  await playground.button('Play').click();
  await open.page.getByText('all hidden neurons are alike').first().waitFor(soon);
});

it('neurons that are 0 on every row are named', async () => {
  await openDocument(caseOf('train-09').document);
  await playground.button('Play').click();
  await open.page
    .getByText(/Neurons 4 and 5/)
    .first()
    .waitFor(soon);
});

it('a loss that falls no more is told, and many starts are offered', async () => {
  const document = caseOf('train-08').document;
  const training = { ...document?.training, init: { seed: 11 } };
  await openDocument(document && { ...document, training });
  await playground.trainTo(20_000);
  await open.page.getByText('The training loss has almost stopped falling').first().waitFor(soon);
  await open.page.getByRole('button', { name: 'Try many starts' }).click();
  await playground.button('Run restarts').waitFor();
});

it('beside accuracy stands what the largest class alone would reach', async () => {
  await upload('train-11:rare.csv');
  await playground.trainTo(20);
  await open.page.getByText('Always answering "usual" would be right').first().waitFor(soon);
});

it('an input far outside the table is told', async () => {
  await upload('train-06');
  const form = open.page.getByRole('region', { name: 'Try an input' });
  await enter(form.getByLabel('x', { exact: true }), '10');
  await form.getByText('Far outside the training rows: x.').first().waitFor(soon);
});

it('looking around changes nothing', async () => {
  await playground.dataSet.selectOption('iris');
  await data().getByText('150 rows').waitFor();
  await playground.trainTo(20);
  const numbers = () => open.page.locator('dl').first().innerText();
  const kept = async () => {
    const project = await playground.keptNow();
    return { weights: project?.weights, progress: project?.progress, held: project?.data };
  };
  const before = { numbers: await numbers(), ...(await kept()) };
  expect(before.weights).toBeDefined();
  for (const tab of await open.page.getByRole('tab').all()) await tab.click();
  await open.page.setViewportSize({ width: 800, height: 700 });
  await open.page.emulateMedia({ colorScheme: 'dark' });
  await playground.settled();
  expect({ numbers: await numbers(), ...(await kept()) }).toEqual(before);
  await open.page.setViewportSize(wide);
  await open.page.emulateMedia({ colorScheme: null });
});

it('all that a small network computes is on the screen', async () => {
  await openDocument(caseOf('keep-05').document);
  const weights: string[] = [];
  for (const edge of ['1 to 3', '2 to 3', '3 to 5', '4 to 5']) {
    const drawn = playground.button(`Edge ${edge}`);
    const weight = async () =>
      /weight (\S+)/.exec((await drawn.getAttribute('aria-description')) ?? '')?.[1];
    await expect.poll(weight).toBeDefined();
    weights.push((await weight()) ?? '');
  }
  await open.page.getByRole('tab', { name: 'Step through', exact: true }).click();
  const panel = open.page.getByRole('region', { name: 'Tools' });
  const next = panel.getByRole('button', { name: 'Next', exact: true });
  await next.waitFor();
  const wanted = ['rectifier', 'loss', ...weights];
  const seen = new Set<string>();
  for (let step = 0; step < 20 && seen.size < wanted.length; ++step) {
    for (const text of wanted) {
      if ((await panel.getByText(text).count()) > 0) seen.add(text);
    }
    if (!(await next.isEnabled())) break;
    await next.click();
  }
  expect([...seen].toSorted()).toEqual([...new Set(wanted)].toSorted());
});
