/** Two networks side by side, as a person compares them. */

import { expect, it } from 'vitest';
import type { CurvesChart } from '../../web/src/compare/curves-chart.js';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages({ reducedMotion: 'reduce' });

const tab = (name: string) => open.page.getByRole('tab', { name, exact: true });
const field = () => open.page.getByRole('textbox', { name: 'Value of B', exact: true });
const setting = () => open.page.getByRole('combobox', { name: 'Setting', exact: true });
const status = () => open.page.locator('ew-compare p[aria-live]');
const losses = () => open.page.getByRole('img', { name: /^Losses of A and B over the epochs/ });

async function enter(value: string): Promise<void> {
  await field().fill(value);
  await field().press('Enter');
}

async function fullSpeed(): Promise<void> {
  await open.page.getByRole('combobox', { name: 'Speed' }).selectOption('full speed');
}

/** The cells of a row of the table: A, B, B - A. */
async function numbers(row: string): Promise<string[]> {
  return open.page
    .getByRole('table', { name: 'A, B and their difference' })
    .getByRole('row')
    .filter({ has: open.page.getByRole('rowheader', { name: row, exact: true }) })
    .getByRole('cell')
    .allInnerTexts();
}

const value = (text = '') => Number(text.replace('\u2212', '-').replaceAll(',', ''));

/** How many different colours a map has, as it is painted. */
async function coloursOf(name: RegExp): Promise<number> {
  return open.page
    .getByRole('img', { name })
    .locator('canvas')
    .first()
    .evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const { data } = (canvas as HTMLCanvasElement)
        .getContext('2d')!
        .getImageData(0, 0, width, height);
      return new Set(new Uint32Array(data.buffer)).size;
    });
}

/** Whether each row of the data is painted where it belongs on the chart of the curves. */
async function paintedRows(): Promise<unknown> {
  return open.page.locator('ew-curves-chart').evaluate((element) => {
    const chart = element as unknown as CurvesChart & {
      scales: () => Record<'x' | 'y', (value: number) => number>;
    };
    const canvas = chart.renderRoot.querySelector('canvas')!;
    const ratio = canvas.width / canvas.clientWidth;
    const { x, y } = chart.scales();
    const rows = chart.rows!;
    const probe = document.createElement('i');
    chart.renderRoot.append(probe);
    const rgb = (name: string) => {
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color.match(/\d+/g)!.slice(0, 3).map(Number);
    };
    const [ink, ground] = [rgb('--ew-ink-soft'), rgb('--ew-surface')];
    probe.remove();
    const pixel = (k: number) => {
      const at = [x(rows.x[k]!), y(rows.target[k]!)].map((one) => Math.round(one * ratio));
      return canvas.getContext('2d')!.getImageData(at[0]!, at[1]!, 1, 1).data;
    };
    const isLike = (k: number, colour: number[]) =>
      colour.every((value, c) => Math.abs(value - pixel(k)[c]!) < 24);
    const share = (wanted: 0 | 1, colour: number[]) => {
      const some = [...rows.test.keys()].filter((k) => rows.test[k] === wanted);
      return some.filter((k) => isLike(k, colour)).length / some.length;
    };
    const all = [...rows.x.keys()].every((k) => pixel(k)[3]! > 250);
    // Where rows lie on each other, the later one hides the middle of the one before.
    return { all, trainFilled: share(0, ink) > 0.5, testHollow: share(1, ground) > 0.5 };
  });
}

it('trains both in step to what the playground reaches, and opens B, which undo takes back', async () => {
  await playground.dataSet.selectOption('exclusive-or');
  await tab('Compare').click();
  await setting().selectOption('step size');
  await enter('0.5');
  await status().filter({ hasText: 'initial weights' }).waitFor();
  await fullSpeed();
  await playground.button('Run both').click();
  await status().filter({ hasText: 'After 100 epochs the test loss of B is' }).waitFor();

  expect((await numbers('epoch')).slice(0, 2)).toEqual(['100', '100']);
  const training = await numbers('training loss');
  expect(training[0]).not.toBe(training[1]);
  expect(value(training[2])).toBeCloseTo(value(training[1]) - value(training[0]), 3);
  await losses().waitFor();
  for (const name of ['A training', 'A test', 'B training', 'B test']) {
    const named = open.page.locator('ew-compare-losses').getByText(name, { exact: true });
    await named.first().waitFor();
  }
  expect(await losses().locator('path.series').count()).toBe(4);
  expect(await coloursOf(/^Map of B minus A/)).toBeGreaterThan(10);
  await open.page.getByText(/^Largest difference: [+\u2212]0\.\d+ at x1 /).waitFor();

  await open.page.getByRole('group', { name: /^Maps of A, of B/ }).focus();
  await open.page.keyboard.press('ArrowRight');
  await open.page.getByText(/x1 .*, x2 .*: share of .* A \d\.\d+, B \d\.\d+, B − A /).waitFor();

  // The playground has stayed as it was. On its own it comes to the same numbers.
  expect(await playground.metric('epoch')).toBe(0);
  const tested = await numbers('test loss');
  await playground.button('Open B in the playground').click();
  await expect.poll(() => playground.metric('epoch')).toBe(100);
  await expect.poll(() => playground.metric('training loss')).toBe(value(training[1]));
  const stepSize = open.page.getByRole('spinbutton', { name: 'Step size', exact: true });
  await expect.poll(() => stepSize.inputValue()).toBe('0.5');
  await playground.button('Undo').click();
  await expect.poll(() => playground.metric('epoch')).toBe(0);
  await expect.poll(() => stepSize.inputValue()).not.toBe('0.5');
  await tab('Loss').click();
  await playground.trainUntil(100);
  expect(await playground.metric('training loss')).toBe(value(training[0]));
  expect(await playground.metric('test loss')).toBe(value(tested[0]));
});

it('shows no difference where there is none', async () => {
  await playground.dataSet.selectOption('circle');
  await tab('Compare').click();
  await enter(await open.page.getByRole('spinbutton', { name: 'Step size' }).inputValue());
  await fullSpeed();
  await playground.button('Run both').click();
  await status().filter({ hasText: 'After 100 epochs both have the same test loss.' }).waitFor();
  expect((await numbers('training loss'))[2]).toBe('0.0000');
  await open.page.getByText('A and B are the same everywhere on the map.').waitFor();
  expect(await coloursOf(/^Map of B minus A/)).toBe(1);
  expect(await coloursOf(/^Map of A over/)).toBeGreaterThan(10);
  await playground.button('Start both again').click();
  await expect.poll(() => numbers('epoch')).toEqual(['0', '0', '0']);
});

it('tells a value that cannot be, and one that the core refuses, and keeps what was there', async () => {
  await open.page
    .getByRole('combobox', { name: 'Preset' })
    .selectOption({ label: 'Vanishing gradients' });
  await open.page.getByText('feed-forward, 9 layers').waitFor();
  await tab('Compare').click();
  await enter('0.3');
  await open.page.getByRole('spinbutton', { name: 'epochs per run' }).fill('20');
  await open.page.keyboard.press('Tab');
  await fullSpeed();
  await playground.button('Run both').click();
  await status().filter({ hasText: 'After 20 epochs' }).waitFor();
  const before = await numbers('training loss');
  await enter('none');
  await open.page.getByRole('alert').filter({ hasText: '"none" is not a number' }).waitFor();
  expect(await field().getAttribute('aria-invalid')).toBe('true');
  expect(await playground.button('Run both').isDisabled()).toBe(true);
  expect(await numbers('training loss')).toEqual(before);
  await setting().selectOption('hidden neurons');
  await enter('1000');
  // Six layers of a million edges each.
  await open.page
    .getByRole('alert')
    .filter({ hasText: /edges; at most \d+ and 5000000/ })
    .waitFor();
  await open.page.getByText('B: hidden neurons 8').waitFor();
  await enter('4');
  await status().filter({ hasText: 'the initial weights differ' }).waitFor();
  await setting().selectOption('step size');
  await enter('0.2');
  await status().filter({ hasText: 'initial weights' }).waitFor();
  expect((await numbers('epoch')).slice(0, 2)).toEqual(['0', '0']);
});

it('goes on with A when B diverges, and pauses when another tool is looked at', async () => {
  await playground.dataSet.selectOption('sine');
  await tab('Compare').click();
  await enter('1000');
  // At full speed A might be through before anybody looks.
  await open.page.getByRole('combobox', { name: 'Speed' }).selectOption('60 epochs a second');
  await open.page.getByRole('spinbutton', { name: 'epochs per run' }).fill('100000');
  await open.page.keyboard.press('Tab');
  await playground.button('Run both').click();
  await open.page.getByRole('alert').filter({ hasText: 'B has ended: ' }).waitFor();
  const epoch = async () => value((await numbers('epoch'))[0]);
  const reached = await epoch();
  await expect.poll(epoch).toBeGreaterThan(reached + 5);
  // One input: curves instead of maps.
  await open.page.getByRole('img', { name: /^Outputs of A and B over x/ }).waitFor();

  await tab('Loss').click();
  await tab('Compare').click();
  await playground.button('Run both').waitFor();
  const left = await epoch();
  await open.page.waitForTimeout(300);
  expect(await epoch()).toBe(left);
  await playground.button('Run both').click();
  await playground.button('Pause both').waitFor();
  // Only one of them trains at a time: the playground or the two.
  await playground.button('Play').click();
  await playground.button('Run both').waitFor();
  await playground.button('Pause').click();
});

it('compares two losses, whose numbers have no difference, and other settings', async () => {
  await open.page
    .getByRole('combobox', { name: 'Preset' })
    .selectOption({ label: 'Mean or median' });
  await open.page.getByRole('columnheader', { name: 'B squared' }).waitFor();
  await fullSpeed();
  await playground.button('Run both').click();
  await status().filter({ hasText: 'The losses measure different things' }).waitFor();
  expect((await numbers('training loss'))[2]).toBe('–');
  await open.page.getByRole('img', { name: /^Outputs of A and B over x/ }).waitFor();
  await open.page.getByText('points: training rows, hollow: test rows').waitFor();
  await expect.poll(paintedRows).toEqual({ all: true, trainFilled: true, testHollow: true });

  await setting().selectOption('hidden layers');
  await open.page.getByRole('columnheader', { name: 'B 3' }).waitFor();
  await status().filter({ hasText: 'the initial weights differ' }).waitFor();
  await setting().selectOption('seed');
  await status().filter({ hasText: 'the order of examples depend on the seed' }).waitFor();
  await playground.button('Open B in the playground').click();
  const seed = open.page.getByRole('spinbutton', { name: 'Seed', exact: true });
  await expect.poll(() => seed.inputValue()).toBe('2');
});

it('compares what an idea asks for', async () => {
  await open.page
    .getByRole('combobox', { name: 'Preset' })
    .selectOption({ label: 'Which function?' });
  await open.page.getByText('B: function tanh').waitFor();
  await fullSpeed();
  await playground.button('Run both').click();
  await status()
    .filter({ hasText: /the test loss of B is .* lower/ })
    .waitFor();
  const [a, b] = (await numbers('test loss')).map(value);
  expect(b).toBeLessThan(a! / 2);
});
