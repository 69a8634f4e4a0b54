/** Nothing is lost, and everything is told once: history, tabs, storage, workers, the connection. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Project } from '../../wasm/src/project.js';
import { violations } from './support/axe.js';
import { PlaygroundPage, dataFile } from './support/playground.js';
import { narrow, openSite, wide, type Site } from './support/site.js';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

const preset = (page: Page) => page.getByRole('combobox', { name: 'Preset' });

/** Opens an idea and puts its text away; browsers skip entries on which nobody has clicked. */
async function choosePreset(page: Page): Promise<void> {
  await preset(page).selectOption({ label: 'Different functions' });
  const idea = page.getByRole('region', { name: 'Idea' });
  await idea.getByRole('heading', { name: 'Different functions' }).waitFor();
  await idea.getByRole('button', { name: 'Close the idea' }).click();
  await entitled(page, 'Different functions');
}

/** Waits until the history has an entry of this name. */
async function entitled(page: Page, title: string): Promise<void> {
  await expect.poll(() => page.title()).toBe(`${title} · Edgewise`);
}

async function setSeed(page: Page, seed: number): Promise<void> {
  const field = page.getByRole('spinbutton', { name: 'Seed', exact: true });
  await field.fill(String(seed));
  await field.press('Tab');
}

/** What stands there, in numbers that no other state has. */
async function standing(playground: PlaygroundPage): Promise<string> {
  const numbers = [await playground.metric('epoch'), await playground.metric('training loss')];
  return `${await playground.dataSet.inputValue()} ${numbers.join(' ')}`;
}

describe('Back and Forward', () => {
  it('lead to each project as it was left', async () => {
    const { page, watch, close } = await site.newPage();
    const playground = await new PlaygroundPage(page).ready();
    await playground.trainTo(20);
    const first = await standing(playground);

    await choosePreset(page);
    await expect.poll(() => playground.dataSet.inputValue()).toBe('sine');
    await playground.trainTo(10);
    const second = await standing(playground);

    await playground.upload.setInputFiles(dataFile('iris.csv'));
    await entitled(page, 'iris');
    const third = await standing(playground);

    await page.goBack();
    await expect.poll(() => standing(playground)).toBe(second);
    await page.goBack();
    await expect.poll(() => standing(playground)).toBe(first);
    await page.goForward();
    await expect.poll(() => standing(playground)).toBe(second);
    await page.goForward();
    await expect.poll(() => standing(playground)).toBe(third);
    await playground.button('Undo').click();
    await expect.poll(() => standing(playground)).toBe(second);
    expect(watch.errors).toEqual([]);
    await close();
  });

  it('also after a reload, and while it trained', async () => {
    const { page, close } = await site.newPage();
    const playground = await new PlaygroundPage(page).ready();
    await playground.button('Play').click();
    await expect.poll(() => playground.metric('epoch')).toBeGreaterThan(20);
    await choosePreset(page);
    await playground.button('Step').click();
    await playground.button('Play').waitFor();
    await playground.settled();
    const second = await standing(playground);
    await page.reload();
    await playground.ready();
    expect(await standing(playground)).toBe(second);
    await page.goBack();
    await expect.poll(() => playground.dataSet.inputValue()).toBe('exclusive-or');
    expect(await playground.metric('epoch')).toBeGreaterThan(20);
    await close();
  });

  it('a link makes an entry, and what is made of it stays over a reload', async () => {
    const { page, close } = await site.newPage();
    const playground = await new PlaygroundPage(page).ready();
    await setSeed(page, 5);
    await playground.button('Share').click();
    await page.getByRole('alert').waitFor();
    const link = page.url();
    expect(link).toContain('#1.');
    await choosePreset(page);
    expect(page.url()).not.toContain('#');

    // As a person pastes it into the address bar.
    await page.evaluate((address) => {
      location.href = address;
    }, link);
    await expect.poll(() => playground.dataSet.inputValue()).toBe('exclusive-or');
    await playground.trainTo(10);
    const trained = await standing(playground);
    await page.reload();
    await playground.ready();
    expect(await standing(playground)).toBe(trained);
    await page.goBack();
    await expect.poll(() => playground.dataSet.inputValue()).toBe('sine');
    await page.goForward();
    await expect.poll(() => standing(playground)).toBe(trained);
    await close();
  });

  it('also where the page is still being loaded', async () => {
    const { page, close } = await site.newPage();
    const playground = await new PlaygroundPage(page).ready();
    await playground.trainTo(5);
    const first = await standing(playground);
    await choosePreset(page);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/entries-.*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.reload({ waitUntil: 'commit' });
    await playground.ready();
    await page.goBack();
    release();
    await expect.poll(() => standing(playground)).toBe(first);
    await close();
  });

  it('a damaged link leaves what was there', async () => {
    const { page, close } = await site.newPage();
    const playground = await new PlaygroundPage(page).ready();
    await playground.trainTo(10);
    const before = await standing(playground);
    await page.evaluate(() => {
      location.hash = '#1.abc';
    });
    await page.getByRole('alert').filter({ hasText: 'The link is damaged' }).waitFor();
    expect(await standing(playground)).toBe(before);
    await page.goBack();
    await playground.settled();
    expect(await standing(playground)).toBe(before);
    await close();
  });

  it('training that runs is kept by a reload', async () => {
    const { page, close } = await site.newPage();
    const playground = await new PlaygroundPage(page).ready();
    await playground.button('Play').click();
    await expect.poll(() => playground.metric('epoch')).toBeGreaterThan(30);
    await page.reload();
    await playground.ready();
    expect(await playground.metric('epoch')).toBeGreaterThan(30);
    await close();
  });
});

describe('several tabs', () => {
  it('each keep their own; a new one begins with the last that was kept', async () => {
    const { page: one, close } = await site.newPage();
    const first = await new PlaygroundPage(one).ready();
    await first.trainUntil(10);
    await first.kept(({ progress }) => progress?.samples === 10 * 320);
    const before = await standing(first);

    const two = await one.context().newPage();
    await two.goto(site.url);
    const second = await new PlaygroundPage(two).ready();
    expect(await standing(second)).toBe(before);
    await choosePreset(two);
    await second.trainUntil(5);
    await second.kept(
      ({ title, progress }) => title === 'Different functions' && progress?.samples === 5 * 160,
    );
    const other = await standing(second);

    await one.reload();
    await first.ready();
    expect(await standing(first)).toBe(before);
    await two.reload();
    await second.ready();
    expect(await standing(second)).toBe(other);

    const three = await one.context().newPage();
    await three.goto(site.url);
    const third = await new PlaygroundPage(three).ready();
    expect([before, other]).toContain(await standing(third));
    await close();
  });
});

describe('storage that refuses', () => {
  it.each([
    [
      'full',
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      },
    ],
    [
      'forbidden',
      () => {
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(window, name, {
            get: () => {
              throw new DOMException('forbidden', 'SecurityError');
            },
          });
        }
      },
    ],
  ])('%s: told once, with what to do; training goes on', async (_, before) => {
    const { page, watch, close } = await site.newPage({ before });
    const playground = await new PlaygroundPage(page).ready();
    const told = page.getByRole('alert').filter({ hasText: 'cannot keep your work' });
    await playground.trainTo(10);
    await told.waitFor();
    const { name, content } = await playground.saved(playground.button('Save the file'));
    expect(name).toMatch(/\.edgewise\.json$/);
    const project = JSON.parse(content.toString()) as Project;
    expect(project.progress?.samples).toBeGreaterThan(0);
    await told.waitFor({ state: 'detached' });

    const epoch = await playground.metric('epoch');
    await playground.trainTo(epoch + 10);
    await choosePreset(page);
    await playground.button('Step').click();
    await page.waitForTimeout(1500);
    expect(await told.count()).toBe(0);
    // Back does not need storage.
    await page.goBack();
    await expect.poll(() => playground.dataSet.inputValue()).toBe('exclusive-or');
    expect(await playground.metric('epoch')).toBeGreaterThanOrEqual(epoch + 10);
    expect(watch.errors).toEqual([]);
    await close();
  });
});

describe('workers', () => {
  it('one that dies twice in a row: the page offers to go on from the last state', async () => {
    const { page, close } = await site.newPage();
    const playground = await new PlaygroundPage(page).ready();
    await playground.button('Play').click();
    await expect.poll(() => playground.metric('epoch')).toBeGreaterThan(20);
    await page.evaluate(() => {
      // As if every new worker died at once.
      const { Worker } = globalThis;
      (globalThis as { whole?: typeof Worker }).whole = Worker;
      globalThis.Worker = class extends Worker {
        override postMessage() {
          this.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
        }
      };
    });
    await page.workers()[0]?.evaluate(() => {
      setTimeout(() => {
        throw new Error('killed by the test');
      });
    });
    const told = page.getByRole('alert').filter({ hasText: 'stopped twice in a row' });
    await told.waitFor();
    await playground.button('Play').waitFor();
    const epoch = await playground.metric('epoch');
    expect(epoch).toBeGreaterThan(20);
    await page.evaluate(() => {
      const { whole } = globalThis as { whole?: typeof Worker };
      if (whole) globalThis.Worker = whole;
    });
    await playground.button('Go on').click();
    await expect.poll(() => playground.metric('epoch')).toBeGreaterThan(epoch + 5);
    await close();
  });

  const refusals: [string, () => void][] = [
    [
      'forbidden by the page’s policy',
      () => {
        globalThis.Worker = new Proxy(Worker, {
          construct: () => {
            throw new DOMException('refused', 'SecurityError');
          },
        });
      },
    ],
    [
      'whose file does not come',
      () => {
        globalThis.Worker = new Proxy(Worker, {
          construct: (Plain, [file, options]: [string, WorkerOptions]) =>
            new Plain(`${file}.gone`, options),
        });
      },
    ],
  ];
  it.each(refusals)('%s: it trains on the page’s own thread', async (_, before) => {
    const { page, close } = await site.newPage({ before });
    const playground = await new PlaygroundPage(page).ready();
    await playground.trainTo(20);
    await playground.upload.setInputFiles(dataFile('iris.csv'));
    await page.getByText('150 rows').waitFor();
    await playground.button('Step').click();
    await expect.poll(() => playground.metric('epoch')).toBe(1);
    expect(page.workers()).toEqual([]);
    await close();
  });

  it('only from a Blob: it trains in one', async () => {
    const { page, close } = await site.newPage({
      bypassCSP: true,
      before: () => {
        const { Worker } = globalThis;
        globalThis.Worker = class extends Worker {
          constructor(file: string | URL, options?: WorkerOptions) {
            if (!String(file).startsWith('blob:')) throw new DOMException('other origin');
            super(file, options);
          }
        };
      },
    });
    const playground = await new PlaygroundPage(page).ready();
    await playground.trainTo(20);
    expect(page.workers().map((worker) => worker.url().slice(0, 5))).toEqual(['blob:']);
    await close();
  });
});

describe('the connection', () => {
  it.each([
    ['wide', wide],
    ['narrow', narrow],
  ] as const)('the module does not come: %s, with Try again', async (_, viewport) => {
    const { page, close } = await site.newPage({ path: 'licenses.md', viewport, bypassCSP: true });
    await page.route(/\.wasm$/, (route) => route.abort());
    await page.goto(site.url);
    const told = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
    await told.waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Try again' }).click();
    await told.waitFor();
    await page.unroute(/\.wasm$/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await new PlaygroundPage(page).ready();
    expect(await told.count()).toBe(0);
    await close();
  });

  it('a data set does not come: what was there stays, and it can be tried again', async () => {
    const { page, close } = await site.newPage();
    const playground = await new PlaygroundPage(page).ready();
    await page.route(/digits.*\.csv$/, (route) => route.abort());
    const before = await standing(playground);
    await playground.dataSet.selectOption('digits');
    await page.getByRole('alert').filter({ hasText: 'could not be loaded' }).waitFor();
    await expect.poll(() => standing(playground)).toBe(before);
    await page.unroute(/digits.*\.csv$/);
    await playground.button('Try again').click();
    await expect.poll(() => playground.dataSet.inputValue()).toBe('digits');
    await close();
  });

  it('a part of the page does not come: told, and tried again', async () => {
    const { page, close } = await site.newPage({ path: 'licenses.md' });
    await page.route(/measures-.*\.js$/, (route) => route.abort());
    await page.goto(site.url);
    const playground = await new PlaygroundPage(page).ready();
    await page.getByRole('tab', { name: 'Measures' }).click();
    await page.getByRole('alert').filter({ hasText: 'could not be loaded' }).waitFor();
    await page.unroute(/measures-.*\.js$/);
    await playground.button('Try again').click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.getByRole('table', { name: /gradient, by layer/ }).waitFor();
    await close();
  });
});

it('a network without data says so, and what to do', async () => {
  const { page, watch, close } = await site.newPage();
  const playground = await new PlaygroundPage(page).ready();
  const project: Project = { edgewise: 1, title: 'No data', network: { layers: [2, 3, 1] } };
  const buffer = Buffer.from(JSON.stringify(project));
  await playground.upload.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer });
  await page.getByText('This network has no data').waitFor();
  await page.getByText('No outputs without data').waitFor();
  expect(await playground.button('Play').isDisabled()).toBe(true);
  expect(await page.getByRole('region', { name: 'Try an input' }).count()).toBe(0);
  await playground.button('Undo').click();
  await playground.ready();
  expect(watch.errors).toEqual([]);
  await close();
});

it('a message moves nothing', async () => {
  for (const viewport of [wide, narrow]) {
    const { page, close } = await site.newPage({ viewport });
    const playground = await new PlaygroundPage(page).ready();
    const place = () => page.getByRole('figure', { name: 'Network' }).boundingBox();
    const before = await place();
    await playground.button('Share').click();
    await page.getByRole('alert').waitFor();
    expect(await place()).toEqual(before);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    expect(await place()).toEqual(before);
    await close();
  }
});
