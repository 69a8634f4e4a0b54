/** The page by keyboard alone, without motion, without jumps. */

import { expect, it } from 'vitest';
import { focusOf, tabTo } from './support/focus.js';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages({ reducedMotion: 'reduce' });

/** What browsers tell of something that moved; a click may move things. */
interface Shift {
  hadRecentInput: boolean;
  sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
}

const table = ['size,weight,kind', '1,2,small', '2,1,small', '7,8,large', '8,9,large', '9,7,large']
  .join('\n')
  .concat('\n');

it('lets a newcomer bring data, build, train and look inside without a mouse', async () => {
  const { page } = open;
  await tabTo(page, 'Paste');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await focusOf(page)).name).toBe('Paste data');
  await page.keyboard.insertText(table);
  await tabTo(page, 'Use this');
  await page.keyboard.press('Enter');
  await page.getByText('5 rows').waitFor();

  await tabTo(page, 'Add layer');
  await page.keyboard.press('Enter');
  await page.getByText(/feed-forward, [45] layers/).waitFor();
  await tabTo(page, /^Neuron/);
  const { name } = await focusOf(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await focusOf(page)).name).not.toBe(name);
  expect((await focusOf(page)).isMarked).toBe(true);

  await tabTo(page, 'Play', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => playground.metric('epoch')).toBeGreaterThan(3);
  // The button is still under the finger, now called Pause.
  expect((await focusOf(page)).name).toBe('Pause');
  await page.keyboard.press('Enter');
  await playground.button('Play').waitFor();

  await tabTo(page, 'Loss');
  for (const name of ['Inspect', 'Step through']) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await focusOf(page)).name).toBe(name);
  }
  await tabTo(page, 'Next');
  await page.keyboard.press('Enter');
  await page.getByText(/step 2 of/).waitFor();
});

it('goes through the page in the order in which it is read', async () => {
  const { page } = open;
  const passed = await tabTo(page, 'Zoom and values');
  const order = [
    'Preset',
    'Export',
    'Step',
    'Play',
    'Data set',
    'Upload data',
    'Add layer',
    'Loss',
  ];
  const places = order.map((name) => passed.indexOf(name));
  expect(places, passed.join(' | ')).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

it.each(['Export', 'Workshops', 'Edit table', 'Graphs'])(
  'closes what %s opens with Escape, and the focus is back',
  async (name) => {
    const { page } = open;
    await playground.button('Neuron 4').click();
    await tabTo(page, name);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await focusOf(page)).name).not.toBe(name);
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await focusOf(page)).name).toBe(name);
  },
);

it('leads through the tools by the arrow keys, each a panel with its name', async () => {
  const { page } = open;
  const tools = page.getByRole('tablist', { name: 'Tools' });
  await tools.getByRole('tab', { selected: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tabpanel', { name: 'Inspect' }).waitFor();
  expect((await focusOf(page)).name).toBe('Inspect');
  await page.keyboard.press('End');
  await page.getByRole('tabpanel', { name: 'Compare' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tabpanel', { name: 'Loss', exact: true }).waitFor();
});

it('reads the losses by keys and as a table', async () => {
  const { page } = open;
  await playground.trainTo(20);
  await page.getByRole('img', { name: /^Loss over epochs: after/ }).focus();
  await page.keyboard.press('End');
  await page.getByText(/^epoch .*: training .*, test /).waitFor();
  const last = await page.getByText(/^epoch .*: training/).innerText();
  await page.keyboard.press('Home');
  await page.getByText(/^epoch 0: training/).waitFor();
  expect(last).not.toMatch(/^epoch 0:/);

  await page.getByRole('checkbox', { name: 'Show as table', exact: true }).check();
  const losses = page.getByRole('group', { name: 'Losses by epoch, the latest first' });
  const latest = await losses.getByRole('row').nth(1).getByRole('cell').nth(1).innerText();
  expect(Number(latest)).toBe(await playground.metric('training loss'));
  const first = losses.getByRole('row').last().getByRole('cell').first();
  await expect.poll(() => first.innerText()).toBe('0');
});

it('does not move while it trains, and nothing is animated for who wants no motion', async () => {
  const { page } = open;
  // What was opened before has come to rest.
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    const shifts: string[] = [];
    Object.assign(globalThis, { shifts });
    const said = ({ node, previousRect: a, currentRect: b }: Shift['sources'][number]) =>
      `${node?.nodeName ?? ''} ${node?.textContent?.trim().slice(0, 40) ?? ''}: ${JSON.stringify([a, b])}`;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { sources, hadRecentInput } = entry as unknown as Shift;
        if (!hadRecentInput) shifts.push(...sources.map(said));
      }
    }).observe({ type: 'layout-shift' });
  });
  await playground.trainTo(3000);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '60 epochs a second' });
  await playground.button('Step').click();
  const { shifts, animations } = await page.evaluate(() => ({
    shifts: (globalThis as unknown as { shifts: string[] }).shifts,
    animations: document.getAnimations().length,
  }));
  expect(shifts).toEqual([]);
  expect(animations).toBe(0);
});
