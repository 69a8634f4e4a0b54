/** Reading the outputs: sorted rows, the confusion matrix, the map from near, numbers behind it. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine, parseCsv, type Engine, type Project } from '../../wasm/src/node.js';
import { linkOf } from '../../web/src/project/link.js';
import { openedOn } from './support/opened.js';
import type { PlaygroundPage } from './support/playground.js';
import { openSite, type OpenPage, type Site } from './support/site.js';

let site: Site;
let engine: Engine;

beforeAll(async () => {
  site = await openSite();
  engine = await createEngine();
});

afterAll(() => site.close());

const opened = (
  project: Project,
  act: (playground: PlaygroundPage, page: OpenPage['page']) => Promise<void>,
) => openedOn(site, { path: `#${linkOf(project)}` }, act);

const flowers: Project = {
  edgewise: 1,
  title: 'Flowers',
  network: { layers: [4, 3, 3], hidden: 'tanh', output: 'softmax' },
  data: { builtin: 'iris' },
  training: { loss: 'cross-entropy', batch: 10, stepSize: { initial: 0.01 } },
};

const many: Project = {
  edgewise: 1,
  title: 'Many rows',
  network: { layers: [2, 3, 1], hidden: 'tanh', output: 'logistic' },
  data: { generator: { name: 'circle', samples: 12_500 }, split: { train: 0.2 } },
};

const wave: Project = {
  edgewise: 1,
  title: 'Wave',
  network: { layers: [1, 3, 1], hidden: 'tanh', output: 'identity' },
  data: { generator: { name: 'sine', samples: 60 } },
};

const cells = [0, 1, 2, 3].flatMap((a) =>
  [0, 0.5, 1].map((b) => [a / 3, b, ((a * 2 + b * 6) % 5) / 5]),
);
const column = (name: string, of: (a: number, b: number, c: number) => number) => ({
  name,
  type: 'number' as const,
  values: cells.map(([a, b, c]) => of(a!, b!, c!)),
});

const sums: Project = {
  edgewise: 1,
  title: 'Sums',
  network: { layers: [3, 4, 2], hidden: 'tanh', output: 'identity' },
  data: {
    table: {
      columns: [
        column('a', (a) => a),
        column('b', (_, b) => b),
        column('c', (_, __, c) => c),
        column('sum', (a, b, c) => a + b + c),
        column('product', (a, b, c) => a * b * c),
      ],
    },
    inputs: ['a', 'b', 'c'],
    targets: ['sum', 'product'],
  },
};

it('sorts ten thousand rows by any column, a page at a time', () =>
  opened(many, async (playground, page) => {
    const session = engine.open(many);
    await page.getByRole('tab', { name: 'table' }).click();
    const rows = page.getByRole('group', { name: 'Predictions' }).getByRole('row');
    await page.getByText('1 to 50 of 10,000').waitFor();
    await expect.poll(() => rows.count()).toBe(51);
    const firstLosses = async () => {
      const cells = await page
        .getByRole('group', { name: 'Predictions' })
        .locator('tbody tr td:nth-child(4)')
        .allInnerTexts();
      return cells.slice(0, 3);
    };
    const worst = (from: number, descending: boolean) =>
      session
        .listing({ set: 'test', order: 'loss', descending, from, count: 3 })
        .examples.map(({ loss }) => loss.toFixed(4));
    await expect.poll(firstLosses).toEqual(worst(0, true));
    await playground.button('Next rows').click();
    await page.getByText('51 to 100 of 10,000').waitFor();
    await expect.poll(firstLosses).toEqual(worst(50, true));
    await page.getByRole('columnheader', { name: /^loss/ }).getByRole('button').click();
    await expect.poll(firstLosses).toEqual(worst(0, false));
    await page.getByRole('columnheader', { name: /^x1/ }).getByRole('button').click();
    const lowest = session.listing({ set: 'test', order: 'cell', column: 'x1', count: 1 });
    await expect
      .poll(() => rows.nth(1).getByRole('button').getAttribute('aria-label'))
      .toBe(`Inspect row ${(lowest.examples[0]!.row + 1).toLocaleString('en')}`);
    const header = page.getByRole('columnheader', { name: /^x1/ });
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('ascending');
    await rows.nth(1).getByRole('button').click();
    const number = page.getByRole('spinbutton', { name: 'Example', exact: true });
    await expect.poll(() => number.inputValue()).toBe(String(lowest.examples[0]!.index + 1));
  }));

it('opens the rows that a cell of the confusion matrix counts', () =>
  opened(flowers, async (playground, page) => {
    const session = engine.open(flowers);
    const [matrix] = session.measures({ on: 'train' }).confusion;
    const { categories, counts } = matrix!;
    const place = counts.findIndex((count, k) => count > 0 && k % 4 !== 0);
    const truth = categories[Math.floor(place / 3)]!;
    const said = categories[place % 3]!;
    await page.getByRole('tab', { name: 'Measures' }).click();
    await page.getByRole('combobox', { name: 'Measured on' }).selectOption('train');
    const count = String(counts[place]);
    await playground.button(`${truth} predicted as ${said}: ${count} rows`).click();
    await page.getByText(`${count} rows, ${count} wrong`).waitFor();
    const cells = page.getByRole('group', { name: 'Predictions' }).locator('tbody tr');
    await expect.poll(() => cells.count()).toBe(Math.min(50, Number(count)));
    expect(await cells.first().innerText()).toContain(truth);
    expect(await cells.first().innerText()).toContain(said);
    await playground.button('All rows').click();
    await page.getByText(`${String(session.data!.rows.train)} rows,`).waitFor();
  }));

it('zooms the map by buttons, wheel, keys and typed bounds, and back', () =>
  opened(flowers, async (playground, page) => {
    const from = page.getByRole('spinbutton', { name: 'sepal_length_cm from' });
    const to = page.getByRole('spinbutton', { name: 'sepal_length_cm to' });
    await playground.button('Zoom and values').click();
    const width = async () => Number(await to.inputValue()) - Number(await from.inputValue());
    const whole = await width();
    await playground.button('Zoom in').click();
    await expect.poll(width).toBeCloseTo(whole * 0.7, 2);
    const map = page.getByRole('figure', { name: /^Map of/ });
    const scrolled = () => map.evaluate((figure) => figure.getBoundingClientRect().top);
    await map.hover();
    const before = await scrolled();
    await page.mouse.wheel(0, 40);
    await expect.poll(scrolled).toBeLessThan(before);
    expect(await width()).toBeCloseTo(whole * 0.7, 2);
    await map.focus();
    await map.hover();
    await page.mouse.wheel(0, -200);
    await expect.poll(width).toBeLessThan(whole * 0.6);
    await page.keyboard.press('-');
    await page.keyboard.press('ArrowRight');
    await page.getByText(/sepal_length_cm [\d.]+, sepal_width_cm [\d.]+: /).waitFor();
    await from.fill('9');
    await from.press('Enter');
    await page.getByText('“from” must be below “to”.').waitFor();
    await from.fill('5');
    await from.press('Enter');
    await to.fill('6');
    await to.press('Enter');
    await expect.poll(width).toBe(1);
    await playground.kept(({ view }) => JSON.stringify(view).includes('[5,6]'));
    await playground.button('Zoom and values').click();
    await playground.button('Reset zoom').click();
    await expect.poll(() => playground.button('Reset zoom').count()).toBe(0);
    await playground.button('Zoom and values').click();
    await expect.poll(width).toBeCloseTo(whole, 3);
  }));

it('shows any of several outputs, over any two inputs, the third held where people like', () =>
  opened(sums, async (playground, page) => {
    await page.getByRole('figure', { name: 'Map of sum over a and b' }).waitFor();
    const legend = page.locator('ew-output .legend');
    const read = async () => {
      await page.getByRole('figure', { name: /^Map of/ }).focus();
      for (const key of ['ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
      const [place, value] = (await legend.innerText()).replaceAll('\u2212', '-').split(': ');
      const [x, y] = [...place!.matchAll(/-?[\d.]+/g)].map(([text]) => Number(text));
      return { x: x!, y: y!, value: Number(value) };
    };
    const session = engine.open(sums);
    const sum = await read();
    const c = Number(await page.getByRole('slider', { name: 'c', exact: true }).inputValue());
    const [said] = session.predict([{ a: sum.x, b: sum.y, c }]);
    expect(sum.value).toBeCloseTo(Number(said!.values.sum), 1);
    await page.getByRole('combobox', { name: 'output', exact: true }).selectOption('product');
    await page.getByRole('figure', { name: 'Map of product over a and b' }).waitFor();
    const product = await read();
    expect(product.value).toBeCloseTo(Number(said!.values.product), 1);
    // Another axis; the input that goes is held.
    await page.getByRole('combobox', { name: 'y', exact: true }).selectOption('c');
    await page.getByRole('figure', { name: 'Map of product over a and c' }).waitFor();
    await page.getByRole('slider', { name: 'b', exact: true }).fill('1');
    await playground.kept(({ view }) => JSON.stringify(view).includes('"fixed":{"b":1}'));
    const held = await read();
    const [there] = session.predict([{ a: held.x, b: 1, c: held.y }]);
    expect(held.value).toBeCloseTo(Number(there!.values.product), 1);
    await page.getByRole('combobox', { name: 'y', exact: true }).selectOption('none: a curve');
    await page.getByRole('figure', { name: 'product over a' }).waitFor();
  }));

it('has a table behind the plot, with the numbers of the engine', () =>
  opened(wave, async (playground, page) => {
    const session = engine.open(wave);
    await playground.button('Zoom and values').click();
    await page.getByText('Numbers', { exact: true }).click();
    const rows = page.getByRole('group', { name: 'Numbers of the plot' }).getByRole('row');
    await expect.poll(() => rows.count()).toBe(26);
    const [x, y] = (await rows.nth(7).innerText())
      .split(/\s+/)
      .map((text) => Number(text.replace('\u2212', '-')));
    const said = session.predict([[x!]])[0]!.values.y;
    expect(y).toBeCloseTo(Number(said), 1);
  }));

it('looks into the example whose point is clicked', () =>
  opened(wave, async (_, page) => {
    const session = engine.open(wave);
    const { x, target } = session.points({ x: 'x' });
    const figure = page.getByRole('figure', { name: 'y over x' });
    const [low, high] = session.map({ x: 'x', resolution: 2 }).x;
    const box = (await figure.locator('canvas.points').boundingBox())!;
    const column = session.data!.columns.find(({ name }) => name === 'y')!;
    const pad = (column.max! - column.min!) * 0.08;
    const share = (target[7]! - column.min! + pad) / (column.max! - column.min! + 2 * pad);
    await page.mouse.click(
      box.x + ((x[7]! - low) / (high - low)) * box.width,
      box.y + (1 - share) * box.height,
    );
    const number = page.getByRole('spinbutton', { name: 'Example', exact: true });
    await expect.poll(() => number.inputValue()).toBe('8');
  }));

it('moves one weight by the arrow keys along its loss, as one act', async () => {
  await opened(wave, async (playground, page) => {
    await page.getByRole('tab', { name: 'Loss of one weight' }).click();
    await playground.button('Edge 1 to 3').focus();
    await page.keyboard.press('Enter');
    const slider = page.getByRole('slider', { name: /Loss over the weight/ });
    await slider.focus();
    const weight = async () => Number(await slider.getAttribute('aria-valuenow'));
    const before = await weight();
    await page.keyboard.down('ArrowRight');
    await expect.poll(weight).toBeGreaterThan(before);
    await page.keyboard.up('ArrowRight');
    await page.keyboard.press('Tab');
    await playground.button('Undo').click();
    await expect.poll(weight).toBe(before);
  });
});

const birds: Project = {
  edgewise: 1,
  title: 'Birds',
  network: { layers: [2, 3, 2], hidden: 'tanh', output: 'softmax' },
  data: {
    table: {
      columns: [
        column('wing', (a, b) => a + b),
        { name: 'bill', values: cells.map(([a = 0], k) => (k % 5 === 2 ? null : a)) },
        { name: 'kind', values: cells.map(([, , c = 0]) => (c > 0.4 ? 'tern, arctic' : 'gull')) },
      ],
    },
    targets: ['kind'],
    split: { train: 0.7, seed: 3 },
  },
  training: { loss: 'cross-entropy' },
};

it('downloads all rows with their set, prediction and probabilities', () =>
  opened(birds, async (playground, page) => {
    await page.getByRole('tab', { name: 'table' }).click();
    await page.getByRole('checkbox', { name: 'probabilities' }).check();
    const { name, content } = await playground.saved(playground.button('Download predictions'));
    expect(name).toBe('birds-predictions.csv');
    const { table } = await parseCsv(content.toString('utf8'));
    const values = (column: string) =>
      table.columns.find((one) => one.name === column)?.values ?? [];
    const session = engine.open(birds);
    const target = session.data?.columns.find(({ role }) => role === 'target')?.name ?? '';
    const kept = new Map(
      (['train', 'test'] as const)
        .flatMap((set) => session.examples({ set, count: 1000 }))
        .map((example) => [example.row, example]),
    );
    expect(values('set')).toHaveLength(session.data?.rows.total ?? 0);
    for (const [row, set] of values('set').entries()) {
      const example = kept.get(row);
      expect(set).toBe(example?.set ?? null);
      expect(values(`predicted ${target}`)[row]).toBe(example?.prediction.values[target] ?? null);
      for (const { category, value } of example?.prediction.probabilities ?? []) {
        expect(values(`probability of ${category}`)[row]).toBeCloseTo(value, 6);
      }
    }
    // Without these columns it is the same table.
    await page.getByRole('checkbox', { name: 'probabilities' }).uncheck();
    await page.getByRole('checkbox', { name: 'prediction' }).uncheck();
    await page.getByRole('checkbox', { name: 'train or test' }).uncheck();
    const bare = await playground.saved(playground.button('Download predictions'));
    const whole = await playground.saved(playground.button('Download'));
    expect(bare.content.toString('utf8')).toBe(whole.content.toString('utf8'));
  }));
