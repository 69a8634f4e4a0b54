/** Room for the tools, and keys of the page: M makes the tools larger, Space plays. */

import { expect, it } from 'vitest';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages();

const heightOf = async (selector: string) =>
  (await open.page.locator(selector).first().boundingBox())?.height ?? 0;

it('makes the tools larger and back, by button and by key, and keeps the network in sight', async () => {
  const { page } = open;
  const tool = '[role="tabpanel"].tool';
  const before = await heightOf(tool);
  await playground.button('Larger tools').click();
  await expect.poll(() => heightOf(tool)).toBeGreaterThan(1.4 * before);
  expect(await heightOf('edgewise-network')).toBeGreaterThan(150);
  // Nothing is cut off below.
  const panel = await page.locator('.tools').boundingBox();
  expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeLessThanOrEqual(900);
  await page.getByRole('tab', { name: 'Inspect', exact: true }).focus();
  await page.keyboard.press('m');
  await expect.poll(() => heightOf(tool)).toBe(before);
  await page.keyboard.press('m');
  await expect.poll(() => heightOf(tool)).toBeGreaterThan(1.4 * before);
});

it('writes an M where somebody writes', async () => {
  const { page } = open;
  await page.getByRole('tab', { name: 'Step through', exact: true }).click();
  const before = await heightOf('[role="tabpanel"].tool');
  await page.getByRole('spinbutton', { name: 'Example', exact: true }).focus();
  await page.keyboard.press('m');
  expect(await heightOf('[role="tabpanel"].tool')).toBe(before);
});

it('plays and pauses by Space, unless a control has the focus', async () => {
  const { page } = open;
  await page.locator('h1').click();
  await page.keyboard.press(' ');
  await playground.button('Pause').waitFor();
  await page.keyboard.press(' ');
  await playground.button('Play').waitFor();
  // A button that has the focus is what Space presses.
  await playground.button('Reset').focus();
  await page.keyboard.press(' ');
  await expect.poll(() => playground.metric('epoch')).toBe(0);
  await playground.button('Play').waitFor();
});
