/** The page on a telephone: a slim bar that stays, network and map together, the tools as a sheet. */

import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/axe.js';
import { focusOf } from './support/focus.js';
import { freshPages } from './support/fresh.js';
import { narrow } from './support/site.js';
import { overfull, sideways, smallTargets } from './support/targets.js';

/** Its upper and its lower end in the window. */
async function endsOf(one: Locator): Promise<[number, number]> {
  const box = (await one.boundingBox()) ?? { y: NaN, height: NaN };
  return [box.y, box.y + box.height];
}

describe('on a telephone', () => {
  const { open, playground } = freshPages({
    viewport: narrow,
    hasTouch: true,
    reducedMotion: 'reduce',
    isMobile: true,
    bypassCSP: true,
  });
  const slim = 64;
  const beside = () => open.page.getByRole('region', { name: 'Seen beside the network' });
  const tools = () => open.page.getByRole('region', { name: 'Tools' });
  const tool = (name: string) => tools().getByRole('tab', { name, exact: true });
  const shown = (name: string) => tools().getByRole('tabpanel', { name, exact: true });
  const scrollDown = () =>
    open.page.evaluate(() => {
      scrollTo({ top: 500, behavior: 'instant' });
    });

  it('a sheet that one idea opened does not stay over the next', async () => {
    const ideas = open.page.getByRole('combobox', { name: 'Preset' });
    await ideas.selectOption({ label: 'Inside one neuron' });
    await tool('Inspect').and(open.page.locator('[aria-selected=true]')).waitFor();
    await tool('Inspect').tap();
    await shown('Inspect').waitFor();
    await ideas.selectOption({ label: 'The running example' });
    await expect.poll(() => shown('Loss').isVisible()).toBe(false);
    await expect.poll(() => shown('Inspect').isVisible()).toBe(false);
    await beside().waitFor();
  });

  it('the error of the example is drawn for the output alone', async () => {
    const ideas = open.page.getByRole('combobox', { name: 'Preset' });
    await ideas.selectOption({ label: 'Inside one neuron' });
    await beside().getByRole('heading', { name: 'Neuron 6' }).waitFor();
    const squares = beside().locator('ew-example-cross .error rect');
    await expect.poll(() => beside().locator('ew-example-cross .handle').count()).toBe(1);
    await expect.poll(() => squares.count()).toBe(0);
    await beside().getByRole('button', { name: 'Back to the output' }).tap();
    await expect.poll(() => squares.count()).toBe(1);
  });

  it('one slim bar stays while the page scrolls: Play, the epoch, the loss and its line', async () => {
    await beside().waitFor();
    const reset = playground.button('Reset');
    const fold = playground.button('More controls');
    expect(await reset.count()).toBe(0);
    await fold.tap();
    expect((await endsOf(reset))[0]).toBeGreaterThan(0);
    await scrollDown();
    await expect.poll(async () => (await endsOf(reset))[1]).toBeLessThanOrEqual(0);
    const staying = [
      playground.button('Play'),
      open.page.locator('dd.epoch'),
      open.page.getByText('training loss', { exact: true }),
    ];
    for (const one of staying) {
      const [top, bottom] = await endsOf(one);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThanOrEqual(slim);
    }
    await playground.button('Play').tap();
    await expect.poll(() => playground.metric('epoch')).toBeGreaterThan(5);
    const line = open.page.locator('ew-sparkline polyline');
    await expect.poll(() => line.getAttribute('points')).toMatch(/ /);
    await playground.button('Pause').tap();
    // The others come into sight with the focus.
    await reset.focus();
    await expect.poll(async () => (await endsOf(reset))[0]).toBeGreaterThan(0);
    expect(await violations(open.page)).toEqual([]);
    expect(await smallTargets(open.page)).toEqual([]);
    await open.page.reload();
    await reset.waitFor();
    await fold.tap();
    await expect.poll(() => reset.count()).toBe(0);
  });

  it('network and map are the first sight, with Play', async () => {
    await beside().waitFor();
    const map = open.page.getByRole('figure', { name: 'Map of label over x1 and x2' });
    const [, end] = await endsOf(map);
    expect(end).toBeLessThanOrEqual((await endsOf(tools()))[0]);
    let before = 0;
    const downwards = [playground.button('Play'), playground.button('Neuron 4')];
    for (const one of [...downwards, playground.button('Neuron 8'), map]) {
      const [top, bottom] = await endsOf(one);
      expect(top).toBeGreaterThanOrEqual(before);
      expect(bottom).toBeLessThanOrEqual(narrow.height);
      before = bottom;
    }
  });

  it('an idea leaves network and map in sight: its text is a line', async () => {
    const { page } = open;
    const label = 'Neurons and edges';
    await page.getByRole('combobox', { name: 'Preset' }).selectOption({ label });
    await page.getByRole('heading', { name: label }).waitFor();
    await beside().waitFor();
    const map = page.getByRole('figure', { name: /^Map of label/ });
    await expect.poll(async () => (await endsOf(map))[1]).toBeLessThanOrEqual(narrow.height - 50);
    await expect
      .poll(async () => (await endsOf(page.getByRole('heading', { name: label })))[0])
      .toBeGreaterThan(slim);
    expect((await endsOf(page.getByRole('figure', { name: 'Network' })))[0]).toBeGreaterThan(slim);
  });

  it('network and map are seen together, and a neuron that is tapped shows its map there', async () => {
    const { page } = open;
    const map = page.getByRole('figure', { name: 'Map of label over x1 and x2' });
    await playground.button('Neuron 4').tap();
    await page.getByRole('figure', { name: 'Map of neuron 4 over x1 and x2' }).waitFor();
    await beside().getByRole('heading', { name: 'Neuron 4' }).waitFor();
    const [first, last] = [playground.button('Neuron 4'), playground.button('Neuron 8')];
    await expect
      .poll(async () => (await endsOf(beside()))[1] - (await endsOf(tools()))[0])
      .toBeLessThanOrEqual(1);
    expect((await endsOf(first))[0]).toBeGreaterThanOrEqual(slim);
    expect((await endsOf(last))[1]).toBeLessThan((await endsOf(beside()))[0]);
    expect(await shown('Inspect').isVisible()).toBe(false);
    expect(await violations(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);

    await beside().getByRole('button', { name: 'Back to the output' }).tap();
    await map.waitFor();
    await beside().getByRole('button', { name: 'Whole output' }).tap();
    await page.getByRole('tab', { name: 'table', exact: true }).waitFor();
    expect(await beside().isVisible()).toBe(false);
  });

  it('the tools are a sheet: closed by its button or Escape, with the focus where it came from', async () => {
    const { page } = open;
    await beside().waitFor();
    expect(await shown('Loss').isVisible()).toBe(false);
    await tool('Matrices').tap();
    await shown('Matrices').getByRole('table').first().waitFor();
    const [top, bottom] = await endsOf(tools());
    expect(top).toBeGreaterThan(narrow.height / 4);
    expect(bottom).toBeLessThanOrEqual(narrow.height);
    // The network stands above it.
    await expect
      .poll(async () => (await endsOf(playground.button('Neuron 4')))[1])
      .toBeLessThan(top);
    expect(await violations(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(await overfull(page)).toEqual([]);
    expect(await sideways(page)).toBe(0);
    await playground.button('Close the tools').tap();
    await shown('Matrices').waitFor({ state: 'hidden' });
    await expect.poll(async () => (await focusOf(page)).name).toBe('Matrices');

    await page.keyboard.press('Enter');
    await shown('Matrices').waitFor();
    await page.keyboard.press('Escape');
    await shown('Matrices').waitFor({ state: 'hidden' });

    await playground.button('Neuron 4').tap();
    await beside().getByRole('button', { name: 'Values', exact: true }).tap();
    await shown('Inspect').getByText('Neuron 4', { exact: true }).waitFor();
    await expect.poll(async () => (await focusOf(page)).name).toBe('Inspect');
    await page.keyboard.press('Escape');
    await shown('Inspect').waitFor({ state: 'hidden' });
    await expect.poll(async () => (await focusOf(page)).name).toBe('Values');
  });

  it('an edge that is chosen opens the sheet, as it has no map', async () => {
    await beside().waitFor();
    await playground.button('Edge 1 to 4').focus();
    await open.page.keyboard.press('Enter');
    await shown('Inspect').waitFor();
    await playground.button('Close the tools').tap();
    await shown('Inspect').waitFor({ state: 'hidden' });
  });
});
