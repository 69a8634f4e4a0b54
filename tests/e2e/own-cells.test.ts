/** A table of somebody's own is shown as it is: cells as written, names that can be told apart. */

import { expect, it } from 'vitest';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages();

const data = () => open.page.getByRole('region', { name: 'Data' });

async function bring(name: string, text: string): Promise<void> {
  await playground.upload.setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  });
  await expect.poll(() => playground.dataSet.inputValue()).toBe('own');
}

const years = `year,salary,pi,city
1959,83311,3.14159265,a
1960,215646,2.71828183,b
2019,10001,1.41421356,a
2020,77516,0.57721566,b
1999,123456,1.6180339,a
`;

it('shows cells as they were written, wherever they stand', async () => {
  await bring('r.csv', years);
  const columns = data().getByRole('group', { name: 'Columns' });
  await columns.getByText('1959 to 2020').waitFor();
  await columns.getByText('10001 to 215646').waitFor();
  await columns.getByText('0.57721566 to 3.14159265').waitFor();
  await open.page.getByRole('tab', { name: 'table' }).click();
  const table = open.page.getByRole('group', { name: 'Predictions' });
  await open.page.getByLabel('Rows shown').selectOption('train');
  const cells = () => table.getByRole('cell').allInnerTexts();
  await expect.poll(cells).toContain('1960');
  expect(await cells()).toEqual(expect.arrayContaining(['215646', '2.71828183', '83311']));
  expect((await cells()).filter((text) => /^1,9|^2,0|,/.test(text))).toEqual([]);
});

it('says over what accuracy is', async () => {
  await bring('xor.csv', 'a,b,y\n0,0,no\n0,1,yes\n1,0,yes\n1,1,no\n');
  const panel = open.page.locator('ew-transport');
  await open.page.getByText('Split, scale, noise').click();
  await open.page.getByRole('slider', { name: 'Training share' }).fill('1');
  await panel.getByText('of 4 training rows', { exact: true }).waitFor();
  await panel.getByTitle('Share of the 4 training rows whose category').waitFor();
  await open.page.getByRole('tab', { name: 'Measures', exact: true }).click();
  await open.page.getByText(/accuracy \d+\.0 % of\s+4 training rows/).waitFor();
  const recall = open.page.getByRole('columnheader', { name: 'recall' });
  await recall.waitFor();
  await playground.dataSet.selectOption('iris');
  await panel.getByText('of 30 test rows', { exact: true }).waitFor();
});

it('cuts long names where they are alike', async () => {
  const asked = 'On a scale from 1 to 10, how satisfied are you';
  const names = [
    `${asked} with the cafeteria food at lunch?`,
    `${asked} with the cafeteria food at dinner?`,
    `${asked} overall?`,
  ];
  const rows = Array.from(
    { length: 40 },
    (_, k) => `${String((k * 7) % 10)},${String((k * 3) % 11)},${String((k * 5) % 9)}`,
  );
  await bring('n.csv', `${names.map((name) => `"${name}"`).join()}\n${rows.join('\n')}\n`);
  const figure = open.page.getByRole('figure', { name: 'Network' });
  const form = open.page.getByRole('region', { name: 'Try an input' });
  await figure.getByText('lunch?', { exact: true }).waitFor();
  for (const place of [data(), figure, form]) {
    for (const word of ['lunch?', 'dinner?']) {
      const end = place.getByText(word, { exact: true });
      const fits = await end.evaluate((one) => one.scrollWidth <= one.clientWidth + 1);
      expect(fits, word).toBe(true);
      const box = await end.boundingBox();
      expect(box?.width ?? 0).toBeGreaterThan(30);
    }
  }
});
