/** Files however they come: dropped, pasted, uploaded; large ones with progress and Cancel. */

import { expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import type { Project } from '../../wasm/src/project.js';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages();

const data = (): Locator => open.page.getByRole('region', { name: 'Data' });

const project: Project = {
  edgewise: 1,
  title: 'From a file',
  network: { layers: [2, 3, 1], output: 'logistic' },
  data: { generator: { name: 'circle', samples: 60 } },
  training: { loss: 'cross-entropy' },
};

function file(name: string, content: string) {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(content, 'utf8') };
}

/** More cells than the page itself keeps. */
function largeTable(rows: number): string {
  const lines = Array.from({ length: rows }, (_, k) => {
    const x = (k % 1000) / 10;
    return `${String(x)},${String(k % 77)},${String(k % 13)},${x > 50 ? 'large' : 'small'}`;
  });
  return `a,b,c,size\n${lines.join('\n')}\n`;
}

it('opens a dropped project as a project', async () => {
  const transfer = await open.page.evaluateHandle((text) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([text], 'circle.edgewise.json', { type: 'application/json' }));
    return dropped;
  }, JSON.stringify(project));
  await open.page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await data().getByText('60 rows').waitFor();
  await expect.poll(() => playground.dataSet.inputValue()).toBe('circle');
  await expect.poll(() => playground.button('Undo').isEnabled()).toBe(true);
});

it('opens a pasted project too, and says what is wrong with a damaged one', async () => {
  await playground.button('Paste').click();
  const area = open.page.getByRole('textbox', { name: 'Paste data', exact: true });
  await area.fill(JSON.stringify(project).slice(0, -1));
  await playground.button('Use this').click();
  await expect.poll(() => playground.dataFault.innerText()).toMatch(/is not a project/);
  await area.fill(JSON.stringify(project));
  await playground.button('Use this').click();
  await data().getByText('60 rows').waitFor();
});

it('reads a file beside the page, shows how far it is, and stops when told', async () => {
  // The worker comes late, as on a slow machine.
  await open.page.route('**/table-worker-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    // Cancelled, it is no longer waited for.
    await route.continue().catch(() => undefined);
  });
  await playground.upload.setInputFiles(file('own.csv', 'a,b\n1,2\n3,4\n'));
  await data().getByText('Reading own.csv').waitFor();
  expect(await data().getByRole('progressbar', { name: 'Read' }).count()).toBe(1);
  await playground.button('Cancel').click();
  await expect.poll(() => playground.dataFault.innerText()).toMatch(/Cancelled/);
  expect(await playground.dataSet.inputValue()).toBe('exclusive-or');
  await open.page.unroute('**/table-worker-*.js');
  await playground.upload.setInputFiles(file('own.csv', 'a,b\n1,2\n3,4\n'));
  await data().getByText('2 rows').waitFor();
});

it('trains on a large table, and exports and downloads all of it', async () => {
  const text = largeTable(60_000);
  await playground.upload.setInputFiles(file('large.csv', text));
  await data().getByText('60,000 rows: 48,000 train, 12,000 test.').waitFor();
  await open.page.getByText('5,000 of 60,000 rows are drawn').waitFor();
  await playground.button('Step').click();
  await expect.poll(() => playground.metric('epoch')).toBe(1);

  const form = open.page.getByRole('region', { name: 'Try an input' });
  const row = form.getByRole('spinbutton', { name: 'Take row' });
  await row.fill('60000');
  await row.press('Enter');
  await form.getByText('Row 60000, correct answer: large').waitFor();

  await playground.button('Edit table').click();
  await open.page.getByText('too large to be edited here').waitFor();

  const table = await playground.saved(playground.button('Download'));
  expect(table.content.toString('utf8')).toBe(text);
  const kept = await playground.export('Project file');
  const exported = JSON.parse(kept.content.toString('utf8')) as Project;
  expect(exported.data?.table?.columns.map((column) => column.values.length)).toEqual(
    Array.from({ length: 4 }, () => 60_000),
  );
  expect(exported.weights).toBeDefined();

  await playground.button('Undo').click();
  await expect.poll(() => playground.metric('epoch')).toBe(0);
  expect(open.watch.errors).toEqual([]);
});
