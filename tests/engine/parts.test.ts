/** The module in two parts: what trains does so alone, and what answers questions joins it when it is there. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { clientOver } from '../../wasm/src/client.js';
import type { Inspections } from '../../wasm/src/client-types.js';
import { coreEngine, type CoreEngine } from '../../wasm/src/core-engine.js';
import { unwrap } from '../../wasm/src/error.js';
import { Host } from '../../wasm/src/host.js';
import { loadModule } from '../../wasm/src/load.js';
import { createEngine, type Engine, type Project } from '../../wasm/src/node.js';
import { firstQuestions } from '../../wasm/src/parts.js';
import { hostPlace } from '../../wasm/src/place.js';
import { project } from './random-networks.js';
import { circle, rejectionOf } from './support.js';

const part = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../build/wasm/parts/${name}.wasm`, import.meta.url)));

const first = part('edgewise');
const second = part('questions');

/** The first part alone: what is asked of the second is not waited for, and is not there. */
const firstAlone = async () => ({
  ...(await coreEngine(first)),
  complete: () => Promise.resolve(),
});

const hostOf = async (engine: Promise<CoreEngine>, project: Project = circle) => {
  const host = new Host(engine);
  await host.open(project);
  return host;
};

let whole: Engine;
beforeAll(async () => {
  whole = await createEngine();
});

const on = { inputs: [0.5, -0.5], targets: [1] };

/** One question of every name. */
const questions = {
  advice: {},
  collapsed: { inputs: on.inputs },
  combinations: { bits: 1 },
  composition: {},
  encoded: {},
  goal: {},
  gradientCheck: { edges: [0], on },
  listing: {},
  lossGrid: {
    edges: [0, 1],
    ranges: [
      [-1, 1],
      [-1, 1],
    ],
    resolution: 3,
  },
  lossSlice: { edge: 0, points: 3 },
  measures: {},
  predicted: {},
  principalAxes: {},
  stepSizes: { epochs: [0, 1] },
  stepped: { on },
  turn: {},
} satisfies { [K in keyof Inspections]: Inspections[K]['question'] };

const names = Object.keys(questions) as (keyof Inspections)[];

/** Two inputs, one output that is the identity throughout, so that every question has an answer. */
const linear: Project = {
  edgewise: 1,
  network: { layers: [2, 2, 1], hidden: 'identity', output: 'identity' },
  data: {
    table: {
      columns: [
        { name: 'a', values: [0, 1, 2, 3, 4, 5] },
        { name: 'b', values: [3, 1, 4, 1, 5, 9] },
        { name: 'c', values: [1, 2, 2, 3, 5, 8] },
      ],
    },
    targets: ['c'],
    split: { train: 0.5, seed: 1 },
  },
  goal: { testLoss: 0.1 },
};

describe('the first part', () => {
  it('trains alone, by its loops and by code, to the same bits, and draws and saves', async () => {
    const alone = await firstAlone();
    const { module } = await loadModule(first);
    const property = fc.property(project, fc.integer({ min: 1, max: 150 }), (document, samples) => {
      const loops = unwrap(module.Session.open(JSON.stringify(document), []));
      const [own, beside] = [alone.open(document), whole.open(document)];
      loops.train({ samples });
      for (const session of [own, beside]) {
        session.train({ samples: 40 });
        const moment = { weights: session.weights, progress: session.progress };
        session.train({ epochs: 1 });
        session.reset({ seed: 3 });
        session.train({ samples: 5 });
        session.restore(moment);
        session.configure({ batch: 1 });
        session.configure({ batch: document.training?.batch ?? 1 });
        session.reset({ seed: document.training?.init?.seed ?? 1 });
        session.train({ samples });
      }
      expect(own.fingerprint()).toBe(beside.fingerprint());
      expect(loops.fingerprint()).toBe(beside.fingerprint());
      expect(own.metrics).toEqual(beside.metrics);
      expect(own.save()).toEqual(beside.save());
      const map = { x: 'x1', y: 'x2', resolution: 9, neurons: true };
      expect(own.map(map)).toEqual(beside.map(map));
      expect(own.examples({ set: 'test' })).toEqual(beside.examples({ set: 'test' }));
      expect(alone.describe(document.data ?? {})).toEqual(whole.describe(document.data ?? {}));
      expect(alone.preview(document.data ?? {}, 5)).toEqual(whole.preview(document.data ?? {}, 5));
      expect(own.points({ x: 'x1', y: 'x2' })).toEqual(beside.points({ x: 'x1', y: 'x2' }));
      own.train({ milliseconds: 1 });
      for (const session of [own, beside]) session.dispose();
      loops.delete();
    });
    fc.assert(property, { numRuns: 150 });
  });

  it('answers a few questions, and has no code for any other', async () => {
    const answered: string[] = [];
    for (const name of names) {
      // Each in an instance of its own: a call into nothing leaves it half-way.
      const host = await hostOf(firstAlone(), linear);
      await host.inspect(name, questions[name] as never).then(
        () => answered.push(name),
        (error: unknown) => {
          expect(String(error)).toBe('Error: The second part is not there.');
        },
      );
    }
    expect(answered).toEqual([...firstQuestions].toSorted());
  });

  it('is asked for nothing that the second part has before that is there', async () => {
    const calls: ((host: Host) => Promise<unknown>)[] = [
      (host) => host.construct({ 'running-example': {} }),
      (host) => host.ask('count', { base: 2, exponent: 3 }),
      (host) => host.ask('fewestHidden', { bits: 2 }),
      (host) => host.ask('functionValues', { function: 'tanh', x: [1] }),
      (host) => host.predict([{ a: 1, b: 2 }]),
      (host) => host.inspect('encoded', { input: { a: 1, b: 2 } }),
      (host) => host.trace([1, 2]),
      (host) => host.restarts({ from: 0, to: 2, epochs: 1 }),
      (host) => host.exhaustive({ bits: 1, from: 0, to: 4 }),
      ...names
        .filter((name) => !firstQuestions.includes(name))
        .map((name) => (host: Host) => host.inspect(name, questions[name])),
    ];
    for (const call of calls) {
      const [parted, single] = await Promise.all([
        hostOf(coreEngine(first, second), linear),
        hostOf(Promise.resolve(whole), linear),
      ]);
      expect(await call(parted)).toEqual(await call(single));
      expect(await parted.fingerprint()).toBe(await single.fingerprint());
    }
  });
});

describe('the second part', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const isWasm = { headers: { 'content-type': 'application/wasm' } };

  it('that cannot be fetched is told in words, training goes on, and the next question tries again', async () => {
    const fetched = vi
      .fn()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValueOnce(new Response('nothing', { status: 404 }))
      .mockImplementation(() => Promise.resolve(new Response(second, isWasm)));
    vi.stubGlobal('fetch', fetched);
    const client = clientOver([
      () => hostPlace(new Host(coreEngine(first, 'https://example.org/questions.wasm'))),
    ]);
    await client.open(linear);
    for (const samples of [10, 20]) {
      const fault = await rejectionOf(client.inspect('measures', {}));
      expect(fault.code).toBe('load-part');
      expect(fault.message).toMatch(
        /^What answers this could not be loaded\. Is there a connection/,
      );
      expect((await client.frame({ train: { samples: 10 } })).metrics.samples).toBe(samples);
    }
    expect((await client.inspect('measures', {})).rSquared).toHaveLength(1);
    expect(await client.trace([0, 1])).toMatchObject({ loss: null });
    expect(fetched).toHaveBeenCalledTimes(3);
    client.dispose();
  });

  it('is waited for by what needs it alone, however long it takes, and once', async () => {
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    vi.stubGlobal('fetch', async () => arrived.then(() => new Response(second, isWasm)));
    const lost: string[] = [];
    const client = clientOver(
      [() => hostPlace(new Host(coreEngine(first, 'https://example.org/questions.wasm')))],
      { patience: 50, onRestart: (reason) => lost.push(reason) },
    );
    await client.open(linear);
    const told: string[] = [];
    const asked = [client.inspect('measures', {}), client.trace([0, 1])];
    for (const question of asked) void question.then(() => told.push('answer'));
    const { metrics } = await client.frame({ train: { samples: 5 } });
    await client.inspect('turn', {});
    told.push('frame');
    // Longer than a worker may be silent.
    await new Promise((resolve) => setTimeout(resolve, 120));
    arrive();
    await Promise.all(asked);
    expect(told).toEqual(['frame', 'answer', 'answer']);
    expect(metrics.samples).toBe(5);
    expect(lost).toEqual([]);
    client.dispose();
  });
});
