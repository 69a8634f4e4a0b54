/**
 * Every main state of the page, those of `npm run screenshots`: axe-core finds nothing, nothing sticks out
 * sideways, words fit into their buttons, a finger hits every control, and the console stays empty.
 */

import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scenes, showScene } from '../../../.tools/lib/scenes.mjs';
import { contrast, violations } from './axe.js';
import { openSite, type Site } from './site.js';
import { overfull, sideways, smallTargets } from './targets.js';

type Theme = 'light' | 'dark';

/** Declares a test for every state, on pages of this kind, in these themes. */
export function testStates(
  options: BrowserContextOptions,
  themes: readonly [Theme, ...Theme[]],
): void {
  let site: Site;

  beforeAll(async () => {
    site = await openSite();
  });

  afterAll(() => site.close());

  it.each(scenes.map((scene) => [scene.name, scene] as const))('%s', async (name, scene) => {
    // axe-core is added to the page by the test, which the page's own policy would forbid.
    const { page, watch, close } = await site.newPage({
      ...options,
      isFirstVisit: name === 'first-visit',
      colorScheme: themes[0],
      bypassCSP: true,
    });
    await showScene(page, scene);
    expect(await violations(page), themes[0]).toEqual([]);
    for (const colorScheme of themes.slice(1)) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page, contrast), colorScheme).toEqual([]);
    }
    expect(await sideways(page)).toBe(0);
    expect(await overfull(page)).toEqual([]);
    if (options.hasTouch === true) expect(await smallTargets(page)).toEqual([]);
    expect(watch.errors).toEqual([]);
    await close();
  });
}
