/** Content security policies of the page around: what each lets the elements do, and what they say. */

import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../.tools/serve.mjs';
import type { EdgewisePlayground } from '../../web/src/tags/public.js';
import { launchBrowser } from '../e2e/support/browser.js';
import { project, trainedInNode } from './lesson.js';
import { Projects } from './projects.js';

type Server = Awaited<ReturnType<typeof serve>>;

const ours = "script-src 'self' 'wasm-unsafe-eval'";

let browser: Browser;
let weights = '';
let folder = '';
/** Of the package, for any page. */
let files: Server;

const pageWith = (script: string) => `<!doctype html>
<meta charset="utf-8"><title>A lesson</title><link rel="icon" href="data:,">
<edgewise-playground show="controls network">
<script type="application/json">${JSON.stringify(project)}</script></edgewise-playground>
${script}`;

beforeAll(async () => {
  const projects = await Projects.begin('policies');
  weights = await trainedInNode();
  folder = await projects.copy('plain');
  await cp(projects.files, join(folder, 'edgewise'), { recursive: true });
  files = await serve({ folder: projects.files, headers: { 'Access-Control-Allow-Origin': '*' } });
  const pages = {
    own: '<script type="module" src="edgewise/element.js"></script>',
    elsewhere: `<script type="module" src="${files.url}element.js"></script>`,
    one: '<script src="edgewise/edgewise-element.global.js"></script>',
  };
  for (const [name, script] of Object.entries(pages)) {
    await writeFile(join(folder, `${name}.html`), pageWith(script));
  }
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await files.close();
});

/** What a page comes to under a policy: where its network trained, and what stands in place of it. */
async function under(policy: string, file: string) {
  const server = await serve({ folder, headers: { 'Content-Security-Policy': policy } });
  const page = await browser.newPage();
  try {
    await page.goto(`${server.url}${file}.html`);
    const told = await page.evaluate(async () => {
      await customElements.whenDefined('edgewise-playground');
      const element = document.querySelector<EdgewisePlayground>('edgewise-playground');
      const step = await element?.step({ epochs: 3 }).catch(() => null);
      const shown = () => element?.shadowRoot?.querySelector('.message')?.textContent ?? '';
      return step ? (await element?.save())?.weights : shown();
    });
    const [worker] = page.workers().map((one) => new URL(one.url()).protocol);
    return { told, worker };
  } finally {
    await page.close();
    await server.close();
  }
}

it('its own files need wasm-unsafe-eval, and no style in the page', async () => {
  const policy = `default-src 'self'; ${ours}; style-src 'self'; img-src 'self' data:`;
  expect(await under(policy, 'own')).toEqual({ told: weights, worker: 'http:' });
});

it('without it the element says what is missing', async () => {
  const { told } = await under("script-src 'self'; style-src 'self'", 'own');
  expect(told).toContain("script-src needs 'wasm-unsafe-eval'");
});

it('a second origin has to be named, for scripts and for the module, with blob: for workers', async () => {
  const { origin } = new URL(files.url);
  const named = `default-src 'self'; ${ours} ${origin}; connect-src ${origin}`;
  expect(await under(`${named}; worker-src blob: ${origin}`, 'elsewhere')).toEqual({
    told: weights,
    worker: 'blob:',
  });
  // On the page's own thread.
  expect(await under(named, 'elsewhere')).toEqual({ told: weights, worker: undefined });
});

it('the one script needs blob: for its worker, or trains on the page’s thread', async () => {
  expect(await under(`${ours}; worker-src blob:`, 'one')).toEqual({
    told: weights,
    worker: 'blob:',
  });
  expect(await under(ours, 'one')).toEqual({ told: weights, worker: undefined });
});
