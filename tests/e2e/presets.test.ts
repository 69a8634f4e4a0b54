/** Every idea to try opens with what there is to see, says what to do, and does what it says. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageOf } from '../../web/src/page/rail/pages.js';
import { presetGroups } from '../../web/src/project/ideas.js';
import { cropped } from './support/cropped.js';
import { PlaygroundPage } from './support/playground.js';
import { narrow, openSite, wide, type OpenPage, type Site } from './support/site.js';

let site: Site;
let open: OpenPage;
let playground: PlaygroundPage;

beforeAll(async () => {
  site = await openSite();
  open = await site.newPage();
  playground = await new PlaygroundPage(open.page).ready();
});

afterAll(() => site.close());

async function choose(label: string): Promise<void> {
  const preset = presetGroups.flatMap(({ presets }) => presets).find((one) => one.label === label)!;
  const select = open.page.getByRole('combobox', { name: 'Preset' });
  await select.selectOption({ label });
  if (preset.workshop) {
    await open.page.getByRole('dialog', { name: 'Workshops' }).waitFor();
    await open.page.keyboard.press('Escape');
  }
  const idea = open.page.getByRole('region', { name: 'Idea', exact: true });
  await idea.getByRole('heading', { name: label }).waitFor();
  await idea.getByText(pageOf(label).text).waitFor();
}

/** Lines of the idea's text that are to be scrolled to, in pixels. */
const hiddenText = () =>
  open.page
    .locator('ew-rail .page')
    .evaluate((text) => Math.max(0, text.scrollHeight - text.clientHeight - 1));

describe.each(presetGroups)('$label', ({ presets }) => {
  it.each(presets)('$id $label', async ({ label }) => {
    await choose(label);
    expect(await playground.metric('training loss')).not.toBeNaN();
    expect(await open.page.getByRole('button', { name: /^Neuron / }).count()).toBeGreaterThan(1);
    for (const viewport of [wide, { width: 1024, height: 768 }, narrow]) {
      await open.page.setViewportSize(viewport);
      await expect.poll(() => cropped(open.page)).toEqual([]);
      if (viewport !== narrow) await expect.poll(hiddenText).toBe(0);
    }
    await open.page.setViewportSize(wide);
  });
});

it.each([
  ['The running example', 'test loss', 0.15],
  ['Not in layers', 'test loss', 0.3],
  ['A function of two numbers', 'test loss', 0.1],
  ['Overfitting', 'training loss', 0.02],
  ['Sixteen numbers from two', 'test loss', 0.3],
] as const)('%s is learnt', async (label, metric, most) => {
  await choose(label);
  await open.page.getByRole('combobox', { name: 'Speed' }).selectOption('full speed');
  await playground.button('Play').click();
  await expect.poll(() => playground.metric(metric), { timeout: 30_000 }).toBeLessThan(most);
  await playground.button('Pause').click();
});

it('what cannot be learnt is not: sixteen random numbers', async () => {
  await choose('Sixteen random numbers');
  await playground.trainTo(200);
  const accuracy = await playground.metric('accuracy');
  expect(accuracy).toBeGreaterThan(0.35);
  expect(accuracy).toBeLessThan(0.65);
});

it('shows the inside of one neuron, where the idea is one neuron', async () => {
  await choose('Inside one neuron');
  await open.page.getByText('Neuron 6', { exact: true }).waitFor();
  await choose('A function and its slope');
  await open.page.getByText('Neuron 3', { exact: true }).waitFor();
});

it('steps layer by layer where layers are the idea, else neuron by neuron', async () => {
  const kind = open.page.getByRole('combobox', { name: 'Kind of steps' });
  await choose('Layer by layer');
  await expect.poll(() => kind.inputValue()).toBe('layer');
  await open.page.getByRole('heading', { name: 'Layer 1: the inputs' }).waitFor();
  await choose('Evaluation by hand');
  await expect.poll(() => kind.inputValue()).toBe('neuron');
});

it('has the schedule of the step size in sight, and texts in a table', async () => {
  await choose('A step size that falls');
  const schedule = open.page.getByRole('combobox', { name: 'Step size over time' });
  const { height } = open.page.viewportSize()!;
  await expect.poll(async () => (await schedule.boundingBox())?.y).toBeLessThan(height - 150);
  await choose('An advert, from its bytes');
  const table = open.page.getByRole('tab', { name: 'table', exact: true });
  await expect.poll(() => table.getAttribute('aria-selected')).toBe('true');
});

it('names the missing bias, and adds it', async () => {
  await choose('A missing bias');
  await open.page.getByText('Neuron b has no edge from a bias neuron.').waitFor();
  await playground.button('Add bias edge').click();
  await playground.button('Edge 1 to b').waitFor();
});

it('counts, in its workshop', async () => {
  const select = open.page.getByRole('combobox', { name: 'Preset' });
  await select.selectOption({ label: 'How many are there?' });
  const workshops = open.page.getByRole('dialog', { name: 'Workshops' });
  await workshops.getByText('atoms in the visible universe').waitFor();
  await open.page.keyboard.press('Escape');
});

it('constructions are right as they stand', async () => {
  for (const [label, most] of [
    ['Any boolean function', 0],
    ['Four neurons multiply', 1e-4],
    ['Sawtooth, deep', 1e-6],
    ['Sawtooth, shallow', 1e-4],
    ['Any function with one layer', 0.01],
  ] as const) {
    await choose(label);
    expect(await playground.metric('training loss'), label).toBeLessThanOrEqual(most);
  }
});

it('a step cannot be trained through, and the page says why', async () => {
  await choose('Any boolean function');
  await playground.button('Play').click();
  await open.page.getByRole('alert').filter({ hasText: 'no gradient' }).waitFor();
});

it('logs no error', () => {
  expect(open.watch.errors).toEqual([]);
});
