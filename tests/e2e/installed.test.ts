/** The deployed site after the first visit: it needs no network, is told of newer versions, can be installed. */

import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { listForWorker } from '../../.tools/lib/service-worker.mjs';
import { drawnIcons } from '../../.tools/lib/icons.mjs';
import { serve } from '../../.tools/serve.mjs';
import { launchWholeBrowser } from './support/browser.js';
import { useEverything } from './support/everything.js';
import { PlaygroundPage } from './support/playground.js';
import { watchPage, type Watch } from './support/watch.js';

const built = fileURLToPath(new URL('../../dist/site', import.meta.url));
const newer = 'A new version of Edgewise is ready.';
let browser: Browser;
let context: BrowserContext;
let folder = '';
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  browser = await launchWholeBrowser();
});

afterAll(() => browser.close());

/** The site at the top of a server, and another one below it, for each test: it changes and stops them. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'edgewise-installed-'));
  await cp(built, folder, { recursive: true });
  await cp(built, join(folder, 'some/repo'), { recursive: true });
  server = await serve({ folder });
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
});

afterEach(async () => {
  await context.close();
  await server.close();
  await rm(folder, { recursive: true });
});

/** The worker is not begun at `localhost` itself. */
const addressOf = (path: string) => new URL(path, server.url.replace('//', '//edgewise.')).href;

interface Visit {
  page: Page;
  watch: Watch;
  playground: PlaygroundPage;
}

async function visit(address: string): Promise<Visit> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const watch = watchPage(page);
  await page.goto(address);
  return { page, watch, playground: await new PlaygroundPage(page).ready() };
}

/** Waits until the page's own worker keeps all. */
async function kept({ page }: Visit): Promise<void> {
  const isThere = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const isOwn = registration?.scope === new URL('./', document.baseURI).href;
      return isOwn && registration.active?.state === 'activated';
    });
  await expect.poll(isThere, { timeout: 30_000 }).toBe(true);
}

const cacheNames = ({ page }: Visit) => page.evaluate(() => caches.keys());
const scopes = ({ page }: Visit) =>
  page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  );
/** Of the page, whichever worker it has. */
const version = ({ page }: Visit) =>
  page.evaluate(
    () => document.querySelector<HTMLMetaElement>('meta[name=version]')?.content ?? 'one',
  );
const updateNow = ({ page }: Visit) =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined);
  });

const mark = '<meta name="version" content="two">';

/** Another version where one lies: a part of it has another name, and the page says that it is another. */
async function deploy(site: string): Promise<{ gone: string }> {
  const assets = await readdir(join(site, 'assets'));
  const gone = assets.find((name) => name.startsWith('compare-') && name.endsWith('.js'))!;
  const next = gone.replace(/-[\w-]{7}\.js$/, '-another.js');
  await rename(join(site, 'assets', gone), join(site, 'assets', next));
  for (const name of [
    'index.html',
    'files.json',
    ...(await readdir(join(site, 'assets'))).map((asset) => `assets/${asset}`),
  ]) {
    if (!/\.(js|json|html)$/.test(name)) continue;
    const text = await readFile(join(site, name), 'utf8');
    const changed = text
      .replaceAll(gone, next)
      .replace('<title>Edgewise:', `${mark}<title>Edgewise:`);
    if (changed !== text) await writeFile(join(site, name), changed);
  }
  listForWorker(site);
  return { gone: `assets/${gone}` };
}

it('a second visit needs no network, in the top folder or any other', async () => {
  const paths = ['', 'some/repo/'];
  for (const path of paths) {
    const first = await visit(addressOf(path));
    await kept(first);
    expect(first.watch.errors).toEqual([]);
    await first.page.close();
  }
  await server.close();
  const top = await visit(addressOf(''));
  expect(await scopes(top)).toEqual(paths.map(addressOf));
  await top.playground.trainTo(2);
  expect(top.watch.errors).toEqual([]);
  await top.page.close();

  const { page, playground, watch } = await visit(addressOf('some/repo/'));
  await useEverything(playground);
  const choose = async (item: string) => {
    await playground.button('Export').click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await choose('Embed');
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: 'Play', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  expect(watch.errors).toEqual([]);
  // The page as one file is fetched anew each time: here it says why it does not come.
  await choose('one file');
  await page.getByText('The file could not be loaded.').waitFor();
});

it('tells of a newer version, changes nothing under open pages, and reloads to it', async () => {
  const first = await visit(addressOf(''));
  await kept(first);
  const [before] = await cacheNames(first);
  // Another copy of the origin goes on as it was, whatever becomes of this one.
  const neighbour = await visit(addressOf('some/repo/'));
  await kept(neighbour);
  // It was opened by the worker of the folder above, as long as it had none itself.
  await neighbour.page.reload();
  const both = await cacheNames(first);
  expect(both).toHaveLength(2);
  const one = await visit(addressOf(''));
  await one.playground.trainTo(3);
  await first.page.close();
  const two = await visit(addressOf(''));

  const { gone } = await deploy(folder);
  await updateNow(one);
  for (const { page } of [one, two]) await page.getByText(newer).waitFor();
  expect(await neighbour.page.getByText(newer).count()).toBe(0);
  // A visit goes to the version of the pages that are open.
  const three = await visit(addressOf(''));
  expect(await version(three)).toBe('one');
  await three.page.getByText(newer).waitFor();
  await three.page.close();

  const epoch = await one.playground.metric('epoch');
  await one.playground.button('Reload').click();
  await expect.poll(() => version(one)).toBe('two');
  await one.playground.ready();
  expect(await one.playground.metric('epoch')).toBe(epoch);
  expect(await one.page.getByText(newer).count()).toBe(0);

  // The other page is of the version before, whose files it still gets.
  const status = (of: Visit) => of.page.evaluate(async (file) => (await fetch(file)).status, gone);
  expect(await status(two)).toBe(200);
  expect(await version(two)).toBe('one');
  expect(two.watch.errors).toEqual([]);
  await two.playground.button('Reload').click();
  await expect.poll(() => version(two)).toBe('two');
  // The last page that is open, as one of the new version, lets them go.
  await one.page.close();
  await two.page.reload();
  await expect.poll(() => cacheNames(two)).not.toContain(before);
  const left = await cacheNames(two);
  expect(left).toHaveLength(2);
  expect(left).toContain(both.find((name) => name !== before));
  expect([...one.watch.errors, ...two.watch.errors]).toEqual([]);
});

it('a newer version that is not all there changes nothing, and is taken when it is', async () => {
  const page = await visit(addressOf('some/repo/'));
  await kept(page);
  const site = join(folder, 'some/repo');
  await deploy(site);
  // As while it is being uploaded: the page is still that of before.
  const whole = await readFile(join(site, 'index.html'), 'utf8');
  await writeFile(join(site, 'index.html'), whole.replace(mark, ''));
  await updateNow(page);
  const states = () =>
    page.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const { active, installing, waiting } = registration!;
      return [active, installing, waiting].map((one) => one?.state ?? null);
    });
  await expect.poll(states).toEqual(['activated', null, null]);
  await page.page.reload();
  await page.playground.ready();
  await page.playground.trainTo(2);
  expect(await page.page.getByText(newer).count()).toBe(0);

  await writeFile(join(site, 'index.html'), whole);
  await updateNow(page);
  await page.page.getByText(newer).waitFor();
  await page.playground.button('Reload').click();
  await expect.poll(() => version(page)).toBe('two');
});

it('goes on where the browser has deleted what was kept, or the worker', async () => {
  const page = await visit(addressOf('some/repo/'));
  await kept(page);
  const names = await cacheNames(page);
  await page.page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.page.reload();
  await page.playground.ready();
  // It is kept again, all of it.
  const count = () =>
    page.page.evaluate(async ([name]) => (await (await caches.open(name!)).keys()).length, names);
  const listed = /^const listed=(.*);$/m.exec(
    await readFile(join(folder, 'service-worker.js'), 'utf8'),
  );
  const { files } = JSON.parse(listed![1]!) as { files: unknown[] };
  await expect.poll(count).toBe(files.length);

  await page.page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.page.reload();
  await page.playground.ready();
  await page.playground.trainTo(2);
  expect(page.watch.errors).toEqual([]);
});

it('is not begun by frames, nor where it cannot be, nor where the page is being built', async () => {
  await writeFile(
    join(folder, 'lesson.html'),
    '<!doctype html><link rel="icon" href="data:,"><iframe src="v1/embed.html?preset=xor" width="900" height="600"></iframe><iframe src="index.html" width="1400" height="800"></iframe>',
  );
  const page = await context.newPage();
  const watch = watchPage(page);
  await page.goto(addressOf('lesson.html'));
  const atRest = () =>
    page.evaluate(
      () =>
        document
          .querySelectorAll('iframe')[1]!
          .contentWindow!.performance.getEntriesByType('resource')
          .filter(({ name }) => name.includes('/updates-')).length,
    );
  await expect.poll(atRest, { timeout: 20_000 }).toBeGreaterThan(0);
  const frame = page.frameLocator('iframe >> nth=0');
  await frame.getByRole('button', { name: 'Play', exact: true }).waitFor();
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
  ).toBe(0);

  // Beside a page that has one, an embedded playground is of the server's version.
  const whole = await visit(addressOf(''));
  await kept(whole);
  await page.reload();
  await frame.getByRole('button', { name: 'Play', exact: true }).waitFor();
  const embed = await readFile(join(folder, 'v1/embed.html'), 'utf8');
  await writeFile(join(folder, 'v1/embed.html'), embed.replace('<title>', '<title>Later: '));
  await page.reload();
  await expect.poll(() => page.frames()[1]?.title()).toMatch(/^Later: /);
  await frame.getByRole('button', { name: 'Play', exact: true }).waitFor();
  expect(watch.errors).toEqual([]);

  // A server without it.
  await rm(join(folder, 'some/repo/service-worker.js'));
  const without = await visit(addressOf('some/repo/'));
  await without.playground.trainTo(2);

  const local = await visit(server.url);
  await expect
    .poll(() =>
      local.page.evaluate(
        () =>
          performance.getEntriesByType('resource').filter(({ name }) => name.includes('/updates-'))
            .length,
      ),
    )
    .toBeGreaterThan(0);
  expect(await scopes(local)).toEqual([]);
});

it('can be installed', async () => {
  const { page } = await visit(addressOf('some/repo/'));
  const session = await context.newCDPSession(page);
  const { url, errors, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(url).toBe(addressOf('some/repo/site.webmanifest'));
  const manifest = JSON.parse(data!) as {
    start_url: string;
    icons: { src: string; sizes: string }[];
  };
  expect(new URL(manifest.start_url, url).href).toBe(addressOf('some/repo/'));
  const drawn = await drawnIcons();
  const links = ['icons/apple-180.png 180x180'];
  for (const icon of [...manifest.icons.map(({ src, sizes }) => `${src} ${sizes}`), ...links]) {
    const [src = '', sizes] = icon.split(' ');
    const response = await page.request.get(new URL(`some/repo/${src}`, server.url).href);
    expect(response.headers()['content-type']).toBe('image/png');
    const bytes = await response.body();
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
    // The same drawing gives the same bytes.
    expect(bytes.equals(drawn[src.replace(/^icons\/|\.png$/g, '')]!)).toBe(true);
  }
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // Tests have windows of their own, where nothing is installed.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
});
