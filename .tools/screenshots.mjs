/** `npm run screenshots`: the pictures in web/docs/images, of the page after some training. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { findChromium } from './lib/find.mjs';
import { root } from './lib/paths.mjs';
import { Stop, runMain, step } from './lib/steps.mjs';
import { serve } from './serve.mjs';
import { setup } from './setup.mjs';

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {{name: string, width: number, height: number, colorScheme: 'light' | 'dark'}} Picture */

/** @type {readonly Picture[]} */
const pictures = [
  { name: 'page', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'page-dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: 'page-narrow', width: 375, height: 812, colorScheme: 'light' },
  { name: 'page-narrow-dark', width: 375, height: 812, colorScheme: 'dark' },
];
const trainingMilliseconds = 6000;
const folder = join(root, 'web/docs/images');

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
 * @param {Picture} picture
 */
async function take(browser, url, { name, width, height, colorScheme }) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.addInitScript(() => localStorage.setItem('edgewise.tour', 'seen'));
  await page.goto(url);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForTimeout(trainingMilliseconds);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}

await runMain(async () => {
  await setup('test');
  await build();
  mkdirSync(folder, { recursive: true });
  const server = await serve();
  const browser = await launch();
  try {
    for (const picture of pictures) {
      await step(`Taking ${picture.name}.png`, () => take(browser, server.url, picture));
    }
  } finally {
    await browser.close();
    await server.close();
  }
});
