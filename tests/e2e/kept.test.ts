/** Nothing is lost: by a reload, by a worker that dies, by storage that holds nonsense. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { PlaygroundPage, dataFile } from './support/playground.js';
import { openSite, type Site } from './support/site.js';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

it('a project of one’s own is there after a reload, trained as it was', async () => {
  const { page, watch, close } = await site.newPage();
  const playground = await new PlaygroundPage(page).ready();
  await playground.upload.setInputFiles(dataFile('iris.csv'));
  await page.getByText('150 rows').waitFor();
  await playground.button('Add layer').click();
  await playground.trainTo(20);
  const epoch = await playground.metric('epoch');
  const kept = await playground.kept(({ progress }) => (progress?.samples ?? 0) >= epoch * 120);
  const loss = await playground.metric('test loss');

  await page.reload();
  await playground.ready();
  await expect.poll(() => playground.metric('epoch')).toBe(epoch);
  await expect.poll(() => playground.metric('test loss')).toBe(loss);
  await expect.poll(() => page.getByRole('button', { name: /^Remove a neuron/ }).count()).toBe(3);
  expect((await playground.kept(() => true)).weights).toBe(kept.weights);
  expect(watch.errors).toEqual([]);
  await close();
});

it('Reset leads back to the same start, another seed to another', async () => {
  const { page, close } = await site.newPage();
  const playground = await new PlaygroundPage(page).ready();
  const before = await playground.metric('training loss');
  await playground.button('Step').click();
  await expect.poll(() => playground.metric('epoch')).toBe(1);
  const after = await playground.metric('training loss');
  await playground.button('Reset').click();
  await expect.poll(() => playground.metric('epoch')).toBe(0);
  expect(await playground.metric('training loss')).toBe(before);
  await playground.button('Step').click();
  await expect.poll(() => playground.metric('training loss')).toBe(after);
  const seed = page.getByRole('spinbutton', { name: 'Seed', exact: true });
  await seed.fill('2');
  await seed.press('Tab');
  await expect.poll(() => playground.metric('epoch')).toBe(0);
  expect(await playground.metric('training loss')).not.toBe(before);
  await close();
});

it('a worker that dies is replaced, and training goes on', async () => {
  const { page, close } = await site.newPage();
  const playground = await new PlaygroundPage(page).ready();
  await playground.button('Play').click();
  await expect.poll(() => playground.metric('epoch')).toBeGreaterThan(20);
  const [worker] = page.workers();
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('killed by the test');
    });
  });
  await page.getByRole('alert').filter({ hasText: 'continues from its last state' }).waitFor();
  const epoch = await playground.metric('epoch');
  await expect.poll(() => playground.metric('epoch')).toBeGreaterThan(epoch + 5);
  expect(page.workers()).toHaveLength(1);
  expect(page.workers()[0]).not.toBe(worker);
  await close();
});

it('opens all the same when what it kept is damaged', async () => {
  const { page, watch, close } = await site.newPage();
  const playground = await new PlaygroundPage(page).ready();
  for (const text of ['{"edgewise": 1', '{"edgewise": 2}', 'null']) {
    await page.evaluate((kept) => {
      localStorage.setItem('edgewise.project', kept);
    }, text);
    await page.reload();
    await playground.ready();
    expect(await playground.dataSet.inputValue()).toBe('exclusive-or');
  }
  expect(watch.errors).toEqual([]);
  await close();
});
