/** A picture in the figure: it is the inputs, it is drawn on, and the outputs answer beside it. */

import { expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { drawOn } from './support/drawing.js';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages();

const figure = (): Locator => open.page.getByRole('figure', { name: 'Network' });
const pad = (): Locator => figure().getByRole('application', { name: 'Draw the inputs' });
const clear = (): Locator => figure().getByRole('button', { name: 'Clear', exact: true });
/** What the figure says to each digit. */
const shares = async (): Promise<number[]> =>
  Promise.all(
    (await figure().getByRole('meter').all()).map(async (one) =>
      Number(await one.getAttribute('aria-valuenow')),
    ),
  );
const answer = async (): Promise<number> => {
  const found = await shares();
  return found.indexOf(Math.max(...found));
};
const digits = async () => {
  await playground.dataSet.selectOption('digits');
  await open.page.getByText('1,797 rows').waitFor();
  await figure().getByText('8 × 8 inputs, together').waitFor();
};

const draw = (line: [number, number][]): Promise<void> => drawOn(pad(), line);

it('reads a digit that is drawn in the figure, by pointer', async () => {
  await digits();
  await playground.trainUntil(30);
  // The first row is a 0.
  await expect.poll(() => shares().then((all) => all.length)).toBe(10);
  await expect.poll(answer).toBe(0);
  await figure().getByText('row 1', { exact: true }).waitFor();
  await clear().click();
  await draw([
    [0.25, 0.12],
    [0.75, 0.12],
    [0.4, 0.95],
  ]);
  await figure().getByText('drawn', { exact: true }).waitFor();
  await expect.poll(answer).toBe(7);
  // It is the one current example: the form says the same.
  const form = open.page.getByRole('region', { name: 'Try an input' });
  await expect.poll(() => form.locator('.answer').innerText()).toBe('7');
});

it('reads a digit that is drawn in the figure, by keys', async () => {
  await digits();
  await playground.trainUntil(30);
  await clear().click();
  await pad().focus();
  const press = async (key: string, times = 1) => {
    for (let k = 0; k < times; ++k) await open.page.keyboard.press(key);
  };
  // The first arrow only shows the cell; then to the fifth column.
  await press('ArrowRight', 5);
  for (let row = 0; row < 8; ++row) {
    await press(row % 2 === 0 ? 'Space' : 'Enter');
    await press('ArrowLeft');
    await press('Space');
    await press('ArrowRight');
    await press('ArrowDown');
  }
  await expect.poll(answer).toBe(1);
  // Space at the picture neither plays nor scrolls.
  await playground.button('Play').waitFor();
});

it('shows the weights of each hidden neuron as a picture, large while it is pointed at', async () => {
  await digits();
  const images = figure().locator('.neuron.image');
  await expect.poll(() => images.count()).toBeGreaterThan(20);
  const box = await images.first().boundingBox();
  expect(box?.width).toBe(36);
  expect(box?.height).toBe(36);
  await images.first().hover();
  const card = open.page.locator('ew-neuron-card');
  await card.getByText('its weights, pixel by pixel').waitFor();
  const large = await card.locator('canvas').boundingBox();
  expect(large?.width).toBeGreaterThan(150);
});

it('offers no map of two pixels, no sliders, and no roles by the dozen', async () => {
  await digits();
  const output = open.page.getByRole('region', { name: 'Output' });
  await output.getByRole('tab', { name: 'pictures' }).waitFor();
  expect(await output.getByRole('tab', { name: 'map' }).count()).toBe(0);
  expect(await output.getByRole('slider').count()).toBe(0);
  const data = open.page.getByRole('region', { name: 'Data' });
  await data.getByText('64 pixels, 8 × 8').waitFor();
  expect(await data.getByRole('combobox', { name: /^Role of/ }).count()).toBe(1);
  await data.getByRole('button', { name: 'Unfold' }).click();
  await expect.poll(() => data.getByRole('combobox', { name: /^Role of/ }).count()).toBe(65);
  await data.getByRole('button', { name: 'Fold' }).click();
  await data.getByRole('searchbox', { name: 'Find a column' }).fill('pixel_3_');
  await expect.poll(() => data.getByRole('combobox', { name: /^Role of/ }).count()).toBe(8);

  // Other data have their map back.
  await playground.dataSet.selectOption('circle');
  await output.getByRole('tab', { name: 'map' }).waitFor();
  await expect.poll(() => figure().getByRole('meter').count()).toBe(0);
});

it('shows rows as pictures, the worst first, and one that is clicked in the figure', async () => {
  await digits();
  await playground.trainUntil(10);
  const output = open.page.getByRole('region', { name: 'Output' });
  await output.getByRole('combobox', { name: 'Pictures of' }).selectOption('train');
  await output.getByRole('combobox', { name: 'Order of the pictures' }).selectOption('in order');
  const pictures = output.getByRole('button', {
    name: /^Row [\d,]+: .*, predicted (right|wrong)$/,
  });
  await expect.poll(() => pictures.count()).toBe(21);
  await output.getByRole('button', { name: 'More pictures' }).click();
  await output.getByText('22 to 42 of 1,438').waitFor();
  const name = (await pictures.nth(3).getAttribute('aria-label')) ?? '';
  const [, row = '', digit = ''] = /^Row (\d+): (\d)/.exec(name) ?? [];
  await pictures.nth(3).click();
  await figure().getByText(`row ${row}`, { exact: true }).waitFor();
  await expect.poll(() => pictures.nth(3).getAttribute('aria-pressed')).toBe('true');
  await open.page.getByText(`Row ${row}, correct answer: ${digit}`).waitFor();
});
