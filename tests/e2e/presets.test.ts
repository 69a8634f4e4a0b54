/** Every idea to try opens, says what to look for, and does what it says. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presetGroups } from '../../web/src/project/ideas.js';
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

async function choose(label: string): Promise<void> {
  const preset = presetGroups.flatMap(({ presets }) => presets).find((one) => one.label === label)!;
  const select = open.page.getByRole('combobox', { name: 'Preset' });
  await select.selectOption({ label: `${label}` });
  if (preset.workshop) {
    await open.page.getByRole('dialog', { name: 'Workshops' }).waitFor();
    await open.page.keyboard.press('Escape');
  }
  await open.page.getByRole('region', { name: 'Idea' }).getByText(preset.look).waitFor();
}

describe.each(presetGroups)('$label', ({ presets }) => {
  it.each(presets)('$id $label', async ({ label }) => {
    await choose(label);
    expect(await playground.metric('training loss')).not.toBeNaN();
    expect(await open.page.getByRole('button', { name: /^Neuron / }).count()).toBeGreaterThan(1);
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
  await workshops.getByText('change the numbers and compare').waitFor();
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

it('what an idea says stays while it is tried, until it is closed or something else is opened', async () => {
  const { page } = open;
  const idea = page.getByRole('region', { name: 'Idea' });
  await choose('Four neurons multiply');
  await playground.trainTo(20);
  expect(await playground.metric('training loss')).toBeLessThan(1e-4);
  await idea.getByText('II-11 Four neurons multiply').waitFor();
  await playground.dataSet.selectOption({ label: 'Circle' });
  await idea.waitFor({ state: 'detached' });
  await choose('Not in layers');
  await page.getByText('Edge x → y does not lead to the next layer.').waitFor();
  await idea.getByRole('button', { name: 'Close the idea' }).click();
  await idea.waitFor({ state: 'detached' });
});

it('a step cannot be trained through, and the page says why', async () => {
  await choose('Any boolean function');
  await playground.button('Play').click();
  await open.page.getByRole('alert').filter({ hasText: 'no gradient' }).waitFor();
});

it('logs no error', () => {
  expect(open.watch.errors).toEqual([]);
});
