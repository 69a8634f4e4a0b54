/** A page of a site for one act, whose console has to stay empty; and with it the engine, to compare. */

import { afterAll, beforeAll, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { createEngine, type Engine, type Project, type Session } from '../../../wasm/src/node.js';
import { linkOf } from '../../../web/src/project/link.js';
import { PlaygroundPage } from './playground.js';
import { openSite, type PageOptions, type Site } from './site.js';

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

/** A project on the page, and as the engine has it. */
export interface Opened {
  playground: PlaygroundPage;
  page: Page;
  session: Session;
}

/** Opens projects for one act each, on a site and beside an engine that all tests of a file share. */
export function besideEngine() {
  let site: Site;
  let engine: Engine;

  beforeAll(async () => {
    site = await openSite();
    engine = await createEngine();
  });

  afterAll(() => site.close());

  return (project: Project, act: (opened: Opened) => Promise<void>): Promise<void> =>
    openedOn(site, { path: `#${linkOf(project)}` }, (playground, page) =>
      act({ playground, page, session: engine.open(project) }),
    );
}
