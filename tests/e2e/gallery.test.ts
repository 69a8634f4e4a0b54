/** The examples for authors, as the built site has them: each does what it says. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { codeOf, examples } from '../../.tools/lib/gallery.mjs';
import { serve } from '../../.tools/serve.mjs';
import { check } from './support/command.js';
import { openSite, type OpenPage, type Site } from './support/site.js';

let site: Site;
let open: OpenPage;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  open = await site.newPage({ path: 'gallery/index.html' });
  ({ page } = open);
});

afterAll(async () => {
  await open.close();
  await site.close();
});

const areLoaded = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('edgewise-playground, edgewise-session')].every(
      (element) => (element as unknown as { loaded?: boolean }).loaded,
    ),
  );

async function visit(name: string): Promise<void> {
  await page.goto(new URL(`gallery/${name}.html`, site.url).href);
  await page.waitForFunction(() => !document.querySelector('edgewise-playground:not(:defined)'));
}

const fastest = async () => {
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('full speed');
  await page.getByRole('button', { name: 'Play' }).click();
};

const numberIn = async (id: string) => Number(await page.locator(id).textContent());

/** What each example does, once it is there. */
const acts: Readonly<Record<string, () => Promise<void>>> = {
  'exclusive-or': async () => {
    await page.getByRole('button', { name: 'Neuron 1', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Step' }).click();
    await page.locator('dd.epoch').filter({ hasText: '1' }).waitFor();
  },
  'own-table': async () => {
    await page.getByText('fruit').first().waitFor();
    await page.getByRole('button', { name: 'Step' }).click();
    await page.locator('dd.epoch').filter({ hasText: '1' }).waitFor();
  },
  'numbers-in-text': async () => {
    await expect.poll(() => page.locator('#loss').textContent()).toMatch(/^\d\.\d{3}$/);
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(() => numberIn('#epoch')).toBeGreaterThan(3);
    await page.locator('edgewise-loss canvas').first().waitFor();
  },
  task: async () => {
    await page.evaluate(() => {
      const task = document.querySelector<HTMLElement & { project: unknown }>('#task');
      const text = task?.querySelector('script')?.textContent ?? '';
      const network = { layers: [2, 4, 1], output: 'logistic' };
      if (task) task.project = { ...(JSON.parse(text) as object), network };
    });
    await expect.poll(areLoaded).toBe(true);
    await fastest();
    await page.getByRole('status').filter({ hasText: 'Done, at attempt' }).waitFor();
  },
  'predict-first': async () => {
    const poster = page.locator('edgewise-playground img');
    await poster.waitFor();
    await page.getByRole('radio', { name: 'a ring around the middle' }).check();
    await page.getByRole('button', { name: 'Show me' }).click();
    await poster.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    expect(await page.locator('#comment').textContent()).toContain('a ring');
  },
  'side-by-side': async () => {
    await page.getByRole('button', { name: 'Train both' }).click();
    for (const id of ['#one-loss', '#three-loss']) {
      await expect.poll(() => numberIn(id)).toBeGreaterThan(0);
    }
    await page.getByRole('button', { name: 'Hold both' }).click();
    await page.getByRole('button', { name: 'Train both' }).waitFor();
  },
  'drawn-by-hand': async () => {
    await expect.poll(() => numberIn('#answer')).toBe(1);
    await page.getByRole('checkbox', { name: 'b', exact: true }).uncheck();
    await expect.poll(() => numberIn('#answer')).toBe(0);
    expect(await numberIn('#sum')).toBe(-0.5);
    expect(await page.getByRole('button', { name: 'Free' }).count()).toBe(0);
  },
  'own-colours': async () => {
    const frame = page.locator('edgewise-playground .frame').first();
    await expect
      .poll(() => frame.evaluate((one) => getComputedStyle(one).backgroundColor))
      .toBe('rgb(16, 36, 43)');
  },
  'in-an-iframe': async () => {
    await page.getByRole('button', { name: 'Ten more' }).click();
    await expect.poll(() => numberIn('#epoch')).toBe(10);
    const height = () => page.locator('iframe').evaluate((frame) => frame.clientHeight);
    const inside = page.frameLocator('iframe').locator('edgewise-playground');
    await expect
      .poll(async () => (await height()) - Math.ceil((await inside.boundingBox())?.height ?? 0))
      .toBe(0);
  },
  'kept-work': async () => {
    await page.getByRole('button', { name: 'Step' }).click();
    await page.getByText('Kept.').waitFor();
    await page.reload();
    await page.getByText('This is how you left it.').waitFor();
    await page.locator('dd.epoch').filter({ hasText: '1' }).waitFor();
    await page.getByRole('button', { name: 'Begin anew' }).click();
    await page.getByText('Nothing is kept yet.').waitFor();
    await page.locator('dd.epoch').filter({ hasText: '0' }).waitFor();
    expect(await page.evaluate(() => localStorage.getItem('my-course.circle'))).toBeNull();
  },
  form: async () => {
    await fastest();
    await page.getByText('2 of 2 points are ready').waitFor();
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByText(/^Handed in: grade 1, with a result of \d+ characters/).waitFor();
  },
  statement: async () => {
    await fastest();
    const sent = page.getByLabel('Statement');
    await sent.filter({ hasText: '"verb"' }).waitFor();
    expect(JSON.parse((await sent.textContent()) ?? '')).toMatchObject({
      verb: { id: 'http://adlnet.gov/expapi/verbs/passed' },
      result: { success: true, score: { raw: 2, max: 2, scaled: 1 } },
    });
  },
};

describe.each(examples)('%s', (name) => {
  it('does what it says, in the wide and in the narrow', async () => {
    await visit(name);
    await expect.poll(areLoaded).toBe(true);
    await acts[name]?.();
    for (const width of [375, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
      await expect.poll(fits).toBe(true);
    }
    expect(open.watch.errors).toEqual([]);
  });
});

describe('the list', () => {
  it('has a picture of each, and code that is the example', async () => {
    await page.goto(new URL('gallery/', site.url).href);
    const pictures = page.locator('.examples img');
    expect(await pictures.count()).toBe(examples.length);
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() => picture.evaluate((one) => (one as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(0);
    }
    expect(Object.keys(acts)).toEqual([...examples]);
    await page.getByText('Code', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Copy' }).first().waitFor();
    expect(await page.locator('.examples code').first().textContent()).toBe(
      codeOf('exclusive-or').replace('../v1/', new URL('v1/', site.url).href),
    );
    expect(open.watch.errors).toEqual([]);
  });

  it('has code that works in a page of another origin, as it is', async () => {
    const codes = await page.locator('.examples code').allTextContents();
    const folder = await mkdtemp(join(tmpdir(), 'edgewise-copied-'));
    const copied = ['numbers-in-text', 'own-colours', 'in-an-iframe'];
    for (const name of copied) {
      const code = codes[examples.indexOf(name)] ?? '';
      const head = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">';
      await writeFile(join(folder, `${name}.html`), `${head}<title>Copied</title>${code}`);
    }
    const host = await serve({ folder, headers: {} });
    for (const name of copied) {
      await page.goto(new URL(`${name}.html`, host.url).href);
      if (name === 'in-an-iframe') {
        await page.getByRole('button', { name: 'Ten more' }).click();
        await expect.poll(() => page.locator('#epoch').textContent()).toBe('10');
      } else {
        await page.getByRole('button', { name: 'Play' }).click();
        await page.getByRole('button', { name: 'Pause' }).waitFor();
      }
    }
    expect(open.watch.errors).toEqual([]);
    await host.close();
    await rm(folder, { recursive: true });
  });
});

describe('what a learner hands in', () => {
  it('holds for the native command, unless it was changed', async () => {
    await visit('form');
    await expect.poll(areLoaded).toBe(true);
    const text = await page.locator('script[type="application/json"]').textContent();
    const task = JSON.parse(text ?? '') as object;
    await fastest();
    await page.getByText('2 of 2 points are ready').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save the result' }).click();
    const saved = await (await download).path();
    const result = JSON.parse(await readFile(saved, 'utf8')) as { document: { goal: object } };
    expect(await check(result, task)).toMatchObject({ holds: true, met: true, score: 2, max: 2 });
    const easier = { ...result, document: { ...result.document, goal: { testLoss: 0.5 } } };
    const { holds, differences } = await check(easier, task);
    expect(holds).toBe(false);
    expect(differences.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'score: It says that 2 of 2 conditions hold; 1 of 1 do.',
      'document.goal: This is not the goal of the task.',
    ]);
  });
});
