/** Sessions in one process: each on its own, and what each of them announces. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Project } from '../../wasm/src/project.js';
import { Playground } from '../../web/src/session/playground.js';
import { edgeSelection, selectedEdge, selectedNeuron } from '../../web/src/session/selection.js';
import { speeds } from '../../web/src/session/speed.js';
import { topics } from '../../web/src/session/topics.js';
import { FakeClient, turns } from './support/fake-client.js';
import { refused } from './support/fake-session.js';

const fullSpeed = speeds.at(-1);

function project(title: string, step: number): Project {
  return {
    edgewise: 1,
    title,
    network: { layers: [2, 3, 1], hidden: ['tanh'], output: 'identity' },
    data: { generator: { name: 'circle', samples: 8 } },
    training: { batch: 2, stepSize: { initial: step } },
  };
}

async function opened(title: string, step: number) {
  const client = new FakeClient();
  const playground = new Playground({ client });
  if (fullSpeed) playground.setSpeed(fullSpeed);
  await playground.openProject(project(title, step));
  return { client, playground };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setImmediate(draw));
});

afterEach(async () => {
  await turns(20);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('two sessions', () => {
  it('train at once, each its own network', async () => {
    const [a, b] = [await opened('A', 1), await opened('B', 2)];
    a.playground.play();
    b.playground.play();
    await turns(60);
    a.playground.pause();
    await turns(60);
    b.playground.pause();
    const [one, other] = await Promise.all([a.playground.present(), b.playground.present()]);
    expect([one?.title, other?.title]).toEqual(['A', 'B']);
    const seen = a.client.session.samples;
    expect(seen).toBeGreaterThan(0);
    expect(b.client.session.samples).toBeGreaterThan(seen);
    // Each example adds the step size to every weight.
    const seed = 1 / 1024;
    expect(a.playground.frame?.weights[0]).toBeCloseTo(seed + seen, 2);
    expect(b.playground.frame?.weights[0]).toBeCloseTo(seed + 2 * b.client.session.samples, 2);
  });

  it('have commands, undo, views and notices of their own', async () => {
    const [a, b] = [await opened('A', 1), await opened('B', 1)];
    const heard: string[] = [];
    for (const topic of topics) b.playground.addEventListener(topic, () => heard.push(topic));
    a.playground.select({ kind: 'neuron', id: '3' });
    a.playground.note('to be told');
    await a.playground.configure({ batch: 3 });
    a.playground.dispose();
    expect(heard).toEqual([]);
    expect(b.playground.selection).toBeNull();
    expect(b.playground.message).toBeNull();
    expect(b.playground.canUndo).toBe(false);
    expect(await b.playground.configure({ batch: 4 })).toBe(true);
    expect([a.playground.training.batch, b.playground.training.batch]).toEqual([3, 4]);
  });
});

describe('a session', () => {
  let client: FakeClient;
  let playground: Playground;
  let heard: Set<string>;

  beforeEach(async () => {
    ({ client, playground } = await opened('A', 1));
    await turns(5);
    heard = new Set();
    for (const topic of topics) playground.addEventListener(topic, () => heard.add(topic));
  });

  afterEach(() => {
    playground.dispose();
  });

  it.each([
    ['a selection', () => playground.select({ kind: 'neuron', id: '3' }), ['view']],
    ['neurons that are lit', () => playground.light(['3']), ['view']],
    ['an example', () => playground.chooseExample('train', 2), ['view']],
    ['a note', () => playground.note('a'), ['notices']],
    ['another speed', () => playground.setSpeed(speeds[0] ?? playground.speed), ['run']],
    ['a step of an epoch', () => playground.step('epoch'), ['frame']],
    ['neurons that were moved', () => playground.moveNeurons(null), ['document', 'undo']],
    ['a setting', () => playground.configure({ batch: 4 }), ['document', 'frame', 'undo']],
    ['what is refused', () => playground.configure({ batch: 0 }), ['notices']],
  ] as const)('announces %s to those who show it', async (_, act, expected) => {
    await act();
    await turns(5);
    expect([...heard].sort()).toEqual([...expected].sort());
  });

  it('answers each command with what came of it', async () => {
    expect(await playground.undo()).toBe(false);
    expect(await playground.step('batch')).toBe(true);
    expect(await playground.setWeight(0, NaN)).toBe(false);
    expect(await playground.setWeight(99, 1)).toBe(false);
    expect(await playground.setWeight(0, 1)).toBe(true);
    expect(await playground.undo()).toBe(true);
    expect(await playground.redo()).toBe(true);
  });

  it('opens what is first as one command, which is no step of undo', async () => {
    const begun = playground.begin(async (open) => {
      expect(await open.project(project('refused', 1))).toBe(false);
      expect(await open.link('')).toBe(false);
      expect(await open.project(project('B', 1))).toBe(true);
    });
    vi.spyOn(client.session, 'open').mockImplementationOnce(() => {
      throw refused('No.');
    });
    const meanwhile = playground.configure({ batch: 7 });
    expect(playground.loading).toBe(true);
    await Promise.all([begun, meanwhile]);
    expect(playground.loading).toBe(false);
    expect(playground.project?.title).toBe('B');
    expect(playground.training.batch).toBe(7);
    await playground.undo();
    expect(playground.canUndo).toBe(false);
    expect(playground.project?.title).toBe('B');
  });

  it('gives out what is to be kept, a second after a change', async () => {
    const kept: unknown[] = [];
    playground.addEventListener('keep', (event) => {
      kept.push((event as CustomEvent<Project>).detail.training?.batch);
    });
    await playground.configure({ batch: 4 });
    await playground.configure({ batch: 5 });
    await vi.advanceTimersByTimeAsync(999);
    expect(kept).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await turns(10);
    expect(kept).toEqual([5]);
  });

  it('is silent once it is disposed of', async () => {
    playground.play();
    await turns(20);
    playground.dispose();
    await turns(20);
    heard.clear();
    await vi.advanceTimersByTimeAsync(20_000);
    await turns(20);
    expect([...heard]).toEqual([]);
    expect(playground.running).toBe(false);
  });
});

describe('a selection', () => {
  it('means the same neuron and edge in another network, and nothing where they are gone', async () => {
    const { playground } = await opened('A', 1);
    const before = playground.opened?.network;
    const edge = edgeSelection(8, before);
    expect(edge).toEqual({ kind: 'edge', from: '5', to: '6' });
    expect(selectedEdge(edge, before)).toBe(8);
    await playground.changeShape({ hidden: [1], functions: ['tanh'] });
    const after = playground.opened?.network;
    expect(selectedEdge(edge, after)).toBe(-1);
    expect(selectedNeuron({ kind: 'neuron', id: '3' }, after)).toBe('3');
    expect(selectedNeuron({ kind: 'neuron', id: '6' }, after)).toBeNull();
    expect(edgeSelection(99, after)).toBeNull();
  });
});
