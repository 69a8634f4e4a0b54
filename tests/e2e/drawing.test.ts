/** Drawing freely: neurons and edges one by one, and what the page says about the graph. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { PlaygroundPage } from './support/playground.js';
import { openSite, type OpenPage, type Site } from './support/site.js';

let site: Site;
let open: OpenPage;
let playground: PlaygroundPage;

beforeAll(async () => {
  site = await openSite();
  open = await site.newPage();
  playground = await new PlaygroundPage(open.page).ready();
});

afterAll(() => site.close());

const connect = async (from: string, to: string) => {
  const neuron = playground.button(`Neuron ${from}`);
  if ((await neuron.getAttribute('aria-pressed')) !== 'true') await neuron.click();
  await open.page.getByRole('combobox', { name: 'connect to' }).selectOption(to);
};

it('turns layers into a graph with the same weights', async () => {
  await playground.dataSet.selectOption('sine');
  await open.page.getByText('feed-forward, 3 layers').waitFor();
  const loss = await playground.metric('training loss');
  await playground.button('Edit graph').click();
  await playground.button('Add neuron').waitFor();
  expect(await playground.metric('training loss')).toBe(loss);
});

it('adds a neuron, connects it, gives it a function, and trains', async () => {
  await playground.button('Add neuron').click();
  await playground.button('Neuron 11').waitFor();
  await connect('1', '11');
  await playground.button('Edge 1 to 11').waitFor({ state: 'attached' });
  await connect('11', '10');
  await playground.button('Edge 11 to 10').waitFor({ state: 'attached' });
  await open.page.getByRole('combobox', { name: 'function', exact: true }).selectOption('sine');
  await playground.trainTo(50);
  expect(await playground.metric('test loss')).toBeLessThan(0.2);
});

it('sees that a skipping edge breaks the layers', async () => {
  await connect('1', '10');
  await open.page.getByText('feed-forward, not layered').waitFor();
});

it('refuses a cycle, names it, and keeps what was there', async () => {
  await connect('11', '3');
  await playground.button('Edge 11 to 3').waitFor({ state: 'attached' });
  await connect('3', '11');
  await open.page
    .getByRole('alert')
    .filter({ hasText: /3 -> 11 -> 3|11 -> 3 -> 11/ })
    .waitFor();
  expect(await playground.button('Edge 3 to 11').count()).toBe(0);
  expect(await playground.button('Edge 11 to 3').count()).toBe(1);
});

it('deletes edges and neurons, and every step can be undone', async () => {
  await playground.button('Edge 11 to 3').focus();
  await open.page.keyboard.press('Enter');
  await playground.button('Delete edge').click();
  await expect.poll(() => playground.button('Edge 11 to 3').count()).toBe(0);
  await playground.button('Neuron 11').click();
  await playground.button('Delete neuron').click();
  await expect.poll(() => playground.button('Neuron 11').count()).toBe(0);
  await playground.button('Undo').click();
  await playground.button('Neuron 11').waitFor();
  await playground.button('Undo').click();
  await playground.button('Edge 11 to 3').waitFor({ state: 'attached' });
  expect(open.watch.errors).toEqual([]);
});
