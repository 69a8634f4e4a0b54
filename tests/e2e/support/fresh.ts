/**
 * A page of its own for each test of a file, ready, on one site; its console has to stay empty.
 *
 *     const { open, playground } = freshPages();    // at the top of the file
 */

import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { PlaygroundPage } from './playground.js';
import { openSite, type OpenPage, type PageOptions, type Site } from './site.js';

export interface FreshPages {
  /** These stay the same objects; what they hold is that of the present test. */
  readonly site: Site;
  readonly open: OpenPage;
  readonly playground: PlaygroundPage;
}

export function freshPages(options: PageOptions = {}): FreshPages {
  const site = {} as Site;
  const open = {} as OpenPage;
  const playground = Object.create(PlaygroundPage.prototype) as PlaygroundPage;

  beforeAll(async () => {
    Object.assign(site, await openSite());
  });

  afterAll(() => site.close());

  beforeEach(async () => {
    Object.assign(open, await site.newPage(options));
    Object.assign(playground, { page: open.page });
    await playground.ready();
    return async () => {
      expect(open.watch.errors).toEqual([]);
      await open.close();
    };
  });

  return { site, open, playground };
}
