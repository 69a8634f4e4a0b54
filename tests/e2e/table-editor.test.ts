/** The table behind the data: edited, downloaded, generated anew, encoded otherwise. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { parseCsv } from '../../wasm/src/csv.js';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages();

const dialog = (): Locator => open.page.getByRole('dialog', { name: 'Table' });
const tool = (name: string): Locator => dialog().getByRole('button', { name, exact: true });
const cell = (row: number, column: number): Locator =>
  dialog().locator(`[aria-rowindex="${String(row + 1)}"] [aria-colindex="${String(column + 1)}"]`);
const data = (): Locator => open.page.getByRole('region', { name: 'Data' });

async function choose(set: string, rows: string): Promise<void> {
  await playground.dataSet.selectOption(set);
  await data().getByText(rows).waitFor();
}

async function openEditor(): Promise<void> {
  await playground.button('Edit table').click();
  await dialog().waitFor();
  await expect.poll(() => cell(1, 1).getAttribute('tabindex')).toBe('0');
}

it('edits a cell, rows and a name by keyboard; one Undo brings the set back', async () => {
  await choose('iris', '150 rows');
  await openEditor();
  await open.page.keyboard.type('9.5');
  await open.page.keyboard.press('Enter');
  expect(await cell(1, 1).innerText()).toBe('9.5');
  await tool('Delete row').click();
  await expect.poll(() => dialog().getByText('149 rows').count()).toBe(1);
  await tool('Rename column').click();
  await open.page.keyboard.type('length');
  await open.page.keyboard.press('Enter');
  await dialog().getByText('"Iris" becomes a table of your own.').waitFor();
  await tool('Use this table').click();
  await dialog().waitFor({ state: 'detached' });
  await data().getByText('149 rows').waitFor();
  await data().getByText('begun as “Iris”').waitFor();
  expect(await data().getByLabel('Role of length', { exact: true }).inputValue()).toBe('input');
  expect(await data().getByLabel('Role of species', { exact: true }).inputValue()).toBe('target');
  await playground.button('Undo').click();
  await data().getByText('150 rows').waitFor();
  expect(await playground.dataSet.inputValue()).toBe('iris');
  expect(open.watch.errors).toEqual([]);
});

it('tells a wrong entry at its cell and keeps it there', async () => {
  await choose('iris', '150 rows');
  await openEditor();
  await open.page.keyboard.type('abc');
  await open.page.keyboard.press('Enter');
  await dialog().getByRole('alert').filter({ hasText: '"abc" is not a number' }).waitFor();
  expect(await cell(1, 1).locator('input').inputValue()).toBe('abc');
  await open.page.keyboard.press('Escape');
  expect(await cell(1, 1).innerText()).toBe('5.1');
  await tool('Rename column').click();
  await open.page.keyboard.type('species');
  await open.page.keyboard.press('Enter');
  await dialog().getByText('Another column is called "species"').waitFor();
});

it('asks before changes are thrown away, and takes changes back one by one', async () => {
  await openEditor();
  await open.page.keyboard.press('Delete');
  expect(await cell(1, 1).innerText()).toBe('–');
  await tool('Add row').click();
  await tool('Undo').click();
  await tool('Undo').click();
  expect(await cell(1, 1).innerText()).not.toBe('–');
  await tool('Redo').click();
  await tool('Cancel').click();
  await dialog().getByText('Leave without the changes?').waitFor();
  await tool('Discard').click();
  await dialog().waitFor({ state: 'detached' });
  expect(await playground.dataSet.inputValue()).toBe('spiral');
});

it('shows 10,000 rows of which few are in the document', async () => {
  await data().getByText('Split, scale, noise').click();
  const samples = open.page.getByRole('spinbutton', { name: 'Samples', exact: true });
  await samples.fill('10000');
  await samples.press('Tab');
  await data().getByText('10,000 rows').waitFor();
  await openEditor();
  await open.page.keyboard.press('Control+End');
  await expect.poll(() => cell(10_000, 3).getAttribute('tabindex')).toBe('0');
  expect(await dialog().getByRole('row').count()).toBeLessThan(60);
  await open.page.keyboard.press('PageUp');
  expect(await dialog().getByRole('row').count()).toBeLessThan(60);
});

it.each([
  ['spiral', '400 rows: 320 train, 80 test.'],
  ['penguins', '344 rows: 267 train, 67 test, 10 left out for missing cells.'],
])('downloads %s as CSV, which opens to the same rows', async (set, rows) => {
  await choose(set, rows);
  const [download] = await Promise.all([
    open.page.waitForEvent('download'),
    playground.button('Download').click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${set}.csv`);
  const file = await download.path();
  await playground.upload.setInputFiles({
    name: 'again.csv',
    mimeType: 'text/csv',
    buffer: readFileSync(file),
  });
  await expect.poll(() => playground.dataSet.inputValue()).toBe('own');
  await data().getByText(rows).waitFor();
  const kept = await playground.kept((project) => project.data?.table !== undefined);
  expect(kept.data?.table).toEqual(parseCsv(readFileSync(file, 'utf8')).table);
});

it('draws a new sample by one click, and takes another seed and more noise', async () => {
  await playground.button('New sample').click();
  await data().getByText('seed 2', { exact: true }).waitFor();
  await data().getByText('Split, scale, noise').click();
  const field = (name: string) => open.page.getByRole('spinbutton', { name, exact: true });
  await field('Data seed').fill('7');
  await field('Data seed').press('Tab');
  await data().getByText('seed 7', { exact: true }).waitFor();
  await field('Noise').fill('0.3');
  await field('Noise').press('Tab');
  const { data: kept } = await playground.kept((project) => project.data?.generator?.noise === 0.3);
  expect(kept?.generator).toEqual({ name: 'spiral', samples: 400, noise: 0.3, seed: 7 });
});

it('changes how a column goes in, and says which rows are left out', async () => {
  await choose('penguins', '344 rows');
  await data().getByText('Sex (10)').waitFor();
  const encoding = data().getByLabel('Encoding of Island', { exact: true });
  await encoding.selectOption({ label: 'number' });
  await expect
    .poll(() =>
      data()
        .getByText(/row 1 "Torgersen" is not a number/)
        .count(),
    )
    .toBe(1);
  expect(await encoding.inputValue()).toBe('category');
  await encoding.selectOption({ label: 'bytes' });
  await data().getByText('begun as “Penguins”').waitFor();
  await playground.kept((project) => project.data?.table?.columns[1]?.type === 'bytes');
  await playground.button('Step').click();
  await expect.poll(() => playground.metric('epoch')).toBe(1);
});
