/** Slides of reveal.js: it scales them, and takes the keys of the page. */

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../.tools/serve.mjs';
import { launchBrowser } from '../e2e/support/browser.js';
import { Projects, toolFile } from './projects.js';

let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;
let page: Page;

beforeAll(async () => {
  const projects = await Projects.begin('slides');
  const folder = await projects.copy('reveal');
  await cp(projects.files, join(folder, 'edgewise'), { recursive: true });
  await cp(toolFile('reveal.js/dist'), join(folder, 'reveal.js'), { recursive: true });
  server = await serve({ folder, headers: {} });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(server.url);
  await page.locator('.reveal.ready').waitFor();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

const slide = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('.slides > section')].findIndex((section) =>
      section.classList.contains('present'),
    ),
  );

it('a click finds its neuron on a slide that is scaled', async () => {
  await page.keyboard.press('ArrowRight');
  await expect.poll(slide).toBe(1);
  const neuron = page.getByRole('button', { name: 'Neuron 4' });
  await neuron.click();
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { selection } = document.querySelector('edgewise-playground') as unknown as {
          selection: unknown;
        };
        return selection;
      }),
    )
    .toEqual({ kind: 'neuron', id: '4' });
});

it('keys go to the playground that has the focus, and to the slides otherwise', async () => {
  await page.getByRole('button', { name: 'Play' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  expect(await slide()).toBe(1);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Play' }).waitFor();
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
  });
  await page.keyboard.press('ArrowRight');
  await expect.poll(slide).toBe(2);
});
