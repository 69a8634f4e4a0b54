/** The one example that everything shows, the loss of one weight on it, and its error as a square. */

import { expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { Project } from '../../wasm/src/node.js';
import { besideEngine, type Opened } from './support/opened.js';

const opened = besideEngine();

/** Rows 2 and 3 train, row 1 tests, row 4 is left out. */
const plane: Project = {
  edgewise: 1,
  title: 'A plane',
  network: { layers: [2, 2, 1], hidden: 'tanh', output: 'identity' },
  data: {
    table: {
      columns: [
        { name: 'a', values: [2, 0, 4, 1] },
        { name: 'b', values: [1, -2, 3, null] },
        { name: 'sum', values: [3, -2, 7, 1] },
        { name: 'use', values: ['test', 'train', 'train', 'train'] },
      ],
    },
    inputs: ['a', 'b'],
    targets: ['sum'],
    scale: 'none',
    split: { column: 'use' },
  },
};

const wave: Project = {
  edgewise: 1,
  title: 'Wave',
  network: { layers: [1, 3, 1], hidden: 'tanh', output: 'identity' },
  data: { generator: { name: 'sine', samples: 60 }, scale: 'none', split: { train: 1 } },
};

const cross = (page: Page) => page.getByRole('slider', { name: 'Current example' });
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('spinbutton', { name, exact: true });
const written = (value: number, digits = 3) =>
  Number(value.toPrecision(digits)).toString().replace('-', '\u2212');

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await locator.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

/** All places that show the current example show this input. */
async function expectInput(
  { page, session }: Opened,
  input: { a: number; b: number },
): Promise<void> {
  const { inputs } = session.encoded({ input });
  const { neurons } = session.trace(inputs);
  const outs = neurons.filter(({ kind }) => kind !== 'bias').map(({ out }) => written(out));
  await expect.poll(() => page.locator('ew-figure-numbers .out').allInnerTexts()).toEqual(outs);
  const name = `a = ${written(input.a, 4)}, b = ${written(input.b, 4)}`;
  const line = page.getByRole('group', { name: 'Current example' });
  await expect.poll(() => line.innerText()).toContain(name);
  expect(await field(page, 'a').inputValue()).toBe(String(input.a));
  expect(await field(page, 'b').inputValue()).toBe(String(input.b));
  const [prediction] = session.predict([input]);
  const form = page.getByRole('region', { name: 'Try an input' });
  await expect
    .poll(() => form.locator('.answer').innerText())
    .toBe(written(prediction!.values.sum as number, 4));
  await tab(page, 'Inspect').click();
  const hidden = neurons.find(({ id }) => id === '4')!;
  const inspector = page.locator('ew-neuron-inspector');
  const sum = inspector.locator('.total');
  await expect.poll(() => sum.innerText()).toContain(`in = ${written(hidden.in, 4)}`);
  expect(await inspector.locator('.end').innerText()).toContain(name);
  await tab(page, 'Step through').click();
  await expect.poll(() => page.locator('ew-step-through .bar').first().innerText()).toContain(name);
}

it('is dragged over the map, and everything follows', () =>
  opened(plane, async (all) => {
    const { page, playground, session } = all;
    const line = page.getByRole('group', { name: 'Current example' });
    await expect.poll(() => line.innerText()).toContain('row 2');
    await expect
      .poll(() => cross(page).getAttribute('aria-valuetext'))
      .toBe('row 2, a 0, b \u22122');
    await playground.button('Neuron 4').click();

    const from = await middleOf(cross(page));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 70, from.y - 60, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => cross(page).getAttribute('aria-valuetext')).not.toContain('row');
    const to = await middleOf(cross(page));
    expect(Math.abs(to.x - from.x - 70)).toBeLessThan(3);
    expect(Math.abs(to.y - from.y + 60)).toBeLessThan(3);
    const read = async (name: string) => Number(await field(page, name).inputValue());
    const dragged = { a: await read('a'), b: await read('b') };
    await expectInput(all, dragged);

    // What needs a target says that there is none.
    await playground.button('Edge 1 to 4').focus();
    await page.keyboard.press('Enter');
    await tab(page, 'Loss of one weight').click();
    await page.getByText('no target to compare with').waitFor();

    await cross(page).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => read('a')).toBeGreaterThan(dragged.a);
    expect(await read('b')).toBe(dragged.b);
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => read('b')).toBeLessThan(dragged.b);
    await playground.button('Neuron 4').click();
    await expectInput(all, { a: await read('a'), b: await read('b') });

    await line.getByRole('button', { name: 'Back to row 2' }).click();
    await expect.poll(() => line.innerText()).toContain('row 2');
    expect(await read('a')).toBe(0);
    const { inputs, targets } = session.encoded({ index: 0 });
    await playground.button('Edge 1 to 4').focus();
    await page.keyboard.press('Enter');
    await tab(page, 'Loss of one weight').click();
    const { loss } = session.trace(inputs, targets);
    await expect
      .poll(() => page.locator('ew-weight-slice .side').innerText())
      .toContain(`row 2: loss ${written(loss!)}`);
  }));

it('is any row: a point, the worst predicted, a number typed; or what is typed', () =>
  opened(plane, async (all) => {
    const { page, playground, session } = all;
    const line = page.getByRole('group', { name: 'Current example' });
    const row = field(page, 'Take row');
    await row.fill('1');
    await row.press('Enter');
    await expect.poll(() => line.innerText()).toContain('row 1');
    expect(await field(page, 'a').inputValue()).toBe('2');
    // The row after the last one that is part of the data is none.
    await row.fill('3');
    await row.press('Enter');
    await expect.poll(() => line.innerText()).toContain('row 3');
    await playground.button('Next row').click();
    await expect.poll(() => line.innerText()).toContain('row 3');
    const [worst] = session.listing({ order: 'loss', descending: true, count: 1 }).examples;
    await line.getByRole('button', { name: 'Worst row' }).click();
    await expect.poll(() => line.innerText()).toContain(`row ${String(worst!.row + 1)}`);
    // A click on the cross means the point below it.
    await cross(page).click();
    await expect.poll(() => tab(page, 'Step through').getAttribute('aria-selected')).toBe('true');

    await field(page, 'a').fill('100');
    await expect.poll(() => line.innerText()).toContain('a = 100');
    // Step through would go to the neuron, and show what is known by then.
    await tab(page, 'Inspect').click();
    await playground.button('Neuron 4').click();
    await expectInput(all, { a: 100, b: worst!.cells.b as number });
  }));

it('takes a step down the tangent, as the engine does, and leaves its trail', () =>
  opened({ ...wave, training: { stepSize: { initial: 0.5 } } }, async (all) => {
    const { page, playground, session } = all;
    await playground.button('Edge 1 to 3').focus();
    await page.keyboard.press('Enter');
    await tab(page, 'Loss of one weight').click();
    const weight = field(page, 'weight');
    const trail = page.locator('ew-weight-slice path.trail');
    const edge = session.network.edges.findIndex(({ from, to }) => from === 0 && to === 2);
    const { inputs, targets } = session.encoded({ index: 0 });
    const before = session.weights[edge]!;
    for (let step = 1; step <= 2; ++step) {
      const { next } = session.lossSlice({ edge, points: 2, on: { inputs, targets } });
      await playground.button('Take a step').click();
      await expect.poll(async () => Number(await weight.inputValue())).toBeCloseTo(next, 6);
      await expect.poll(() => trail.count()).toBe(step);
      const weights = session.weights.slice();
      weights[edge] = next;
      session.setWeights(weights);
    }
    await page.getByRole('combobox', { name: 'loss of' }).selectOption('all');
    const { loss, next } = session.lossSlice({ edge, points: 2 });
    await expect
      .poll(() => page.locator('ew-weight-slice .side').innerText())
      .toContain(`loss ${written(loss)}`);
    await expect.poll(() => trail.count()).toBe(0);
    await playground.button('Take a step').click();
    await expect.poll(async () => Number(await weight.inputValue())).toBeCloseTo(next, 6);
    for (let step = 0; step < 3; ++step) await playground.button('Undo').click();
    await expect.poll(async () => Number(await weight.inputValue())).toBeCloseTo(before, 6);
    const chart = page.getByRole('slider', { name: 'Loss over the weight 1 → 3' });
    expect((await chart.boundingBox())!.height).toBeGreaterThanOrEqual(260);
  }));

it('drags the point of a weight without selecting what is written there', () =>
  opened(wave, async ({ page, playground }) => {
    await playground.button('Edge 1 to 3').focus();
    await page.keyboard.press('Enter');
    await tab(page, 'Loss of one weight').click();
    const chart = page.getByRole('slider', { name: 'Loss over the weight 1 → 3' });
    const { x, y } = await middleOf(chart);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 80, y + 200, { steps: 4 });
    await page.mouse.up();
    expect(await page.evaluate(() => getSelection()?.toString() ?? '')).toBe('');
  }));

it('shows the way of the run over two weights', () =>
  opened(wave, async ({ page, playground }) => {
    await playground.button('Edge 1 to 3').focus();
    await page.keyboard.press('Enter');
    await tab(page, 'Loss of one weight').click();
    await page.getByRole('combobox', { name: 'and a second weight' }).selectOption('2 → 3');
    const grid = page.getByRole('img', { name: /^Loss over the weights 1 → 3 and 2 → 3/ });
    await grid.waitFor();
    const corners = async () =>
      ((await grid.locator('path.way').getAttribute('d')) ?? '').split('L').length;
    const few = await corners();
    for (let k = 0; k < 4; ++k) await playground.button('Step').click();
    await expect.poll(corners).toBeGreaterThan(few + 2);
  }));

it('draws the error of a row as a square, and tells the loss as the mean of the squares', () =>
  opened(wave, async ({ page, session }) => {
    const { inputs, targets } = session.encoded({ index: 0 });
    const { neurons, loss } = session.trace(inputs, targets);
    const out = neurons.find(({ kind }) => kind === 'output')!.out;
    const shown = page.locator('ew-example-line .square');
    const inBrackets = (value: number) => (value < 0 ? `(${written(value)})` : written(value));
    await expect
      .poll(() => shown.innerText())
      .toContain(`(${written(out)} \u2212 ${inBrackets(targets[0]!)})² = ${written(loss!)}`);
    expect(await shown.innerText()).toContain(
      `${written(session.metrics.trainLoss!)} is the mean of the squares of 60 rows: the training loss`,
    );
    // As high as wide, from the curve to the point of the row.
    const square = page.locator('ew-example-cross rect');
    const box = (await square.boundingBox())!;
    expect(Math.abs(box.width - box.height)).toBeLessThan(1.5);
    const { y } = await middleOf(cross(page));
    const edges = [box.y, box.y + box.height].map((edge) => Math.abs(edge - y));
    expect(Math.min(...edges)).toBeLessThan(2.5);

    await cross(page).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => shown.innerText()).toContain('No gap is drawn.');
    expect(await square.count()).toBe(0);
  }));

it('draws no square where the loss is another one', () =>
  opened({ ...wave, training: { loss: 'absolute' } }, async ({ page }) => {
    await cross(page).waitFor();
    expect(await page.locator('ew-example-cross rect').count()).toBe(0);
    expect(await page.locator('ew-example-line .square').count()).toBe(0);
  }));
