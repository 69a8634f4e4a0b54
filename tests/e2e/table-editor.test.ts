/** The table behind the data: edited, downloaded, generated anew, encoded otherwise. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { readTable } from '../../wasm/src/node.js';
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
  await expect.poll(() => cell(1, 1).innerText()).toBe('9.5');
  await tool('Delete row').click();
  await expect.poll(() => dialog().getByText('149 rows').count()).toBe(1);
  await tool('Rename column').click();
  await open.page.keyboard.type('length');
  await open.page.keyboard.press('Enter');
  await dialog().getByText('"Iris" becomes your own table.').waitFor();
  await tool('Use this table').click();
  await dialog().waitFor({ state: 'detached' });
  await data().getByText('149 rows: ').waitFor();
  await data().getByText('started from “Iris”').waitFor();
  await expect
    .poll(() => data().getByLabel('Role of length', { exact: true }).inputValue())
    .toBe('input');
  await expect
    .poll(() => data().getByLabel('Role of species', { exact: true }).inputValue())
    .toBe('target');
  await playground.button('Undo').click();
  await data().getByText('150 rows').waitFor();
  await expect.poll(() => playground.dataSet.inputValue()).toBe('iris');
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
  await dialog().getByText('Discard the changes?').waitFor();
  await tool('Discard').click();
  await dialog().waitFor({ state: 'detached' });
  expect(await playground.dataSet.inputValue()).toBe('exclusive-or');
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
  ['penguins', '344 rows: 266 train, 67 test, 11 left out for missing cells.'],
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
  expect(kept.data?.table).toEqual((await readTable(readFileSync(file))).table);
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
  expect(kept?.generator).toEqual({ name: 'exclusive-or', samples: 400, noise: 0.3, seed: 7 });
});

it('changes how a column goes in, and says which rows are left out', async () => {
  await choose('penguins', '344 rows');
  await data().getByText('Sex (11)').waitFor();
  const encoding = data().getByLabel('Encoding of Island', { exact: true });
  await encoding.selectOption({ label: 'number' });
  await expect
    .poll(() =>
      data()
        .getByText(/row 1 "Torgersen" is not a number/)
        .count(),
    )
    .toBe(1);
  await expect.poll(() => encoding.inputValue()).toBe('category');
  await encoding.selectOption({ label: 'bytes' });
  await data().getByText('started from “Penguins”').waitFor();
  await playground.kept((project) => project.data?.table?.columns[1]?.type === 'bytes');
  await playground.button('Step').click();
  await expect.poll(() => playground.metric('epoch')).toBe(1);
});

describe('what was learnt', () => {
  const ab = 'x,y\n0,a\n1,b\n0.1,a\n0.9,b\n0.2,a\n0.8,b\n';
  const epoch = () => playground.metric('epoch');

  async function learn(): Promise<{ epoch: number; loss: number }> {
    await playground.upload.setInputFiles({
      name: 'ab.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(ab),
    });
    await data().getByText('6 rows').waitFor();
    await playground.trainTo(20);
    return { epoch: await epoch(), loss: await playground.metric('training loss') };
  }

  it('stays where only words change, and Undo brings the old ones back', async () => {
    const learnt = await learn();
    await openEditor();
    await tool('Rename column').click();
    await open.page.keyboard.type('length');
    await open.page.keyboard.press('Enter');
    await cell(1, 2).click();
    await tool('Relabel class').click();
    await open.page.keyboard.press('Control+a');
    await open.page.keyboard.type('zero');
    await open.page.keyboard.press('Enter');
    expect(await cell(3, 2).innerText()).toBe('zero');
    await tool('Move left').click();
    await dialog().getByText('The network keeps what it has learnt.').waitFor();
    await tool('Use this table').click();
    await dialog().waitFor({ state: 'detached' });
    await data().getByLabel('Role of length', { exact: true }).waitFor();
    expect(await epoch()).toBe(learnt.epoch);
    expect(await playground.metric('training loss')).toBe(learnt.loss);
    const form = open.page.getByRole('region', { name: 'Try an input' });
    await form.getByRole('spinbutton', { name: 'length', exact: true }).waitFor();
    await form.locator('[data-role="prediction"]', { hasText: /y:\s+(zero|b)/ }).waitFor();
    await playground.button('Undo').click();
    await data().getByLabel('Role of x', { exact: true }).waitFor();
    expect(await epoch()).toBe(learnt.epoch);
  });

  it('is told to be lost before it is, and comes back by Undo', async () => {
    const learnt = await learn();
    await openEditor();
    await open.page.keyboard.type('0,5');
    await open.page.keyboard.press('Enter');
    await dialog().getByText('Training starts again; Undo brings back').waitFor();
    await tool('Use this table').click();
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(epoch).toBe(0);
    await playground.button('Undo').click();
    await expect.poll(epoch).toBe(learnt.epoch);
  });
});

it('takes in cells that are copied from a spreadsheet', async () => {
  await choose('iris', '150 rows');
  await openEditor();
  const paste = (text: string) =>
    dialog()
      .getByRole('grid')
      .evaluate((grid, clip) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', clip);
        grid.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      }, text);
  await paste('0,5\t1/4\r\n\u22121\t2\r\n');
  expect(await cell(1, 1).innerText()).toBe('0.5');
  expect(await cell(1, 2).innerText()).toBe('0.25');
  expect(await cell(2, 1).innerText()).toMatch(/^[-\u2212]1$/);
  await paste('1,000\n2');
  await dialog()
    .getByRole('alert')
    .filter({ hasText: 'row 1: "1,000" could be 1 or 1000' })
    .waitFor();
  expect(await cell(1, 1).innerText()).toBe('0.5');
});
