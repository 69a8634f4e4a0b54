/** All that the page can do, done once: for pages that have to do it without a network. */

import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { dataFile, type PlaygroundPage } from './playground.js';

/** The labels of the page's select with this name. */
async function labelsOf(page: Page, name: string): Promise<string[]> {
  const labels = await page
    .getByRole('combobox', { name, exact: true })
    .locator('option')
    .allInnerTexts();
  return labels.map((label) => label.trim());
}

/** @param shared what is told after Share */
export async function useEverything(
  playground: PlaygroundPage,
  shared = /The link is (copied|in the address bar)/,
): Promise<void> {
  const { page } = playground;
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  const close = () => page.keyboard.press('Escape');

  await playground.trainTo(5);
  for (const name of ['Project file', 'Network as SVG', 'Network as PNG']) {
    expect((await playground.export(name)).content.length).toBeGreaterThan(100);
  }
  await playground.button('Share').click();
  await page.getByText(shared).waitFor();

  // The tools, and the searches within them.
  for (const name of [
    'Inspect',
    'Step through',
    'Loss of one weight',
    'Matrices',
    'Measures',
    'Compare',
    'Searches',
  ]) {
    await tab(name).click();
    await page.getByRole('tabpanel', { name, exact: true }).locator('> *').first().waitFor();
  }
  for (const name of ['Every combination', 'Sweep', 'Many starts']) await tab(name).click();
  await page.getByRole('spinbutton', { name: 'runs', exact: true }).fill('4');
  await playground.button('Run restarts').click();
  await page.getByText(/4 starts tried/).waitFor();
  await tab('Loss').click();
  await page.getByRole('checkbox', { name: 'Show as table', exact: true }).check();
  await page.getByRole('group', { name: /^Losses by epoch/ }).waitFor();

  // Training.
  await page.getByText('More settings').click();
  await playground.button('What the words mean').click();
  await page.getByRole('dialog').waitFor();
  await close();
  await page.getByRole('combobox', { name: 'Optimizer' }).selectOption('adam');

  // The network.
  await page.getByRole('checkbox', { name: 'Show as tables' }).check();
  await page.getByRole('checkbox', { name: 'Show as tables' }).uncheck();
  await playground.button('Edit graph').click();
  await playground.button('Add neuron').waitFor();
  await playground.button('Undo').click();
  await playground.button('Add layer').waitFor();

  // The tour and the workshops.
  await playground.button('Show the tour').click();
  await playground.button('Skip the tour').click();
  await playground.button('Workshops').click();
  const dialog = page.getByRole('dialog', { name: 'Workshops' });
  await dialog.waitFor();
  const pages = dialog.getByRole('tab');
  await expect.poll(() => pages.count()).toBeGreaterThan(3);
  for (let k = 0; k < (await pages.count()); ++k) await pages.nth(k).click();
  await close();

  // Data: every set, drawn, edited, saved, of one's own.
  for (const label of await labelsOf(page, 'Data set')) {
    await playground.dataSet.selectOption({ label });
    await page.locator('header .soft').filter({ hasText: label }).waitFor();
  }
  const labels = await labelsOf(page, 'Preset');
  await page.getByRole('combobox', { name: 'Preset' }).selectOption({ label: labels[1]! });
  await playground.button('Close the idea').click();
  await playground.dataSet.selectOption('iris');
  await page.locator('header .soft').filter({ hasText: 'Iris' }).waitFor();
  expect((await playground.saved(playground.button('Download'))).name).toBe('iris.csv');
  await playground.button('Edit table').click();
  await page.getByRole('dialog').waitFor();
  await close();
  await playground.button('Draw').click();
  await page.locator('ew-draw-bar').getByRole('button').first().waitFor();
  await playground.button('Draw').click();
  await playground.upload.setInputFiles(dataFile('iris.csv'));
  await page
    .locator('header .soft')
    .filter({ hasText: /^iris$/ })
    .waitFor();

  // What it computes.
  await page.getByText('Predict a file').click();
  await page.getByLabel('File to predict').setInputFiles(dataFile('iris.csv'));
  await playground.saved(playground.button('Download these rows'));
  await tab('table').click();
  await page.locator('ew-examples').getByRole('row').nth(1).waitFor();
}
