/**
 * The built page in Chromium: how smoothly it trains and how soon it can. Figures are those of a
 * browser without a graphics card, which paints with the processor's cores.
 */

import { chromium, type Browser, type Page } from 'playwright-core';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../.tools/serve.mjs';
import { launchWholeBrowser, launchOptions } from '../e2e/support/browser.js';
import { measureActs } from './site-acts.js';
import { measureEmbedded } from './site-embedded.js';
import { median } from './measure.js';
import { measureFirstVisits, measureStart } from './site-start.js';
import { measureTraining } from './site-training.js';
import type { PageFigure, PageResults } from './results.js';

/** Runs before anything of the page's own: no project of an earlier visit. */
function forget(): void {
  localStorage.removeItem('edgewise.project');
  sessionStorage.clear();
}

/** How long each thing is looked at. */
interface Pace {
  /** Milliseconds of training. */
  training: number;
  /** Milliseconds that each tool is shown. */
  tool: number;
  /** Loads of the page. */
  visits: number;
}

const quick: Pace = { training: 300, tool: 100, visits: 1 };

function opener(browser: Browser) {
  return async (width: number, height: number): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height } });
    await context.addInitScript(forget);
    return context.newPage();
  };
}

/** From another profile on disk: only there does Chromium keep compiled code between visits. */
async function startOf(url: string, visits: number): Promise<PageFigure[]> {
  const profile = mkdtempSync(join(tmpdir(), 'edgewise-bench-'));
  const context = await chromium.launchPersistentContext(profile, launchOptions());
  try {
    await context.addInitScript(forget);
    return await measureStart(context.pages()[0] ?? (await context.newPage()), url, visits);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

const load = () => loadavg()[0] ?? 0;

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
  const before = load();
  const pace = isQuick ? quick : { training: 8000, tool: 600, visits: 15 };
  const server = await serve({ folder });
  const files = await serve({ folder: elements });
  const browser = await launchWholeBrowser();
  try {
    const open = opener(browser);
    const figures = [
      ...(await measureTraining(open, server.url, pace.training)),
      ...(await measureActs(open, server.url, pace.tool)),
      ...(await measureEmbedded(open, files.url, pace.training)),
      ...(await measureFirstVisits(open, server.url, pace.visits)),
    ];
    await browser.close();
    figures.push(...(await startOf(server.url, pace.visits)));
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
  }
}

const rounds = 3;

/**
 * Two built sites, one of them made before a change, in turns on one machine.
 * @returns the median of the rounds of each figure, of `before` and of `now`
 */
export async function measureSitesInTurns(
  before: string,
  now: string,
  isQuick: boolean,
): Promise<[PageFigure[], PageFigure[]]> {
  const pace = isQuick ? quick : { training: 4000, tool: 600, visits: 7 };
  const seen: PageFigure[][][] = [[], []];
  for (let round = 0; round < (isQuick ? 1 : rounds); ++round) {
    for (const [k, folder] of [before, now].entries()) {
      const server = await serve({ folder });
      const browser = await launchWholeBrowser();
      try {
        const open = opener(browser);
        seen[k]!.push([
          ...(await measureTraining(open, server.url, pace.training)),
          ...(await measureActs(open, server.url, pace.tool)),
          ...(await measureFirstVisits(open, server.url, pace.visits)),
          ...(await startOf(server.url, pace.visits)),
        ]);
      } finally {
        await browser.close();
        await server.close();
      }
    }
  }
  const medians = (of: PageFigure[][]) =>
    of[0]!.map((figure, k) => ({ ...figure, value: median(of.map((one) => one[k]!.value)) }));
  return [medians(seen[0]!), medians(seen[1]!)];
}
