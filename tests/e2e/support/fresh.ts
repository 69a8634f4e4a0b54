/**
 * A page as nobody has used it for each test of a file, ready, on one site; its console has to stay empty.
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

  beforeEach(async ({ task }) => {
    Object.assign(open, await site.newPage(options));
    Object.assign(playground, { page: open.page });
    await playground.ready();
    return async () => {
      // What a test left in the middle is no place for another to begin.
      if (task.result?.state === 'fail') await open.page.context().close();
      expect(open.watch.errors).toEqual([]);
      await open.close();
    };
  });

  return { site, open, playground };
}
