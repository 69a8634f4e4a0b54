/**
 * `npm run screenshots`: every main state of the page, light and dark, wide and narrow, into
 * dist/screenshots; those that the documentation shows also into web/docs/images, and those of the examples
 * for authors into web/gallery/pictures. Names of states or examples after `--` take only these,
 * `--widths=1024,768` other widths. Narrow ones are touched, not clicked.
 */

import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { findChromium } from './lib/find.mjs';
import { examples } from './lib/gallery.mjs';
import { takeExample } from './lib/gallery-pictures.mjs';
import { root } from './lib/paths.mjs';
import { scenes, showScene } from './lib/scenes.mjs';
import { Stop, runMain, step } from './lib/steps.mjs';
import { serve } from './serve.mjs';
import { setup } from './setup.mjs';

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {{width: number, height: number, colorScheme: 'light' | 'dark'}} Look */

/** Pictures that the README and the documentation show. */
const kept = new Map([
  ['page-1440-light', 'page'],
  ['page-1440-dark', 'page-dark'],
  ['page-375-light', 'page-narrow'],
  ['page-375-dark', 'page-narrow-dark'],
  ['draw-network-1440-light', 'drawing'],
  ['workshop-approximation-1440-dark', 'workshop'],
]);
const heights = new Map([
  [1440, 900],
  [1024, 768],
  [768, 1024],
  [375, 812],
]);
const folder = join(root, 'dist/screenshots');
const documentation = join(root, 'web/docs/images');

async function launch() {
  const executablePath = findChromium();
  if (executablePath === null) throw new Stop('No Chromium found; `npm run setup` installs it.');
  // Known only after `npm ci`, which this script may have to run first.
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/**
 * @param {Browser} browser
 * @param {string} url
 * @param {import('./lib/scenes.mjs').Scene} scene
 * @param {Look} look
 */
async function take(browser, url, scene, { width, height, colorScheme }) {
  const isTouched = width < 1024;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    hasTouch: isTouched,
    isMobile: isTouched,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const name = `${scene.name}-${width}-${colorScheme}`;
  try {
    await page.goto(url);
    await showScene(page, scene);
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path });
    const use = kept.get(name);
    if (use) copyFileSync(path, join(documentation, `${use}.png`));
  } catch (error) {
    await page.screenshot({ path: join(folder, `${name}-failed.png`) });
    throw error;
  } finally {
    await context.close();
  }
}

/** @param {readonly string[]} words */
function chosen(words) {
  const widths = words.find((word) => word.startsWith('--widths='));
  const names = words.filter((word) => !word.startsWith('--'));
  const all = [...scenes.map(({ name }) => name), ...examples];
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) {
    throw new Stop(`No such state: ${unknown.join(', ')}. They are: ${all.join(', ')}`);
  }
  const isMeant = (/** @type {string} */ name) => names.length === 0 || names.includes(name);
  return {
    widths: widths ? widths.slice(9).split(',').map(Number) : [1440, 375],
    shown: scenes.filter(({ name }) => isMeant(name)),
    taught: examples.filter(isMeant),
  };
}

await runMain(async () => {
  const { widths, shown, taught } = chosen(process.argv.slice(2));
  await setup('test');
  await build();
  mkdirSync(folder, { recursive: true });
  mkdirSync(documentation, { recursive: true });
  const server = await serve();
  const browser = await launch();
  try {
    for (const scene of shown) {
      await step(`Taking ${scene.name}`, async () => {
        for (const width of widths) {
          for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
            const height = heights.get(width) ?? 900;
            await take(browser, server.url, scene, { width, height, colorScheme });
          }
        }
      });
    }
    for (const name of taught) {
      await step(`Taking the example ${name}`, () => takeExample(browser, server.url, name));
    }
  } finally {
    await browser.close();
    await server.close();
  }
});
