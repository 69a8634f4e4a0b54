/** The workshops, as a person uses them: set something, read the numbers, take the network along. */

import { beforeAll, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../wasm/src/node.js';
import { freshPages } from './support/fresh.js';
import { PlaygroundPage } from './support/playground.js';
import { narrow } from './support/site.js';

let engine: Engine;
const { open, playground, site } = freshPages();

beforeAll(async () => {
  engine = await createEngine();
});

async function workshop(name: string): Promise<void> {
  await playground.button('Workshops').click();
  await open.page.getByRole('dialog', { name: 'Workshops' }).waitFor();
  await open.page.getByRole('tab', { name, exact: true }).click();
}

/** What stands beside a fact's name. */
const fact = (name: string) =>
  open.page
    .locator('dl.facts div')
    .filter({ has: open.page.getByText(name, { exact: true }) })
    .locator('dd')
    .innerText();

/** A number as the page writes it. */
const numberOf = (text: string) => Number(text.replaceAll('\u2212', '-').replaceAll(',', ''));

async function put(): Promise<void> {
  await playground.button('Open in playground').click();
  await open.page.getByRole('dialog', { name: 'Workshops' }).waitFor({ state: 'hidden' });
}

it('approximates a typed function, tells what is wrong with one, and takes the network along', async () => {
  await workshop('Any function');
  const formula = open.page.getByRole('textbox', { name: 'f(x) =' });
  await expect.poll(() => fact('hidden neurons')).toBe('8');
  await formula.fill('x^2 + foo');
  await open.page.getByText('“foo” is not known').waitFor();
  await expect.poll(() => formula.getAttribute('aria-invalid')).toBe('true');
  await formula.fill('|x|');
  const slider = open.page.getByRole('slider', { name: /hidden neurons/ });
  await slider.fill('2');
  await expect.poll(async () => numberOf(await fact('largest error'))).toBeLessThan(1e-6);
  await slider.fill('40');
  await expect.poll(() => fact('edges')).toBe('121');
  await formula.fill('sin(3x)');
  // What stood before, |x|, is met to the last digits.
  await expect.poll(async () => numberOf(await fact('largest error'))).toBeGreaterThan(1e-4);
  const error = numberOf(await fact('largest error'));
  expect(error).toBeLessThan(0.05);
  await slider.fill('80');
  await expect.poll(async () => numberOf(await fact('largest error'))).toBeLessThan(error / 2);
  await put();
  const project = await playground.kept(({ title }) => title === 'f(x) = sin(3x)');
  const session = engine.open(project);
  expect(session.network.neurons.filter(({ kind }) => kind === 'hidden')).toHaveLength(80);
  expect(session.evaluate(Float32Array.of(0.5))[0]).toBeCloseTo(Math.sin(1.5), 1);
  await playground.button('Undo').click();
  await open.page.getByText('feed-forward, 4 layers').waitFor();
});

it('shows what one neuron adds: its bend, alone and with those before it', async () => {
  await workshop('Any function');
  await expect.poll(() => fact('hidden neurons')).toBe('8');
  const bends = open.page.locator('ew-approximation');
  await bends.getByRole('button', { name: 'Neuron 5', exact: true }).click();
  await bends.getByText('Neuron 5 alone is 0 up to one place').waitFor();
  const legend = bends.locator('ew-chart').first().locator('.legend');
  await expect.poll(() => legend.innerText()).toContain('neuron 5 alone');
  await bends.getByRole('button', { name: 'Neuron 5', exact: true }).click();
  await expect.poll(() => legend.innerText()).not.toContain('alone');
});

it('approximates a function that is drawn by hand', async () => {
  await workshop('Any function');
  await expect.poll(() => fact('hidden neurons')).toBe('8');
  const chart = open.page.getByRole('img', { name: /The function and the network/ });
  const box = (await chart.boundingBox())!;
  const before = await fact('largest error');
  await open.page.mouse.move(box.x + 80, box.y + 60);
  await open.page.mouse.down();
  await open.page.mouse.move(box.x + box.width - 20, box.y + 180, { steps: 8 });
  await open.page.mouse.up();
  await expect.poll(() => fact('largest error')).not.toBe(before);
  const legend = open.page.locator('ew-chart').first().locator('.legend');
  await expect.poll(() => legend.innerText()).toContain('drawn by hand');
  await chart.focus();
  await open.page.keyboard.press('Home');
  await open.page.getByRole('img', { name: /x −3: drawn by hand/ }).waitFor();
});

it('builds a boolean function from clicked cells, and checks it on every row', async () => {
  await workshop('Any boolean function');
  await expect.poll(() => fact('check')).toBe('right on all 8 rows');
  expect(await fact('hidden neurons')).toBe('3');
  await playground.button('and').click();
  await expect.poll(() => fact('hidden neurons')).toBe('1');
  await playground.button('y for 000: 0').click();
  const truth = '10000001';
  const built = engine.construct({ boolean: { truth } });
  await expect.poll(() => fact('hidden neurons')).toBe(String(built.hidden));
  expect(await fact('check')).toBe('right on all 8 rows');
  await open.page.getByRole('slider', { name: /bits/ }).fill('5');
  await playground.button('random').click();
  await expect.poll(() => fact('check')).toBe('right on all 32 rows');
  await put();
  const project = await playground.kept(({ title }) => title === 'Boolean function of 5 bits');
  expect(engine.open(project).metrics.trainLoss).toBe(0);
});

it('counts images and networks in powers of ten', async () => {
  await workshop('How many are there?');
  const table = open.page.getByRole('table', { name: 'Counts' });
  await table.getByText('10⁹⁶³²⁹').first().waitFor();
  const weights = open.page.getByRole('spinbutton', { name: 'weights', exact: true });
  await weights.fill('7');
  await weights.press('Enter');
  const values = open.page.getByRole('spinbutton', { name: 'values per weight' });
  await values.fill('8');
  await values.press('Enter');
  await table.getByText((2 ** 21).toLocaleString('en')).waitFor();
  // A hundred values for each of a thousand weights, and pixels of four bytes.
  await weights.fill('1000');
  await weights.press('Enter');
  await values.fill('100');
  await values.press('Enter');
  await table.getByText('10²⁰⁰⁰').first().waitFor();
  const pixel = open.page.getByRole('spinbutton', { name: 'values per pixel' });
  await pixel.fill('4294967296');
  await pixel.press('Enter');
  await table.getByText('10³⁸⁵³¹⁸').first().waitFor();
});

it('multiplies matrices by a network', async () => {
  await workshop('Matrix product');
  const product = open.page.getByRole('table', { name: /Product/ });
  await expect.poll(() => product.innerText()).toMatch(/1\s+4\s+2\s+1\s+−2\s+−0\.5/);
  const cell = open.page.getByRole('spinbutton', { name: 'A, row 1, column 1' });
  await cell.fill('2');
  await cell.press('Enter');
  await expect.poll(() => product.innerText()).toMatch(/4\s+4\s+3\s+1\s+−2\s+−0\.5/);
  expect(await fact('largest error')).toBe('0');
  expect(await fact('hidden neurons')).toBe('0');
  await playground.button('A and B are two layers').click();
  await expect.poll(() => fact('hidden neurons')).toBe('2');
  await expect.poll(() => product.innerText()).toMatch(/4\s+4\s+3\s+1\s+−2\s+−0\.5/);
  await playground.button('A is the network').click();
  await expect.poll(() => fact('hidden neurons')).toBe('0');
  await put();
  await open.page.getByText('feed-forward, 2 layers').waitFor();
});

it('sets deep against wide, built and trained', async () => {
  await workshop('Deep or wide');
  await open.page.getByRole('slider', { name: /folds/ }).fill('5');
  const networks = open.page.getByRole('group', { name: 'Networks for the sawtooth' });
  await expect
    .poll(() => networks.getByRole('row', { name: /^deep/ }).innerText())
    .toMatch(/deep\s+10\s+30\s+0/);
  expect(await networks.getByRole('row', { name: /^wide, exact/ }).innerText()).toMatch(
    /32\s+96\s+0/,
  );
  const equal = await networks.getByRole('row', { name: /^wide, as many/ }).innerText();
  expect(numberOf(equal.split(/\s+/).at(-1)!)).toBeGreaterThan(0.5);

  const best = async (name: string) => {
    const row = open.page
      .getByRole('group', { name: 'Trained networks' })
      .getByRole('row', { name: new RegExp(`^${name} `) });
    return numberOf(await row.locator('strong').innerText());
  };
  await playground.button('Train both').click();
  await playground.button('Open the deep one in the playground').waitFor({ timeout: 60_000 });
  expect(await best('deep')).toBeLessThan(await best('wide'));
  await open.page.getByRole('combobox', { name: 'task' }).selectOption('sine');
  await playground.button('Train both').click();
  await playground.button('Open the wide one in the playground').waitFor({ timeout: 60_000 });
  expect(await best('wide')).toBeLessThan(await best('deep'));
  await playground.button('Open the wide one in the playground').click();
  await open.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await open.page.getByText('feed-forward, 3 layers').waitFor();
}, 150_000);

it('multiplies with four neurons, constructed and trained', async () => {
  await workshop('Multiplying');
  const scale = open.page.getByRole('slider', { name: /scale/ });
  await scale.fill('0');
  const { error } = engine.construct({ 'product-gate': { scale: 1 } });
  await expect
    .poll(async () => numberOf(await fact('largest error on [−1, 1]²')))
    .toBeCloseTo(error, 3);
  await scale.fill('-1.5');
  await expect
    .poll(async () => numberOf(await fact('largest error on [−1, 1]²')))
    .toBeLessThan(0.001);
  await playground.button('Train four neurons').click();
  await playground.button('Open the trained gate in the playground').waitFor({ timeout: 60_000 });
  const gates = open.page.getByRole('group', { name: 'Constructed and trained gates' });
  const cells = await gates
    .getByRole('row', { name: /^trained/ })
    .locator('td')
    .allInnerTexts();
  expect(numberOf(cells[0]!)).toBeLessThan(0.01);
}, 90_000);

it('is closed by Escape, and leaves what was open as it was', async () => {
  const before = await playground.metric('training loss');
  await workshop('Multiplying');
  await open.page.keyboard.press('Escape');
  await open.page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await playground.metric('training loss')).toBe(before);
  expect(await playground.button('Undo').isDisabled()).toBe(true);
});

it('has room for every workshop on a telephone', async () => {
  const { page, close } = await site.newPage({ viewport: narrow });
  await new PlaygroundPage(page).ready();
  await page.getByRole('button', { name: 'Workshops', exact: true }).click();
  const tabs = page.getByRole('dialog').getByRole('tab');
  await expect.poll(() => tabs.count()).toBe(6);
  for (const name of await tabs.allInnerTexts()) {
    await page.getByRole('tab', { name, exact: true }).click();
    const panel = page.getByRole('tabpanel', { name });
    await panel.waitFor();
    expect(await panel.evaluate((one) => one.scrollWidth - one.clientWidth), name).toBe(0);
  }
  await close();
});
