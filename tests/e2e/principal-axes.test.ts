/** The map of the principal axes, and predicted against true values, beside the engine. */

import { expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { Project } from '../../wasm/src/node.js';
import { besideEngine } from './support/opened.js';

const opened = besideEngine();

const wave = (k: number, pace: number) => Math.round(1000 * Math.sin(k * pace)) / 1000;
const rows = Array.from({ length: 24 }, (_, k) => k);

/** Three inputs of numbers, one of categories beside them, and a number to predict. */
const table = {
  columns: [
    { name: 'a', values: rows.map((k) => 10 + 4 * wave(k, 1)) },
    { name: 'b', values: rows.map((k) => 3 * wave(k, 1) + wave(k, 2.3)) },
    { name: 'c', values: rows.map((k) => wave(k, 0.7)) },
    { name: 'kind', values: rows.map((k) => ['u', 'v', 'w'][k % 3]!) },
    { name: 'y', values: rows.map((k) => 100 + 20 * wave(k, 1) + 5 * wave(k, 0.7)) },
  ],
};

const numbers: Project = {
  edgewise: 1,
  title: 'Three numbers',
  network: { layers: [3, 4, 1], hidden: 'tanh', output: 'identity' },
  data: {
    table,
    inputs: ['a', 'b', 'c'],
    targets: ['y'],
    scale: 'standard',
    split: { train: 0.75, seed: 1 },
  },
};

const mixed: Project = {
  ...numbers,
  title: 'Mixed',
  network: { layers: [5, 4, 1], hidden: 'tanh', output: 'identity' },
  data: { ...numbers.data!, inputs: ['a', 'b', 'kind'] },
};

const cross = (page: Page) => page.getByRole('slider', { name: 'Current example' });
const line = (page: Page) => page.getByRole('group', { name: 'Current example' });
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('spinbutton', { name, exact: true });
const read = async (page: Page, name: string) => Number(await field(page, name).inputValue());

async function choosePrincipal(page: Page): Promise<void> {
  const label = 'principal axes';
  await page.getByRole('combobox', { name: 'x', exact: true }).selectOption({ label });
  await page.getByText('of their variance').waitFor();
}

/** Middle of the cross in the plane's coordinates, as it tells them. */
async function placeOf(page: Page): Promise<number[]> {
  const text = (await cross(page).getAttribute('aria-valuetext')) ?? '';
  return [...text.matchAll(/principal axis \d (\u2212?[\d.]+)/g)].map(([, number = '']) =>
    Number(number.replace('\u2212', '-')),
  );
}

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await locator.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

it('projects the rows, and says how much of them is seen', () =>
  opened(numbers, async ({ page, session }) => {
    await choosePrincipal(page);
    const { variances, total } = session.principalAxes();
    const share = Math.round((100 * (variances[0] + variances[1])) / total);
    await page.getByText(`${String(share)} %`).waitFor();
    // The cross is where the engine projects its row.
    const points = session.points({ plane: 'principal' });
    await expect.poll(() => placeOf(page)).toHaveLength(2);
    for (const [k, coordinate] of (await placeOf(page)).entries()) {
      expect(coordinate).toBeCloseTo((k === 0 ? points.x : points.y!)[0]!, 1);
    }
    // No columns are held.
    expect(await page.getByRole('group', { name: 'Other inputs, held at' }).count()).toBe(0);
  }));

it('moves the example within the plane, where the map tells its prediction', () =>
  opened(numbers, async ({ page, session }) => {
    await choosePrincipal(page);
    await expect.poll(() => placeOf(page)).toHaveLength(2);
    const from = await middleOf(cross(page));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    const side = from.x > 1300 ? -1 : 1;
    await page.mouse.move(from.x + 40 * side, from.y + 30, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => line(page).innerText()).toContain('a = ');
    const [a = NaN, b = NaN] = await placeOf(page);
    const { inUnits } = session.principalAxes();
    const cells: Record<string, number> = {};
    for (const [name, { centre, directions }] of Object.entries(inUnits!)) {
      cells[name] = centre + a * directions[0] + b * directions[1];
      await expect.poll(() => read(page, name)).toBeCloseTo(cells[name], 1);
    }
    const to = await middleOf(cross(page));
    expect(Math.abs(to.x - from.x - 40 * side)).toBeLessThan(3);
    expect(Math.abs(to.y - from.y - 30)).toBeLessThan(3);

    // By keys along one axis; what is typed moves it too.
    await cross(page).focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(async () => (await placeOf(page))[1]).toBeGreaterThan(b);
    expect((await placeOf(page))[0]).toBe(a);
    await field(page, 'c').fill('0.25');
    const row = { a: await read(page, 'a'), b: await read(page, 'b'), c: 0.25 };
    const { inputs } = session.encoded({ input: row });
    const { plane } = session.principalAxes();
    const along = (direction: number[]) =>
      inputs.reduce((sum, input, k) => sum + direction[k]! * (input - plane.centre[k]!), 0);
    await expect
      .poll(async () => Math.abs((await placeOf(page))[0]! - along(plane.directions[0])))
      .toBeLessThan(0.01);

    // Back to columns, with the values that were held.
    await page.getByRole('combobox', { name: 'axes', exact: true }).selectOption({ label: 'b' });
    await expect.poll(() => cross(page).getAttribute('aria-valuetext')).toContain('b ');
    await page.getByRole('group', { name: 'Other inputs, held at' }).waitFor();
  }));

it('is not dragged between categories, and says so', () =>
  opened(mixed, async ({ page, session }) => {
    await choosePrincipal(page);
    await page.getByText('Some inputs are no numbers').waitFor();
    await expect.poll(() => placeOf(page)).toHaveLength(2);
    expect(await cross(page).getAttribute('aria-disabled')).toBe('true');
    const before = await placeOf(page);
    await cross(page).focus();
    await page.keyboard.press('ArrowRight');
    // Another row moves it, to where that one is.
    await field(page, 'Take row').fill('5');
    await field(page, 'Take row').press('Enter');
    await expect.poll(() => line(page).innerText()).toContain('row 5');
    const points = session.points({ plane: 'principal' });
    const places = Array.from(points.x, (x, k) => [x, points.y![k]!]);
    await expect.poll(() => placeOf(page)).not.toEqual(before);
    const [a = NaN, b = NaN] = await placeOf(page);
    expect(Math.min(...places.map(([x, y]) => Math.hypot(a - x!, b - y!)))).toBeLessThan(0.02);
  }));

it('stays as it was chosen, in a link too', () =>
  opened(
    {
      ...numbers,
      view: { axes: { x: 'principal axis 1', y: 'principal axis 2', principal: true, fixed: {} } },
    },
    async ({ page }) => {
      await page.getByText('of their variance').waitFor();
      // A map of other data has its own axes.
      await page.getByRole('combobox', { name: 'Data set' }).selectOption('circle');
      await expect.poll(() => cross(page).getAttribute('aria-valuetext')).toContain('x1 ');
      expect(await page.getByText('of their variance').count()).toBe(0);
    },
  ));

it('plots predicted against true values where the engine has them', () =>
  opened(numbers, async ({ page, session, playground }) => {
    await tab(page, 'predicted').click();
    const plot = page.locator('ew-predicted-plot');
    const figure = plot.getByRole('figure');
    await expect.poll(() => figure.getAttribute('aria-label')).toContain('R squared of training');

    // The ring around the current example, and ticks, tell where values are.
    const { truth, predicted, test } = session.predicted();
    const ring = plot.locator('circle.ring');
    const at = async () => ({
      x: Number(await ring.getAttribute('cx')),
      y: Number(await ring.getAttribute('cy')),
    });
    const choose = async (row: number) => {
      await field(page, 'Take row').fill(String(row + 1));
      await field(page, 'Take row').press('Enter');
      await expect.poll(() => line(page).innerText()).toContain(`row ${String(row + 1)}`);
    };
    const told = [...session.examples({ set: 'train' }), ...session.examples({ set: 'test' })].map(
      ({ row }) => row,
    );
    const places: { x: number; y: number; truth: number; predicted: number }[] = [];
    for (const k of [0, 7, truth.length - 1]) {
      await choose(told[k]!);
      await expect.poll(async () => (await at()).x).not.toBe(places.at(-1)?.x);
      places.push({ ...(await at()), truth: truth[k]!, predicted: predicted[k]! });
    }
    // A straight scale, the same for both, with y upwards.
    const [p, q, r] = places as [(typeof places)[0], (typeof places)[0], (typeof places)[0]];
    const across = (q.x - p.x) / (q.truth - p.truth);
    expect(across).toBeGreaterThan(0);
    expect(r.x - p.x).toBeCloseTo(across * (r.truth - p.truth), 0);
    const up = (q.y - p.y) / (q.predicted - p.predicted);
    expect(up).toBeLessThan(0);
    expect(r.y - p.y).toBeCloseTo(up * (r.predicted - p.predicted), 0);

    // Numbers beside it.
    const shown = plot.locator('tbody tr');
    for (const [k, on] of (['train', 'test'] as const).entries()) {
      const [measured] = session.measures({ on }).rSquared;
      const cells = await shown.nth(k).locator('td').allInnerTexts();
      const value = (text = '') => Number(text.replace('\u2212', '-').replace(',', ''));
      expect(value(cells[0])).toBe(test.filter((one) => one === k).length);
      expect(value(cells[1])).toBeCloseTo(measured!.value!, 1);
      expect(value(cells[2])).toBeCloseTo(measured!.meanAbsoluteError, 0);
    }

    // The worst predicted one, a click, and the keys.
    await line(page).getByRole('button', { name: 'Worst row' }).click();
    const [worst] = session.listing({
      set: 'test',
      order: 'loss',
      descending: true,
      count: 1,
    }).examples;
    await expect.poll(() => line(page).innerText()).toContain(`row ${String(worst!.row + 1)}`);
    await figure.focus();
    for (const _ of truth) await page.keyboard.press('ArrowLeft');
    const least = told[truth.indexOf(Math.min(...truth))]!;
    await expect.poll(() => line(page).innerText()).toContain(`row ${String(least + 1)}`);
    const box = (await plot.locator('svg.axes').boundingBox())!;
    await page.mouse.move(box.x + p.x, box.y + p.y);
    await expect.poll(() => plot.locator('.legend').innerText()).toContain('Training row: true');
    await page.mouse.click(box.x + p.x, box.y + p.y);
    await expect.poll(() => line(page).innerText()).toContain(`row ${String(told[0]! + 1)}`);

    // It follows training, and where there are no numbers there is no such plot.
    const before = await shown.first().innerText();
    await playground.trainTo(5);
    await expect.poll(() => shown.first().innerText()).not.toBe(before);
    await playground.dataSet.selectOption('circle');
    await expect.poll(() => tab(page, 'predicted').count()).toBe(0);
    await page.getByRole('figure', { name: /^Map of/ }).waitFor();
  }));
