/** Digits drawn by hand and messages typed: pictures and texts go in, an answer comes out. */

import { expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { drawOn } from './support/drawing.js';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages();

const form = (): Locator => open.page.getByRole('region', { name: 'Try an input' });
const pad = (): Locator => form().getByRole('application', { name: 'Picture' });
const answer = (): Locator => form().locator('.answer');

async function choosePreset(label: string): Promise<void> {
  await open.page.getByRole('combobox', { name: 'Preset' }).selectOption({ label });
}

const draw = (line: [number, number][]): Promise<void> => drawOn(pad(), line);

it('learns the ten digits, and reads one drawn by hand', async () => {
  await choosePreset('Which digit is it?');
  await open.page.getByText('1,797 rows').waitFor();
  await playground.trainUntil(30);
  expect(await playground.metric('accuracy')).toBeGreaterThan(0.94);

  await form().getByText('Row 1, correct answer: 0').waitFor();
  await expect.poll(() => answer().innerText()).toBe('0');
  await form().getByRole('button', { name: 'Next row' }).click();
  await form().getByText('Row 2, correct answer: 1').waitFor();
  await expect.poll(() => answer().innerText()).toBe('1');

  await form().getByRole('button', { name: 'Clear' }).click();
  await draw([
    [0.25, 0.12],
    [0.75, 0.12],
    [0.4, 0.95],
  ]);
  await expect.poll(() => answer().innerText()).toBe('7');
  expect((await playground.prediction()).shown).toHaveLength(10);
  expect(open.watch.errors).toEqual([]);
});

it('tells a 3 from the rest', async () => {
  await choosePreset('Is it a 3?');
  await open.page.getByText('1,797 rows').waitFor();
  await playground.trainTo(30);
  expect(await playground.metric('accuracy')).toBeGreaterThan(0.96);
  const row = form().getByRole('spinbutton', { name: 'Take row' });
  await row.fill('4');
  await row.press('Enter');
  await form().getByText('Row 4, correct answer: yes').waitFor();
  await expect.poll(() => answer().innerText()).toBe('yes');
});

it('is drawn on by keyboard too', async () => {
  await choosePreset('Which digit is it?');
  await form().getByText('Row 1, correct answer: 0').waitFor();
  await form().getByRole('button', { name: 'Clear' }).click();
  await pad().focus();
  await open.page.keyboard.press('ArrowRight');
  await open.page.keyboard.press('ArrowDown');
  await open.page.keyboard.press('ArrowRight');
  await open.page.keyboard.press('Space');
  await form().getByText('Row 2, column 2: 16').waitFor();
  await open.page.keyboard.press('-');
  await form().getByText('Row 2, column 2: 15').waitFor();
});

it('reads a message byte by byte', async () => {
  await choosePreset('An advert, from its bytes');
  await open.page.getByText('230 rows').waitFor();
  await playground.trainUntil(100);
  expect(await playground.metric('accuracy')).toBeGreaterThan(0.8);
  const message = form().getByRole('textbox', { name: 'message' });
  await message.fill('GET 500 EUROS NOW');
  await expect.poll(() => answer().innerText()).toBe('advert');
  await message.fill('come over tonight');
  await expect.poll(() => answer().innerText()).toBe('private');
  await message.fill('a message that is far too long for this network');
  await form().getByRole('alert').filter({ hasText: 'at most 26 bytes' }).waitFor();
});

it('slides an input within the range of its column, and leaves what is typed alone', async () => {
  await playground.dataSet.selectOption('iris');
  await open.page.getByText('150 rows').waitFor();
  const slider = form().getByRole('slider', { name: 'petal_length_cm slider' });
  const field = form().getByRole('spinbutton', { name: 'petal_length_cm', exact: true });
  await expect.poll(() => slider.getAttribute('max')).toBe('6.9');
  await slider.focus();
  await open.page.keyboard.press('End');
  await expect.poll(async () => Number(await field.inputValue())).toBeGreaterThan(6.8);
  await field.fill('');
  await field.pressSequentially('-5');
  expect(await field.inputValue()).toBe('-5');
});
