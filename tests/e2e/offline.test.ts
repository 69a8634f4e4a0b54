/** All of the page works when the network has gone away: what is loaded on demand is fetched ahead. */

import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { useEverything } from './support/everything.js';
import { freshPages } from './support/fresh.js';

const { site, open, playground } = freshPages({ alone: true });

/** Waits until all is here that the page fetches ahead. */
async function fetchedAhead(page: Page): Promise<void> {
  const response = await page.request.get(new URL('files.json', site.url).href);
  const files = (await response.json()) as string[];
  expect(files.length).toBeGreaterThan(50);
  const missing = () =>
    page.evaluate((all) => {
      const here = performance.getEntriesByType('resource').map(({ name }) => name);
      return all.filter((file) => !here.some((name) => name.endsWith(`/${file}`)));
    }, files);
  await expect.poll(missing, { timeout: 30_000 }).toEqual([]);
}

it('lets everything be used', async () => {
  const { page, watch } = open;
  page.setDefaultTimeout(15_000);
  await fetchedAhead(page);
  await page.context().setOffline(true);
  await useEverything(playground);
  expect(watch.errors).toEqual([]);
});
