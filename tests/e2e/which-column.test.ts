/** After a table was brought along, the page asks what is to be predicted; its guess holds already. */

import { expect, it } from 'vitest';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages();

const question = () => open.page.getByText('Which column is to be predicted?');
const choice = () => open.page.getByLabel('Which column is to be predicted?');
const present = () => open.page.locator('ew-predicted-column strong').innerText();
const outputs = () => open.page.getByRole('button', { name: /^Neuron .*output/ }).count();

async function upload(lines: readonly string[]): Promise<void> {
  await playground.upload.setInputFiles({
    name: 'own.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n')),
  });
  await question().waitFor();
}

const flowers = [
  'height,group,width',
  ...Array.from({ length: 40 }, (_, k) => {
    const group = (k % 4) + 1;
    return `${String(k % 7)},${String(group)},${(group + (k % 3) / 10).toFixed(1)}`;
  }),
];

it('has its guess chosen, and one click says that it is right', async () => {
  await upload([
    'size,price,colour',
    ...Array.from({ length: 30 }, (_, k) => `${k},${k * 2},${k % 2 ? 'red' : 'blue'}`),
  ]);
  const guess = await choice().inputValue();
  // Named like what people predict, or a class in the last column.
  expect(['price', 'colour']).toContain(guess);
  await playground.button('That’s right').click();
  await expect.poll(() => question().count()).toBe(0);
  expect(await present()).toBe(guess);
  expect(await playground.button('Undo').isEnabled()).toBe(true);
});

it('takes another column at once, and classes that are numbers as classes', async () => {
  await upload(flowers);
  await choice().selectOption('group');
  await expect.poll(() => question().count()).toBe(0);
  await expect.poll(present).toBe('group');
  const type = open.page.getByRole('region', { name: 'Data' }).getByLabel('Encoding of group');
  await expect.poll(() => type.inputValue()).toBe('category');
  // As any other step.
  await playground.button('Undo').click();
  await expect.poll(present).not.toBe('group');
  expect(await outputs()).toBe(0);
});

it('goes away when the columns below it answer, and asks again of the next table', async () => {
  await upload(flowers);
  const guess = await choice().inputValue();
  const data = open.page.getByRole('region', { name: 'Data' });
  await data.getByLabel('Role of height').selectOption('target');
  await expect.poll(() => question().count()).toBe(0);
  await upload(['a,b', ...Array.from({ length: 20 }, (_, k) => `${k},${k * k}`)]);
  expect(await choice().inputValue()).toBe('b');
  expect(guess).not.toBe('');
  // Training goes on without an answer.
  await playground.trainTo(3);
  expect(await question().count()).toBe(1);
});
