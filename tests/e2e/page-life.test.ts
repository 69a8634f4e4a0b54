/** The playground in its page: moved, in another theme, in odd browsers, under dialogs. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openedOn } from './support/opened.js';
import type { PlaygroundPage } from './support/playground.js';
import { openSite, type PageOptions, type Site } from './support/site.js';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

const opened = (
  act: (playground: PlaygroundPage, page: Page) => Promise<void>,
  options: PageOptions = {},
) => openedOn(site, options, act);

/** Every colour that a canvas has, as `r,g,b`. */
function coloursOf(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const found = new Set<string>();
    for (let k = 0; k < data.length; k += 4) {
      if (data[k + 3] === 255) found.add(data.slice(k, k + 3).join());
    }
    return [...found];
  });
}

it('goes on where it was moved in its document, with all that it shows', () =>
  opened(async (playground, page) => {
    await playground.trainTo(3);
    const epoch = await playground.metric('epoch');
    await page.evaluate(() => {
      const place = document.body.appendChild(document.createElement('div'));
      place.append(document.querySelector('ew-page')!);
    });
    await page.waitForTimeout(1500);
    expect(await playground.metric('epoch')).toBe(epoch);
    await expect.poll(() => coloursOf(page, 'ew-loss canvas')).not.toEqual([]);
    await playground.trainTo(epoch + 3);
  }));

it('begins again with what was kept where it is put back later', () =>
  opened(async (playground, page) => {
    await playground.dataSet.selectOption('iris');
    await playground.button('Neuron 1').waitFor();
    await playground.settled();
    const title = await page.title();
    await page.evaluate(async () => {
      const element = document.querySelector('ew-page')!;
      element.remove();
      await new Promise((resolve) => setTimeout(resolve, 1500));
      document.body.append(element);
    });
    await playground.ready();
    await expect.poll(() => page.title()).toBe(title);
    await playground.trainTo(3);
  }));

it('paints its points and curves anew when the theme is changed by hand', () =>
  opened(
    async (playground, page) => {
      await playground.trainTo(2);
      const points = 'ew-output canvas.points';
      const theme = page.getByRole('combobox', { name: 'Theme' });
      await expect.poll(() => coloursOf(page, points)).toContain('255,255,255');
      await theme.selectOption('Dark');
      await expect.poll(() => coloursOf(page, points)).toContain('29,32,36');
      expect(await coloursOf(page, points)).not.toContain('255,255,255');
      await expect.poll(() => coloursOf(page, 'ew-loss canvas')).toContain('132,181,255');
      await theme.selectOption('Auto');
      await expect.poll(() => coloursOf(page, points)).toContain('255,255,255');
    },
    { colorScheme: 'light' },
  ));

it('draws the points of a class in the colour of its legend', () =>
  opened(async (_, page) => {
    const fills = await page
      .locator('ew-output .legend path')
      .evaluateAll((paths) =>
        paths.map((path) => getComputedStyle(path).fill.match(/\d+/g)!.join()),
      );
    expect(fills.length).toBeGreaterThan(1);
    const drawn = await coloursOf(page, 'ew-output canvas.points');
    expect(fills.filter((fill) => !drawn.includes(fill))).toEqual([]);
  }));

it('shows the loss where the browser says no language', () =>
  opened(
    async (playground, page) => {
      await playground.trainTo(2);
      await expect.poll(() => coloursOf(page, 'ew-loss canvas')).not.toEqual([]);
    },
    {
      before: () => {
        Object.defineProperty(Navigator.prototype, 'language', { get: () => 'c' });
      },
    },
  ));

it('leaves the page alone while a workshop is open, wherever the focus is', () =>
  opened(async (playground, page) => {
    await playground.button('Add layer').click();
    await page.getByText('feed-forward, 5 layers').waitFor();
    await playground.button('Workshops').click();
    const dialog = page.getByRole('dialog', { name: 'Workshops' });
    await dialog.getByRole('tab', { name: 'Deep or wide' }).click();
    await page.keyboard.press('Control+z');
    await dialog.getByRole('heading', { name: 'Workshops' }).click();
    await page.keyboard.press('Control+z');
    await dialog.getByRole('button', { name: 'Close the workshops' }).click();
    await playground.settled();
    await page.getByText('feed-forward, 5 layers').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('feed-forward, 4 layers').waitFor();
  }));

it('undoes and redoes in the table that is edited, not in the page behind it', () =>
  opened(async (playground, page) => {
    await playground.button('Edit table').click();
    const table = page.getByRole('dialog', { name: 'Table' });
    const rows = table.getByText(/\d+ rows,/);
    const before = await rows.innerText();
    await table.getByRole('button', { name: 'Add row' }).click();
    const after = await rows.innerText();
    expect(after).not.toBe(before);
    await page.keyboard.press('Control+z');
    await expect.poll(() => rows.innerText()).toBe(before);
    await page.keyboard.press('Control+y');
    await expect.poll(() => rows.innerText()).toBe(after);
    expect(await playground.button('Redo').first().isDisabled()).toBe(true);
  }));

it('looks into a neuron whose id holds a blank, and at its edges', () =>
  opened(async (playground, page) => {
    const project = {
      edgewise: 1,
      title: 'Blanks',
      network: {
        neurons: [
          { id: 'a', kind: 'input', label: 'x1' },
          { id: 'a b', kind: 'input', label: 'x2' },
          { id: 'b c', kind: 'hidden', function: 'tanh' },
          { id: 'c', kind: 'output', function: 'identity' },
        ],
        edges: [
          { from: 'a', to: 'b c', weight: 1 },
          { from: 'a b', to: 'b c', weight: 2 },
          { from: 'a b', to: 'c', weight: 3 },
          { from: 'b c', to: 'c', weight: 4 },
        ],
      },
      data: {
        table: {
          columns: [
            { name: 'x1', values: [0, 1] },
            { name: 'x2', values: [1, 0] },
            { name: 'y', values: [0, 1] },
          ],
        },
        inputs: ['x1', 'x2'],
        targets: ['y'],
      },
    };
    await playground.upload.setInputFiles({
      name: 'blanks.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(project)),
    });
    await playground.button('Neuron b c').click();
    await page.getByText('Neuron b c').first().waitFor();
    await page.getByText(/in =/).waitFor();
    expect(await page.locator('ew-network path.hit').count()).toBe(4);
    await page.getByRole('button', { name: 'Edge a b to c' }).press('Enter');
    await page.getByText('Edge a b → c', { exact: true }).waitFor();
    await page.getByText(/times the weight 3/).waitFor();
  }));

it('no longer offers to show fewer neurons once another network is open', () =>
  opened(async (playground, page) => {
    await playground.dataSet.selectOption('digits');
    await page.getByRole('button', { name: /inputs, together/ }).click();
    await playground.button('Show fewer').waitFor();
    await playground.dataSet.selectOption('circle');
    await playground.button('Show fewer').waitFor({ state: 'detached' });
  }));

it('says the truth of the row that is tried in the set that is open now', () =>
  opened(async (playground, page) => {
    const truth = page.locator('ew-predict [data-role="truth"]');
    await playground.dataSet.selectOption('digits');
    await expect.poll(() => truth.innerText()).toMatch(/^Row 1, correct answer: \w+$/);
    const before = await truth.innerText();
    await playground.dataSet.selectOption('threes');
    await expect.poll(() => truth.innerText()).not.toBe(before);
    await expect.poll(() => truth.innerText()).toMatch(/^Row 1, correct answer: \w.*$/);
  }));
