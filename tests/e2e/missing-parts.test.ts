/** What is loaded on demand and does not come: the page says in words what failed, and it can be tried again. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { PlaygroundPage, dataFile } from './support/playground.js';
import { openSite, type OpenPage, type Site } from './support/site.js';

let site: Site;
let open: OpenPage;
let playground: PlaygroundPage;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

/** A page with the iris data to which these files never come, not even ahead. */
async function openWithout(files: RegExp): Promise<void> {
  open = await site.newPage({ path: 'licenses.md' });
  open.page.setDefaultTimeout(8000);
  await open.page.route(files, (route) => route.abort());
  await open.page.goto(site.url);
  playground = await new PlaygroundPage(open.page).ready();
  await playground.dataSet.selectOption('iris');
  await open.page.getByText('150 rows').waitFor();
}

/** The one that says so, in words that are nobody's stack. */
async function told(text: RegExp | string = 'could not be loaded'): Promise<Locator> {
  const alert = open.page.getByRole('alert').filter({ hasText: text });
  await alert.waitFor();
  expect(await alert.innerText()).toContain('connection');
  expect(await alert.innerText()).not.toMatch(/TypeError|fetch|import|http|edgewise/i);
  return alert;
}

/** Since it was asked last. */
function notCaught(): string[] {
  return open.watch.errors.splice(0).filter((error) => error.startsWith('not caught'));
}

const data = () => open.page.getByRole('region', { name: 'Data' });
const form = () => open.page.getByRole('region', { name: 'Try an input' });
const testRows = () => open.page.getByLabel('Upload test rows', { exact: true });

describe('a part of the page', () => {
  const parts = [
    'draw-bar',
    'loss-numbers',
    'paste-area',
    'predict-file',
    'reading',
    'table-editor',
    'table-file',
    'words',
  ];

  beforeAll(async () => {
    await openWithout(new RegExp(`/(${parts.join('|')})-[^/]*\\.js$`));
    await data().getByText('Split, scale, noise').click();
    await open.page.getByText('More settings').click();
  });

  afterAll(() => open.close());

  it.each<[string, () => Promise<void>]>([
    ['Paste', () => playground.button('Paste').click()],
    ['Draw', () => playground.button('Draw').click()],
    ['Edit table', () => playground.button('Edit table').click()],
    ['Download', () => playground.button('Download').click()],
    ['Upload', () => playground.upload.setInputFiles(dataFile('iris.csv'))],
    ['Upload test rows', () => testRows().setInputFiles(dataFile('iris.csv'))],
    ['Predict a file', () => form().getByText('Predict a file').click()],
    ['What the words mean', () => playground.button('What the words mean').click()],
  ])('that is wanted by %s', async (_, want) => {
    await want();
    await told();
    await open.page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await open.page.getByRole('alert').count()).toBe(0);
    expect(notCaught()).toEqual([]);
  });

  it('that shows losses in numbers, and the box can be ticked again', async () => {
    const box = open.page.getByRole('checkbox', { name: 'Show as table', exact: true });
    await box.click();
    const alert = await told();
    expect(await box.isChecked()).toBe(false);
    await open.page.unrouteAll();
    await box.check();
    await open.page.getByRole('group', { name: /^Losses by epoch/ }).waitFor();
    expect(await alert.count()).toBe(0);
  });

  it('comes at the next try, and what was wanted is done', async () => {
    await open.page.route(/\/(reading|table-file)-/, (route) => route.abort());
    await testRows().setInputFiles({
      name: 'other.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('a\n1\n2\n'),
    });
    await told();
    await open.page.unrouteAll();
    await playground.button('Try again').click();
    await data().getByText('there is no “sepal_length_cm”').waitFor();

    await open.page.route(/\/table-file-/, (route) => route.abort());
    await playground.button('Download').click();
    await told();
    await open.page.unrouteAll();
    const { name } = await playground.saved(playground.button('Try again'));
    expect(name).toBe('iris.csv');
    expect(notCaught()).toEqual([]);
  });
});

describe('the reader of tables', () => {
  const sentence = /^The reader could not be loaded/;

  it.each([
    ['its code', /\/table-(worker|calls)-/],
    ['its module', /\/reader-.*\.wasm$/],
  ])('%s does not come', async (what, files) => {
    await openWithout(files);
    await playground.upload.setInputFiles(dataFile('iris.csv'));
    await told(sentence);
    await playground.dataSet.selectOption('circle');
    await playground.dataSet.selectOption('iris');
    await open.page.getByText('150 rows').waitFor();
    await form().getByText('Predict a file').click();
    await form().getByLabel('File to predict').setInputFiles(dataFile('iris.csv'));
    await told(sentence);
    await form().getByText('Predict a file').click();
    if (what === 'its code') {
      await playground.button('Download').click();
      await told(sentence);
      await playground.dataSet.selectOption('circle');
      await open.page.getByRole('tab', { name: 'table', exact: true }).click();
      await playground.button('Download predictions').click();
      await told(sentence);
    }
    expect(notCaught()).toEqual([]);
    await open.close();
  });

  it('is told of workbooks, too', async () => {
    await openWithout(/\/spreadsheet-/);
    const buffer = Buffer.from('PK\u0003\u0004, as a workbook begins');
    await playground.upload.setInputFiles({ name: 'book.xlsx', mimeType: '', buffer });
    await told(sentence);
    expect(notCaught()).toEqual([]);
    await open.close();
  });
});

describe('what answers questions', () => {
  it('does not come: it trains and draws, says so where something is asked, and answers once it is there', async () => {
    await openWithout(/\/questions-[^/]*\.wasm$/);
    const sentence = /^What answers this could not be loaded/;
    await told(sentence);
    await playground.trainTo(3);
    await told(sentence);
    expect(await open.page.getByRole('alert').filter({ hasText: 'engine' }).count()).toBe(0);
    await open.page.unrouteAll();
    await playground.button('Step').click();
    await form().getByText('setosa').first().waitFor();
    expect(await open.page.getByRole('alert').filter({ hasText: sentence }).count()).toBe(0);
    expect(notCaught()).toEqual([]);
    await open.close();
  });
});
