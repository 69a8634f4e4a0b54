/** A bundle beside which the package's files were forgotten: it trains all the same, or the element says why not. */

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../.tools/serve.mjs';
import type { EdgewisePlayground } from '../../web/src/tags/public.js';
import { launchBrowser } from '../e2e/support/browser.js';
import { trainedInNode } from './lesson.js';
import { Projects, runTool } from './projects.js';

let browser: Browser;
let folder = '';
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const project = await (await Projects.begin('forgotten')).copy('esbuild');
  await runTool(project, join(project, 'build.js'));
  folder = join(project, 'dist');
  server = await serve({ folder, headers: {} });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

it('without its worker it trains on the page’s thread, and says so in the console', async () => {
  await rm(join(folder, 'worker.js'));
  const page = await browser.newPage();
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  await page.goto(server.url);
  const weights = await page.evaluate(async () => {
    await customElements.whenDefined('edgewise-playground');
    const element = document.querySelector<EdgewisePlayground>('edgewise-playground');
    await element?.step({ epochs: 3 });
    return (await element?.save())?.weights;
  });
  expect(weights).toBe(await trainedInNode());
  expect(warnings).toEqual([expect.stringContaining('Does worker.js lie beside the code')]);
  await page.close();
});

it('without its module the element says where it was looked for, and what to do', async () => {
  await rm(join(folder, 'parts'), { recursive: true });
  const page = await browser.newPage();
  await page.goto(server.url);
  const message = page.locator('edgewise-playground .message').first();
  await expect
    .poll(() => message.innerText())
    .toContain(`${server.url}parts/edgewise.wasm: status 404`);
  expect(await message.innerText()).toContain('is to be copied there from the package');
  await page.close();
});
