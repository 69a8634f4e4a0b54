/** Drawing, the table editor and pictures by the accessibility tree, in both themes and two widths. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsInBothThemes } from './support/axe.js';
import { PlaygroundPage } from './support/playground.js';
import { narrow, openSite, wide, type Site } from './support/site.js';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

describe('axe-core', () => {
  it.each([
    ['wide', wide],
    ['narrow', narrow],
  ] as const)('finds nothing in the data of the page, %s', async (_, viewport) => {
    const { page, close } = await site.newPage({ viewport, bypassCSP: true });
    const playground = new PlaygroundPage(page);
    await playground.ready();
    const tab = async (name: string) => {
      if (viewport === narrow) await page.getByRole('tab', { name }).click();
    };
    await tab('Data and training');
    await playground.dataSet.selectOption('penguins');
    await page.getByText('344 rows').waitFor();
    await playground.button('Edit table').click();
    const dialog = page.getByRole('dialog', { name: 'Table' });
    await dialog.waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('abc');
    await page.keyboard.press('Enter');
    await dialog.getByText('is not a number').waitFor();
    expect(await violationsInBothThemes(page), 'table editor').toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    await playground.button('Draw').click();
    await page.getByRole('application', { name: 'Drawing area' }).waitFor();
    expect(await violationsInBothThemes(page), 'drawing').toEqual([]);
    await playground.button('Done').click();

    await tab('Data and training');
    await playground.dataSet.selectOption('digits');
    await page.getByText('1,797 rows').waitFor();
    expect(await violationsInBothThemes(page), 'columns').toEqual([]);
    await tab('Output');
    await page.getByRole('application', { name: 'Picture' }).waitFor();
    expect(await violationsInBothThemes(page), 'picture').toEqual([]);
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect(scrollWidth).toBe(clientWidth);
    await close();
  });
});
