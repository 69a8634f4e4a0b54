/** Numbers typed and pasted into the fields of the page, in any usual way of writing. */

import { expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages();

const field = (name: string): Locator => open.page.getByRole('spinbutton', { name, exact: true });
const told = (text: string): Locator => open.page.getByRole('alert').filter({ hasText: text });

/** Enters a text and returns what then stands in the field. */
async function entered(at: Locator, text: string): Promise<string> {
  await at.fill(text);
  await at.press('Enter');
  return at.inputValue();
}

/** As a clipboard puts it in. */
async function paste(at: Locator, text: string): Promise<void> {
  await at.focus();
  await at.press('Control+a');
  await open.page.keyboard.insertText(text);
}

const readings: readonly [string, string][] = [
  ['0,5', '0.5'],
  ['1/4', '0.25'],
  ['\u22120.25', '-0.25'],
  ['\u22120,75', '-0.75'],
  [' 0.5 ', '0.5'],
  ['1.000,5', '1000.5'],
];

it('are read in the weight of an edge', async () => {
  await playground.button('Edge 1 to 4').focus();
  await open.page.keyboard.press('Enter');
  const weight = field('weight');
  for (const [text, value] of readings) {
    expect(await entered(weight, text), text).toBe(value);
  }
  await paste(weight, '\u22121/4');
  await weight.press('Enter');
  await expect.poll(() => weight.inputValue()).toBe('-0.25');
  await open.page.getByText(/times the\s+weight\s+\u22120\.25/).waitFor();

  await entered(weight, '1,000');
  await told('"1,000" could be 1 or 1000: write 1 or 1000.').waitFor();
  await expect.poll(() => weight.getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => weight.inputValue()).toBe('1,000');
  await weight.press('Escape');
  await expect.poll(() => weight.inputValue()).toBe('-0.25');
  await expect.poll(() => told('could be').count()).toBe(0);
});

it('are read in the settings of the training', async () => {
  for (const [text, value] of readings.filter(([, value]) => !value.startsWith('-'))) {
    expect(await entered(field('Step size'), text), text).toBe(value);
  }
  const { training } = await playground.kept(
    (project) => project.training?.stepSize?.initial === 1000.5,
  );
  expect(training?.stepSize?.initial).toBe(1000.5);
  await entered(field('Step size'), '1,000');
  await told('could be 1 or 1000').waitFor();
  await entered(field('Step size'), '\u22120.5');
  await told('Step size must be at least 0').waitFor();

  await open.page.getByText('Stop conditions').click();
  for (const name of ['Epochs', 'Batch size']) {
    for (const text of ['1,000', '1.000']) {
      await entered(field(name), text);
      await told(`"${text}" could be 1 or 1000: write 1 or 1000.`).waitFor();
    }
    expect(await entered(field(name), '1 000'), name).toBe('1000');
    expect(await entered(field(name), '1,234'), name).toBe('1234');
    await expect.poll(() => told('could be').count()).toBe(0);
  }
  const kept = await playground.kept((project) => project.training?.batch === 1234);
  expect(kept.training?.stop?.epochs).toBe(1234);
});

it('are read where an input is tried', async () => {
  await playground.dataSet.selectOption('iris');
  await open.page.getByText('150 rows').waitFor();
  const form = open.page.getByRole('region', { name: 'Try an input' });
  const input = form.getByRole('spinbutton', { name: 'petal_length_cm', exact: true });
  const slider = form.getByRole('slider', { name: 'petal_length_cm slider' });
  const answer = form.locator('[data-role="prediction"]');
  for (const [text, value] of [
    ['4,5', 4.5],
    ['11/2', 5.5],
  ] as const) {
    await input.fill(text);
    await expect.poll(async () => Number(await slider.inputValue())).toBeCloseTo(value, 1);
    expect(await input.inputValue()).toBe(text);
  }
  await input.press('Tab');
  await expect.poll(() => input.inputValue()).toBe('5.5');
  await answer.waitFor();
  await input.fill('1,000');
  await form.getByRole('alert').filter({ hasText: 'could be 1 or 1000' }).waitFor();
  expect(await answer.count()).toBe(0);
  await input.fill('1,5');
  await answer.waitFor();
  expect(await form.getByRole('alert').filter({ hasText: 'could be' }).count()).toBe(0);
});

it('go up and down by the arrow keys', async () => {
  const batch = field('Batch size');
  await entered(batch, '7');
  await batch.press('ArrowUp');
  await expect.poll(() => batch.inputValue()).toBe('8');
  await batch.press('PageDown');
  await expect.poll(() => batch.inputValue()).toBe('1');
  expect(await batch.getAttribute('aria-valuemin')).toBe('1');
  await playground.kept((project) => project.training?.batch === 1);
  await expect.poll(() => batch.getAttribute('aria-valuenow')).toBe('1');
});

it('are read in the cells of the table', async () => {
  await playground.upload.setInputFiles({
    name: 'xy.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('x,y,c\n1,2,a\n2,4,b\n3,6,a\n4,8,b\n'),
  });
  await open.page.getByText('4 rows').waitFor();
  await playground.button('Edit table').click();
  const dialog = open.page.getByRole('dialog', { name: 'Table' });
  const cell = (row: number) =>
    dialog.locator(`[aria-rowindex="${String(row + 1)}"] [aria-colindex="2"]`);
  await expect.poll(() => cell(1).getAttribute('tabindex')).toBe('0');
  for (const [text, value] of [
    ['0,5', '0.5'],
    ['1/2', '0.5'],
    ['\u22120,25', '\u22120.25'],
    ['1 000', '1000'],
  ] as const) {
    await open.page.keyboard.insertText('');
    await open.page.keyboard.press('F2');
    await open.page.keyboard.press('Control+a');
    await open.page.keyboard.insertText(text);
    await open.page.keyboard.press('Enter');
    expect((await cell(1).innerText()).replace(',', '').replace('\u2212', '-'), text).toBe(
      value.replace('\u2212', '-'),
    );
    await open.page.keyboard.press('ArrowUp');
  }
  for (const text of ['1,000', '12 cm', '5 %']) {
    await open.page.keyboard.press('F2');
    await open.page.keyboard.press('Control+a');
    await open.page.keyboard.insertText(text);
    await open.page.keyboard.press('Enter');
    await dialog
      .getByRole('alert')
      .filter({ hasText: `"${text}"` })
      .waitFor();
    await open.page.keyboard.press('Escape');
  }
});
