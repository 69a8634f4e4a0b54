/** Odd and bad files on the page: told at the place, and what was there before stays. */

import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshPages } from './support/fresh.js';
import { dataFile } from './support/playground.js';

const { open, playground } = freshPages();

const text = (name: string, content: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(content, 'utf8'),
});

const categories = Array.from({ length: 10_000 }, (_, k) => `${String(k)},class ${String(k)}`);

const refused: [string, string, RegExp][] = [
  ['an empty file', '', /The file is empty/],
  ['a header only', 'a,b,c\n', /names but no rows/],
  ['one column', 'a\n1\n2\n', /only one column/],
  ['one row', 'a,b\n1,2\n', /only one row/],
  ['ragged rows', 'a,b\n1,2\n3,4,5\n4,5\n', /line 3/i],
  ['an unclosed quote', 'a,b\n1,"2\n3,4\n', /Line 2: the quotation mark/],
  ['10,000 classes', `x,label\n${categories.join('\n')}`, /No column looks suitable as an input/],
  ['a column beside an empty one', 'a,b\n1,\n2,\n3,\n', /No column looks suitable as an input/],
  [
    'too large a number everywhere',
    'a,b\n1e999,1\n1e999,2\n',
    /No column looks suitable as an input/,
  ],
];

it.each(refused)('refuses %s, and the first project stays', async (_, content, message) => {
  await playground.upload.setInputFiles(text('own.csv', content));
  await expect.poll(() => playground.dataFault.innerText()).toMatch(message);
  expect(await playground.dataSet.inputValue()).toBe('exclusive-or');
  await playground.button('Step').click();
  await expect.poll(() => playground.metric('epoch')).toBe(1);
  expect(open.watch.errors).toEqual([]);
});

it('refuses a binary file and one of 200 MB', async () => {
  const noise = Buffer.from(Array.from({ length: 500 }, (_, k) => (k * 37) % 256));
  await playground.upload.setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: noise });
  await expect.poll(() => playground.dataFault.innerText()).toMatch(/not a text file/);

  const large = join(mkdtempSync(join(tmpdir(), 'edgewise-')), 'large.csv');
  writeFileSync(large, 'a,b\n');
  truncateSync(large, 200_000_000);
  await playground.upload.setInputFiles(large);
  await expect.poll(() => playground.dataFault.innerText()).toMatch(/200 MB; at most 120 MB/);
  expect(await playground.dataSet.inputValue()).toBe('exclusive-or');
});

it('reads semicolons, decimal commas and doubled names, and says so', async () => {
  const content = 'x;x;label\n1,5;2;a\n2,5;3;b\n3,5;4;a\n4,5;5;b\n';
  await playground.upload.setInputFiles(text('own.csv', content));
  const data = open.page.getByRole('region', { name: 'Data' });
  await data.getByText('4 rows').waitFor();
  await data.getByText('The name "x" appears twice; one is called "x (2)".').waitFor();
  await data.getByText('1.5 to 4.5').waitFor();
  expect(await data.getByLabel(/^Role of/).count()).toBe(3);
});

it('leaves a constant column out, and trains', async () => {
  for (const content of ['a,b,c\n1,7,1\n2,7,2\n3,7,3\n', 'a,b,c\n1,yes,2\n2,yes,1\n3,yes,4\n']) {
    await playground.upload.setInputFiles(text('own.csv', content));
    await expect.poll(() => playground.dataSet.inputValue()).toBe('own');
    await playground.button('Step').click();
    await expect.poll(() => playground.metric('epoch')).toBe(1);
    expect(await playground.metric('training loss')).not.toBeNaN();
    await playground.dataSet.selectOption('circle');
    await expect.poll(() => playground.metric('epoch')).toBe(0);
  }
  expect(open.watch.errors).toEqual([]);
});

it('takes the same file twice, once it was mended', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'edgewise-')), 'own.csv');
  writeFileSync(file, 'a,b\n1,2\n3,4,5\n');
  await playground.upload.setInputFiles(file);
  await expect.poll(() => playground.dataFault.innerText()).toMatch(/line 3/i);
  writeFileSync(file, 'a,b\n1,2\n3,4\n');
  await playground.upload.setInputFiles(file);
  await open.page.getByText('2 rows: 2 train').waitFor();
  expect(await playground.dataFault.isVisible()).toBe(false);
});

it('takes pasted text, and keeps it in the field when it is wrong', async () => {
  await playground.button('Paste').click();
  const area = open.page.getByRole('textbox', { name: 'Paste data', exact: true });
  await area.fill('a,b\n1,2\n3,4,5\n');
  await playground.button('Use this').click();
  await expect.poll(() => playground.dataFault.innerText()).toMatch(/line 3/i);
  expect(await area.inputValue()).toBe('a,b\n1,2\n3,4,5\n');
  await area.fill('a\tb\n1\t2\n3\t4\n5\t6\n');
  await playground.button('Use this').click();
  await open.page.getByText('3 rows: 3 train').waitFor();
  await expect.poll(() => area.count()).toBe(0);
});

it('takes a file dropped anywhere on the page', async () => {
  const { readFileSync } = await import('node:fs');
  const content = readFileSync(dataFile('iris.csv'), 'utf8');
  const transfer = await open.page.evaluateHandle((csv) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([csv], 'iris.csv', { type: 'text/csv' }));
    return dropped;
  }, content);
  await open.page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await open.page.getByText('Drop a table, pictures, a project or an ONNX model').waitFor();
  await open.page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await open.page.getByText('150 rows').waitFor();
});

it('tells a wrong setting beside its field and keeps the old one', async () => {
  const batch = open.page.getByRole('spinbutton', { name: 'Batch size', exact: true });
  await batch.fill('0');
  await batch.press('Tab');
  await open.page.getByText('Batch size must be at least 1').waitFor();
  await playground.button('Step').click();
  await expect.poll(() => playground.metric('epoch')).toBe(1);
});

it('stops at the last good weights when it diverges, and says why', async () => {
  await playground.dataSet.selectOption('sine');
  const stepSize = open.page.getByRole('spinbutton', { name: 'Step size', exact: true });
  await stepSize.fill('1000');
  await stepSize.press('Tab');
  await playground.button('Play').click();
  await open.page.getByRole('alert').filter({ hasText: 'step size' }).waitFor();
  expect(await playground.metric('training loss')).not.toBeNaN();
});
