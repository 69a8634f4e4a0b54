/** The ideas as a rail: tasks tick themselves when the real controls are used, and progress stays. */

import { expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { pageOf } from '../../web/src/page/rail/pages.js';
import { violations } from './support/axe.js';
import { freshPages } from './support/fresh.js';
import { narrow } from './support/site.js';

const { open, playground, site } = freshPages({ bypassCSP: true });

const idea = (page: Page = open.page): Locator =>
  page.getByRole('region', { name: 'Idea', exact: true });

async function choose(label: string, page: Page = open.page): Promise<void> {
  await page.getByRole('combobox', { name: 'Preset' }).selectOption({ label });
  await idea(page).getByRole('heading', { name: label }).waitFor();
}

/** The tasks that are ticked, by their numbers from 0. */
async function done(page: Page = open.page): Promise<number[]> {
  const ticks = await idea(page)
    .getByRole('listitem')
    .getByRole('img')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') === 'Done:'));
  return ticks.flatMap((isDone, k) => (isDone ? [k] : []));
}

const tasksAre = (numbers: number[]) => expect.poll(() => done()).toEqual(numbers);

it('the first idea is done with the real controls, and leads to the next', async () => {
  const { page } = open;
  await choose('Neurons and edges');
  await tasksAre([]);
  await playground.button('Neuron 4').click();
  await tasksAre([0]);
  await playground.button('Add a neuron to layer 2').click();
  await tasksAre([0, 1]);
  await playground.button('Play').click();
  await tasksAre([0, 1, 2]);
  await playground.button('Pause').click();

  // Progress outlives a reload, and what is to be done still ticks.
  await playground.button('Next idea').click();
  await idea().getByRole('heading', { name: 'No cycles' }).waitFor();
  await tasksAre([]);
  await playground.button('Previous idea').click();
  await idea().getByRole('heading', { name: 'Neurons and edges' }).waitFor();
  await tasksAre([0, 1, 2]);
  await playground.kept((project) => project.title === 'Neurons and edges');
  await page.reload();
  await playground.ready();
  await idea().getByRole('heading', { name: 'Neurons and edges' }).waitFor();
  await tasksAre([0, 1, 2]);
  await playground.button('Close the idea').click();
  await idea().waitFor({ state: 'detached' });
  await page.reload();
  await playground.ready();
  await page.waitForLoadState('networkidle');
  expect(await idea().count()).toBe(0);
});

it('one weight: its edge is chosen, a dragged point and a trained epoch tick', async () => {
  await choose('The loss of one weight');
  const curve = open.page.locator('ew-weight-slice svg').first();
  await curve.waitFor();
  await curve.focus();
  await open.page.keyboard.press('ArrowLeft');
  await tasksAre([0]);
  await playground.button('Step').click();
  await tasksAre([0, 2]);
  await playground.button('Edge 3 to 6').focus();
  await open.page.keyboard.press('Enter');
  await tasksAre([0, 1, 2]);
});

it('backpropagation: walking forward, then back, neuron by neuron', async () => {
  await choose('Backpropagation by hand');
  const next = playground.button('Next');
  await next.waitFor();
  await tasksAre([]);
  const walkTo = async (ticks: number[]) => {
    for (let k = 0; k < 20 && (await done()).length < ticks.length; ++k) {
      await next.click();
      await open.page.waitForTimeout(50);
    }
    await tasksAre(ticks);
  };
  await walkTo([0]);
  await walkTo([0, 1]);
  await walkTo([0, 1, 2]);
});

it('an idea that lives in a workshop opens it, with its tasks in it', async () => {
  const { page } = open;
  await page
    .getByRole('combobox', { name: 'Preset' })
    .selectOption({ label: 'Any function with one layer' });
  const workshops = page.getByRole('dialog', { name: 'Workshops' });
  // They stand in a slot of the dialog.
  const tasks = page.locator('ew-idea-tasks');
  const [first, second] = pageOf('Any function with one layer').tasks;
  await tasks.getByText(first!.text).waitFor();
  await workshops.getByRole('slider', { name: 'hidden neurons' }).focus();
  await page.keyboard.press('ArrowRight');
  await tasks.getByRole('img', { name: 'Done:' }).waitFor();
  await workshops.getByRole('button', { name: 'Open in playground' }).click();
  await workshops.waitFor({ state: 'hidden' });
  await idea().getByText(second!.text, { exact: true }).waitFor();
  await tasksAre([0, 1]);
  // What is open now is the workshop's.
  await playground.button('Open this idea again').click();
  await workshops.waitFor();
});

it('on a telephone the tab of its workshop is in sight', async () => {
  const { page, close } = await site.newPage({ viewport: narrow });
  await page.locator('button:text-is("Play"):enabled').waitFor();
  await page
    .getByRole('combobox', { name: 'Preset' })
    .selectOption({ label: 'Four neurons multiply' });
  const tab = page.getByRole('tab', { name: 'Multiplying' });
  await tab.waitFor();
  const right = async () => {
    const { x, width } = (await tab.boundingBox())!;
    return x + width;
  };
  await expect.poll(right).toBeLessThanOrEqual(narrow.width);
  await close();
});

it('something else that is open ticks nothing, until the idea is opened again', async () => {
  await choose('Not in layers');
  await playground.dataSet.selectOption('circle');
  await playground.button('Open this idea again').waitFor();
  await playground.trainTo(60);
  expect(await playground.metric('training loss')).toBeLessThan(0.1);
  expect(await done()).toEqual([]);
  await playground.button('Open this idea again').click();
  await playground.button('Open this idea again').waitFor({ state: 'detached' });
  await playground.trainTo(60);
  await tasksAre([0]);
});

it('begins as a line on a telephone, opens, stays as it was left, and is no obstacle', async () => {
  const { page, close } = await site.newPage({ viewport: narrow, bypassCSP: true });
  await page.locator('button:text-is("Play"):enabled').waitFor();
  // What is chosen in the figure does not carry the text away; the bar above it stays.
  await choose('The loss of one weight', page);
  const top = async (name: string) => (await page.getByRole('heading', { name }).boundingBox())!.y;
  await expect.poll(() => top('The loss of one weight')).toBeLessThan(narrow.height / 2);
  const bar = (await page.locator('.bar').boundingBox())!;
  expect(await top('The loss of one weight')).toBeGreaterThan(bar.y + bar.height);
  expect(await page.getByText('Press Play and watch it learn').count()).toBe(0);
  await choose('Neurons and edges', page);
  expect(await violations(page)).toEqual([]);
  const height = async () => (await idea(page).boundingBox())!.height;
  expect(await height()).toBeLessThan(72);
  const fold = page.getByRole('button', { name: 'Text and tasks' });
  expect(await fold.getAttribute('aria-expanded')).toBe('false');
  await fold.click();
  await idea(page).getByText(pageOf('Neurons and edges').tasks[0]!.text).waitFor();
  expect(await fold.getAttribute('aria-expanded')).toBe('true');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Next idea' }).click();
  await idea(page).getByRole('heading', { name: 'No cycles' }).waitFor();
  expect(await fold.getAttribute('aria-expanded')).toBe('true');
  await fold.click();
  await expect.poll(height).toBeLessThan(72);
  await choose('No cycles', page);
  await idea(page).getByRole('heading', { name: 'No cycles' }).waitFor();
  expect(await fold.getAttribute('aria-expanded')).toBe('false');
  expect(await violations(page)).toEqual([]);
  await close();
});

it('a link does not bring the idea of whoever shared it', async () => {
  await choose('Neurons and edges');
  await playground.button('Share').click();
  await open.page.getByRole('alert').waitFor();
  const link = open.page.url();
  const { page, close } = await site.newPage({ path: new URL(link).hash, alone: true });
  await page.locator('button:text-is("Play"):enabled').waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.locator('header > .soft').innerText()).toBe('Neurons and edges');
  expect(await idea(page).count()).toBe(0);
  await close();
});
