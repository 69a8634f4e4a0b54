/** Which rows train and which test: at random, by a column, or by a second file. */

import { expect, it } from 'vitest';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages();

const data = () => open.page.getByRole('region', { name: 'Data' });

const file = (name: string, content: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(content),
});

const line = (k: number) => `${String(k)},${String(2 * k)}`;
const rows = Array.from({ length: 40 }, (_, k) => line(k));

it('a second file with the same columns is the test set, and Undo takes it back', async () => {
  await playground.upload.setInputFiles(file('own.csv', ['x,y', ...rows].join('\n')));
  await data().getByText('40 rows: 32 train, 8 test.').waitFor();
  await data().getByText('Split, scale, noise').click();
  const field = open.page.getByLabel('Upload test rows', { exact: true });

  await field.setInputFiles(file('wrong.csv', 'a,y\n1,2\n3,4\n'));
  await data().getByText('there is no “x”').waitFor();
  await data().getByText('40 rows: 32 train, 8 test.').waitFor();

  await field.setInputFiles(file('test.csv', 'y,x\n200,100\n210,105\n220,110\n'));
  await data().getByText('43 rows: 40 train, 3 test. The column "set" says').waitFor();
  expect(await data().getByLabel('Split by').inputValue()).toBe('set');
  await playground.trainTo(5);
  await playground.button('Undo').click();
  await data().getByText('40 rows: 32 train, 8 test.').waitFor();
});

it('a column of the words train and test is taken at its word, or not', async () => {
  const said = rows.map((row, k) => `${row},${k % 4 === 0 ? 'Test' : 'Train'}`);
  await playground.upload.setInputFiles(file('own.csv', ['x,y,part', ...said].join('\n')));
  await data().getByText('40 rows: 30 train, 10 test. The column "part" says').waitFor();
  await data().getByText('"part" says which rows train and which test.').waitFor();
  await data().getByText('Split, scale, noise').click();
  await data().getByLabel('Split by').selectOption('at random');
  await data().getByText('40 rows: 32 train, 8 test.').waitFor();
  await data().getByLabel('Split by').selectOption('part');
  await data().getByText('40 rows: 30 train, 10 test.').waitFor();
});

it('two roles that change places at once are both taken', async () => {
  await playground.upload.setInputFiles(
    file('own.csv', ['x,y,square', ...rows.map((row, k) => `${row},${String(k * k)}`)].join('\n')),
  );
  await data().getByText('40 rows: 32 train, 8 test.').waitFor();
  const [square, y] = await Promise.all(
    ['square', 'y'].map((name) => data().getByLabel(`Role of ${name}`).elementHandle()),
  );
  await open.page.evaluate(
    (changes) => {
      for (const [select, role] of changes) {
        (select as HTMLSelectElement).value = role;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }
    },
    [
      [y!, 'target'],
      [square!, 'input'],
    ] as const,
  );
  await data().getByText('Predicts y').waitFor();
  expect(await data().getByLabel('Role of square').inputValue()).toBe('input');
});

it('rows that are left out are counted by column, and one click fills them', async () => {
  const gaps = rows.map((row, k) => `${row},${k % 5 === 0 ? '' : String(k * k)}`);
  await playground.upload.setInputFiles(file('own.csv', ['x,y,square', ...gaps].join('\n')));
  await data().getByLabel('Role of y').selectOption('target');
  await data().getByLabel('Role of square').selectOption('input');
  await data().getByText('8 left out').waitFor();
  await data().getByText('Rows left out, by column: square (8).').waitFor();
  await data().getByRole('button', { name: 'Fill them instead' }).click();
  await data().getByText('40 rows: 32 train, 8 test.').waitFor();
});
