/**
 * Every main state of the page, those of `npm run screenshots`: axe-core finds nothing, nothing sticks out
 * sideways, nothing that can be read is cut off, a finger hits every control, and the console stays empty.
 */

import type { ViewportSize } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scenes, showScene } from '../../../.tools/lib/scenes.mjs';
import { violations } from './axe.js';
import { cropped } from './cropped.js';
import { openSite, type PageOptions, type Site } from './site.js';
import { overfull, sideways, smallTargets } from './targets.js';

/** Declares a test for every state, on pages of this kind. @param alsoAt sizes at which nothing may be cut off either */
export function testStates({
  alsoAt = [],
  ...options
}: PageOptions & { alsoAt?: ViewportSize[] }): void {
  let site: Site;

  beforeAll(async () => {
    site = await openSite();
  });

  afterAll(() => site.close());

  it.each(scenes.map((scene) => [scene.name, scene] as const))('%s', async (_, scene) => {
    // axe-core is added to the page by the test, which the page's own policy would forbid.
    const { page, watch, close } = await site.newPage({
      ...options,
      bypassCSP: true,
    });
    await showScene(page, scene);
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBe(0);
    expect(await overfull(page)).toEqual([]);
    expect(await cropped(page)).toEqual([]);
    if (options.hasTouch === true) expect(await smallTargets(page)).toEqual([]);
    for (const viewport of alsoAt) {
      await page.setViewportSize(viewport);
      await expect.poll(() => cropped(page)).toEqual([]);
      expect(await sideways(page)).toBe(0);
    }
    expect(watch.errors).toEqual([]);
    await close();
  });
}
