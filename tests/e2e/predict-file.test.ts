/** New rows: a file without a target is predicted, and downloaded with what was predicted. */

import { expect, it } from 'vitest';
import { parseCsv } from '../../wasm/src/node.js';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages();

const form = () => open.page.getByRole('region', { name: 'Try an input' });

async function choose(name: string, text: string): Promise<void> {
  await form()
    .getByLabel('File to predict')
    .setInputFiles({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });
}

it('predicts the rows of a file by the names of its columns', async () => {
  await playground.dataSet.selectOption('iris');
  await open.page.getByText('150 rows').waitFor();
  await playground.trainTo(30);
  await form().getByText('Predict a file').click();
  await choose('wrong.csv', 'a,b\n1,2\n3,4\n');
  await form()
    .getByRole('alert')
    .filter({ hasText: /no column "sepal_length_cm", .*; it has "a", "b"/ })
    .waitFor();

  const flowers = `id,petal_width_cm,petal_length_cm,sepal_width_cm,sepal_length_cm
f1,0.2,1.4,3.5,5.1
f2,1.4,4.7,3.2,7
f3,,6,3.3,6.3
`;
  await choose('new flowers.csv', flowers);
  await form().getByText('new flowers.csv: 2 rows predicted, 1 not').waitFor();
  await form()
    .getByText(/^Row 3: "petal_width_cm" has no value/)
    .waitFor();
  const shown = form().getByRole('group', { name: 'Predicted rows' });
  expect(await shown.getByRole('row').nth(1).innerText()).toMatch(/^setosa\s/);
  const saved = await playground.saved(
    form().getByRole('button', { name: 'Download these rows', exact: true }),
  );
  expect(saved.name).toBe('new-flowers-predicted.csv');
  const { table } = await parseCsv(saved.content.toString('utf8'));
  const values = (name: string) => table.columns.find((one) => one.name === name)?.values;
  expect(values('id')).toEqual(['f1', 'f2', 'f3']);
  expect(values('predicted species')).toEqual(['setosa', 'versicolor', null]);
  expect(Number(values('probability of setosa')?.[0])).toBeGreaterThan(0.5);

  await playground.dataSet.selectOption('circle');
  await form().getByRole('spinbutton', { name: 'x1', exact: true }).waitFor();
  expect(await form().getByText('2 rows predicted').count()).toBe(0);
});
