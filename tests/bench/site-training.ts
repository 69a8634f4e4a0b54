/** How smoothly the page draws while a network trains at full speed. */

import type { Page } from 'playwright-core';
import type { Project } from '../../wasm/src/project.js';
import type { PageFigure } from './results.js';
import { giveBar } from './site-bar.js';
import { mostMilliseconds, tasksDuring } from './site-tasks.js';

export type OpenPage = (width: number, height: number) => Promise<Page>;

/** As many layers and neurons as the page's own controls allow. */
const largestHidden = Array<number>(8).fill(64);

/** 1,000 training rows, and a quarter as many to test on. */
export const largestNetwork: Project = {
  edgewise: 1,
  title: 'The largest network',
  network: { layers: [2, ...largestHidden, 1], hidden: 'tanh', output: 'logistic' },
  data: {
    generator: { name: 'spiral', samples: 1250, noise: 0.05, seed: 1 },
    split: { train: 0.8, seed: 1 },
  },
  // Small steps: it has to go on training for as long as it is looked at.
  training: { loss: 'cross-entropy', batch: 10, stepSize: { initial: 0.01 } },
};

/** What the page starts with where nothing else is kept. */
export type Opening = 'first' | 'digits' | Project;

const openings: readonly { work: string; opening: Opening }[] = [
  { work: 'first project, exclusive-or 2-4-2-1', opening: 'first' },
  { work: 'digits, 64-32-10', opening: 'digits' },
  {
    work: 'largest, 2-(8 x 64)-1, 1,000 rows',
    opening: largestNetwork,
  },
];

const sizes = [
  { name: 'wide', width: 1440, height: 900 },
  { name: '375 px', width: 375, height: 812 },
] as const;

export const leastFrames = 55;

/** Brings the page to where Play can be pressed. */
export async function openPage(page: Page, url: string, opening: Opening): Promise<void> {
  if (typeof opening === 'object') {
    await page.addInitScript((text) => {
      localStorage.setItem('edgewise.project', text);
    }, JSON.stringify(opening));
  }
  await page.goto(url);
  await page.locator('button:text-is("Play"):enabled').waitFor();
  if (opening === 'digits') await chooseDataSet(page, 'digits');
  // Parts of the page that come after it.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
}

export async function chooseDataSet(page: Page, id: string): Promise<void> {
  // The tabs of a telephone come a little after the page.
  if ((page.viewportSize()?.width ?? 0) < 640) {
    await page.getByRole('tab', { name: 'Data and training', exact: true }).click();
  }
  await page.getByRole('combobox', { name: 'Data set', exact: true }).selectOption(id);
  await page.waitForTimeout(500);
}

export async function play(page: Page): Promise<void> {
  const part = page.getByRole('tab', { name: 'Network', exact: true });
  if (await part.isVisible()) await part.click();
  // On a telephone, most of the bar is folded away.
  const more = page.getByRole('button', { name: 'More controls', expanded: false });
  if (await more.isVisible()) await more.click();
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('full speed');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  // The first frames are drawn by code that is not compiled yet.
  await page.waitForTimeout(500);
}

interface Seen {
  frames: number;
  /** Frames that showed an epoch or a loss that the one before had not. */
  fresh: number;
  epochs: number;
  seconds: number;
}

/** In the page: counts what is drawn. */
function countFrames(milliseconds: number): Promise<Seen> {
  const bar = globalThis.benchBar();
  const numbers = () => bar?.querySelector('dl')?.textContent ?? '';
  const epoch = () =>
    Number((bar?.querySelector('dd.epoch')?.textContent ?? '').replaceAll(',', ''));
  return new Promise((resolve) => {
    requestAnimationFrame((start) => {
      const first = epoch();
      let before = numbers();
      let frames = 0;
      let fresh = 0;
      const count = (now: number) => {
        frames += 1;
        const shown = numbers();
        if (shown !== before) fresh += 1;
        before = shown;
        if (now - start < milliseconds) requestAnimationFrame(count);
        else resolve({ frames, fresh, epochs: epoch() - first, seconds: (now - start) / 1000 });
      };
      requestAnimationFrame(count);
    });
  });
}

export async function measureTraining(
  open: OpenPage,
  url: string,
  milliseconds: number,
): Promise<PageFigure[]> {
  const figures: PageFigure[] = [];
  for (const { work, opening } of openings) {
    for (const { name, width, height } of sizes) {
      const page = await open(width, height);
      await openPage(page, url, opening);
      await play(page);
      await page.evaluate(giveBar);
      const { tasks, answer } = await tasksDuring(page, () =>
        page.evaluate(countFrames, milliseconds),
      );
      await page.context().close();
      const about = { kind: 'training', work, at: name } as const;
      const { frames, fresh, epochs, seconds } = answer;
      figures.push(
        {
          ...about,
          what: 'frames/s',
          value: frames / seconds,
          goal: { least: leastFrames },
        },
        { ...about, what: 'with new numbers', value: fresh / seconds },
        {
          ...about,
          what: 'longest task, ms',
          value: tasks.longest,
          goal: { most: mostMilliseconds },
        },
        { ...about, what: 'p95 of tasks, ms', value: tasks.p95 },
        { ...about, what: 'tasks over 50 ms', value: tasks.long, goal: { most: 0 } },
        { ...about, what: 'thread busy, %', value: 100 * tasks.busy },
        { ...about, what: 'epochs/s', value: epochs / seconds },
      );
    }
  }
  return figures;
}
