/**
 * How soon the page trains: from the start of a navigation to the moment at which the page shows the
 * numbers after the first epoch. A script in the page, which looks every few milliseconds, presses
 * Step (one epoch) as soon as it can be pressed.
 */

import type { Page } from 'playwright-core';
import { median } from './measure.js';
import type { PageFigure } from './results.js';
import type { OpenPage } from './site-training.js';
import { giveBar } from './site-bar.js';

interface Start {
  /** Milliseconds from the start of the navigation. */
  enabled: number;
  trained: number;
}

declare global {
  // Set by `trainAtOnce` in the page.
  var benchStart: Promise<Start>;
}

/** Visits before the measured ones: Chromium keeps compiled code from the third one on. */
const mostWarmUp = 5;
const most = 300;
const about = { kind: 'start', work: 'start, first project', at: 'wide' } as const;

/** Runs in the page before anything of its own. */
function trainAtOnce(): void {
  globalThis.benchStart = new Promise((resolve) => {
    let enabled = 0;
    const look = setInterval(() => {
      const bar = globalThis.benchBar();
      const step = bar?.querySelector<HTMLButtonElement>('.step button');
      if (!bar || !step || step.disabled) return;
      if (enabled === 0) {
        enabled = performance.now();
        step.click();
      } else if (bar.querySelector('dd.epoch')?.textContent === '1') {
        clearInterval(look);
        resolve({ enabled, trained: performance.now() });
      }
    });
  });
}

export async function measureStart(page: Page, url: string, visits: number): Promise<PageFigure[]> {
  await page.addInitScript(giveBar);
  await page.addInitScript(trainAtOnce);
  const warmUp = Math.min(mostWarmUp, visits);
  const starts: Start[] = [];
  for (let visit = 0; visit < warmUp + visits; ++visit) {
    await page.goto('about:blank');
    await page.goto(url);
    starts.push(await page.evaluate(() => globalThis.benchStart));
    // Lets the page keep its code and finish what it loads at rest.
    await page.waitForTimeout(visit < mostWarmUp && visits > 1 ? 2000 : 500);
  }
  const cached = starts.slice(warmUp);
  return [
    {
      ...about,
      what: 'navigation to Step enabled, cached, ms',
      value: median(cached.map(({ enabled }) => enabled)),
    },
    {
      ...about,
      what: 'navigation to first trained epoch, cached, ms',
      value: median(cached.map(({ trained }) => trained)),
      goal: { most },
    },
  ];
}

/** Each visit by a browser context that has nothing of the page, in a browser that has been used. */
export async function measureFirstVisits(
  open: OpenPage,
  url: string,
  visits: number,
): Promise<PageFigure[]> {
  const trained: number[] = [];
  for (let visit = 0; visit < visits; ++visit) {
    const page = await open(1440, 900);
    await page.addInitScript(giveBar);
    await page.addInitScript(trainAtOnce);
    await page.goto(url);
    trained.push((await page.evaluate(() => globalThis.benchStart)).trained);
    await page.context().close();
  }
  const what = 'navigation to first trained epoch, first visit, ms';
  return [{ ...about, what, value: median(trained) }];
}
