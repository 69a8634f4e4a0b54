/** The page by its accessibility tree: names, keyboard, and the sizes it has to fit; axe-core is with the states. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { PlaygroundPage } from './support/playground.js';
import { openSite, wide, type Site } from './support/site.js';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

it('gives every control its agreed name and role', async () => {
  const { page, close } = await site.newPage();
  const playground = await new PlaygroundPage(page).ready();
  for (const name of ['Play', 'Step', 'Reset', 'Add layer', 'Remove layer']) {
    expect(await playground.button(name).count(), name).toBe(1);
  }
  await playground.button('Paste').click();
  await page.getByRole('textbox', { name: 'Paste data', exact: true }).waitFor();
  expect(await playground.upload.getAttribute('type')).toBe('file');
  expect(await playground.dataSet.count()).toBe(1);
  for (const name of ['Step size', 'Batch size', 'Seed']) {
    expect(await page.getByRole('spinbutton', { name, exact: true }).count(), name).toBe(1);
  }
  expect(await page.getByRole('figure', { name: 'Network', exact: true }).count()).toBe(1);
  expect(await playground.button('Edge 1 to 4').count()).toBe(1);
  expect(await page.getByRole('status').count()).toBe(1);
  expect(await page.getByRole('status').textContent()).toMatch(/Epoch 0, loss 0\.\d{4}/);
  await playground.button('Play').click();
  await playground.button('Pause').click();
  await playground.button('Play').waitFor();
  await close();
});

it('changes the network by keyboard', async () => {
  const { page, close } = await site.newPage();
  const playground = await new PlaygroundPage(page).ready();
  const edge = playground.button('Edge 1 to 4');
  await edge.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const weight = page.getByRole('spinbutton', { name: 'weight', exact: true });
  await weight.fill('1.25');
  await weight.press('Enter');
  await expect.poll(async () => Number(await weight.inputValue())).toBe(1.25);
  await playground.button('Add layer').focus();
  await page.keyboard.press('Enter');
  await page.getByText('feed-forward, 5 layers').waitFor();
  await close();
});

describe('sizes', () => {
  const overflow = (page: Page) =>
    page.evaluate(() => {
      const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
      return { across: scrollWidth - clientWidth, down: scrollHeight - clientHeight };
    });

  it('fits one screen at 1440 x 900, before and while it trains', async () => {
    const { page, close } = await site.newPage({ viewport: wide });
    const playground = await new PlaygroundPage(page).ready();
    expect(await overflow(page)).toEqual({ across: 0, down: 0 });
    const before = await playground.button('Neuron 10').boundingBox();
    await playground.trainTo(1000);
    expect(await overflow(page)).toEqual({ across: 0, down: 0 });
    expect(await playground.button('Neuron 10').boundingBox()).toEqual(before);
    await close();
  });

  it.each([1280, 1024, 768, 375])('has room for everything at %i px', async (width) => {
    const touch = width < 1024 ? { hasTouch: true, isMobile: true } : {};
    const { page, close } = await site.newPage({ viewport: { width, height: 812 }, ...touch });
    const playground = await new PlaygroundPage(page).ready();
    // On a telephone they are tabs; on a tablet data and training are behind a button.
    const parts = ['Data and training', 'Output', 'Network'].map((name) =>
      page.getByRole('tab', { name }),
    );
    const data = page.getByRole('button', { name: 'Data', exact: true });
    const columns = width <= 640 ? parts : width < 1100 ? [data, data] : [page.locator('h1')];
    for (const [tab, column] of columns.entries()) {
      await column.click();
      for (const fold of await page.locator('summary:visible').all()) await fold.click();
      expect((await overflow(page)).across, String(tab)).toBe(0);
      for (const column of await page.locator('.column:visible').all()) {
        const hidden = await column.evaluate((one) => one.scrollWidth - one.clientWidth);
        expect(hidden, `column of ${String(tab)}`).toBe(0);
      }
    }
    // Two layers of eight.
    await page
      .getByRole('combobox', { name: 'Preset' })
      .selectOption({ label: 'A function of two numbers' });
    await page.getByRole('button', { name: 'Close the idea' }).click();
    const frame = await page.getByRole('figure', { name: 'Network' }).boundingBox();
    const neurons = page.getByRole('figure', { name: 'Network' }).getByRole('button', {
      name: /^Neuron/,
    });
    await expect.poll(() => neurons.count()).toBe(22);
    for (const neuron of await neurons.all()) {
      const box = await neuron.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(frame?.x ?? NaN);
      expect((box?.x ?? NaN) + (box?.width ?? 0)).toBeLessThanOrEqual(
        (frame?.x ?? 0) + (frame?.width ?? 0),
      );
      expect((box?.y ?? NaN) + (box?.height ?? 0)).toBeLessThanOrEqual(
        (frame?.y ?? 0) + (frame?.height ?? 0),
      );
    }
    await playground.button('Neuron 4').click();
    await expect
      .poll(async () => {
        const heading = await page.getByText('Neuron 4', { exact: true }).last().boundingBox();
        return (heading?.y ?? Infinity) < 780;
      })
      .toBe(true);
    await close();
  });
});
