/** Chromium reaches the same golden fingerprints as every other build. */

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { serve } from '../../.tools/serve.mjs';
import type { Project } from '../../wasm/src/project.js';
import { launchBrowser } from './support/browser.js';

interface Golden {
  project: Project;
  samples: number;
  start: string;
  fingerprint: string;
}

const folder = fileURLToPath(new URL('../golden', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

let server: Awaited<ReturnType<typeof serve>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await serve({ folder: fileURLToPath(new URL('../../dist/package', import.meta.url)) });
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.goto(new URL('licenses.md', server.url).href);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

describe('the package in Chromium', () => {
  it.each(names)('trains to the golden fingerprint of %s', async (name) => {
    const golden = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Golden;
    // As text: a function would be compiled for Node, and its import with it.
    const reached = await page.evaluate(`(async () => {
      const { createEngine } = await import('/index.js');
      const engine = await createEngine();
      const session = engine.open(${JSON.stringify(golden.project)});
      const start = session.fingerprint();
      session.train({ samples: ${golden.samples} });
      return { start, fingerprint: session.fingerprint() };
    })()`);
    expect(reached).toEqual({ start: golden.start, fingerprint: golden.fingerprint });
  });
});
