/** After loading, the page asks nobody for anything, and it logs no error. */

import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fetchedAhead } from './support/fetched-ahead.js';
import { openSite, type Site } from './support/site.js';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

it('loads everything from its own folder, then nothing more', async () => {
  const { page, watch, close } = await site.newPage({ alone: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('Play').waitFor();
  await fetchedAhead(page, site.url);
  await page.waitForLoadState('networkidle');
  const loaded = [...watch.requests];

  await button('Play').click();
  await page.waitForTimeout(2000);
  await button('Pause').click();
  await button('Step').click();
  await button('Reset').click();
  await page.waitForTimeout(500);

  expect(watch.requests.slice(loaded.length)).toEqual([]);
  expect(loaded.filter((address) => !address.startsWith(site.url))).toEqual([]);
  expect(watch.errors).toEqual([]);
  await close();
});

it('works from any folder of a server', async () => {
  const above = await openSite(fileURLToPath(new URL('../../dist', import.meta.url)));
  const { page, watch } = await above.newPage({ path: 'site/' });
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
  expect(watch.errors).toEqual([]);
  await above.close();
});
