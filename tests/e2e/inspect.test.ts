/** From near: a neuron, an edge, the functions; large networks; pictures to take along. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine } from '../../wasm/src/node.js';
import { hiddenFunctions } from '../../web/src/project/fit.js';
import { violations } from './support/axe.js';
import { PlaygroundPage } from './support/playground.js';
import { openSite, type OpenPage, type Site } from './support/site.js';

let site: Site;
let open: OpenPage;
let playground: PlaygroundPage;

beforeAll(async () => {
  site = await openSite();
  open = await site.newPage({ bypassCSP: true });
  playground = await new PlaygroundPage(open.page).ready();
});

afterAll(() => site.close());

const shown = (value: number) => Number(value.toPrecision(4)).toString().replace('-', '\u2212');

it('shows what comes into a neuron and what it makes of it, with the numbers of the engine', async () => {
  await playground.dataSet.selectOption('circle');
  await open.page.getByText('feed-forward, 4 layers').waitFor();
  await playground.button('Neuron 5').click();
  const engine = await createEngine();
  const kept = await playground.kept((project) => project.title === 'Circle');
  const session = engine.open(kept);
  const { row, inputs, targets } = session.encoded({ set: 'train', index: 4 });
  const trace = session.trace(inputs, targets);
  const traced = trace.neurons.find(({ id }) => id === '5')!;

  await open.page.getByRole('spinbutton', { name: 'row', exact: true }).fill(String(row + 1));
  await open.page.keyboard.press('Enter');
  const panel = open.page.getByRole('region', { name: 'Tools' });
  await panel
    .getByText(`in = ${shown(traced.in)}, out = tanh(in) = ${shown(traced.out)}`)
    .waitFor();
  expect(await panel.getByRole('row').count()).toBe(1 + traced.forward.length);
  await panel.getByRole('img', { name: new RegExp(`^tanh: .* derivative`) }).waitFor();
  await panel.getByText('Numbers', { exact: true }).click();
  const steepest = panel.getByRole('row').filter({ hasText: /^\s*0\s+0\s+1\s*$/ });
  await steepest.waitFor();
  await panel.getByText('Map values', { exact: true }).click();
  const map = panel.getByRole('table', { name: 'x2 down, x1 across' });
  expect(await map.getByRole('cell').allInnerTexts()).toHaveLength(1 + 9 * 9);
});

it('shows the graphs of all functions, to choose among them', async () => {
  await playground.button('Graphs').click();
  const choices = open.page.getByRole('dialog', { name: 'Graphs of the functions' });
  await choices.waitFor();
  await expect.poll(() => choices.getByRole('button').count()).toBe(hiddenFunctions.length);
  await expect.poll(() => choices.locator('path.value').count()).toBe(hiddenFunctions.length);
  expect(await violations(open.page)).toEqual([]);
  await choices.getByRole('button', { name: 'softplus' }).click();
  await expect
    .poll(() => open.page.getByRole('combobox', { name: 'Function of layer 2' }).inputValue())
    .toBe('softplus');
});

it('shows an edge with its weight and gradient', async () => {
  await playground.button('Edge 1 to 4').focus();
  await open.page.keyboard.press('Enter');
  const panel = open.page.getByRole('region', { name: 'Tools' });
  const backpropagated = panel.getByText(/gradient = delta of 4 × out of\s+1/);
  const measured = panel.getByText(/numeric = \(loss above − loss below\)/);
  await measured.waitFor();
  const [gradient, numeric] = await Promise.all(
    [backpropagated, measured].map(async (line) =>
      Number((await line.locator('strong').innerText()).replace('\u2212', '-')),
    ),
  );
  expect(gradient).not.toBe(0);
  expect(Math.abs(numeric! / gradient! - 1)).toBeLessThan(0.02);
  const weight = panel.getByRole('spinbutton', { name: 'weight', exact: true });
  await weight.fill('-1.5');
  await weight.press('Enter');
  await panel.getByText(/times the\s+weight\s+\u22121\.5/).waitFor();
  await playground.button('Undo').click();
  await panel.getByText(/times the\s+weight/).waitFor();
  await expect.poll(() => weight.inputValue()).not.toBe('-1.5');
  await playground.button('Loss of this weight').click();
  await open.page.getByRole('slider', { name: /Loss over the weight 1 → 4/ }).waitFor();
  await playground.button('Edge 1 to 4').focus();
  await open.page.keyboard.press('Enter');
  await open.page.getByRole('tab', { name: 'Inspect', exact: true }).click();
  await playground.button('Close').click();
  await open.page.getByRole('tab', { name: 'Loss', exact: true }).waitFor();
});

it('leaves what is being typed alone, whatever changes around it', async () => {
  await playground.button('Edge 1 to 4').focus();
  await open.page.keyboard.press('Enter');
  const weight = open.page.getByRole('spinbutton', { name: 'weight', exact: true });
  await playground.button('Play').click();
  await weight.fill('');
  await weight.pressSequentially('123', { delay: 150 });
  expect(await weight.inputValue()).toBe('123');
  await weight.press('Enter');
  // Training goes on from the new weight.
  await expect.poll(() => weight.inputValue()).not.toBe('123');
  await playground.button('Pause').click();
  await playground.button('Close').click();
});

it('freezes an edge: training goes on without it, a lock stands on it, Undo takes it away', async () => {
  await playground.button('Edge 1 to 4').focus();
  await open.page.keyboard.press('Enter');
  const weight = open.page.getByRole('spinbutton', { name: 'weight', exact: true });
  const frozen = open.page.getByRole('checkbox', { name: 'Frozen', exact: false });
  const epoch = await playground.metric('epoch');
  const value = await weight.inputValue();
  await frozen.check();
  await expect.poll(() => open.page.locator('path.lock').count()).toBe(1);
  // The same run, and the same layers.
  expect(await playground.metric('epoch')).toBe(epoch);
  await open.page.getByText('feed-forward, 4 layers').waitFor();
  await playground.button('Play').click();
  await expect.poll(() => playground.metric('epoch')).toBeGreaterThan(epoch + 3);
  await playground.button('Pause').click();
  expect(await weight.inputValue()).toBe(value);
  await playground.button('New random weights').click();
  await expect.poll(() => playground.metric('epoch')).toBe(0);
  expect(await weight.inputValue()).toBe(value);
  const edge = playground.button('Edge 1 to 4');
  await expect.poll(() => edge.getAttribute('aria-description')).toMatch(/^weight .*, frozen$/);
  expect(await violations(open.page)).toEqual([]);
  const drawing = await playground.export('Network as SVG');
  expect(drawing.content.toString('utf8').match(/transform="translate\(/g)).toHaveLength(1);
  await frozen.uncheck();
  await expect.poll(() => open.page.locator('path.lock').count()).toBe(0);
  expect(await weight.inputValue()).toBe(value);
  await playground.button('Undo').click();
  await expect.poll(() => open.page.locator('path.lock').count()).toBe(1);
  await playground.button('Redo').click();
  await expect.poll(() => open.page.locator('path.lock').count()).toBe(0);
  await playground.button('Close').click();
});

it('shows what a neuron computes, large, without moving anything', async () => {
  const before = await playground.button('Neuron 4').boundingBox();
  await playground.button('Neuron 4').hover();
  await expect.poll(() => open.page.locator('ew-neuron-card canvas').count()).toBe(1);
  expect(await playground.button('Neuron 4').boundingBox()).toEqual(before);
  await open.page.mouse.move(5, 5);
  await expect.poll(() => open.page.locator('ew-neuron-card canvas').count()).toBe(0);
});

it('gathers the 64 inputs of a picture, and shows them on request', async () => {
  await playground.dataSet.selectOption('digits');
  await open.page.getByText('8 × 8 inputs, together').waitFor();
  expect(await playground.button('Neuron 2').count()).toBe(0);
  await open.page.getByRole('button', { name: /show all 64 neurons of layer 1$/ }).click();
  await playground.button('Neuron 2').waitFor();
  await playground.button('Show fewer').click();
  await expect.poll(() => playground.button('Neuron 2').count()).toBe(0);
  await playground.dataSet.selectOption('circle');
  await open.page.getByText('feed-forward, 4 layers').waitFor();
});

it('exports the network as a drawing that stands alone, and as pixels', async () => {
  const drawing = await playground.export('Network as SVG');
  expect(drawing.name).toBe('circle.svg');
  const text = drawing.content.toString('utf8');
  const seen = await open.page.evaluate((source) => {
    const svg = new DOMParser().parseFromString(source, 'image/svg+xml');
    return {
      fault: svg.querySelector('parsererror')?.textContent ?? null,
      width: Number(svg.documentElement.getAttribute('width')),
      edges: svg.querySelectorAll('g path').length,
      maps: svg.querySelectorAll('image').length,
    };
  }, text);
  // 2 inputs, 4 and 2 hidden, 1 output, a bias for each layer but the last.
  expect(seen).toMatchObject({ fault: null, edges: 3 * 4 + 5 * 2 + 3, maps: 9 });
  expect(text).not.toMatch(/var\(|light-dark|https?:\/\/(?!www\.w3\.org)/);
  const picture = await playground.export('Network as PNG');
  expect(picture.name).toBe('circle.png');
  expect(picture.content.readUInt32BE(16)).toBe(Math.floor(seen.width) * 2);
  await playground.button('Export').click();
  expect(await violations(open.page)).toEqual([]);
  await open.page.keyboard.press('ArrowDown');
  await open.page.keyboard.press('Escape');
  await expect.poll(() => playground.button('Export').getAttribute('aria-expanded')).toBe('false');
  expect(open.watch.errors).toEqual([]);
});
