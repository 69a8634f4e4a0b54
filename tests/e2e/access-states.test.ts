/**
 * Every main state of the page, those of `npm run screenshots`: axe-core finds nothing in either theme,
 * nothing sticks out sideways, a finger hits every control, and the console stays empty.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scenes, showScene } from '../../.tools/lib/scenes.mjs';
import { violations } from './support/axe.js';
import { narrow, openSite, wide, type Site } from './support/site.js';
import { sideways, smallTargets } from './support/targets.js';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

const names = scenes.map(({ name }) => name);

// Colours depend on the theme, targets on the width: the narrow page is looked at in one theme.
describe.each([
  ['wide', { viewport: wide }, ['light', 'dark']],
  ['on a telephone', { viewport: narrow, hasTouch: true, isMobile: true }, ['dark']],
] as const)('%s', (_, options, themes) => {
  it.each(names)('%s', async (name) => {
    const scene = scenes.find((one) => one.name === name);
    if (!scene) throw new Error(`No scene is called ${name}.`);
    // axe-core is added to the page by the test, which the page's own policy would forbid.
    const { page, watch, close } = await site.newPage({
      ...options,
      isFirstVisit: name === 'first-visit',
      colorScheme: themes[0],
      bypassCSP: true,
    });
    await showScene(page, scene);
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), colorScheme).toEqual([]);
    }
    expect(await sideways(page)).toBe(0);
    if ('hasTouch' in options) expect(await smallTargets(page)).toEqual([]);
    expect(watch.errors).toEqual([]);
    await close();
  });
});
