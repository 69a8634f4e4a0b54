/** The searches, as a person does them: many starts, every combination of weights, sweeps. */

import { beforeAll, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../wasm/src/node.js';
import { freshPages } from './support/fresh.js';

let engine: Engine;
const { open, playground } = freshPages();

beforeAll(async () => {
  engine = await createEngine();
});

const tab = (name: string) => open.page.getByRole('tab', { name, exact: true });

async function choosePreset(label: string): Promise<void> {
  await open.page.getByRole('combobox', { name: 'Preset' }).selectOption({ label });
}

/** Waits until the search has ended. */
async function ended(): Promise<void> {
  await open.page.getByRole('progressbar').waitFor({ state: 'hidden' });
}

it('opens any of many starts, by its bar or by its number, and takes it back', async () => {
  await choosePreset('Many starts');
  await open.page.getByText('All combinations of 9 weights').waitFor();
  await playground.trainTo(5);
  const before = [await playground.metric('epoch'), await playground.metric('training loss')];
  await open.page.getByRole('spinbutton', { name: 'runs', exact: true }).fill('24');
  await open.page.getByRole('spinbutton', { name: 'epochs each' }).fill('30');
  await playground.button('Run restarts').click();
  await open.page.getByText('24 starts tried; all combinations of 9 weights').waitFor();
  const project = await playground.kept(({ title }) => title === 'Many starts');
  const { losses } = await engine.restarts(project, { count: 24, epochs: 30 });

  const bars = open.page.getByRole('group', { name: 'Bars of the histogram' }).getByRole('button');
  const names = await bars.evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label')!));
  const counts = names.map((name) => Number(/^\d+/.exec(name)?.[0]));
  expect(counts.reduce((a, b) => a + b, 0)).toBe(24);
  expect(names[0]).toMatch(/with a training loss of 0\.\d+ to 0\.\d+: open/);
  // From the bar of the best, which Tab comes to, to the one after it: its best comes after so many.
  await bars.first().focus();
  await open.page.keyboard.press('ArrowRight');
  await open.page.keyboard.press('Enter');
  const second = losses.toSorted()[counts[0]!]!;
  await expect.poll(() => playground.metric('training loss')).toBeCloseTo(second, 3);
  await expect.poll(() => playground.metric('epoch')).toBe(30);

  const start = open.page.getByRole('spinbutton', { name: 'Start', exact: true });
  await expect.poll(() => start.inputValue()).toBe(String(losses.indexOf(second) + 1));
  await start.fill('7');
  await start.press('Enter');
  await open.page.getByText('start 7 is open, at epoch 30').waitFor();
  expect(await playground.metric('training loss')).toBeCloseTo(losses[6]!, 3);
  await playground.button('Undo').click();
  await expect.poll(() => playground.metric('training loss')).toBeCloseTo(second, 3);
  await playground.button('Undo').click();
  await expect.poll(() => playground.metric('training loss')).toBe(before[1]);
  expect(await playground.metric('epoch')).toBe(before[0]);
  // What was found is still there.
  await playground.button('Open the best').click();
  await expect.poll(() => playground.metric('training loss')).toBeCloseTo(Math.min(...losses), 3);
});

it('keeps what many starts have found when they are cancelled', async () => {
  await choosePreset('Many starts');
  await open.page.getByText('All combinations of 9 weights').waitFor();
  await open.page.getByRole('spinbutton', { name: 'runs', exact: true }).fill('100000');
  await playground.button('Run restarts').click();
  await open.page.getByText(/of 100,000, .* networks a second, .* left/).waitFor();
  await playground.button('Cancel').click();
  const stopped = open.page.getByText(/Stopped after [\d,]+ of 100,000\s+starts; all combinations/);
  await stopped.waitFor();
  const done = /after ([\d,]+) of/.exec(await stopped.innerText())![1]!;
  await open.page.getByRole('img', { name: `Histogram of ${done} runs` }).waitFor();
  await playground.button('Open the best').click();
  await expect.poll(() => playground.metric('epoch')).toBe(50);
});

it('tries every combination of weights, opens the best, and takes it back', async () => {
  await choosePreset('Every combination');
  await open.page.getByText('9 weights make 262,144 networks').waitFor();
  await open.page.getByRole('combobox', { name: 'bits per weight' }).selectOption('1');
  await open.page.getByText('9 weights make 512 networks; trying all takes about').waitFor();
  const before = await playground.metric('training loss');
  await playground.button('Try all').click();
  await open.page.getByText(', not trained yet)').waitFor();
  const status = open.page.locator('[aria-live]').filter({ hasText: 'best of all' });
  await status.waitFor();

  const project = await playground.kept(({ title }) => title === 'Every combination');
  const { best } = await engine.exhaustive(project, { bits: 1, range: [-4, 4] });
  await expect.poll(() => status.innerText()).toContain(best.loss.toFixed(4));
  const weights = await open.page.getByRole('list', { name: 'Best weights' }).innerText();
  const shown = [...weights.matchAll(/→ \d+ (\u2212?)(\d+)/g)].map(
    ([, sign, size]) => Number(size) * (sign === '' ? 1 : -1),
  );
  expect(shown).toEqual(best.weights);

  await playground.button('Open the best').click();
  await expect.poll(() => playground.metric('training loss')).toBeCloseTo(best.loss, 3);
  await playground.button('Undo').click();
  await expect.poll(() => playground.metric('training loss')).toBe(before);
});

it('stops a long search and goes on with it, also while other tools are looked at', async () => {
  await choosePreset('Every combination');
  await open.page.getByRole('combobox', { name: 'bits per weight' }).selectOption('3');
  await open.page.getByText('9 weights make 134,217,728 networks; trying all').waitFor();
  await playground.button('Try all').click();
  await open.page.getByText(/networks a second, .* left/).waitFor();
  await tab('Loss').click();
  await tab('Searches').click();
  await playground.button('Stop').click();
  const found = open.page.getByText(/best of the first [\d,]+:/);
  const tried = async () =>
    Number(/first ([\d,]+)/.exec(await found.innerText())?.[1]?.replaceAll(',', ''));
  await found.waitFor();
  const first = await tried();
  expect(first).toBeGreaterThan(0);
  await playground.button('Go on').click();
  await open.page.getByText(/networks a second, .* left/).waitFor();
  await playground.button('Stop').click();
  await ended();
  await expect.poll(tried).toBeGreaterThan(first);
});

it('says what is too much to try, and offers a small network', async () => {
  await playground.dataSet.selectOption('spiral');
  await playground.button('Neuron 20').waitFor();
  await tab('Searches').click();
  await tab('Every combination').click();
  await open.page.getByText('105 weights make 1.65 · 1063 networks: far too many to try').waitFor();
  expect(await playground.button('Try all').count()).toBe(0);
  await playground.button('Try it on a small network').click();
  await playground.button('Try all').waitFor();
});

it('sweeps two settings over a few starts, sorts what comes of it, and opens a row', async () => {
  await playground.dataSet.selectOption('circle');
  await tab('Searches').click();
  await tab('Sweep').click();
  await open.page.getByRole('textbox', { name: 'Values', exact: true }).fill('0.03, 0.3');
  await open.page.getByRole('combobox', { name: 'and', exact: true }).selectOption('function');
  await open.page.getByRole('textbox', { name: 'Other values' }).fill('tanh, sign');
  await open.page.keyboard.press('Tab');
  await open.page.getByRole('alert').filter({ hasText: '"sign" is no function here' }).waitFor();
  await open.page.getByRole('textbox', { name: 'Other values' }).fill('tanh, rectifier');
  await open.page.getByRole('spinbutton', { name: 'starts each' }).fill('2');
  await open.page.getByRole('spinbutton', { name: 'epochs each' }).fill('20');
  await open.page.keyboard.press('Tab');
  await open.page.getByText('8 runs, each from its own start').waitFor();
  const {
    weights: _,
    progress: _progress,
    ...project
  } = await playground.kept(({ title }) => title === 'Circle');
  await playground.button('Run the sweep').click();
  await open.page.getByText('Circle, 20 epochs, 8 runs').waitFor();
  await ended();
  await open.page.getByRole('img', { name: /Median and spread of the test loss/ }).waitFor();

  const { rows } = await engine.sweep(
    project,
    [
      { path: 'network.hidden', values: ['tanh', 'rectifier'] },
      { path: 'training.stepSize.initial', values: [0.03, 0.3] },
      { path: 'training.init.seed', values: [1, 2] },
    ],
    { epochs: 20 },
  );
  const median = (name: string, size: number) => {
    const losses = rows
      .filter(({ values: [f, s] }) => f === name && s === size)
      .map(({ metrics }) => metrics.testLoss!);
    return (losses[0]! + losses[1]!) / 2;
  };
  const expected = [0.03, 0.3]
    .flatMap((size) =>
      ['tanh', 'rectifier'].map((name) => [size, name, median(name, size)] as const),
    )
    .toSorted((a, b) => a[2] - b[2]);
  await playground.button('median test loss').click();
  const shown = open.page
    .getByRole('group', { name: 'Results of the sweep' })
    .getByRole('row')
    .filter({ has: open.page.getByRole('button', { name: /^Open / }) });
  const texts = await shown.allInnerTexts();
  expect(texts).toHaveLength(4);
  expected.forEach(([size, name, loss], k) => {
    expect(texts[k]).toContain(name);
    expect(texts[k]).toContain(String(size));
    expect(texts[k]).toContain(loss.toFixed(4));
  });

  await open.page.getByRole('checkbox', { name: 'one row per run' }).check();
  await expect.poll(() => shown.count()).toBe(8);
  const run = rows.find(({ values }) => values.join() === 'rectifier,0.3,2')!;
  await playground.button('Open 0.3, rectifier, seed 2').click();
  await expect.poll(() => playground.metric('epoch')).toBe(20);
  expect(await playground.metric('test loss')).toBeCloseTo(run.metrics.testLoss!, 3);
  await playground.button('Undo').click();
  await expect.poll(() => playground.metric('epoch')).toBe(0);
});

it('is cancelled at once, in the middle of starts that take long', async () => {
  await playground.dataSet.selectOption('digits');
  await open.page.getByRole('button', { name: /inputs, together/ }).waitFor();
  await open.page.getByRole('tab', { name: 'Searches', exact: true }).click();
  await open.page.getByRole('spinbutton', { name: 'epochs each' }).fill('100000');
  await playground.button('Run restarts').click();
  await open.page.getByRole('progressbar', { name: 'Restarts done' }).waitFor();
  await open.page.waitForTimeout(1000);
  await playground.button('Cancel').click();
  // One of these starts takes minutes.
  await playground.button('Run restarts').waitFor({ timeout: 5000 });
  expect(await open.page.getByRole('progressbar', { name: 'Restarts done' }).count()).toBe(0);
});

it('ends with Back, also where another tool is looked at', async () => {
  await choosePreset('Many starts');
  await open.page.getByText('All combinations of 9 weights').waitFor();
  await open.page.getByRole('tab', { name: 'Sweep', exact: true }).click();
  await open.page.getByRole('spinbutton', { name: 'epochs each' }).fill('100000');
  await playground.button('Run the sweep').click();
  await open.page.getByRole('progressbar', { name: 'Runs done' }).waitFor();
  await open.page.getByRole('tab', { name: 'Loss', exact: true }).click();
  await open.page.goBack();
  await open.page.getByText('All combinations of 9 weights').waitFor({ state: 'hidden' });
  await playground.settled();
  await open.page.getByRole('tab', { name: 'Searches', exact: true }).click();
  await playground.button('Run the sweep').waitFor({ timeout: 5000 });
});
