/** The longest task while something is opened, chosen or shown. */

import type { PageFigure } from './results.js';
import { mostMilliseconds, tasksDuring } from './site-tasks.js';
import { chooseDataSet, largestNetwork, openPage, play, type OpenPage } from './site-training.js';
import type { Page } from 'playwright-core';

/** Every tool under the network, one after the other. */
async function showTools(page: Page, pause: number): Promise<void> {
  for (const tab of await page.getByRole('tablist', { name: 'Tools' }).getByRole('tab').all()) {
    await tab.click();
    await page.waitForTimeout(pause);
  }
}

export async function measureActs(
  open: OpenPage,
  url: string,
  pause: number,
): Promise<PageFigure[]> {
  const figures: PageFigure[] = [];
  const measure = async (work: string, page: Page, act: () => Promise<void>) => {
    const { tasks } = await tasksDuring(page, act);
    figures.push({
      kind: 'act',
      work,
      at: 'wide',
      what: 'longest task, ms',
      value: tasks.longest,
      goal: { most: mostMilliseconds },
    });
  };
  const page = await open(1440, 900);
  await openPage(page, url, 'first');
  await measure('open the digits', page, () => chooseDataSet(page, 'digits'));
  await measure('show every tool, digits', page, () => showTools(page, pause));
  await page.context().close();

  const other = await open(1440, 900);
  await openPage(other, url, largestNetwork);
  await measure('show every tool, the largest network', other, () => showTools(other, pause));
  await play(other);
  await measure('the same while it trains at full speed', other, () => showTools(other, pause));
  await other.context().close();
  return figures;
}
