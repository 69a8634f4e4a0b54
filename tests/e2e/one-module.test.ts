/** The engine's module is fetched, and so compiled, once, however many workers a page begins. */

import { expect, it } from 'vitest';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages({ alone: true });

const tab = (name: string) => open.page.getByRole('tab', { name, exact: true });

it('goes from the first worker to searches, to both sides of a comparison and to a second playground', async () => {
  const { page, watch } = open;
  let workers = page.workers().length;
  page.on('worker', () => (workers += 1));

  await tab('Searches').click();
  await page.getByRole('spinbutton', { name: 'runs', exact: true }).fill('4');
  await playground.button('Run restarts').click();
  await page.getByText(/4 starts tried/).waitFor();
  await tab('Compare').click();
  await page.getByRole('img', { name: /^Losses of A and B over the epochs/ }).waitFor();
  await page.evaluate(() => {
    document.body.append(document.createElement('ew-page'));
  });
  const second = page.locator('ew-page').nth(1);
  await second.getByRole('button', { name: 'Step', exact: true }).click();
  await second.getByText(/^Epoch 1, loss/).waitFor({ state: 'attached' });

  expect(workers).toBeGreaterThanOrEqual(5);
  const fetched = watch.requests.filter((address) => /\/edgewise-[^/]*\.wasm$/.test(address));
  expect(fetched).toHaveLength(1);
});
