/** The first ten seconds: one hint, then a network that is seen to learn; the tour for whoever asks. */

import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { violations } from './support/axe.js';
import { freshPages } from './support/fresh.js';
import { narrow, wide } from './support/site.js';

const { open, playground, site } = freshPages({ bypassCSP: true, alone: true });

const hint = (page: Page) => page.getByText('Press Play and watch it learn');
const tour = (page: Page) => page.getByRole('region', { name: 'Tour', exact: true });

it('the first project is solved within three seconds of Play, and stays so', async () => {
  const accuracy = () => playground.metric('accuracy');
  expect(await accuracy()).toBeLessThan(0.8);
  const speed = open.page.getByRole('combobox', { name: 'Speed' });
  expect(await speed.inputValue()).toBe('epochs');
  // By epochs: this machine may have other work. 60 go by in a second.
  await playground.trainUntil(180, '60 epochs a second');
  expect(await accuracy()).toBeGreaterThan(0.97);
  expect(await playground.metric('training loss')).toBeLessThan(0.1);
});

it.each([
  ['wide', wide],
  ['narrow', narrow],
] as const)('one hint beside Play is gone with the first act, %s', async (_, viewport) => {
  const { page, watch, close } = await site.newPage({ viewport, bypassCSP: true, alone: true });
  const play = page.getByRole('button', { name: 'Play', exact: true });
  await page.locator('button:text-is("Play"):enabled').waitFor();
  await hint(page).waitFor();
  expect(await tour(page).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  const box = (await hint(page).boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(viewport.width);
  // It moves nothing when it goes.
  const figure = page.getByRole('figure', { name: 'Network', exact: true });
  const before = await figure.boundingBox();
  await play.click();
  await hint(page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  expect((await figure.boundingBox())?.y).toBe(before?.y);
  expect(watch.errors).toEqual([]);
  await close();
});

it('is not said to whoever did something before the page was there as a whole', async () => {
  const { page, close } = await site.newPage({ path: 'licenses.md', alone: true });
  const entries = /entries-.*\.js$/;
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(entries, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.url);
  await page.locator('button:text-is("Play"):enabled').waitFor();
  expect(await hint(page).count()).toBe(0);
  const play = page.getByRole('button', { name: 'Play', exact: true });
  await play.click();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  const loaded = page.waitForResponse(entries);
  release();
  await (await loaded).finished();
  await page.waitForLoadState('networkidle');
  expect(await hint(page).count()).toBe(0);
  await close();
});

it('is not said to whoever was here before', async () => {
  const { page } = open;
  await hint(page).waitFor();
  await playground.kept((project) => project.title === 'Exclusive or');
  await page.reload();
  await playground.ready();
  await page.waitForLoadState('networkidle');
  expect(await hint(page).count()).toBe(0);
  expect(await tour(page).count()).toBe(0);
});

it('neither hint nor tour where somebody shared a link', async () => {
  await playground.button('Share').click();
  await open.page.getByRole('alert').waitFor();
  const path = new URL(open.page.url()).hash;
  const { page, close } = await site.newPage({ path, alone: true });
  await page.locator('button:text-is("Play"):enabled').waitFor();
  await page.waitForLoadState('networkidle');
  expect(await hint(page).count()).toBe(0);
  expect(await tour(page).count()).toBe(0);
  await close();
});

it.each(['v1/embed.html', 'v1/embed.html?preset=exclusive-or'])(
  'nor where it is embedded: %s',
  async (path) => {
    const { page, close } = await site.newPage({ path, alone: true });
    await page.waitForLoadState('networkidle');
    expect(await hint(page).count()).toBe(0);
    expect(await tour(page).count()).toBe(0);
    await close();
  },
);

it.each([
  ['wide', wide, 'light'],
  ['narrow', narrow, 'dark'],
] as const)(
  'the tour comes to whoever asks, in three steps, %s',
  async (_, viewport, colorScheme) => {
    const { page, watch, close } = await site.newPage({
      bypassCSP: true,
      viewport,
      colorScheme,
      alone: true,
    });
    await page.locator('button:text-is("Play"):enabled').waitFor();
    const again = page.getByRole('button', { name: 'Show the tour', exact: true });
    await again.click();
    await tour(page).getByText('This is the network').waitFor();
    const next = page.getByRole('button', { name: 'Next', exact: true });
    await expect.poll(() => next.evaluate((one) => one.matches(':focus'))).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await tour(page).getByText('It learns from these examples').waitFor();
    await page.keyboard.press('Enter');
    await tour(page).getByText('Press Play').waitFor();
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await tour(page).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await again.click();
    await expect.poll(() => next.evaluate((one) => one.matches(':focus'))).toBe(true);
    await page.keyboard.press('Escape');
    await tour(page).waitFor({ state: 'detached' });
    await expect.poll(() => again.evaluate((one) => one.matches(':focus'))).toBe(true);
    expect(watch.errors).toEqual([]);
    await close();
  },
);
