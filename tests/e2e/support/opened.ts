/** A page of a site for one act, whose console has to stay empty. */

import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { PlaygroundPage } from './playground.js';
import type { PageOptions, Site } from './site.js';

export async function openedOn(
  site: Site,
  options: PageOptions,
  act: (playground: PlaygroundPage, page: Page) => Promise<void>,
): Promise<void> {
  const { page, watch, close } = await site.newPage(options);
  await act(await new PlaygroundPage(page).ready(), page);
  expect(watch.errors).toEqual([]);
  await close();
}
