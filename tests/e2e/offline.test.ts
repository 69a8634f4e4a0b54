/** All of the page works when the network has gone away: what is loaded on demand is fetched ahead. */

import { expect, it } from 'vitest';
import { useEverything } from './support/everything.js';
import { fetchedAhead } from './support/fetched-ahead.js';
import { freshPages } from './support/fresh.js';

const { site, open, playground } = freshPages({ alone: true });

it('lets everything be used', async () => {
  const { page, watch } = open;
  page.setDefaultTimeout(15_000);
  await fetchedAhead(page, site.url);
  await page.context().setOffline(true);
  await useEverything(playground);
  expect(watch.errors).toEqual([]);
});
