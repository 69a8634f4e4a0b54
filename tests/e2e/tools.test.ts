/** Looking closer, as a person does it: stepping through one example, one weight, many starts. */

import { beforeAll, expect, it } from 'vitest';
import { createEngine, type Engine, type Project } from '../../wasm/src/node.js';
import { freshPages } from './support/fresh.js';
import { PlaygroundPage } from './support/playground.js';

let engine: Engine;
const { open, playground, site } = freshPages({
  permissions: ['clipboard-read', 'clipboard-write'],
});

beforeAll(async () => {
  engine = await createEngine();
});

const tab = (name: string) => open.page.getByRole('tab', { name, exact: true });

it('walks one example forward and backward, with the numbers of the engine', async () => {
  await playground.dataSet.selectOption('sine');
  await open.page.getByText('feed-forward, 3 layers').waitFor();
  const project = await playground.kept(({ title }) => title === 'Sine wave');
  const session = engine.open(project);
  const { inputs, targets } = session.encoded({ index: 0 });
  const trace = session.trace(inputs, targets);
  const written = (value: number) => Number(value.toPrecision(4)).toString().replace('-', '\u2212');

  await tab('Step through').click();
  const formula = open.page.locator('.formula');
  await expect.poll(() => formula.innerText()).toContain('Forward: neuron 1');
  const hidden = trace.neurons.find(({ kind }) => kind === 'hidden')!;
  await playground.button('Next').click();
  await expect.poll(() => formula.innerText()).toContain(`Forward: neuron ${hidden.id}`);
  await expect.poll(() => formula.innerText()).toContain(written(hidden.out));
  expect(await playground.button(`Neuron ${hidden.id}`).getAttribute('aria-pressed')).toBe('true');

  const heading = open.page.getByRole('heading', {
    level: 3,
    name: /^(Forward|Backward|Layer|The loss)/,
  });
  while ((await heading.innerText()) !== 'The loss') await playground.button('Next').click();
  await expect.poll(() => formula.innerText()).toContain(written(trace.loss!));
  await expect.poll(() => formula.innerText()).toContain(String(session.data!.rows.train));
  await expect.poll(() => formula.innerText()).toContain(written(session.metrics.trainLoss!));

  // The output neuron: the derivative of its function times that of the loss, both as numbers.
  await playground.button('Next').click();
  const output = trace.neurons.find(({ kind }) => kind === 'output')!;
  await expect.poll(() => formula.innerText()).toContain(`Backward: neuron ${output.id}`);
  await expect.poll(() => formula.innerText()).toContain(written(output.out));
  await expect.poll(() => formula.innerText()).toContain(written(output.delta!));
  await expect.poll(() => formula.locator('mfrac').count()).toBeGreaterThan(0);

  const last = `Backward: neuron ${hidden.id}`;
  while ((await heading.innerText()) !== last) await playground.button('Next').click();
  const edge = trace.edges.findIndex(({ to }) => to === hidden.id);
  const [check] = session.gradientCheck({ edges: [edge], on: { inputs, targets } }).edges;
  const row = open.page
    .getByRole('group', { name: 'Gradients of the weights' })
    .getByRole('row')
    .nth(1);
  await expect.poll(() => row.innerText()).toMatch(check!.difference === 0 ? /agree/ : /%/);
  await expect.poll(() => row.innerText()).toContain(written(check!.gradient));
  await expect.poll(() => row.innerText()).toContain(written(check!.numeric));
});

it('walks layer by layer, with the layers lit and their equation', async () => {
  await tab('Step through').click();
  await open.page.getByRole('combobox', { name: 'Kind of steps' }).selectOption('layer');
  const heading = open.page.getByRole('heading', {
    level: 3,
    name: /^(Forward|Backward|Layer|The loss)/,
  });
  await expect.poll(() => heading.innerText()).toBe('Layer 1: the inputs');
  await playground.button('Auto-play').click();
  await expect.poll(() => heading.innerText(), { timeout: 10_000 }).toBe('Layer 2');
  await playground.button('Stop').click();
  await expect.poll(() => open.page.locator('.neuron.lit').count()).toBeGreaterThan(4);
  while (await playground.button('Next').isEnabled()) await playground.button('Next').click();
  await expect.poll(() => heading.innerText()).toBe('The loss');
});

it('looks into the worst predicted example, and into any other by its number', async () => {
  await playground.trainTo(20);
  await tab('Step through').click();
  const number = open.page.getByRole('spinbutton', { name: 'Example', exact: true });
  await open.page.getByRole('combobox', { name: 'Set of the example' }).selectOption('test');
  await playground.button('Worst predicted').click();
  const epoch = await playground.metric('epoch');
  const epochOf = (project: Project) => engine.open(project).metrics.epoch;
  const session = engine.open(await playground.kept((project) => epochOf(project) === epoch));
  const { examples } = session.listing({ set: 'test', order: 'loss', descending: true, count: 1 });
  await expect.poll(() => number.inputValue()).toBe(String(examples[0]!.index + 1));
  await number.fill('3');
  await number.press('Enter');
  await expect.poll(() => number.inputValue()).toBe('3');
});

it('shows the loss of one weight, whose point can be dragged, and undone', async () => {
  await tab('Loss of one weight').click();
  await open.page.getByText('Select an edge in the figure').waitFor();
  await playground.button('Edge 2 to 5').focus();
  await open.page.keyboard.press('Enter');
  const drawing = open.page.getByRole('slider', { name: /Loss over the weight 2 → 5/ });
  await drawing.waitFor();
  const before = await playground.metric('training loss');
  const box = (await drawing.boundingBox())!;
  await open.page.mouse.move(box.x + box.width / 2, box.y + 40);
  await open.page.mouse.down();
  await open.page.mouse.move(box.x + box.width * 0.9, box.y + 40, { steps: 4 });
  await open.page.mouse.up();
  const weight = open.page.getByRole('spinbutton', { name: 'weight', exact: true });
  await expect.poll(async () => Math.abs(Number(await weight.inputValue()))).toBeGreaterThan(1);
  await expect.poll(() => playground.metric('training loss')).not.toBe(before);
  await playground.button('Undo').click();
  await expect.poll(() => playground.metric('training loss')).toBe(before);
  await playground.button('Redo').click();
  await expect.poll(() => playground.metric('training loss')).not.toBe(before);
});

it('runs many starts over workers, and opens the best', async () => {
  await playground.dataSet.selectOption('exclusive-or');
  await tab('Searches').click();
  // 2-4-2-1 has 25 edges, so 2^100 networks with four bits each.
  await open.page.getByText('1.27 · 10').waitFor();
  await open.page.getByRole('combobox', { name: 'Bits per weight' }).selectOption('1');
  await open.page.getByText('33,554,432').waitFor();
  await open.page.getByRole('spinbutton', { name: 'runs', exact: true }).fill('40');
  await open.page.getByRole('spinbutton', { name: 'epochs each' }).fill('30');
  await open.page.keyboard.press('Tab');
  await playground.button('Run restarts').click();
  await open.page.getByRole('img', { name: /Histogram of 40 runs: training loss/ }).waitFor();
  const project = await playground.kept(({ title }) => title === 'Exclusive or');
  const { best } = await engine.restarts(project, { count: 40, epochs: 30 });
  await open.page.getByText(`(number ${String(best.index + 1)})`).waitFor();
  await playground.button('Open the best').click();
  await expect.poll(() => playground.metric('training loss')).toBeCloseTo(best.loss, 3);
});

it('writes the network as matrices, and collapses them without functions', async () => {
  await playground.dataSet.selectOption('plane');
  await playground.button('Add layer').click();
  await open.page.getByRole('combobox', { name: 'Function of layer 2' }).selectOption('identity');
  await tab('Matrices').click();
  await open.page
    .getByText('Every function is the identity, so the network is one matrix')
    .waitFor();
  await open.page.getByRole('combobox', { name: 'Function of layer 2' }).selectOption('tanh');
  await open.page.getByText(/do the matrices collapse into one/).waitFor();
});

it('measures: a confusion matrix for classes, R squared for numbers', async () => {
  await playground.dataSet.selectOption('iris');
  await playground.trainTo(30);
  await tab('Measures').click();
  const rows = open.page.getByRole('table').filter({ hasText: 'truth down' }).getByRole('row');
  await expect.poll(() => rows.count()).toBe(4);
  const counts = (await rows.getByRole('cell').allInnerTexts())
    .filter((cell) => !cell.includes('%'))
    .map(Number);
  expect(counts.reduce((a, b) => a + b, 0)).toBe(30);
  await playground.dataSet.selectOption('sine');
  await open.page.getByText('R²').waitFor();
});

it('shows the fingerprint that Node gives after the same run', async () => {
  await playground.dataSet.selectOption('sine');
  const project = await playground.kept(({ title }) => title === 'Sine wave');
  await playground.trainUntil(2);
  const session = engine.open(project);
  session.train({ epochs: 2 });
  await tab('Measures').click();
  const shown = open.page.getByText('Fingerprint of the weights').locator('code');
  await expect.poll(() => shown.innerText()).toBe(session.fingerprint());
});

it('shows how gradients shrink by the layer, where they do', async () => {
  await open.page
    .getByRole('combobox', { name: 'Preset' })
    .selectOption({ label: 'Vanishing gradients' });
  const table = open.page.getByRole('table', { name: 'Length of the gradient, by layer' });
  await expect.poll(() => table.getByRole('row').count()).toBe(9);
  const lengths = await table.locator('td.number:nth-child(3)').allInnerTexts();
  const [first = NaN, last = NaN] = [lengths[0], lengths.at(-1)].map((text) =>
    Number(text?.replace('\u2212', '-')),
  );
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(last / 1000);
  const drawn = table.locator('rect');
  const width = async (k: number) => (await drawn.nth(k).boundingBox())?.width ?? 0;
  expect(await width(7)).toBeGreaterThan(10 * (await width(0)));
});

it('gives all hidden layers a function in one act, which is one step of undo', async () => {
  await open.page
    .getByRole('combobox', { name: 'Preset' })
    .selectOption({ label: 'Vanishing gradients' });
  const lists = open.page.getByRole('combobox', { name: /^Function of layer / });
  const present = () =>
    lists.evaluateAll((all) => all.map((list) => (list as HTMLSelectElement).value));
  const [seven, first] = [(name: string) => Array<string>(7).fill(name), lists.first()];
  await expect.poll(present).toEqual(seven('logistic'));
  const ofAll = first.locator('optgroup[label="all hidden layers"] option');
  await expect.poll(() => ofAll.count()).toBe(13);
  await first.selectOption('all:tanh');
  await expect.poll(present).toEqual(seven('tanh'));
  await open.page.getByText('Done: In the list above a layer').waitFor({ state: 'attached' });
  await playground.button('Undo').click();
  await expect.poll(present).toEqual(seven('logistic'));
  // One layer alone, as before.
  await first.selectOption('rectifier');
  await expect.poll(present).toEqual(seven('logistic').with(0, 'rectifier'));
  await first.selectOption('all:rectifier');
  await expect.poll(present).toEqual(seven('rectifier'));
});

it('a link holds the whole project', async () => {
  await playground.dataSet.selectOption('circle');
  await playground.trainTo(20);
  const loss = await playground.metric('training loss');
  await playground.button('Share').click();
  await open.page.getByText('The link is copied').waitFor();
  const address = await open.page.evaluate(() => navigator.clipboard.readText());
  expect(address).toContain('#1.');

  const other = await site.newPage({ path: new URL(address).hash });
  const there = await new PlaygroundPage(other.page).ready();
  await expect.poll(() => there.metric('training loss')).toBe(loss);
  await expect.poll(() => there.dataSet.inputValue()).toBe('circle');
  await other.close();

  // Too long for a link: said, with the file at hand.
  await playground.dataSet.selectOption('digits');
  await expect.poll(() => open.page.title()).toMatch(/digits/i);
  await playground.button('Share').click();
  await open.page.getByText(/As a link this project would have [\d,]+ characters/).waitFor();
  const file = await playground.saved(playground.button('Save the file'));
  expect(file.name).toMatch(/\.edgewise\.json$/);

  const broken = await site.newPage({ path: '#1.abc' });
  await broken.page.getByRole('alert').filter({ hasText: 'The link is damaged' }).waitFor();
  await broken.close();
});

it('exports a file that opens again', async () => {
  await playground.trainTo(5);
  const loss = await playground.metric('training loss');
  const file = await playground.export('Project file');
  expect(file.name).toBe('exclusive-or.edgewise.json');
  const project = JSON.parse(file.content.toString('utf8')) as Project;
  expect(engine.open(project).metrics.trainLoss).toBeCloseTo(loss, 4);
  await playground.dataSet.selectOption('circle');
  await expect.poll(() => playground.metric('epoch')).toBe(0);
  const mine = { name: 'mine.json', mimeType: 'application/json', buffer: file.content };
  await playground.upload.setInputFiles(mine);
  await expect.poll(() => playground.metric('training loss')).toBe(loss);
  await playground.dataSet.selectOption('circle');
  await expect.poll(() => playground.metric('epoch')).toBe(0);
  await playground.button('Export').click();
  const chooser = playground.page.waitForEvent('filechooser');
  await playground.page.getByRole('menuitem', { name: 'Open a project file' }).click();
  await (await chooser).setFiles(mine);
  await expect.poll(() => playground.metric('training loss')).toBe(loss);
  await playground.upload.setInputFiles({
    name: 'cycle.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"edgewise": 2}'),
  });
  await expect.poll(() => playground.dataFault.innerText()).toContain('of version 2');
  expect(await playground.metric('training loss')).toBe(loss);
});
