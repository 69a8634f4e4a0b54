/** Pictures of the examples for authors, light and dark, into web/gallery/pictures: each at work. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pictureSize } from './gallery.mjs';
import { root } from './paths.mjs';

/** @typedef {import('playwright-core').Page} Page */

const folder = join(root, 'web/gallery/pictures');

/** @param {number} epochs of every network on the page, by the tags' own method */
const train = (epochs) => async (/** @type {Page} */ page) => {
  await page.evaluate(async (many) => {
    /** @typedef {HTMLElement & {step: (amount: {epochs: number}) => Promise<unknown>}} Host */
    const hosts = /** @type {NodeListOf<Host>} */ (
      document.querySelectorAll('edgewise-playground, edgewise-session')
    );
    for (const host of hosts) await host.step({ epochs: many });
  }, epochs);
};

const nothing = () => Promise.resolve();

/** What is done before the picture is taken. @type {Readonly<Record<string, (page: Page) => Promise<void>>>} */
const acts = {
  'exclusive-or': train(60),
  'own-table': train(60),
  'numbers-in-text': train(15),
  task: train(60),
  'predict-first': nothing,
  'side-by-side': train(60),
  'drawn-by-hand': async (page) => {
    await page.getByRole('button', { name: 'Neuron and', exact: false }).click();
  },
  'own-colours': train(600),
  'in-an-iframe': async (page) => {
    await page.getByRole('button', { name: 'Ten more' }).click();
    await page.locator('#epoch').filter({ hasText: '10' }).waitFor();
  },
  'kept-work': train(30),
  form: train(300),
  statement: train(2000),
};

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url of the site
 * @param {string} name
 */
export async function takeExample(browser, url, name) {
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const context = await browser.newContext({ viewport: pictureSize, colorScheme });
    const page = await context.newPage();
    await page.goto(new URL(`gallery/${name}.html`, url).href);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('edgewise-playground, edgewise-session')].every(
        (host) => !('loaded' in host) || host.loaded === true || host.hasAttribute('poster'),
      ),
    );
    await acts[name]?.(page);
    // Maps and curves are drawn a frame or two after the numbers.
    await page.waitForTimeout(1000);
    // From the heading on: what is above it is the same everywhere.
    const top = await page
      .locator('main')
      .evaluate((main) => main.getBoundingClientRect().top + scrollY);
    const clip = { x: 0, y: top, ...pictureSize };
    const file = colorScheme === 'light' ? `${name}.jpg` : `${name}-dark.jpg`;
    // A fifth of what PNG takes.
    const kind = /** @type {const} */ ({ type: 'jpeg', quality: 85 });
    await page.screenshot({ path: join(folder, file), clip, fullPage: true, ...kind });
    await context.close();
  }
}
