/** Commands to a playground hold in the order in which they are given, however fast they come. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Project, Training } from '../../wasm/src/project.js';
import type { Shape } from '../../web/src/project/fit.js';
import { Playground } from '../../web/src/session/playground.js';
// Loaded here, so that no turns pass while the playground waits for it.
import '../../web/src/project/refit.js';
import { speeds } from '../../web/src/session/speed.js';
import { FakeClient, turns } from './support/fake-client.js';

const project: Project = {
  edgewise: 1,
  title: 'A',
  network: { layers: [2, 3, 1], hidden: ['tanh'], output: 'identity' },
  data: { generator: { name: 'circle', samples: 8 } },
  training: { batch: 2, stepSize: { initial: 1 } },
};
const fullSpeed = speeds.at(-1);

let client: FakeClient;
let playground: Playground;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('document', { hidden: false });
  client = new FakeClient();
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => {
    setImmediate(() => {
      client.drawn += 1;
      draw();
    });
  });
  playground = new Playground({ client });
  if (fullSpeed) playground.setSpeed(fullSpeed);
  await playground.openProject(project);
  client.done.length = 0;
});

afterEach(async () => {
  playground.dispose();
  // The last frame is still to be drawn.
  await turns(20);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Whether each slice was drawn before the next was asked for: two loops ask twice a frame. */
function expectOneLoop(): void {
  const frames = client.slices.map(({ drawn }) => drawn);
  expect(new Set(frames).size).toBe(frames.length);
}

async function atRest(): Promise<void> {
  playground.pause();
  await playground.save();
  await turns(20);
}

describe('one loop', () => {
  it('however often Reset, Pause and Play follow each other', async () => {
    playground.play();
    await turns(50);
    for (let round = 0; round < 3; ++round) {
      void playground.reset();
      await turns(round);
      playground.pause();
      playground.play();
      await turns(50);
    }
    expectOneLoop();
    expect(client.slices.length).toBeGreaterThan(20);
    await atRest();
    const { length } = client.slices;
    await turns(50);
    expect(client.slices.length).toBe(length);
  });

  it.each([
    ['a step', () => playground.step('example')],
    ['other data', () => playground.changeData({ split: { seed: 3 } })],
    ['another shape', () => playground.changeShape({ hidden: [2], functions: ['tanh'] })],
    ['an opened project', () => playground.openProject({ ...project, title: 'B' })],
    ['undo', () => playground.undo()],
  ])('with %s between Pause and Play', async (_, command) => {
    playground.play();
    await turns(20);
    playground.pause();
    void command();
    playground.play();
    await turns(80);
    expectOneLoop();
    expect(playground.running).toBe(true);
    const before = client.slices.length;
    await turns(40);
    expect(client.slices.length).toBeGreaterThan(before);
  });
});

describe('what is set before Play holds for the first slice', () => {
  const settings: [string, Training][] = [
    ['step size', { stepSize: { initial: 5 } }],
    ['batch', { batch: 4 }],
    ['loss', { loss: 'absolute' }],
    ['optimizer', { optimizer: { name: 'adam' } }],
    ['L1', { regularization: { l1: 0.5 } }],
    ['L2', { regularization: { l2: 0.5 } }],
    ['order', { order: 'sequence' }],
    ['warm-up', { stepSize: { warmup: 3 } }],
  ];
  it.each(settings)('%s', async (_, training) => {
    void playground.configure(training);
    playground.play();
    await turns(60);
    expect(client.slices.length).toBeGreaterThan(2);
    for (const slice of client.slices) expect(slice.training).toMatchObject(training);
    await atRest();
    expect(playground.project?.training).toMatchObject(training);
  });

  it('where to stop', async () => {
    void playground.stopAt('epochs', 5);
    playground.play();
    await turns(200);
    expect(client.session.samples).toBe(5 * 8);
    expect(playground.running).toBe(false);
    expect(playground.message?.text).toBe('The last epoch is reached.');
  });

  it('data, shape, seed and project', async () => {
    void playground.changeData({ generator: { name: 'circle', samples: 16 } });
    void playground.changeShape({ hidden: [5], functions: ['tanh'] });
    void playground.reset(7);
    playground.play();
    await turns(100);
    const [first, second, third, ...slices] = client.done;
    expect([first?.what, second?.what, third?.what]).toEqual(['open', 'open', 'reset']);
    expect(slices.length).toBeGreaterThan(2);
    expect(client.slices[0]?.from).toBe(0);
    for (const slice of client.slices) expect(slice.training.init?.seed).toBe(7);
  });

  it('also where nothing was open yet', async () => {
    const other = new FakeClient();
    const fresh = new Playground({ client: other });
    if (fullSpeed) fresh.setSpeed(fullSpeed);
    void fresh.openProject(project);
    fresh.play();
    await turns(60);
    expect(other.slices.length).toBeGreaterThan(2);
    fresh.dispose();
  });
});

describe('no command is lost', () => {
  it('settings and Pause within a run', async () => {
    playground.play();
    await turns(21);
    void playground.configure({ stepSize: { initial: 5 } });
    playground.pause();
    void playground.stopAt('epochs', 1000);
    playground.play();
    await turns(60);
    expect(client.session.training).toMatchObject({
      stepSize: { initial: 5 },
      stop: { epochs: 1000 },
    });
    expect(playground.running).toBe(true);
  });

  it('Play after Pause is not undone by a slice that was under way', async () => {
    void playground.stopAt('epochs', 1);
    playground.play();
    await turns(10);
    void playground.stopAt('epochs', null);
    playground.pause();
    playground.play();
    await turns(100);
    expect(playground.running).toBe(true);
    expect(client.session.samples).toBeGreaterThan(8);
  });

  it('two layers added at once are two', async () => {
    const withLayer = ({ hidden, functions }: Shape): Shape => ({
      hidden: [...hidden, 2],
      functions: [...functions, 'tanh'],
    });
    await Promise.all([playground.changeShape(withLayer), playground.changeShape(withLayer)]);
    expect(playground.project?.network).toMatchObject({ layers: [2, 3, 2, 2, 1] });
    await playground.undo();
    expect(playground.project?.network).toMatchObject({ layers: [2, 3, 2, 1] });
  });

  it('two new starts at once are two', async () => {
    const seed = (before: number) => before + 1;
    await Promise.all([playground.reset(seed), playground.reset(seed)]);
    expect(playground.training.init?.seed).toBe(3);
  });

  it('parts of the same settings of data, given at once, all hold', async () => {
    const [one, other] = await Promise.all([
      playground.changeData(({ split }) => ({ split: { ...split, train: 0.5 } })),
      playground.changeData(({ split }) => ({ split: { ...split, seed: 4 } })),
    ]);
    expect([one, other]).toEqual([true, true]);
    expect(playground.project?.data?.split).toEqual({ train: 0.5, seed: 4 });
  });

  it('undo and redo, given at once, go one step each', async () => {
    for (const batch of [3, 4, 5]) await playground.configure({ batch });
    await Promise.all([playground.undo(), playground.undo(), playground.redo()]);
    expect(playground.training.batch).toBe(4);
  });

  it('what is shared or kept has all that was given before', async () => {
    void playground.configure({ batch: 7 });
    const present = await playground.present();
    expect(present?.training?.batch).toBe(7);
  });

  it('other axes that are chosen while something is opened', async () => {
    void playground.changeShape({ hidden: [5], functions: ['tanh'] });
    await turns(1);
    playground.setAxes({ x: 'x2', y: 'x1', fixed: {} });
    await atRest();
    expect(playground.axes).toEqual({ x: 'x2', y: 'x1', fixed: {} });
    expect(playground.project?.view?.axes).toEqual({ x: 'x2', y: 'x1', fixed: {} });
  });

  it('a refused one changes nothing and holds nothing up', async () => {
    playground.play();
    await turns(20);
    const answers = await Promise.all([
      playground.changeShape({ hidden: [0], functions: ['tanh'] }),
      playground.configure({ batch: 0 }),
      playground.changeData({ generator: { name: 'circle', samples: 0 } }),
      playground.configure({ batch: 3 }),
    ]);
    expect(answers).toEqual([false, false, false, true]);
    expect(playground.running).toBe(true);
    await playground.undo();
    expect(playground.training.batch).toBe(2);
    expect(playground.canUndo).toBe(false);
  });
});

describe('a weight', () => {
  it('is that of its edge, also where another network is opened meanwhile', async () => {
    void playground.changeShape({ hidden: [1], functions: ['tanh'] });
    void playground.setWeight(8, 42);
    void playground.setWeight(0, 5);
    await atRest();
    // Neuron 1 to neuron 3 is there in both; the ninth edge is not.
    expect(playground.frame?.weights[0]).toBe(5);
    expect(playground.frame?.weights).toHaveLength(3);
  });

  it('that is dragged is where the pointer left it', async () => {
    playground.pause();
    void playground.remember();
    for (let k = 1; k <= 50; ++k) void playground.dragWeight(1, k);
    await atRest();
    expect(playground.frame?.weights[1]).toBe(50);
    // The worker was not given what had been passed already.
    expect(client.done.filter(({ what }) => what === 'setWeights').length).toBeLessThan(10);
    await playground.undo();
    expect(playground.frame?.weights[1]).toBeLessThan(1);
  });
});

describe('the timeline', () => {
  it('a moment looked at and Play at once: it goes on from there', async () => {
    playground.play();
    await turns(60);
    await atRest();
    const moment = playground.timeline.moments[2];
    const latest = client.session.samples;
    client.done.length = 0;
    if (moment) void playground.showMoment(moment);
    playground.play();
    await turns(30);
    expect(client.slices[0]?.from).toBe(moment?.metrics.samples);
    await atRest();
    await playground.undo();
    expect(client.session.samples).toBe(latest);
  });

  it('an earlier moment looked at and the latest again, at once: nothing is lost', async () => {
    for (let k = 0; k < 3; ++k) await playground.step('epoch');
    const { moments } = playground.timeline;
    const [first, latest] = [moments[0], moments.at(-1)];
    if (first) void playground.showMoment(first);
    await turns(1);
    if (latest) void playground.showMoment(latest);
    expect(playground.shownEpoch).toBeNull();
    await atRest();
    expect(client.session.samples).toBe(3 * 8);
    expect(playground.timeline.moments).toHaveLength(4);
  });

  it('a moment of a run that is over is not gone back to', async () => {
    playground.play();
    await turns(60);
    await atRest();
    const moment = playground.timeline.moments[2];
    void playground.reset();
    if (moment) void playground.showMoment(moment);
    await atRest();
    expect(client.session.samples).toBe(0);
    expect(playground.shownEpoch).toBeNull();
  });
});
