/**
 * The built page in Chromium: how smoothly it trains and how soon it can. Figures are those of a
 * browser without a graphics card, which paints with the processor's cores.
 */

import { chromium, type Page } from 'playwright-core';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../.tools/serve.mjs';
import { launchWholeBrowser, launchOptions } from '../e2e/support/browser.js';
import { measureActs } from './site-acts.js';
import { measureEmbedded } from './site-embedded.js';
import { measureStart } from './site-start.js';
import { measureTraining } from './site-training.js';
import type { PageResults } from './results.js';

/** Runs before anything of the page's own: no project of an earlier visit. */
function forget(): void {
  localStorage.removeItem('edgewise.project');
  sessionStorage.clear();
}

/**
 * @param folder the built site
 * @param elements the built package
 * @param isQuick only shows that it runs
 */
export async function measureSite(
  folder: string,
  elements: string,
  isQuick: boolean,
): Promise<PageResults> {
  const load = () => loadavg()[0] ?? 0;
  const before = load();
  const server = await serve({ folder });
  const files = await serve({ folder: elements });
  const browser = await launchWholeBrowser();
  // Another profile on disk: only there does Chromium keep compiled code between visits.
  const profile = mkdtempSync(join(tmpdir(), 'edgewise-bench-'));
  try {
    const open = async (width: number, height: number): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width, height } });
      await context.addInitScript(forget);
      return context.newPage();
    };
    const figures = [
      ...(await measureTraining(open, server.url, isQuick ? 300 : 8000)),
      ...(await measureActs(open, server.url, isQuick ? 100 : 600)),
      ...(await measureEmbedded(open, files.url, isQuick ? 300 : 8000)),
    ];
    await browser.close();
    const visits = await chromium.launchPersistentContext(profile, launchOptions());
    await visits.addInitScript(forget);
    const page = visits.pages()[0] ?? (await visits.newPage());
    figures.push(...(await measureStart(page, server.url, isQuick ? 1 : 15)));
    await visits.close();
    return {
      date: new Date().toISOString(),
      chromium: browser.version(),
      load: [before, load()],
      figures,
    };
  } finally {
    await browser.close();
    await server.close();
    await files.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
