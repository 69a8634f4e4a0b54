/** Waits until all is here that a page fetches ahead. */

import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** `siteUrl` ends with a slash. */
export async function fetchedAhead(page: Page, siteUrl: string): Promise<void> {
  const response = await page.request.get(new URL('files.json', siteUrl).href);
  const files = (await response.json()) as string[];
  expect(files.length).toBeGreaterThan(50);
  const missing = () =>
    page.evaluate((all) => {
      const here = performance.getEntriesByType('resource').map(({ name }) => name);
      return all.filter((file) => !here.some((name) => name.endsWith(`/${file}`)));
    }, files);
  await expect.poll(missing, { timeout: 30_000 }).toEqual([]);
}
