/** The timeline as a person uses it: back to an earlier moment, a look, and on from there. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Project } from '../../wasm/src/project.js';
import { createEngine, type Engine } from '../../wasm/src/node.js';
import { PlaygroundPage } from './support/playground.js';
import { narrow, openSite, type Site } from './support/site.js';

let site: Site;
let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

function fingerprintOf(project: Project): string {
  const session = engine.open(project);
  const fingerprint = session.fingerprint();
  session.dispose();
  return fingerprint;
}

/** The page with a run of so many epochs behind it. */
async function trained(epochs: number, optimizer = 'sgd') {
  const opened = await site.newPage();
  const { page } = opened;
  const playground = await new PlaygroundPage(page).ready();
  if (optimizer !== 'sgd') {
    await page.getByText('More settings').click();
    await page.getByRole('combobox', { name: 'Optimizer' }).selectOption(optimizer);
  }
  const timeline = page.getByRole('slider', { name: 'Timeline', exact: true });
  await playground.trainUntil(epochs, '60 epochs a second');
  const kept = (samples: number) =>
    playground.kept(({ progress }) => progress?.samples === samples);
  const curve = async () =>
    (await page.getByRole('img', { name: /^Loss over epochs/ }).getAttribute('aria-label')) ?? '';
  return { ...opened, playground, timeline, kept, curve };
}

const rows = 320;

describe('the timeline', () => {
  it.each(['sgd', 'adam'])('leads back, and on to the same bits: %s', async (optimizer) => {
    const opened = await trained(80, optimizer);
    const { page, watch, playground, timeline, kept, curve, close } = opened;
    const whole = fingerprintOf(await kept(80 * rows));
    const text = async () => (await timeline.getAttribute('aria-valuetext')) ?? '';
    await expect.poll(text).toMatch(/^epoch 80, training loss \d/);

    await timeline.press('PageDown');
    await timeline.press('PageDown');
    await timeline.press('ArrowLeft');
    const told = () => playground.metric('epoch');
    await expect.poll(told).toBeLessThan(80);
    await playground.settled();
    const epoch = await told();
    const loss = await playground.metric('training loss');
    expect(epoch).toBeGreaterThan(0);
    expect(await text()).toBe(`epoch ${String(epoch)}, training loss ${loss.toFixed(4)}`);
    // Nothing is lost by looking back.
    expect(await curve()).toContain('after 80 epochs');
    await timeline.press('End');
    await expect.poll(told).toBe(80);
    await timeline.press('Home');
    await expect.poll(told).toBe(0);
    expect(fingerprintOf(await kept(80 * rows))).toBe(whole);

    for (let k = 0; k < 3; ++k) await timeline.press('PageUp');
    await expect.poll(told).toBeGreaterThan(0);
    await playground.settled();
    const there = await told();
    await playground.button('Step').click();
    await expect.poll(told).toBe(there + 1);
    expect(await curve()).toContain(`after ${String(there + 1)} epochs`);

    await playground.button('Play').click();
    await expect.poll(told, { timeout: 30_000 }).toBe(80);
    await playground.button('Play').waitFor();
    expect(fingerprintOf(await kept(80 * rows))).toBe(whole);

    await playground.button('Reset').click();
    await expect.poll(() => timeline.isDisabled()).toBe(true);
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(watch.errors).toEqual([]);
    await close();
  });

  it('leaves what came after to Undo, and to the next visit', async () => {
    const { page, watch, playground, timeline, kept, close } = await trained(60);
    const whole = fingerprintOf(await kept(60 * rows));
    const told = () => playground.metric('epoch');
    await timeline.press('Home');
    await expect.poll(told).toBe(0);
    await page.reload();
    await playground.ready();
    expect(await told()).toBe(60);

    await playground.button('Reset').click();
    await playground.trainUntil(60, '60 epochs a second');
    await timeline.press('Home');
    await expect.poll(told).toBe(0);
    await playground.button('Step').click();
    await expect.poll(told).toBe(1);
    await playground.button('Undo').click();
    await expect.poll(told).toBe(60);
    expect(fingerprintOf(await kept(60 * rows))).toBe(whole);
    expect(watch.errors).toEqual([]);
    await close();
  });

  it('pauses a run at full speed when it is dragged, and follows the finger', async () => {
    const { page, watch, close } = await site.newPage({ viewport: narrow, hasTouch: true });
    const playground = await new PlaygroundPage(page).ready();
    await playground.openBar();
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('full speed');
    await playground.button('Play').click();
    const told = () => playground.metric('epoch');
    await expect.poll(told).toBeGreaterThan(50);
    const timeline = page.getByRole('slider', { name: 'Timeline', exact: true });
    const box = await timeline.boundingBox();
    if (!box) throw new Error('the timeline is not shown');
    expect(box.height).toBeGreaterThanOrEqual(44);
    const at = (share: number) =>
      page.mouse.move(box.x + box.width * share, box.y + box.height / 2, { steps: 8 });
    await at(0.99);
    await page.mouse.down();
    await at(0.5);
    await playground.button('Play').waitFor();
    await page.mouse.up();
    await playground.settled();
    const middle = await told();
    const latest = Number(await timeline.getAttribute('max')) / rows;
    expect(Math.abs(middle - latest / 2)).toBeLessThan(latest / 10);
    expect(watch.errors).toEqual([]);
    await close();
  });
});
