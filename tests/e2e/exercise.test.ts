/** A teacher makes an exercise in the dialog; a learner opens its link and solves it. */

import { expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { fromLink } from '../../wasm/src/link.js';
import type { Project } from '../../wasm/src/project.js';
import { freshPages } from './support/fresh.js';
import { openedOn } from './support/opened.js';
import { PlaygroundPage } from './support/playground.js';
import { narrow } from './support/site.js';

const { site, open, playground } = freshPages({
  permissions: ['clipboard-read', 'clipboard-write'],
});

const houses = `name,rooms,area,price
Elm,3,82,240
Oak,4,105,305
Ash,2,61,178
Fir,5,134,390`;

async function paste(text: string): Promise<void> {
  await playground.button('Paste').click();
  await open.page.getByRole('textbox', { name: 'Paste data' }).fill(text);
  await playground.button('Use this').click();
  await expect.poll(() => playground.dataSet.inputValue()).toBe('own');
}

async function dialog(): Promise<Locator> {
  await playground.button('Export').click();
  await open.page.getByRole('menuitem', { name: /^Share as an exercise/ }).click();
  const found = open.page.getByRole('dialog', { name: 'Share as an exercise' });
  await found.waitFor();
  return found;
}

async function fill(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Tab');
}

const link = (from: Locator) => from.getByRole('textbox', { name: 'Link' }).inputValue();
const linked = async (from: Locator) => fromLink(await link(from));

const carried = (from: Locator, what: string) =>
  from.locator('dt', { hasText: what }).locator('xpath=following-sibling::dd[1]').innerText();

const exercise = (page: Page) => page.getByRole('region', { name: 'Exercise' });

it('an exercise is made, opened elsewhere by its link, and solved there', async () => {
  await playground.dataSet.selectOption('circle');
  await expect.poll(() => open.page.title()).toMatch(/^Circle/);
  const making = await dialog();
  await fill(making.getByLabel('Title'), 'Inside or outside');
  await fill(making.getByLabel('Task'), 'Tell the classes apart.\n\nWatch the map.');
  await fill(making.getByRole('spinbutton', { name: 'test loss at most' }), '0.2');
  await fill(making.getByRole('spinbutton', { name: 'hidden neurons at most' }), '20');
  for (const name of ['Data', 'Training settings', 'Searches', 'Compare']) {
    await making.getByRole('checkbox', { name, exact: true }).uncheck();
  }
  expect(await carried(making, 'Goal')).toBe('test loss at most 0.2, at most 20 hidden neurons');
  expect(await carried(making, 'Weights')).toMatch(/^none/);
  await making.getByRole('button', { name: 'Copy link' }).click();
  await making.getByText('The link is copied.').waitFor();
  const address = await open.page.evaluate(() => navigator.clipboard.readText());
  expect(address).toBe(await link(making));
  const { hash } = new URL(address);
  expect(fromLink(hash)).toMatchObject({ goal: { testLoss: 0.2, neurons: 20 } });

  const { page, watch, close } = await site.newPage({ path: hash, alone: true });
  const there = await new PlaygroundPage(page).ready();
  await exercise(page).getByText('Tell the classes apart.').waitFor();
  await exercise(page).getByText('Watch the map.').waitFor();
  await exercise(page).getByText('Not solved yet.').waitFor();
  await exercise(page).getByRole('listitem').filter({ hasText: 'Test loss at most 0.2' }).waitFor();
  // What the author hides is not there, and nobody tells how the page works.
  for (const name of ['Data', 'Training']) {
    expect(await page.getByRole('region', { name, exact: true }).count()).toBe(0);
  }
  const tools = page.getByRole('tablist', { name: 'Tools' }).getByRole('tab');
  expect(await tools.allInnerTexts()).toEqual([
    'Loss',
    'Inspect',
    'Step through',
    'Loss of one weight',
    'Matrices',
    'Measures',
  ]);
  await page.getByRole('region', { name: 'Output' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByText('Press Play and watch it learn').count()).toBe(0);
  expect(await page.getByRole('dialog').count()).toBe(0);

  await page.getByRole('combobox', { name: 'Speed' }).selectOption('full speed');
  await there.button('Play').click();
  await exercise(page).getByText('✓ Solved').waitFor({ timeout: 60_000 });
  expect(await exercise(page).getByRole('img', { name: 'Holds:' }).count()).toBe(2);
  expect(await there.metric('test loss')).toBeLessThanOrEqual(0.2);
  // It is told in one place.
  expect(await page.getByRole('alert').filter({ hasText: 'goal' }).count()).toBe(0);

  // It stays over a reload, and can be left and taken up again.
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  await page.reload();
  await exercise(page).getByText('✓ Solved').waitFor();
  await there.button('Leave the exercise').click();
  await page.getByRole('region', { name: 'Data', exact: true }).waitFor();
  expect(await exercise(page).count()).toBe(0);
  await there.button('Undo').click();
  await exercise(page).waitFor();
  await page.getByRole('region', { name: 'Data', exact: true }).waitFor({ state: 'detached' });
  expect(watch.errors).toEqual([]);
  await close();
});

it('what it carries is listed, without the columns that are ignored, and so it is saved', async () => {
  await paste(houses);
  const making = await dialog();
  expect(await carried(making, 'Table')).toBe('4 rows of 3 columns: rooms, area, price');
  const leavesOut = making.getByRole('checkbox', { name: 'Leave out ignored columns' });
  expect(await leavesOut.isChecked()).toBe(true);
  await making.getByText('Left out: name').waitFor();
  expect(JSON.stringify(await linked(making))).not.toContain('Elm');
  const save = making.getByRole('button', { name: 'Save as a file' });
  const file = await playground.saved(save);
  expect(file.name).toBe('pasted-data.edgewise.json');
  expect(JSON.parse(file.content.toString('utf8'))).toMatchObject({ exercise: { task: '' } });
  expect(file.content.toString('utf8')).not.toContain('Elm');

  await leavesOut.uncheck();
  await expect
    .poll(() => carried(making, 'Table'))
    .toBe('4 rows of 4 columns: name, rooms, area, price');
  expect(JSON.stringify(await linked(making))).toContain('Elm');
});

it('starts from the weights of now where its author wishes', async () => {
  await playground.trainTo(10);
  const loss = await playground.metric('training loss');
  const making = await dialog();
  await making.getByRole('radio', { name: /^trained, as it stands/ }).check();
  expect(await carried(making, 'Weights')).toMatch(/^as they stand, after/);
  const { hash } = new URL(await link(making));
  await openedOn(site, { path: hash }, async (there) => {
    await expect.poll(() => there.metric('training loss')).toBe(loss);
  });
});

it('the code for embedding shows the task and the rooms that were chosen', async () => {
  const making = await dialog();
  await fill(making.getByLabel('Task'), 'Find out why.');
  await making.getByRole('checkbox', { name: 'Searches' }).uncheck();
  await making.getByText('Code for embedding').click();
  await making.getByLabel('Kind of page').selectOption('iframe');
  const code = await making.getByRole('textbox', { name: 'Code' }).inputValue();
  const [, address = ''] = /src="([^"]+)"/.exec(code) ?? [];
  const at = new URL(address.replaceAll('&amp;', '&'));
  expect(at.searchParams.get('show')).toBe(
    'controls network output loss inspect data training compare',
  );
  await open.page.goto(at.href);
  await exercise(open.page).getByText('Find out why.').waitFor();
  expect(await open.page.getByText('Leave the exercise').count()).toBe(0);

  // Where nobody says otherwise, the exercise says what is shown.
  const document = fromLink(at.hash);
  const quiet: Project = { ...document, exercise: { task: 'Look.', show: ['network'] } };
  const { toLink } = await import('../../wasm/src/link.js');
  await open.page.goto(`${at.origin}${at.pathname}${toLink(quiet)}`);
  await open.page.reload();
  await exercise(open.page).getByText('Look.').waitFor();
  await playground.button('Neuron 1').waitFor();
  await expect.poll(() => playground.button('Play').count()).toBe(0);
});

it('in a narrow window the task stands above the network', async () => {
  const project: Project = {
    edgewise: 1,
    title: 'Small',
    network: { layers: [2, 3, 1], output: 'logistic' },
    data: { generator: { name: 'circle', samples: 50, seed: 1 } },
    goal: { testLoss: 0.01, epochs: 2 },
    exercise: { task: 'Too short a time.', show: ['network'] },
  };
  const { toLink } = await import('../../wasm/src/link.js');
  const options = { path: toLink(project), viewport: narrow };
  await openedOn(site, options, async (there, page) => {
    await exercise(page).getByText('Too short a time.').waitFor();
    const tabs = page.getByRole('tablist', { name: 'Parts' }).getByRole('tab');
    expect(await tabs.allInnerTexts()).toEqual(['Network']);
    expect(await page.getByRole('region', { name: 'Tools' }).count()).toBe(0);
    await there.openBar();
    await there.button('Step').click();
    await expect.poll(() => there.metric('epoch')).toBe(1);
    for (const epoch of [2, 3]) {
      await there.button('Step').click();
      await expect.poll(() => there.metric('epoch')).toBe(epoch);
    }
    await exercise(page).getByText('Too many epochs. Reset starts again.').waitFor();
    await there.button('Reset').click();
    await exercise(page).getByText('Not solved yet.').waitFor();
  });
});

it('Share says what its link carries, and takes ignored columns along only when asked', async () => {
  await paste(houses);
  await playground.button('Share').click();
  const told = open.page.getByRole('alert');
  await told.getByText(/4 rows of rooms, area, price\. Left out, .*: name\./).waitFor();
  expect(JSON.stringify(fromLink(new URL(open.page.url()).hash))).not.toContain('Elm');
  await told.getByRole('button', { name: 'Include them' }).click();
  await told.getByText(/4 rows of name, rooms, area, price\.$/).waitFor();
  expect(JSON.stringify(fromLink(new URL(open.page.url()).hash))).toContain('Elm');
});

it('code for embedding leaves ignored columns out as well', async () => {
  await paste(houses);
  await playground.button('Export').click();
  await open.page.getByRole('menuitem', { name: /^Embed/ }).click();
  const embed = open.page.getByRole('dialog', { name: 'Embed' });
  const code = () => embed.getByRole('textbox', { name: 'Code' }).inputValue();
  await expect.poll(code).toContain('rooms');
  expect(await code()).not.toContain('Elm');
  await embed.getByRole('checkbox', { name: 'leave out ignored columns' }).uncheck();
  await expect.poll(code).toContain('Elm');
});
