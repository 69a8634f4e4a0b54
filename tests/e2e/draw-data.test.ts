/** Points drawn by hand: by mouse, by keyboard, from empty, and taken back stroke by stroke. */

import { expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages();

const area = (): Locator => open.page.getByRole('application', { name: 'Drawing area' });
const rows = (text: string) => open.page.getByText(text).first().waitFor();

/** Its corners are empty. */
async function chooseSpiral(): Promise<void> {
  await playground.dataSet.selectOption('spiral');
  await open.page.locator('header > .soft').filter({ hasText: 'Spiral' }).waitFor();
}

/** A place on the sheet in shares of it, y downwards. */
async function at(x: number, y: number): Promise<[number, number]> {
  const box = await area().boundingBox();
  if (!box) throw new Error('There is nothing to draw on.');
  return [box.x + x * box.width, box.y + y * box.height];
}

async function startEmpty(sheet: RegExp): Promise<void> {
  await playground.button('Draw').click();
  const choice = open.page.getByRole('combobox', { name: 'Start from' });
  const label = await choice.getByRole('option').filter({ hasText: sheet }).innerText();
  await choice.selectOption({ label });
  await open.page.getByText('0 points.').waitFor();
}

it('adds to the present data, which become an own table; Undo brings the set back', async () => {
  await chooseSpiral();
  await playground.button('Draw').click();
  await open.page.mouse.click(...(await at(0.05, 0.05)));
  await rows('401 rows');
  await expect.poll(() => playground.dataSet.inputValue()).toBe('own');
  await open.page.getByText('started from “Spiral”').waitFor();
  await playground.button('Undo').click();
  await rows('400 rows');
  await expect.poll(() => playground.dataSet.inputValue()).toBe('spiral');
  expect(open.watch.errors).toEqual([]);
});

it('moves a point where it is dragged, and removes it with the eraser', async () => {
  await chooseSpiral();
  await playground.button('Draw').click();
  await open.page.mouse.click(...(await at(0.05, 0.05)));
  await rows('401 rows');
  await open.page.mouse.move(...(await at(0.05, 0.05)));
  await open.page.mouse.down();
  await open.page.mouse.move(...(await at(0.95, 0.95)), { steps: 6 });
  await open.page.mouse.up();
  const last = async () => {
    const { data } = await playground.kept((project) => project.data?.table !== undefined);
    return data?.table?.columns.map((column) => column.values.at(-1));
  };
  await expect.poll(async () => Number((await last())?.[0])).toBeGreaterThan(4);
  expect(Number((await last())?.[1])).toBeLessThan(-4);
  await playground.button('Eraser').click();
  await open.page.mouse.click(...(await at(0.95, 0.95)));
  await rows('400 rows');
});

it('starts from empty, learns from the second class on, and undoes stroke by stroke', async () => {
  await startEmpty(/classes/);
  await open.page.mouse.click(...(await at(0.2, 0.3)));
  await open.page.getByText('1 point. Draw a point of another class.').waitFor();
  await playground.button('B').click();
  // One stroke draws several points.
  await open.page.mouse.move(...(await at(0.6, 0.6)));
  await open.page.mouse.down();
  await open.page.mouse.move(...(await at(0.9, 0.6)), { steps: 12 });
  await open.page.mouse.up();
  const data = open.page.getByRole('region', { name: 'Data' });
  await expect.poll(() => data.getByText(/[4-9] rows: /).count()).toBe(1);
  await playground.button('Add class').click();
  await open.page.mouse.click(...(await at(0.5, 0.9)));
  await data.getByText('3 categories').waitFor();
  await playground.trainTo(200);
  expect(await playground.metric('training loss')).toBeLessThan(0.1);

  await playground.button('Undo').click();
  await data.getByText('2 categories').waitFor();
  await playground.button('Undo').click();
  await open.page.getByText('1 point.').waitFor();
  await playground.button('Undo').click();
  await open.page.getByText('0 points.').waitFor();
  expect(open.watch.errors).toEqual([]);
});

it('draws a curve by keyboard: by coordinates and by the cross', async () => {
  await startEmpty(/curve/);
  const field = (name: string) => open.page.getByRole('spinbutton', { name, exact: true });
  await field('x of the point').fill('-1');
  await field('y of the point').fill('0.5');
  await field('y of the point').press('Enter');
  await field('x of the point').fill('1');
  await field('y of the point').fill('-0.5');
  await playground.button('Add point').press('Enter');
  await rows('2 rows');
  await area().focus();
  await open.page.keyboard.press('ArrowUp');
  await open.page.keyboard.press('Enter');
  await rows('3 rows');
  await open.page.keyboard.press('Delete');
  await rows('2 rows');
  const { data } = await playground.kept(
    (project) => project.data?.table?.columns[0]?.values.length === 2,
  );
  expect(data?.table?.columns.map((column) => column.values)).toEqual([
    [-1, 1],
    [0.5, -0.5],
  ]);
  await field('x of the point').fill('');
  await playground.button('Add point').click();
  await open.page.getByText('A point needs a number in each field.').waitFor();
});

it('draws values in a plane', async () => {
  await startEmpty(/values/);
  const value = open.page.getByRole('spinbutton', { name: 'Value to draw' });
  await open.page.mouse.click(...(await at(0.3, 0.3)));
  await value.fill('-2.5');
  await value.press('Tab');
  await open.page.mouse.click(...(await at(0.7, 0.7)));
  await rows('2 rows');
  const { data } = await playground.kept((project) => project.data?.table !== undefined);
  expect(data?.table?.columns[2]?.values).toEqual([1, -2.5]);
  await playground.button('Done').click();
  expect(await area().count()).toBe(0);
});
