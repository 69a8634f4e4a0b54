/** Every example of the documentation for authors, run as it stands with the files of the package. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { Lessons } from './support/lesson.js';
import type { EdgewisePlayground } from '../../web/src/tags/public.js';
import type { LearnerState } from '../../web/src/tags/state.js';
import { openSite } from './support/site.js';

const docs = fileURLToPath(new URL('../../web/docs/embedding.md', import.meta.url));
const text = readFileSync(docs, 'utf8');
const examples = [...text.matchAll(/```html\n([^]*?)```/g)]
  .map(([, code = '']) => code)
  .filter((code) => code.includes('edgewise/element.js'));

let lessons: Lessons;

beforeAll(async () => {
  lessons = await Lessons.begin();
});

afterAll(() => lessons.end());

async function lesson(code: string): Promise<Page> {
  await lessons.show(code.replaceAll('./edgewise/', '/'));
  return lessons.open.page;
}

const areLoaded = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('edgewise-playground, edgewise-session')].every(
      (element) => (element as unknown as { loaded?: boolean }).loaded,
    ),
  );

it('there are some', () => {
  expect(examples.length).toBeGreaterThan(3);
});

it.each(examples.map((code, k) => [k + 1, code] as const))('example %d', async (_, code) => {
  const page = await lesson(code);
  await expect.poll(() => areLoaded(page)).toBe(true);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(lessons.open.watch.errors).toEqual([]);
});

it('the lesson says what it shows, keeps it over a reload, and knows when its goal is met', async () => {
  const page = await lesson(examples.find((code) => code.includes('"goal"')) ?? '');
  await expect.poll(() => areLoaded(page)).toBe(true);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('full speed');
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByText('Done!').waitFor();
  const said = await page.locator('#epoch').textContent();
  expect(Number(said)).toBeGreaterThan(1);
  // All of it is kept, not only what was there on the way.
  const samples = await page.evaluate(async () => {
    const task = document.querySelector<EdgewisePlayground>('#task');
    return (await task?.save())?.progress?.samples;
  });
  const kept = () =>
    page.evaluate(() => {
      const state = JSON.parse(localStorage.getItem('my-lesson') ?? '{}') as Partial<LearnerState>;
      return state.project?.progress?.samples;
    });
  await expect.poll(kept).toBe(samples);
  await page.reload();
  await expect.poll(() => areLoaded(page)).toBe(true);
  await expect.poll(() => page.locator('#epoch').textContent()).toBe(said);
});

it('the code of the page’s own dialog works as it is', async () => {
  const own = await openSite();
  const { page: playground, watch } = await own.newPage();
  await playground.getByRole('combobox', { name: 'Data set' }).selectOption('circle');
  await playground.getByRole('button', { name: 'Neuron 10', exact: true }).waitFor();
  await playground.getByRole('button', { name: 'Export' }).click();
  await playground.getByRole('menuitem', { name: /^Embed/ }).click();
  const dialog = playground.getByRole('dialog', { name: 'Embed' });
  await dialog.getByRole('checkbox', { name: 'Loss' }).check();
  const looks = playground.frameLocator('iframe[title="Preview"]');
  await looks.getByRole('button', { name: 'Neuron 10', exact: true }).waitFor();
  await looks.locator('edgewise-loss canvas').first().waitFor();
  const code = await dialog.getByRole('textbox', { name: 'Code' }).inputValue();
  await dialog.getByRole('combobox', { name: 'Kind of page' }).selectOption('iframe');
  await expect
    .poll(() => dialog.getByRole('textbox', { name: 'Code' }).inputValue())
    .toContain('v1/embed.html?show=controls+network+output+loss#1.');
  expect(watch.errors).toEqual([]);
  await own.close();
  const page = await lesson(code);
  await expect.poll(() => areLoaded(page)).toBe(true);
  await page.locator('edgewise-loss canvas').first().waitFor();
  await page.getByRole('button', { name: 'Neuron 10', exact: true }).waitFor();
});
