/** The public elements in somebody's own page, as the package brings them. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { GoalReached } from '../../web/src/tags/result.js';
import { attributes } from '../../web/src/tags/wire.js';
import { check } from './support/command.js';
import { Lessons } from './support/lesson.js';
import type { Watch } from './support/watch.js';

const or = {
  edgewise: 1,
  title: 'Or',
  network: { layers: [2, 2, 1], hidden: 'tanh', output: 'logistic' },
  data: {
    table: {
      columns: [
        { name: 'a', values: [0, 0, 1, 1] },
        { name: 'b', values: [0, 1, 0, 1] },
        { name: 'or', values: [0, 1, 1, 1] },
      ],
    },
  },
  training: { stepSize: { initial: 0.5 } },
};
const orText = `<script type="application/json">${JSON.stringify(or)}</script>`;

let lessons: Lessons;
let page: Page;
let watch: Watch;
let address = '';

beforeAll(async () => {
  const before = () => {
    const told: [string, unknown][] = [];
    (window as unknown as { told: typeof told }).told = told;
    for (const name of ['ready', 'metrics', 'edit', 'run', 'state', 'goal', 'diverged', 'error']) {
      document.addEventListener(`edgewise-${name}`, (event) => {
        told.push([name, (event as CustomEvent).detail]);
      });
    }
  };
  lessons = await Lessons.begin({ before });
  ({ page, watch } = lessons.open);
});

afterAll(() => lessons.end());

/** A page of an author that says this. */
async function author(body: string): Promise<void> {
  address = await lessons.show(`<script type="module" src="/element.js"></script>${body}`);
  await page.waitForFunction(() => customElements.get('edgewise-session'));
}

interface Element extends HTMLElement {
  loaded: boolean;
  running: boolean;
  metrics: { epoch: number; samples: number; trainLoss: number } | null;
  project: unknown;
  state: unknown;
  selection: unknown;
  play(): Promise<void>;
  pause(): Promise<void>;
  step(amount?: object): Promise<{ samples: number } | null>;
  reset(options?: object): Promise<void>;
  save(): Promise<{ title?: string; weights?: string } | null>;
  restore(project: unknown): Promise<boolean>;
  getState(): Promise<unknown>;
  setState(state: unknown): Promise<boolean>;
  trace(): Promise<{ neurons: unknown[]; loss: number }>;
  export(format: string): Promise<Blob | null>;
}

const element = (selector: string) => page.locator(selector);
const ask = <T>(selector: string, act: (element: Element) => T | Promise<T>) =>
  element(selector).evaluate(act as (element: unknown) => T | Promise<T>);
const epochs = (selector: string) => ask(selector, ({ metrics }) => metrics?.epoch ?? -1);
const told = () => page.evaluate(() => (window as unknown as { told: [string, unknown][] }).told);
const names = async () => (await told()).map(([name]) => name).filter((name) => name !== 'metrics');
const loaded = (selector: string) =>
  expect.poll(() => ask(selector, (one) => one.loaded)).toBe(true);

describe('a playground', () => {
  it('trains on its own beside another one', async () => {
    await author(
      `<edgewise-playground id="one" preset="circle"></edgewise-playground>
       <edgewise-playground id="two" show="network controls">${orText}</edgewise-playground>`,
    );
    await loaded('#one');
    await loaded('#two');
    await ask('#one', (one) => one.play());
    await expect.poll(() => epochs('#one')).toBeGreaterThan(5);
    expect(await epochs('#two')).toBe(0);
    await ask('#two', (two) => two.play());
    await expect.poll(() => epochs('#two')).toBeGreaterThan(5);
    const at = await epochs('#one');
    await expect.poll(() => epochs('#one')).toBeGreaterThan(at);
    await ask('#one', (one) => one.pause());
    const held = await epochs('#one');
    const other = await epochs('#two');
    await expect.poll(() => epochs('#two')).toBeGreaterThan(other + 5);
    expect(await epochs('#one')).toBe(held);
    expect(watch.errors).toEqual([]);
  });

  it('takes commands before anything has loaded, and the same seed gives the same bits', async () => {
    await author('');
    const weights = await page.evaluate(async (project) => {
      const made = document.createElement('edgewise-playground') as unknown as Element;
      const trained = made.step({ epochs: 3 });
      made.project = project;
      document.body.append(made);
      await trained;
      const first = (await made.save())?.weights;
      await made.reset();
      await made.step({ epochs: 3 });
      return [first, (await made.save())?.weights];
    }, or);
    expect(weights[0]).toMatch(/^[\w+/]{20,}/);
    expect(weights[1]).toBe(weights[0]);
  });

  it('takes a project that was set before the tag was defined', async () => {
    await author('');
    const samples = await page.evaluate(async (project) => {
      // A document without a window defines no tags.
      const bare = document.implementation.createHTMLDocument();
      const made = bare.createElement('edgewise-playground') as unknown as Element;
      made.project = project;
      document.body.append(made);
      return (await made.step({ epochs: 1 }))?.samples;
    }, or);
    expect(samples).toBe(4);
  });

  it('tells what happens, and nothing of what the page itself sets', async () => {
    await author(
      `<edgewise-playground show="controls network training">${orText}</edgewise-playground>`,
    );
    await expect.poll(names).toContain('ready');
    await ask('edgewise-playground', (one) => one.step({ samples: 8 }));
    await ask('edgewise-playground', (one) =>
      one.restore({ ...(one.project as object), title: 'Again' }),
    );
    await ask('edgewise-playground', (one) => one.reset({ seed: 5 }));
    expect(await names()).not.toContain('edit');
    await page.getByRole('spinbutton', { name: 'Step size' }).fill('0.25');
    await page.getByRole('spinbutton', { name: 'Step size' }).press('Enter');
    await expect.poll(names).toContain('edit');
    const edit = (await told()).find(([name]) => name === 'edit')?.[1];
    expect(edit).toEqual({
      kind: 'training',
      samples: 0,
      training: { stepSize: { initial: 0.25 } },
    });
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(names).toContain('run');
    await expect
      .poll(async () => (await told()).filter(([name]) => name === 'metrics').length)
      .toBeGreaterThan(3);
    expect(
      await ask('edgewise-playground', (one) => one.save().then((project) => project?.title)),
    ).toBe('Again');
  });

  it('goes on where it was moved, and frees its worker when it is gone', async () => {
    await author(`<edgewise-playground>${orText}</edgewise-playground><div id="there"></div>`);
    await loaded('edgewise-playground');
    await ask('edgewise-playground', (one) => one.step({ epochs: 7 }));
    expect(page.workers()).toHaveLength(1);
    await page.evaluate(() => {
      document.querySelector('#there')!.append(document.querySelector('edgewise-playground')!);
    });
    await page.waitForTimeout(1300);
    expect(await epochs('edgewise-playground')).toBe(7);
    const before = await ask('edgewise-playground', async (one) => (await one.save())?.weights);
    const handle = await page.evaluateHandle(() => {
      const one = document.querySelector('edgewise-playground')!;
      one.remove();
      return one;
    });
    await expect.poll(() => page.workers().length).toBe(0);
    await page.evaluate((one) => document.body.append(one), handle);
    await loaded('edgewise-playground');
    expect(await epochs('edgewise-playground')).toBe(7);
    expect(await ask('edgewise-playground', async (one) => (await one.save())?.weights)).toBe(
      before,
    );
  });

  it('leaves the page around it its keys, title, address and storage', async () => {
    await author(`<textarea aria-label="Notes"></textarea>
      <edgewise-playground show="network training">${orText}</edgewise-playground>`);
    await loaded('edgewise-playground');
    const entries = await page.evaluate(() => history.length);
    await page.getByRole('button', { name: 'Add layer' }).click();
    await page.getByText('feed-forward, 4 layers').waitFor();
    const notes = page.getByRole('textbox', { name: 'Notes' });
    await notes.fill('abc');
    await notes.press('Control+z');
    await page.locator('body').press('Control+z');
    await page.waitForTimeout(200);
    expect(await page.getByText('feed-forward, 4 layers').count()).toBe(1);
    await page.getByRole('button', { name: 'Remove layer' }).focus();
    await page.keyboard.press('Control+z');
    await page.getByText('feed-forward, 3 layers').waitFor();
    expect(await page.title()).toBe('A lesson');
    expect(page.url()).toBe(address);
    const kept = () => [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    expect(await page.evaluate(kept)).toEqual([]);
    expect(await page.evaluate(() => history.length)).toBe(entries);
  });

  it('can be read only: it trains, and is not changed', async () => {
    await author(
      `<edgewise-playground readonly show="controls network training" controls="play step">${orText}</edgewise-playground>`,
    );
    await loaded('edgewise-playground');
    expect(await page.getByRole('button', { name: 'Add layer' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Reset' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Step' }).click();
    await expect.poll(() => epochs('edgewise-playground')).toBe(1);
    await page.getByRole('spinbutton', { name: 'Batch size' }).fill('2');
    await page.getByRole('spinbutton', { name: 'Batch size' }).press('Enter');
    await page.getByRole('alert').filter({ hasText: 'not changed' }).waitFor();
    expect(await names()).not.toContain('edit');
  });

  it('says so where points cannot be drawn, for no output is shown', async () => {
    await author(`<edgewise-playground show="data">${orText}</edgewise-playground>`);
    await loaded('edgewise-playground');
    await page.getByRole('button', { name: 'Draw' }).click();
    await page.getByRole('alert').filter({ hasText: 'drawn on the output' }).waitFor();
  });

  it('saves all cells of a large table, which it holds apart', async () => {
    await author(`<edgewise-playground show="data">${orText}</edgewise-playground>`);
    await loaded('edgewise-playground');
    const rows = Array.from(
      { length: 60_000 },
      (_, k) => `${String(k)},${String(k % 7)},${String(k % 2)}`,
    );
    await page.getByLabel('Upload data').setInputFiles({
      name: 'large.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['a,b,label', ...rows].join('\n')),
    });
    await expect
      .poll(() => ask('edgewise-playground', (one) => (one.project as { title?: string }).title))
      .toBe('large');
    const values = await ask('edgewise-playground', async (one) => {
      const text = JSON.stringify(await one.save());
      return (JSON.parse(text) as typeof or).data.table.columns.map(
        (column) => column.values.length,
      );
    });
    expect(values).toEqual([60_000, 60_000, 60_000]);
  });

  it('tells the calmer start that a person takes as an edit', async () => {
    const wild = { ...or, training: { stepSize: { initial: 1e6 } } };
    const { network } = or;
    const text = JSON.stringify({ ...wild, network: { ...network, output: 'identity' } });
    await author(
      `<edgewise-playground show="controls"><script type="application/json">${text}</script></edgewise-playground>`,
    );
    await loaded('edgewise-playground');
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByRole('button', { name: /^Start again with step size/ }).click();
    await expect.poll(names).toContain('edit');
    const [, edit] = (await told()).find(([name]) => name === 'edit')!;
    expect(edit).toMatchObject({ kind: 'training', training: { stepSize: {} } });
  });

  it('grades a goal, with a result that comes out again when it is run again', async () => {
    const goal = { ...or, goal: { testLoss: 0.02, neurons: 1 } };
    const inside = `<script type="application/json">${JSON.stringify(goal)}</script>`;
    await author(`<edgewise-playground show="controls training">${inside}</edgewise-playground>`);
    await loaded('edgewise-playground');
    await ask('edgewise-playground', (one) => one.step({ samples: 30 }));
    const stepSize = page.getByRole('spinbutton', { name: 'Step size' });
    await stepSize.fill('0.9');
    await stepSize.press('Enter');
    await expect.poll(names).toContain('edit');
    await page.getByText('Stop conditions').click();
    await page
      .getByRole('spinbutton', { name: /epochs/i })
      .first()
      .fill('400');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(names).toContain('goal');
    const [, reached] = (await told()).find(([name]) => name === 'goal')!;
    // The loss is small enough, but two hidden neurons are one too many.
    expect(reached).toMatchObject({ met: false, score: 1, max: 2, attempts: 1 });
    const { result } = reached as GoalReached;
    expect(await check(result)).toMatchObject({
      holds: true,
      met: false,
      score: 1,
      edits: ['training at 30', 'training at 30'],
      fingerprint: result.fingerprint,
    });
    const { differences } = await check({ ...result, score: 2 });
    expect(differences.map(({ path }) => path)).toEqual(['score']);
  });

  it('grades as one what a learner has done on several days', async () => {
    const goal = { ...or, goal: { testLoss: 0.02 } };
    const inside = `<script type="application/json">${JSON.stringify(goal)}</script>`;
    const tag = `<edgewise-playground show="controls">${inside}</edgewise-playground>`;
    await author(tag);
    await loaded('edgewise-playground');
    await ask('edgewise-playground', (one) => one.play());
    await expect.poll(() => epochs('edgewise-playground')).toBeGreaterThan(1);
    await ask('edgewise-playground', (one) => one.pause());
    const state = await ask('edgewise-playground', (one) => one.getState());
    await author(tag);
    await loaded('edgewise-playground');
    await element('edgewise-playground').evaluate(async (one, kept) => {
      await (one as unknown as Element).setState(kept);
      await (one as unknown as Element).play();
    }, state);
    await expect.poll(names).toContain('goal');
    const [, reached] = (await told()).find(([name]) => name === 'goal')!;
    expect(reached).toMatchObject({ met: true, attempts: 2 });
    const { result } = reached as GoalReached;
    expect(await check(result, goal)).toMatchObject({ holds: true, met: true, from: 0 });
  });

  it('writes numbers in the language that it is given, also later', async () => {
    await author(`<edgewise-playground id="p" lang="de">${orText}</edgewise-playground>`);
    await ask('#p', (p) => p.step({ epochs: 3 }));
    const loss = element('#p')
      .locator('edgewise-controls dd')
      .filter({ hasText: /^0.\d{4}$/ });
    await expect.poll(() => loss.first().textContent()).toMatch(/^0,\d{4}$/);
    await element('#p').evaluate((tag) => {
      tag.setAttribute('lang', 'en');
    });
    await expect.poll(() => loss.first().textContent()).toMatch(/^0\.\d{4}$/);
  });

  it('gives pictures, the document and numbers from near', async () => {
    await author(`<edgewise-playground show="network">${orText}</edgewise-playground>`);
    await loaded('edgewise-playground');
    const svg = () => ask('edgewise-playground', async (one) => (await one.export('svg'))?.text());
    await expect.poll(svg).toMatch(/^<svg/);
    const json = await ask('edgewise-playground', async (one) =>
      (await one.export('json'))!.text(),
    );
    expect(JSON.parse(json)).toMatchObject({ edgewise: 1, title: 'Or' });
    const trace = await ask('edgewise-playground', (one) => one.trace());
    expect(trace.neurons).toHaveLength(7);
    await page.getByRole('button', { name: /^Neuron 4/ }).click();
    expect(await ask('edgewise-playground', (one) => one.selection)).toEqual({
      kind: 'neuron',
      id: '4',
    });
  });
});

describe('parts', () => {
  it('join a session by its id, even one that comes later', async () => {
    await author(`<p>Press <edgewise-controls session="a"></edgewise-controls> and watch.</p>
      <edgewise-network session="a"></edgewise-network>`);
    await page.evaluate((text) => {
      document.body.insertAdjacentHTML(
        'beforeend',
        `<edgewise-session id="a">${text}<edgewise-loss></edgewise-loss></edgewise-session>`,
      );
    }, orText);
    await loaded('edgewise-session');
    await page.getByRole('button', { name: /^Neuron 1/ }).waitFor();
    await page.locator('edgewise-loss canvas').first().waitFor();
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(() => epochs('edgewise-session')).toBeGreaterThan(3);
  });

  it('take their colours from the page, wherever it sets them, and its light or dark', async () => {
    await author(
      `<style nonce="none"></style><div id="around"><edgewise-playground show="network">${orText}</edgewise-playground></div>`,
    );
    await loaded('edgewise-playground');
    const surface = () =>
      page
        .locator('edgewise-playground .frame')
        .evaluate((frame) => getComputedStyle(frame).backgroundColor);
    expect(await surface()).toBe('rgb(255, 255, 255)');
    await page.locator('#around').evaluate((around) => {
      around.style.colorScheme = 'dark';
    });
    await expect.poll(surface).toBe('rgb(29, 32, 36)');
    await page.locator('#around').evaluate((around) => {
      around.style.setProperty('--edgewise-surface', 'rgb(1, 2, 3)');
    });
    await expect.poll(surface).toBe('rgb(1, 2, 3)');
  });
});

it.each([
  ['an address that is not there', 'src="gone.json"', '', 'its server answers 404'],
  ['a web page', 'src="lesson.html"', '', 'is a web page and not a project'],
  ['a preset that is none', 'preset="circles"', '', '“circle”'],
  ['a document cut short', '', '<script type="application/json">{"edgewise":1,</script>', 'JSON'],
  [
    'a document that means nothing',
    '',
    '<script type="application/json">{"edgewise":1,"network":{"layers":[2,"<img src=x onerror=alert(1)>"]}}</script>',
    'whole number of neurons',
  ],
])(
  'says what is wrong with %s, and leaves the page unharmed',
  async (_, attribute, inside, text) => {
    await author(
      `<h1>Lesson</h1><edgewise-playground ${attribute}>${inside}</edgewise-playground>`,
    );
    await page
      .locator('edgewise-playground')
      .getByRole('alert')
      .filter({ hasText: text })
      .waitFor();
    await expect.poll(names).toContain('error');
    expect(await page.getByRole('heading', { name: 'Lesson' }).count()).toBe(1);
    expect(await page.locator('edgewise-playground img').count()).toBe(0);
    // Given a good one, it opens all the same.
    await element('edgewise-playground').evaluate((one, project) => {
      (one as unknown as Element).project = project;
    }, or);
    await loaded('edgewise-playground');
  },
);

it('rests out of sight, and goes on when it is seen', async () => {
  await author(`<edgewise-playground autoplay>${orText}</edgewise-playground>`);
  await expect.poll(() => epochs('edgewise-playground')).toBeGreaterThan(3);
  await page.evaluate(() => {
    const high = document.createElement('div');
    high.style.height = '5000px';
    document.body.prepend(high);
  });
  let last = -1;
  const isAtRest = async () => {
    const before = last;
    last = await epochs('edgewise-playground');
    return before === last;
  };
  await expect.poll(isAtRest, { interval: 300 }).toBe(true);
  expect(await ask('edgewise-playground', (one) => one.running)).toBe(true);
  await element('edgewise-playground').scrollIntoViewIfNeeded();
  await expect.poll(() => epochs('edgewise-playground')).toBeGreaterThan(last + 3);
});

it('an iframe takes the attributes that the tag has', async () => {
  await author('');
  const observed = await page.evaluate(
    () =>
      (
        customElements.get('edgewise-playground') as unknown as {
          observedAttributes: readonly string[];
        }
      ).observedAttributes,
  );
  expect(observed.filter((name) => !attributes.includes(name))).toEqual([]);
});
