/** The page as one HTML file: without a server and without a network, in a sandbox, from a Blob. */

import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Frame, Page } from 'playwright-core';
import { serve } from '../../.tools/serve.mjs';
import { createEngine, type Project } from '../../wasm/src/node.js';
import { launchBrowser } from './support/browser.js';
import { useEverything } from './support/everything.js';
import { PlaygroundPage } from './support/playground.js';
import { openSite, type Site } from './support/site.js';
import { watchPage, type Watch } from './support/watch.js';

const built = fileURLToPath(new URL('../../dist/site/edgewise-offline.html', import.meta.url));
let folder = '';
let file = '';
let browser: Browser;
let site: Site;

beforeAll(async () => {
  // Where nothing of the site lies beside it.
  folder = await mkdtemp(join(tmpdir(), 'edgewise-file-'));
  file = join(folder, 'edgewise-offline.html');
  await copyFile(built, file);
  browser = await launchBrowser();
  site = await openSite();
});

afterAll(async () => {
  await site.close();
  await browser.close();
  await rm(folder, { recursive: true });
});

async function newPage(): Promise<{ page: Page; watch: Watch; playground: PlaygroundPage }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return { page, watch: watchPage(page), playground: new PlaygroundPage(page) };
}

/** Addresses that were asked for, but for what the page has made itself. */
const asked = ({ requests }: Watch) => requests.filter((address) => !/^(blob|data):/.test(address));

it('opened from a disk, does all that the page does, and asks for no other file', async () => {
  const { page, watch, playground } = await newPage();
  await page.context().setOffline(true);
  const address = pathToFileURL(file).href;
  await page.goto(address);
  await playground.ready();
  // Its own policy lets nothing out, whatever asks for it.
  const escaped = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          resolve(effectiveDirective);
        });
        void fetch('http://localhost:9/').catch(() => undefined);
      }),
  );
  expect(escaped).toBe('connect-src');
  watch.errors.length = 0;

  await useEverything(playground, /This page is a file/);
  await playground.button('Export').click();
  await page.getByRole('menuitem', { name: /^Project file/ }).waitFor();
  expect(await page.getByRole('menuitem', { name: /Embed|one file/ }).count()).toBe(0);
  expect(asked(watch)).toEqual([address]);
  expect(page.workers()).not.toHaveLength(0);
  expect(watch.errors).toEqual([]);
  await page.context().close();
});

it('trains to the same bits as Node, and holds the project of the page that it is saved from', async () => {
  const { page, watch, close } = await site.newPage();
  const online = await new PlaygroundPage(page).ready();
  await online.dataSet.selectOption('digits');
  await page.locator('header .soft').filter({ hasText: 'Digits' }).waitFor();
  const saved = await online.export('This page as one file');
  expect(saved.name).toBe('edgewise-offline.html');
  expect(watch.errors).toEqual([]);
  await close();

  const own = join(folder, 'own.html');
  await writeFile(own, saved.content);
  const { page: lone, watch: seen, playground } = await newPage();
  await lone.goto(pathToFileURL(own).href);
  await lone.locator('header .soft').filter({ hasText: 'Digits' }).waitFor();
  await playground.trainUntil(2);
  const { weights, progress, ...project } = JSON.parse(
    String((await playground.export('Project file')).content),
  ) as Project & { weights: string };
  expect(progress?.samples).toBeGreaterThan(1000);
  expect(seen.errors).toEqual([]);
  // What was trained stands there after a reload, not what the file holds.
  await lone.reload();
  await expect.poll(() => playground.metric('epoch')).toBe(2);
  await lone.context().close();

  const session = (await createEngine()).open(project);
  session.train({ epochs: 2 });
  expect(session.save().weights).toBe(weights);
  session.dispose();
});

/** Trains, takes a data set and a table of one's own, in a frame whose page is somebody else's. */
async function useFrame(frame: Frame | Page): Promise<void> {
  await frame.locator('button:text-is("Play"):enabled').waitFor();
  await frame.getByRole('combobox', { name: 'Data set', exact: true }).selectOption('wine');
  await frame.locator('header .soft').filter({ hasText: 'Wine' }).waitFor();
  await frame.getByRole('button', { name: 'Play', exact: true }).click();
  // What is asked of a page can be asked of a frame.
  const playground = new PlaygroundPage(frame as Page);
  await expect.poll(() => playground.metric('epoch')).toBeGreaterThan(3);
  await frame.getByRole('button', { name: 'Pause', exact: true }).click();
  await frame.getByLabel('Upload data', { exact: true }).setInputFiles({
    name: 'mine.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('a,b,kind\n1,2,x\n2,1,y\n3,2,x\n2,3,y\n'),
  });
  await frame
    .locator('header .soft')
    .filter({ hasText: /^mine$/ })
    .waitFor();
}

it('runs in the frame of a platform that allows scripts and nothing else, and from a Blob', async () => {
  // A platform's server has no policy for what is uploaded to it, and lets nobody read it.
  const platform = await serve({ folder, headers: {} });
  await writeFile(
    join(folder, 'course.html'),
    '<!doctype html><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" src="edgewise-offline.html" width="1400" height="860"></iframe>',
  );
  const { page, watch } = await newPage();
  await page.goto(new URL('course.html', platform.url).href);
  const frame = page.frames()[1]!;
  await useFrame(frame);
  // As in a page: a worker trains.
  expect(page.workers().length).toBeGreaterThan(0);
  expect(asked(watch)).toEqual(
    ['course.html', 'edgewise-offline.html'].map((name) => new URL(name, platform.url).href),
  );
  expect(watch.errors).toEqual([]);

  await page.evaluate(async () => {
    const content = await (await fetch('edgewise-offline.html')).blob();
    const iframe = document.querySelector('iframe')!;
    iframe.removeAttribute('sandbox');
    iframe.src = URL.createObjectURL(content);
  });
  const address = () => page.frames()[1]?.url() ?? '';
  await expect.poll(address).toMatch(/^blob:/);
  await useFrame(page.frames()[1]!);
  expect(watch.errors).toEqual([]);
  await page.context().close();
  await platform.close();
});
