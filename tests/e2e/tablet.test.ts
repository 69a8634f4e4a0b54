/** The page on a tablet, or in a window as narrow: room for the tools beside the network, data folded away. */

import { describe, expect, it } from 'vitest';
import { violations } from './support/axe.js';
import { cropped } from './support/cropped.js';
import { focusOf } from './support/focus.js';
import { freshPages } from './support/fresh.js';
import { sideways, smallTargets } from './support/targets.js';

const tools = [
  'Loss',
  'Inspect',
  'Step through',
  'Loss of one weight',
  'Matrices',
  'Measures',
  'Searches',
  'Compare',
];

const low = { width: 1024, height: 768 };
const high = { width: 768, height: 1024 };

describe.each([low, high])('at $width x $height', (viewport) => {
  const { open, playground } = freshPages({ viewport, bypassCSP: true });
  const data = () => open.page.getByRole('button', { name: 'Data', exact: true });
  const folded = () => open.page.getByRole('tabpanel', { name: 'Data and training' });
  const boxOf = async (name: string) => {
    const box = await open.page.getByRole('region', { name, exact: true }).boundingBox();
    return box ?? { x: NaN, y: NaN, width: NaN, height: NaN };
  };
  const isInside = async (name: string) => {
    const { x, y, width, height } = await boxOf(name);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(viewport.width);
    expect(y + height).toBeLessThanOrEqual(viewport.height);
  };

  it('every tool has room, and none moves what is around it', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'Edge 1 to 4', exact: true }).focus();
    await page.keyboard.press('Enter');
    const before = [await boxOf('Network'), await boxOf('Tools')];
    for (const name of tools) {
      await page.getByRole('tab', { name, exact: true }).click();
      const tool = page.getByRole('tabpanel', { name, exact: true });
      await tool.locator('> :visible').first().waitFor();
      expect((await tool.boundingBox())?.height, name).toBeGreaterThanOrEqual(300);
      expect([await boxOf('Network'), await boxOf('Tools')], name).toEqual(before);
      expect(await cropped(page), name).toEqual([]);
    }
    await isInside('Network');
    await isInside('Tools');
    expect(await sideways(page)).toBe(0);
  });

  it('training moves nothing', async () => {
    const places = async () => [
      await boxOf('Network'),
      await boxOf('Output'),
      await boxOf('Tools'),
    ];
    await playground.button('Play').waitFor();
    const before = await places();
    await playground.trainTo(300);
    expect(await places()).toEqual(before);
  });

  it('Data opens from its button and by keyboard, and gives the focus back', async () => {
    const { page } = open;
    expect(await folded().isVisible()).toBe(false);
    expect(await data().getAttribute('aria-expanded')).toBe('false');
    await data().click();
    await folded().waitFor();
    expect(await data().getAttribute('aria-expanded')).toBe('true');
    await expect.poll(async () => (await focusOf(page)).name).toBe('Close data and training');
    expect(await violations(page)).toEqual([]);
    expect(await cropped(page)).toEqual([]);
    // What is chosen there is seen at once: the outputs are not covered.
    await playground.dataSet.selectOption('circle');
    await page.locator('header .soft').filter({ hasText: 'Circle' }).waitFor({ state: 'attached' });
    const [panel, output] = [await folded().boundingBox(), await boxOf('Output')];
    expect((panel?.x ?? NaN) + (panel?.width ?? NaN)).toBeLessThanOrEqual(output.x);
    await page.keyboard.press('Escape');
    await folded().waitFor({ state: 'hidden' });
    await expect.poll(async () => (await focusOf(page)).name).toBe('Data');
    await page.keyboard.press('Enter');
    await folded().waitFor();
    await playground.button('Close data and training').click();
    await folded().waitFor({ state: 'hidden' });
    await expect.poll(async () => (await focusOf(page)).name).toBe('Data');
  });

  it('keeps for the next visit whether they are open', async () => {
    const { page } = open;
    await data().click();
    await folded().waitFor();
    await page.reload();
    await playground.ready();
    await folded().waitFor();
    await data().click();
    await folded().waitFor({ state: 'hidden' });
    await page.reload();
    await playground.ready();
    await data().waitFor();
    expect(await folded().isVisible()).toBe(false);
  });

  it('makes the tools larger by M, with the network in sight', async () => {
    const { page } = open;
    const before = await boxOf('Tools');
    await page.getByRole('tab', { name: 'Matrices', exact: true }).click();
    await page.getByRole('tab', { name: 'Matrices', exact: true }).press('m');
    await expect
      .poll(async () => (await boxOf('Tools')).height)
      .toBeGreaterThan(before.height + 40);
    await isInside('Network');
    await isInside('Tools');
    expect((await boxOf('Network')).height).toBeGreaterThan(300);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('m');
    await expect.poll(() => boxOf('Tools')).toEqual(before);
  });
});

describe('under a finger', () => {
  const { open, playground } = freshPages({ viewport: high, hasTouch: true, isMobile: true });

  it('every control can be hit, and the controls of training stay in sight', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'Data', exact: true }).waitFor();
    expect(await smallTargets(page)).toEqual([]);
    await page.getByRole('button', { name: 'Data', exact: true }).tap();
    await playground.dataSet.waitFor();
    expect(await smallTargets(page)).toEqual([]);
    await page.getByRole('button', { name: 'Data', exact: true }).tap();
    await page.evaluate(() => {
      scrollTo({ top: 400, behavior: 'instant' });
    });
    const play = async () => (await playground.button('Play').boundingBox())?.y ?? NaN;
    await expect.poll(play).toBeGreaterThanOrEqual(0);
    expect(await sideways(page)).toBe(0);
  });
});
