/** Drawing by direct manipulation: with the pointer, by touch, by keyboard; each act can be undone. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { violations } from './support/axe.js';
import { PlaygroundPage } from './support/playground.js';
import { narrow, openSite, type OpenPage, type Site } from './support/site.js';

let site: Site;
let open: OpenPage;
let playground: PlaygroundPage;
let page: Page;

/** A sine wave: input 1, bias 2, hidden 3 to 8, bias 9, output 10; drawn freely. */
async function openFree(options: Parameters<Site['newPage']>[0] = {}): Promise<void> {
  open = await site.newPage({ bypassCSP: true, ...options });
  page = open.page;
  playground = await new PlaygroundPage(page).ready();
  if (options.viewport === narrow)
    await page.getByRole('tab', { name: 'Data and training' }).click();
  await playground.dataSet.selectOption('sine');
  if (options.viewport === narrow) await page.getByRole('tab', { name: 'Network' }).click();
  await page.getByText('feed-forward, 3 layers').waitFor();
  await playground.button('Edit graph').click();
  await playground.button('Add neuron').waitFor();
}

async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = (await locator.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

const neuron = (id: string) => playground.button(`Neuron ${id}`);
const edge = (from: string, to: string) => playground.button(`Edge ${from} to ${to}`);
const count = (locator: Locator, number: number) => expect.poll(() => locator.count()).toBe(number);

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

describe('with the pointer', () => {
  beforeAll(() => openFree());
  afterAll(() => open.close());

  it('connects two neurons by dragging from the dot of one to the other', async () => {
    await drag(await middle(playground.button('Connect neuron 1')), await middle(neuron('10')));
    await count(edge('1', '10'), 1);
    await page.getByText('feed-forward, not layered').waitFor();
  });

  it('says which edge breaks the layers, and takes it away on request', async () => {
    await page.getByText('Edge 1 → 10 does not lead to the next layer').waitFor();
    await playground.button('Delete edge 1 → 10').click();
    await page.getByText('feed-forward, 3 layers').waitFor();
    await count(edge('1', '10'), 0);
  });

  it('makes a new neuron where an edge is dragged to empty ground', async () => {
    const from = await middle(playground.button('Connect neuron 1'));
    await drag(from, { x: from.x + 110, y: from.y - 60 });
    await neuron('11').waitFor();
    await count(edge('1', '11'), 1);
    const at = await middle(neuron('11'));
    expect(Math.hypot(at.x - from.x - 110, at.y - from.y + 60)).toBeLessThan(4);
  });

  it('moves a neuron, keeps it there over a reload, and back by Undo', async () => {
    const before = await middle(neuron('11'));
    await drag(before, { x: before.x + 60, y: before.y + 30 });
    const after = async () => {
      const at = await middle(neuron('11'));
      return Math.hypot(at.x - before.x - 60, at.y - before.y - 30) < 3;
    };
    await expect.poll(after).toBe(true);
    await playground.kept((project) => JSON.stringify(project.view ?? {}).includes('"11"'));
    await page.reload();
    await neuron('11').waitFor();
    expect(await after()).toBe(true);
    await drag(await middle(neuron('11')), before);
    await expect.poll(after).toBe(false);
    await playground.button('Undo').click();
    await expect.poll(after).toBe(true);
  });

  it('names a neuron by a double-click', async () => {
    await neuron('11').dblclick();
    const field = page.getByRole('textbox', { name: 'Name of neuron 11' });
    await field.fill('corner');
    await field.press('Enter');
    await page.getByTitle('corner', { exact: true }).waitFor();
    await playground.button('Undo').click();
    await count(page.getByTitle('corner', { exact: true }), 0);
  });

  it('changes a weight by dragging its edge, as one act', async () => {
    await edge('1', '3').focus();
    await page.keyboard.press('Enter');
    const weight = page.getByRole('spinbutton', { name: 'weight', exact: true });
    const before = await weight.inputValue();
    const number = page.getByRole('spinbutton', { name: 'Weight of edge 1 to 3' });
    const at = await middle(number);
    await drag(at, { x: at.x, y: at.y - 100 });
    await expect
      .poll(async () => Number(await weight.inputValue()))
      .toBeCloseTo(Number(before) + 2, 1);
    await playground.button('Undo').click();
    await expect.poll(() => weight.inputValue()).toBe(before);
  });

  it('lights up the cycle of a refused edge until the message is gone', async () => {
    const start = await page.getByRole('button', { name: /^Edge / }).count();
    await drag(await middle(playground.button('Connect neuron 11')), await middle(neuron('3')));
    await count(edge('11', '3'), 1);
    await drag(await middle(playground.button('Connect neuron 3')), await middle(neuron('11')));
    const alert = page
      .getByRole('alert')
      .filter({ hasText: /form a cycle.*The edge was not added/s });
    await alert.waitFor();
    expect(await page.locator('.neuron.round').count()).toBe(2);
    expect(await page.locator('path.round').count()).toBe(2);
    expect(await page.getByRole('button', { name: /^Edge / }).count()).toBe(start + 1);
    expect(await violations(page)).toEqual([]);
    await playground.button('Dismiss').click();
    await count(page.locator('.neuron.round'), 0);
    // Nothing was changed, so there is nothing of it to undo.
    await playground.button('Undo').click();
    await count(edge('11', '3'), 0);
  });

  it('offers bias edges where they are missing, one or all at once', async () => {
    for (const to of ['3', '4']) {
      await edge('2', to).focus();
      await page.keyboard.press('Delete');
      await count(edge('2', to), 0);
    }
    await page.getByText('Neurons 3 and 4 have no edge from a bias neuron.').waitFor();
    await playground.button('Only neuron 3').click();
    await count(edge('2', '3'), 1);
    await page.getByText('Neuron 4 has no edge from a bias neuron.').waitFor();
    await playground.button('Undo').click();
    await playground.button('Add all bias edges').click();
    await count(edge('2', '3'), 1);
    await count(edge('2', '4'), 1);
    expect(open.watch.errors).toEqual([]);
  });
});

describe('by keyboard', () => {
  beforeAll(() => openFree());
  afterAll(() => open.close());

  const focused = () =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.getAttribute('aria-label') ?? '';
    });

  it('goes from neuron to neuron with the arrows', async () => {
    await neuron('1').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(focused).toMatch(/^Neuron [3-8]$/);
    const there = await focused();
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).not.toBe(there);
    await page.keyboard.press('ArrowRight');
    await expect.poll(focused).toBe('Neuron 10');
  });

  it('connects, inspects, names and deletes', async () => {
    await neuron('1').focus();
    await page.keyboard.press('Tab');
    await expect.poll(focused).toBe('Connect neuron 1');
    await page.keyboard.press('Enter');
    await page.getByText('Choose the neuron that the edge from 1 should lead to').waitFor();
    await expect.poll(focused).toBe('Neuron 10');
    await page.keyboard.press('Enter');
    await count(edge('1', '10'), 1);
    await neuron('5').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => neuron('5').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('F2');
    const field = page.getByRole('textbox', { name: 'Name of neuron 5' });
    await field.fill('wave');
    await field.press('Enter');
    await page.getByTitle('wave', { exact: true }).waitFor();
    await expect.poll(focused).toBe('Neuron 5');
    await page.keyboard.press('Delete');
    await count(neuron('5'), 0);
    await expect.poll(focused).toMatch(/^Neuron /);
    await page.keyboard.press('Control+z');
    await neuron('5').waitFor();
  });

  it('leaves an edge whose neuron is gone', async () => {
    await playground.button('Add neuron').click();
    await neuron('11').waitFor();
    await playground.button('Connect neuron 11').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Choose the neuron that the edge from 11 should lead to').waitFor();
    await page.keyboard.press('Control+z');
    await count(neuron('11'), 0);
    await neuron('6').click();
    await expect.poll(() => neuron('6').getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByRole('alert').allInnerTexts()).toEqual([]);
  });

  it('moves a neuron with Alt and the arrows', async () => {
    const before = await middle(neuron('5'));
    await neuron('5').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(async () => (await middle(neuron('5'))).x - before.x).toBeCloseTo(8, 0);
    expect((await middle(neuron('5'))).y - before.y).toBeCloseTo(8, 0);
  });

  it('says why an input cannot be deleted', async () => {
    await neuron('1').focus();
    await page.keyboard.press('Delete');
    await page.getByText('Inputs and outputs come from the data').waitFor();
    expect(open.watch.errors).toEqual([]);
  });
});

describe('by touch', () => {
  beforeAll(() => openFree({ viewport: narrow, hasTouch: true, isMobile: true }));
  afterAll(() => open.close());

  it('connects by a tap on the dot and one on the neuron, and moves by dragging', async () => {
    await playground.button('Connect neuron 1').tap();
    await neuron('10').tap();
    await count(edge('1', '10'), 1);

    // Clear of the bar that stays.
    await neuron('4').evaluate((one) => {
      one.scrollIntoView({ block: 'center', behavior: 'instant' });
    });
    const before = await middle(neuron('4'));
    const touch = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', dx: number, dy: number) =>
      touch.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: before.x + dx, y: before.y + dy }],
      });
    await send('touchStart', 0, 0);
    for (const step of [5, 15, 30]) await send('touchMove', step, step);
    await send('touchEnd', 0, 0);
    await expect.poll(async () => (await middle(neuron('4'))).x - before.x).toBeCloseTo(30, 0);
    expect(await violations(page)).toEqual([]);
    expect(open.watch.errors).toEqual([]);
  });
});

describe('all that is drawn', () => {
  beforeAll(() => openFree());
  afterAll(() => open.close());

  it('is told as words, as weights and as tables', async () => {
    const figure = page.locator('ew-network').getByRole('figure');
    await expect
      .poll(() => figure.getAttribute('aria-description'))
      .toBe(
        '1 input, 6 tanh neurons, 1 identity output, 2 bias neurons, 19 edges; feed-forward, 3 layers',
      );
    await expect
      .poll(() => edge('1', '3').getAttribute('aria-description'))
      .toMatch(/^weight \u2212?[\d.]+$/);
    const words = await edge('1', '3').getAttribute('aria-description');
    await page.getByRole('checkbox', { name: 'Show as tables' }).check();
    const tables = page.getByRole('group', { name: 'The network as tables' });
    await count(tables.getByRole('row'), 12 + 20 - 1);
    const row = tables.getByRole('row', { name: /^1 3 / });
    expect(`weight ${await row.getByRole('cell').last().innerText()}`).toBe(words);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('checkbox', { name: 'Show as tables' }).uncheck();
  });

  it('gains bias neurons, says what is missing, and is redone by Ctrl+Y', async () => {
    await playground.button('Add bias').click();
    await neuron('11').waitFor();
    await playground.button('Undo').click();
    await count(neuron('11'), 0);
    await page.keyboard.press('Control+y');
    await neuron('11').waitFor();
    await playground.button('Undo').click();
    await edge('1', '3').focus();
    await page.keyboard.press('Delete');
    await page.getByText('feed-forward, 3 layers, not fully connected: 1 → 3 is missing').waitFor();
  });

  it('stays when the columns change', async () => {
    await playground.button('Add neuron').click();
    await neuron('11').waitFor();
    const hidden = await page.getByRole('button', { name: /^Neuron / }).count();
    await playground.upload.setInputFiles({
      name: 'two.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('a,b,t\n1,2,3\n2,1,5\n3,5,1\n4,1,7\n'),
    });
    await page.getByText('4 rows').waitFor();
    await playground.button('Undo').click();
    await expect.poll(() => page.getByRole('button', { name: /^Neuron / }).count()).toBe(hidden);
  });
});

it('gives the outputs another function, in layers', async () => {
  open = await site.newPage();
  page = open.page;
  playground = await new PlaygroundPage(page).ready();
  await playground.dataSet.selectOption('sine');
  const outputs = page.getByRole('combobox', { name: 'Function of the outputs' });
  await outputs.selectOption('tanh');
  const { network } = await playground.kept(
    ({ network }) => 'output' in network && network.output === 'tanh',
  );
  expect(network).toMatchObject({ layers: [1, 6, 1], output: 'tanh' });
  await playground.button('Step').click();
  await expect.poll(() => playground.metric('epoch')).toBe(1);
  expect(open.watch.errors).toEqual([]);
  await open.close();
});
