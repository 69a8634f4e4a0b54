/** A lesson on another origin shows playgrounds in iframes, and commands them with `edgewise/connect`. */

import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../.tools/serve.mjs';
import type { Project } from '../../wasm/src/project.js';
import type { connect as connectFunction, ConnectedPlayground } from '../../web/src/connect.js';
import { linkOf } from '../../web/src/project/link.js';
import { openSite, type OpenPage, type Site } from './support/site.js';

declare global {
  interface Window {
    connect: typeof connectFunction;
    /** By the place of its iframe. */
    made: (ConnectedPlayground | undefined)[];
    heard: [string, unknown][];
    hit?: string;
  }
}

const exclusiveOr: Project = {
  edgewise: 1,
  title: 'Exclusive or',
  network: { layers: [2, 3, 1], hidden: 'tanh', output: 'logistic' },
  data: {
    table: {
      columns: [
        { name: 'a', values: [0, 0, 1, 1] },
        { name: 'b', values: [0, 1, 0, 1] },
        { name: 'either', values: [0, 1, 1, 0] },
      ],
    },
    inputs: ['a', 'b'],
    targets: ['either'],
  },
};

/** Scripts where an attacker would want them: in every text that is shown. */
const evil = '<img src=x onerror="parent.hit=1;top.hit=1"><script>top.hit=2</script>';
const tampered: Project = {
  ...exclusiveOr,
  title: evil,
  network: {
    neurons: [
      { id: '1', kind: 'input', label: evil },
      { id: '2', kind: 'input', label: 'javascript:alert(1)' },
      { id: '3', kind: 'output', function: 'logistic', label: evil },
    ],
    edges: [
      { from: '1', to: '3' },
      { from: '2', to: '3' },
    ],
  },
};

const lesson = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Lesson</title><link rel="icon" href="data:,">
<style>body { margin: 0; min-height: 4000px } iframe { display: block; border: 0; width: 900px; height: 200px }</style>
<script type="module">
  import { connect } from './connect.js';
  Object.assign(window, { connect, made: [], heard: [] });
</script></head><body><h1>Lesson</h1></body></html>`;

let site: Site;
let folder = '';
let host: Awaited<ReturnType<typeof serve>>;
/** Of the same files, for nobody but its own pages. */
let closed: Awaited<ReturnType<typeof serve>>;
let open: OpenPage;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'edgewise-lesson-'));
  await writeFile(join(folder, 'index.html'), lesson);
  await writeFile(join(folder, 'other.html'), '<!doctype html><p>Another page</p>');
  const built = fileURLToPath(new URL('../../dist/package/connect.js', import.meta.url));
  await copyFile(built, join(folder, 'connect.js'));
  site = await openSite();
  host = await serve({ folder, headers: {} });
  closed = await serve({ headers: {} });
  open = await site.newPage({ path: host.url, alone: true });
  ({ page } = open);
  await page.waitForFunction(() => 'connect' in window);
});

afterAll(async () => {
  await site.close();
  await host.close();
  await closed.close();
  await rm(folder, { recursive: true });
});

interface FrameOptions {
  sandbox?: string;
  /** Of another server than the site's. */
  at?: string;
}

/** Puts an iframe into the lesson, after what is there; its number. */
function addFrame(rest: string, { sandbox, at = site.url }: FrameOptions = {}): Promise<number> {
  return page.evaluate(
    ({ src, tokens }) => {
      const iframe = document.createElement('iframe');
      if (tokens !== undefined) iframe.setAttribute('sandbox', tokens);
      iframe.src = src;
      document.body.append(iframe);
      return document.querySelectorAll('iframe').length - 1;
    },
    { src: new URL(`v1/embed.html${rest}`, at).href, tokens: sandbox },
  );
}

/** Connects it, and notes what it tells. */
function connectFrame(number: number, options: object = {}): Promise<void> {
  return page.evaluate(
    async ({ at, given }) => {
      const iframe = document.querySelectorAll('iframe')[at];
      if (!iframe) throw new Error('no such frame');
      const playground = await window.connect(iframe, given);
      window.made[at] = playground;
      for (const name of ['ready', 'metrics', 'run', 'edit', 'state', 'error']) {
        playground.addEventListener(`edgewise-${name}`, (event) => {
          if (at === 0) window.heard.push([name, (event as CustomEvent).detail]);
        });
      }
    },
    { at: number, given: options },
  );
}

async function connected(rest: string, options?: FrameOptions): Promise<number> {
  const number = await addFrame(rest, options);
  await connectFrame(number);
  return number;
}

const removeFrames = () =>
  page.evaluate(() => {
    for (const iframe of document.querySelectorAll('iframe')) iframe.remove();
    for (const playground of window.made) playground?.disconnect();
    scrollTo(0, 0);
    window.made = [];
    window.heard = [];
  });

const inside = (number: number) => page.locator('iframe').nth(number).contentFrame();
const message = (number: number) => inside(number).locator('.message');

/** What a call, written as it would be in the lesson, comes to. */
const from = <T>(act: (playground: ConnectedPlayground) => T | Promise<T>): Promise<T> =>
  page.evaluate(`(${String(act)})(window.made[0])`);

const fragment = `#${linkOf(exclusiveOr)}`;

describe('two connected frames', () => {
  let first = 0;
  let second = 0;

  beforeAll(async () => {
    first = await connected(`?show=controls+network${fragment}`);
    second = await connected('?show=controls');
    await from((playground) => playground.step({ epochs: 1 }));
  });

  afterAll(removeFrames);

  it('opens the project of the fragment, and tells it', async () => {
    const told = await from(({ loaded, project }) => [loaded, project?.title]);
    expect(told).toEqual([true, 'Exclusive or']);
    await inside(first).getByRole('button', { name: 'Neuron 1' }).waitFor();
  });

  it('steps, and answers with the numbers that it shows', async () => {
    const metrics = await from((playground) => playground.step({ epochs: 10 }));
    expect(metrics).toMatchObject({ epoch: 11, samples: 44 });
    await inside(first).getByText('11', { exact: true }).waitFor();
    await expect.poll(() => from((playground) => playground.metrics)).toEqual(metrics);
  });

  it('plays and pauses, and tells of it as it happens', async () => {
    await page.evaluate(() => (window.heard = []));
    await from((playground) => playground.play());
    await expect.poll(() => from(({ running }) => running)).toBe(true);
    await page.waitForFunction(() => window.heard.some(([name]) => name === 'metrics'));
    await from((playground) => playground.pause());
    await expect.poll(() => from(({ running }) => running)).toBe(false);
    const runs = await page.evaluate(() => window.heard.filter(([name]) => name === 'run'));
    expect(runs).toEqual([
      ['run', { running: true }],
      ['run', { running: false }],
    ]);
  });

  it('is as high as what it shows', async () => {
    const heights = () =>
      page.evaluate(() => document.querySelectorAll('iframe')[0]?.clientHeight ?? 0);
    const shown = () =>
      inside(first)
        .locator('edgewise-playground')
        .evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
    const before = await heights();
    expect(before).toBe(await shown());
    expect(await from((playground) => playground.set({ show: 'controls network loss' }))).toBe(
      true,
    );
    await expect.poll(heights).toBeGreaterThan(before + 150);
    await expect.poll(heights).toBe(await shown());
    await from((playground) => playground.set({ show: 'controls network' }));
    await expect.poll(heights).toBe(before);
  });

  it('is told apart from the other one, and passes its project on, bit by bit', async () => {
    const weights = await page.evaluate(async () => {
      const [one, other] = window.made;
      const saved = await one?.save();
      if (!saved || !other) return [];
      const wasOpen = other.loaded;
      const isOpen = await other.restore(saved);
      const again = await other.save();
      return [wasOpen, isOpen, saved.weights, again?.weights];
    });
    expect(weights.slice(0, 2)).toEqual([false, true]);
    expect(weights[2]).toMatch(/^[\w+/=]{10,}$/);
    expect(weights[3]).toBe(weights[2]);
    expect(second).toBe(1);
  });

  it('gives a learner’s state, which opens again as JSON', async () => {
    const epochs = await from(async (playground) => {
      const state = JSON.parse(JSON.stringify(await playground.getState())) as never;
      const before = playground.metrics?.epoch;
      await playground.reset();
      const isOpen = await playground.setState(state);
      return [isOpen, playground.metrics?.epoch === before];
    });
    expect(epochs).toEqual([true, true]);
  });

  it('tells what is chosen in the figure', async () => {
    await inside(first).getByRole('button', { name: 'Neuron 4' }).click();
    await expect
      .poll(() => from(({ selection }) => selection))
      .toEqual({ kind: 'neuron', id: '4' });
  });

  it('gives a picture, and numbers from inside', async () => {
    const [type, size, count] = await from(async (playground) => {
      const picture = await playground.export('svg');
      const trace = await playground.trace([0, 1]);
      return [picture?.type, picture?.size ?? 0, trace.neurons.length];
    });
    expect([type, count]).toEqual(['image/svg+xml', 8]);
    expect(size).toBeGreaterThan(1000);
  });

  it('refuses what it cannot do, and says why', async () => {
    const faults = await from(async (playground) => {
      const said: unknown[] = [];
      const note = (error: { code: string; path: string; message: string }) =>
        said.push([error.code, error.path, error.message]);
      await playground.step({ epochs: 'ten' } as never).catch(note);
      await playground.set({ shwo: 'loss' }).catch(note);
      return said;
    });
    expect(faults).toEqual([
      ['type', 'args[0]', expect.stringContaining('epochs, samples or milliseconds')],
      ['unknown-key', 'set.shwo', expect.stringContaining('it may be src, preset')],
    ]);
  });

  it('keeps what is open where a project is refused, and tells the fault', async () => {
    await page.evaluate(() => (window.heard = []));
    const isOpen = await from((playground) => playground.restore({ edgewise: 1 } as never));
    expect(isOpen).toBe(false);
    expect(await from(({ project }) => project?.title)).toBe('Exclusive or');
    const [fault] = await page.evaluate(() =>
      window.heard.filter(([name]) => name === 'error').map(([, detail]) => detail),
    );
    expect(fault).toMatchObject({ message: expect.stringContaining('network') as string });
    await inside(first).getByRole('button', { name: 'Dismiss' }).click();
  });

  it('hears no other window of the page', async () => {
    const answers = await page.evaluate(async () => {
      const stranger = document.createElement('iframe');
      stranger.srcdoc = `<script>
        const answers = [];
        addEventListener('message', ({ data }) => answers.push(data));
        for (const message of [{ hello: 1 }, { id: 7, call: 'play' }, { set: { show: 'loss' } }])
          parent.frames[0].postMessage({ edgewise: 1, ...message }, '*');
        setTimeout(() => parent.postMessage({ stranger: answers }, '*'), 400);
      </script>`;
      const told = new Promise((resolve) => {
        addEventListener('message', ({ data }: MessageEvent<{ stranger?: unknown[] } | null>) => {
          if (data?.stranger) resolve(data.stranger);
        });
      });
      document.body.append(stranger);
      const heard = await told;
      stranger.remove();
      return heard;
    });
    expect(answers).toEqual([]);
    expect(await from(({ running }) => running)).toBe(false);
  });

  it('lets the wheel scroll the lesson', async () => {
    await page.evaluate(() => {
      scrollTo(0, 0);
    });
    const box = await page.locator('iframe').first().boundingBox();
    await page.mouse.move((box?.x ?? 0) + 450, (box?.y ?? 0) + 250);
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(200);
  });

  it('leaves the lesson as it was: its title, address, history and storage', async () => {
    const now = await page.evaluate(() => ({
      title: document.title,
      hash: location.hash,
      length: history.length,
      stored: Object.keys(localStorage),
    }));
    expect(now).toEqual({ title: 'Lesson', hash: '', length: 2, stored: [] });
    const stored = await inside(first)
      .locator('body')
      .evaluate(() => Object.keys(localStorage));
    expect(stored).toEqual([]);
    expect(open.watch.errors).toEqual([]);
  });
});

describe('a frame that cannot show what it should', () => {
  afterEach(removeFrames);

  it('says so in its place', async () => {
    const cut = fragment.slice(0, -20);
    const cases: [string, RegExp][] = [
      [cut, /link is damaged/],
      ['#1.@@@', /link is damaged/],
      ['#hello', /is not a project/],
      ['?preset=nonsense', /no preset “nonsense”/],
      ['?src=nowhere.json', /answers 404/],
      ['?src=../index.html', /web page and not a project/],
      ['', /no project here yet/],
    ];
    for (const [rest] of cases) await addFrame(rest);
    const withoutScripts = await addFrame(fragment, { sandbox: 'allow-same-origin' });
    for (const [number, [, text]] of cases.entries()) {
      await expect.poll(() => message(number).innerText()).toMatch(text);
    }
    const needs = inside(withoutScripts).locator('noscript');
    expect(await needs.innerText()).toContain('has to “allow-scripts”');
    expect((await needs.boundingBox())?.height).toBeGreaterThan(10);
    // The one that waits: a project that comes takes the place of the sentence.
    await connectFrame(6);
    const isOpen = await page.evaluate((project) => window.made[6]?.restore(project), exclusiveOr);
    expect(isOpen).toBe(true);
    expect(await message(6).count()).toBe(0);
  });

  it('answers a first project that is refused', async () => {
    await connected('');
    expect(await from((playground) => playground.restore({ edgewise: 1 } as never))).toBe(false);
    expect(await message(0).innerText()).toContain('network');
  });

  it('shows scripts of a tampered link as text', async () => {
    await connected(`?show=controls+network+output+inspect+data#${linkOf(tampered)}`);
    await from((playground) => playground.step());
    const figure = inside(0).getByRole('group', { name: evil });
    await figure.waitFor();
    expect(await inside(0).locator('img, script:not([src])').count()).toBe(0);
    expect(await page.evaluate(() => window.hit)).toBeUndefined();
  });

  it('survives a link in which anything was changed', async () => {
    await connected(`?show=controls${fragment}`);
    await from((playground) => playground.step());
    const outcomes = await inside(0)
      .locator('edgewise-playground')
      .evaluate(async (element, start) => {
        const seen = new Set<string>();
        const shown = () => element.shadowRoot?.querySelector('.message')?.textContent ?? '';
        for (let k = 0; k < 40; k += 1) {
          const at = 3 + ((k * 37) % (start.length - 3));
          const letter = 'Az09-_<"'[k % 8] ?? '';
          location.hash = start.slice(0, at) + letter + start.slice(at + 1);
          await new Promise((resolve) => setTimeout(resolve, 40));
          seen.add(shown() === '' ? 'open' : 'told');
        }
        return [...seen];
      }, fragment);
    expect(outcomes).toContain('told');
    expect(await page.evaluate(() => window.hit)).toBeUndefined();
    // It is as usable as before.
    expect(await from((playground) => playground.restore(playground.project as never))).toBe(true);
  });
});

describe('a sandboxed frame', () => {
  afterEach(removeFrames);

  it.each(['allow-scripts', 'allow-scripts allow-same-origin'])(
    'works with sandbox="%s"',
    async (sandbox) => {
      await connected(`?show=network${fragment}`, { sandbox });
      expect(await from((playground) => playground.step({ epochs: 2 }))).toMatchObject({
        epoch: 2,
      });
    },
  );

  it('without its origin, from a server that lets no other page read its files, says so', async () => {
    await addFrame(fragment, { sandbox: 'allow-scripts', at: closed.url });
    await inside(0).getByText('a server that lets any page read its files').waitFor();
  });
});

describe('connect', () => {
  afterEach(removeFrames);

  const refusal = (number: number, options: object = {}) =>
    connectFrame(number, options).then(
      () => 'connected',
      (error: unknown) => String(error),
    );

  it('says that an iframe has no address', async () => {
    const said = await page.evaluate(() =>
      window.connect(document.createElement('iframe')).catch(String),
    );
    expect(said).toContain('The iframe has no address');
  });

  it('says that another page stands in the iframe', async () => {
    await addFrame('', { at: host.url });
    await page.evaluate(() => {
      const [iframe] = document.querySelectorAll('iframe');
      if (iframe) iframe.src = 'other.html';
    });
    expect(await refusal(0, { timeout: 1000 })).toContain(
      'does not answer as Edgewise’s v1/embed.html does',
    );
  });

  it('is not answered where the address names another origin, and is where it names this one', async () => {
    await addFrame(`?origin=https://lesson.example${fragment}`);
    expect(await refusal(0, { timeout: 700 })).toContain('does not answer');
    const own = encodeURIComponent(new URL(host.url).origin);
    await connected(`?origin=${own}${fragment}`);
  });

  it('hears no more after disconnect, and its calls are refused', async () => {
    await connected(fragment);
    const said = await from(async (playground) => {
      const waiting = playground.step({ epochs: 5 }).catch(String);
      playground.disconnect();
      return [await waiting, await playground.play().catch(String)];
    });
    expect(said).toEqual([
      expect.stringContaining('disconnected'),
      expect.stringContaining('disconnected'),
    ]);
  });

  it('goes on where the iframe is loaded anew', async () => {
    await connected(`?show=controls${fragment}`);
    await from((playground) => playground.step({ epochs: 5 }));
    await page.evaluate((src) => {
      const [iframe] = document.querySelectorAll('iframe');
      if (iframe) iframe.src = src;
    }, `${site.url}v1/embed.html?show=network${fragment}`);
    await page.waitForFunction(() => window.heard.filter(([name]) => name === 'ready').length > 1);
    expect(await from((playground) => playground.step({ epochs: 1 }))).toMatchObject({ epoch: 1 });
  });
});

it('does what the documentation’s example says', async () => {
  const docs = fileURLToPath(new URL('../../web/docs/embedding.md', import.meta.url));
  const examples = [...(await readFile(docs, 'utf8')).matchAll(/```html\n([\s\S]*?)```/g)];
  const example = examples.map(([, text]) => text ?? '').find((text) => text.includes('connect('));
  await writeFile(
    join(folder, 'example.html'),
    (example ?? '')
      .replaceAll('https://…/', site.url)
      .replace('<title>', '<link rel="icon" href="data:,"><title>'),
  );
  const { page: lessonPage, watch } = await site.newPage({ path: `${host.url}example.html` });
  const epoch = lessonPage.locator('#epoch');
  await expect.poll(() => lessonPage.locator('#loss').innerText()).toMatch(/^0\.\d+$/);
  await lessonPage.getByRole('button', { name: 'Ten more' }).click();
  await expect.poll(() => epoch.innerText()).toBe('10');
  expect((await lessonPage.locator('iframe').boundingBox())?.height).toBeGreaterThan(400);
  expect(watch.errors).toEqual([]);
});
