/** Training as a person steers it: steps, stop rules, divergence and the way on, the tools' height. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlaygroundPage } from './support/playground.js';
import { openSite, type Site } from './support/site.js';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

describe('training', () => {
  it('steps by example, by batch and by epoch', async () => {
    const { page, watch, close } = await site.newPage();
    const playground = await new PlaygroundPage(page).ready();
    const samples = async () => (await playground.kept(() => true)).progress?.samples ?? 0;
    const stepBy = page.getByRole('combobox', { name: 'Step by' });

    await stepBy.selectOption('one example');
    for (let k = 0; k < 3; ++k) await playground.button('Step').click();
    await expect.poll(samples, { timeout: 10_000 }).toBe(3);
    await stepBy.selectOption('one batch'); // of 10: the seven that are left of it
    await playground.button('Step').click();
    await expect.poll(samples, { timeout: 10_000 }).toBe(10);
    await playground.button('Step').click();
    await expect.poll(samples, { timeout: 10_000 }).toBe(20);
    expect(watch.errors).toEqual([]);
    await close();
  });

  it('stops where it is told to, and goes on when told otherwise', async () => {
    const { page, watch, close } = await site.newPage();
    const playground = await new PlaygroundPage(page).ready();
    await page.getByText('Stop conditions').click();
    const epochs = page.getByRole('spinbutton', { name: 'Epochs', exact: true });
    await epochs.fill('7');
    await epochs.press('Enter');
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('full speed');
    await playground.button('Play').click();
    await playground.button('Play').waitFor();
    await expect.poll(() => playground.metric('epoch')).toBe(7);

    // Met already: no epoch is made, and it is said.
    await epochs.fill('5');
    await epochs.press('Enter');
    await playground.button('Play').click();
    await page.getByText('Stopped after 7 epochs, as asked.').first().waitFor();
    await playground.settled();
    expect(await playground.metric('epoch')).toBe(7);

    await epochs.fill('-1');
    await epochs.press('Enter');
    await page.getByText('Epochs must be at least 1').waitFor();
    await epochs.fill('');
    await epochs.press('Enter');
    await playground.trainTo(20);
    expect(watch.errors).toEqual([]);
    await close();
  });

  it('goes on with whatever other data are chosen while it trains', async () => {
    const { page, watch, close } = await site.newPage();
    const playground = await new PlaygroundPage(page).ready();
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('full speed');
    await page.getByRole('tab', { name: 'Step through' }).click();
    await playground.button('Play').click();
    for (const id of ['sine', 'plane', 'iris', 'penguins', 'wine', 'cars', 'digits', 'messages']) {
      await playground.dataSet.selectOption(id);
      const title = await playground.dataSet.locator('option:checked').innerText();
      await playground.kept((project) => project.title === title.trim());
      await expect.poll(() => playground.metric('epoch')).toBeGreaterThan(3);
      await playground.button('Pause').waitFor();
      expect(await page.getByRole('alert').allInnerTexts()).toEqual([]);
    }
    expect(watch.errors).toEqual([]);
    await close();
  });

  it('takes back settings, New random weights and Reset, with the weights and the curve of before', async () => {
    const { page, watch, close } = await site.newPage();
    const playground = await new PlaygroundPage(page).ready();
    const curve = page.getByRole('img', { name: /^Loss over epochs/ });
    const after = (epochs: number) => new RegExp(`after ${String(epochs)} epochs`);
    const stepSize = page.getByRole('spinbutton', { name: 'Step size', exact: true });
    for (let k = 0; k < 3; ++k) await playground.button('Step').click();
    await expect.poll(() => playground.metric('epoch')).toBe(3);
    const loss = await playground.metric('training loss');
    const before = await stepSize.inputValue();
    await stepSize.fill('');
    await stepSize.pressSequentially('0,05');
    await stepSize.press('Enter');
    await expect.poll(() => stepSize.inputValue()).toBe('0.05');
    await playground.button('Reset').click();
    await expect.poll(() => playground.metric('epoch')).toBe(0);
    await playground.button('Undo').click();
    await expect.poll(() => playground.metric('epoch')).toBe(3);
    await expect.poll(() => playground.metric('training loss')).toBe(loss);
    await expect.poll(() => curve.getAttribute('aria-label')).toMatch(after(3));
    await expect.poll(() => stepSize.inputValue()).toBe('0.05');
    await page.getByText('Show as table', { exact: true }).click();
    await expect
      .poll(() =>
        page
          .getByRole('row')
          .filter({ hasText: /^\s*2\s/ })
          .count(),
      )
      .toBeGreaterThan(0);
    await playground.button('Undo').click();
    await expect.poll(() => stepSize.inputValue()).toBe(before);
    await playground.button('Redo').click();
    await playground.button('Redo').click();
    await expect.poll(() => playground.metric('epoch')).toBe(0);
    expect(watch.errors).toEqual([]);
    await close();
  });

  it('shows whose turn it is, and looks into that example', async () => {
    const { page, watch, close } = await site.newPage();
    const playground = await new PlaygroundPage(page).ready();
    await page.getByRole('combobox', { name: 'Step by' }).selectOption('example');
    const progress = page.getByRole('region', { name: 'Progress' });
    for (const place of [1, 2, 3]) {
      await playground.button('Step').click();
      await progress.getByText(new RegExp(`^${String(place)} of [\\d,]+$`)).waitFor();
    }
    await page.locator('ew-output circle.turn').waitFor();
    const row = await progress.getByTitle(/^Row [\d,]+ of the table/).getAttribute('title');
    await page.getByRole('tab', { name: 'Step through' }).click();
    await page.locator('ew-step-through').getByTitle(row!, { exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'Step by' }).selectOption('epoch');
    await playground.button('Step').click();
    await expect.poll(() => page.locator('ew-output circle.turn').count()).toBe(0);
    expect(watch.errors).toEqual([]);
    await close();
  });

  it('shows how the step size goes on, by its schedule', async () => {
    const { page, watch, close } = await site.newPage();
    const playground = await new PlaygroundPage(page).ready();
    await page.getByText('More settings').click();
    await page.getByRole('combobox', { name: 'Step size over time' }).selectOption('cosine');
    const decay = page.getByRole('spinbutton', { name: 'Decay per epoch' });
    await decay.fill('0.05');
    await decay.press('Enter');
    await page.getByText('Down to 0 after 20 epochs.').waitFor();
    const curve = page.getByRole('img', { name: 'Step size 0.1 in epoch 0, 0 in epoch 20' });
    await curve.and(page.getByRole('img', { name: 'now 0.1 in epoch 0' })).waitFor();
    for (let epoch = 1; epoch <= 10; ++epoch) {
      await playground.button('Step').click();
      await expect.poll(() => playground.metric('epoch')).toBe(epoch);
    }
    await curve.and(page.getByRole('img', { name: 'now 0.05 in epoch 10' })).waitFor();
    const warmup = page.getByRole('spinbutton', { name: 'Warm-up epochs' });
    await warmup.fill('2');
    await warmup.press('Enter');
    await page.getByRole('img', { name: 'Step size 0.0333 in epoch 0' }).waitFor();
    expect(watch.errors).toEqual([]);
    await close();
  });

  it('tells of divergence, and starts again with a step size that is calm enough', async () => {
    const { page, watch, close } = await site.newPage();
    const playground = await new PlaygroundPage(page).ready();
    await page.getByRole('combobox', { name: 'Data set' }).selectOption({ label: 'Plane' });
    await playground.ready();
    const stepSize = page.getByRole('spinbutton', { name: 'Step size', exact: true });
    await stepSize.fill('500');
    await stepSize.press('Enter');
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('full speed');
    await playground.button('Play').click();
    await page.getByText('The weights grew without bound').waitFor();
    await playground.button('Start again with step size 0.1').click();
    await expect.poll(() => stepSize.inputValue()).toBe('0.1');
    await expect.poll(() => playground.metric('epoch')).toBeGreaterThan(20);
    await playground.button('Pause').click();
    expect(watch.errors).toEqual([]);
    await close();
  });

  it('gives the tools as much height as people like, and remembers it', async () => {
    const { page, close } = await site.newPage();
    await new PlaygroundPage(page).ready();
    const splitter = page.getByRole('separator', { name: 'Height of the tools' });
    const before = Number(await splitter.getAttribute('aria-valuenow'));
    await splitter.focus();
    await splitter.press('ArrowUp');
    await expect.poll(() => splitter.getAttribute('aria-valuenow')).toBe(String(before + 24));
    const box = await splitter.boundingBox();
    if (!box) throw new Error('the splitter is not shown');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 - 50);
    await page.mouse.up();
    await expect.poll(() => splitter.getAttribute('aria-valuenow')).toBe(String(before + 74));
    await page.reload();
    await new PlaygroundPage(page).ready();
    await expect.poll(() => splitter.getAttribute('aria-valuenow')).toBe(String(before + 74));
    await close();
  });
});
