/** Restarts, exhaustive search and sweeps: what is found does not depend on who computed it. */

import { beforeAll, describe, expect, it } from 'vitest';
import { EdgewiseError, createEngine, type Engine, type Project } from '../../wasm/src/node.js';
import { engineFrom } from '../../wasm/src/engine.js';
import { exporter } from '../../wasm/src/exporter.js';
import { Host } from '../../wasm/src/host.js';
import { threadPlace } from '../../wasm/src/node-place.js';
import { hostPlace, type PlaceMaker } from '../../wasm/src/place.js';
import { readFileSync } from 'node:fs';
import { circle, rejectionOf } from './support.js';

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

const wasm = readFileSync(new URL('../../build/wasm/edgewise.wasm', import.meta.url));

const plane: Project = {
  edgewise: 1,
  network: { layers: [2, 1], output: 'tanh' },
  data: { generator: { name: 'plane', samples: 40 } },
};

describe('restarts', () => {
  it('are the same over one place, over four, and over places that die', async () => {
    const alone = await engine.restarts(circle, { count: 20, epochs: 3, workers: 1 });
    expect(alone.losses).toHaveLength(20);
    expect(alone.best.loss).toBe(Math.min(...alone.losses));
    expect(alone.best.index).toBe(alone.losses.indexOf(alone.best.loss));

    let made = 0;
    const fragile: PlaceMaker = () => {
      const place = hostPlace(new Host(Promise.resolve(engine)));
      const mortal = ++made <= 2;
      let calls = 0;
      return {
        ...place,
        call: (method, args) =>
          mortal && ++calls > 3 ? Promise.reject(new Error('gone')) : place.call(method, args),
      };
    };
    const many = await engineFrom(
      wasm,
      exporter(() => wasm),
      [fragile],
    );
    const spread = await many.restarts(circle, { count: 20, epochs: 3, workers: 4 });
    expect(made).toBeGreaterThanOrEqual(4);
    expect(spread).toEqual(alone);
  });

  it('are the same over the threads of Node', async () => {
    const question = { count: 40, epochs: 3 };
    const places: PlaceMaker = () => hostPlace(new Host(Promise.resolve(engine)));
    const here = await (
      await engineFrom(
        wasm,
        exporter(() => wasm),
        [places],
      )
    ).restarts(circle, question);
    const compiled = await WebAssembly.compile(wasm);
    let died = '';
    const thread: PlaceMaker = () => {
      const place = threadPlace(compiled);
      place.onDeath((reason) => (died ||= reason));
      return place;
    };
    const seen = new Set<string>();
    const threads = await engineFrom(
      wasm,
      exporter(() => wasm),
      [thread],
    );
    const spread = await threads.restarts(circle, {
      ...question,
      workers: 3,
      onProgress: () => seen.add(died),
    });
    expect([...seen]).toEqual(['']);
    expect(spread).toEqual(here);
  });

  it('the best can be opened again', async () => {
    const { best } = await engine.restarts(circle, { count: 5, epochs: 10 });
    const session = engine.open(circle);
    session.setWeights(best.weights);
    expect(session.metrics.trainLoss).toBe(best.loss);
  });

  it('report progress, stop when asked, and refuse what makes no sense', async () => {
    const seen: number[] = [];
    const onProgress = (done: number) => seen.push(done);
    await engine.restarts(circle, { count: 10, epochs: 1, onProgress });
    expect(seen.at(-1)).toBe(10);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));

    const found: [number, number[]][] = [];
    const all = await engine.restarts(circle, { count: 10, epochs: 1 });
    const last = await engine.restarts(circle, {
      count: 4,
      first: 6,
      epochs: 1,
      workers: 1,
      onFound: ({ losses }, from) => found.push([from, losses]),
    });
    expect(last.losses).toEqual(all.losses.slice(6));
    expect(found[0]![0]).toBe(6);
    expect(Float32Array.from(found.flatMap(([, losses]) => losses))).toEqual(last.losses);

    const stop = new AbortController();
    const running = engine.restarts(circle, {
      count: 100_000,
      epochs: 50,
      signal: stop.signal,
      onProgress: () => {
        stop.abort();
      },
    });
    const { losses, done, best } = await running;
    expect(done).toBe(false);
    expect(losses[99_999]).toBeNaN();
    expect(losses[best.index]).toBe(Math.fround(best.loss));
    const ended = engine.restarts(circle, { count: 5, signal: AbortSignal.abort() });
    await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
    const fault = (count: number, epochs?: number) =>
      rejectionOf(engine.restarts(circle, epochs === undefined ? { count } : { count, epochs }));
    expect((await fault(0, 1)).path).toBe('count');
    expect((await fault(5)).path).toBe('epochs');
  });
});

describe('exhaustive search', () => {
  it('finds the best of all combinations', async () => {
    const found = await engine.exhaustive(plane, { bits: 3, range: [-1, 1] });
    expect(found).toMatchObject({ done: true, next: 512 });
    const session = engine.open(plane);
    let best = Infinity;
    const values = Array.from({ length: 8 }, (_, k) => -1 + (2 * k) / 7);
    for (const a of values) {
      for (const b of values) {
        for (const c of values) {
          session.setWeights(Float32Array.of(a, b, c));
          best = Math.min(best, session.metrics.trainLoss ?? Infinity);
        }
      }
    }
    expect(found.best.loss).toBe(best);
  });

  it('goes on where it was stopped', async () => {
    const stop = new AbortController();
    const part = await engine.exhaustive(plane, {
      bits: 6,
      signal: stop.signal,
      onProgress: () => {
        stop.abort();
      },
    });
    expect(part.done).toBe(false);
    expect(part.next).toBeLessThan(2 ** 18);
    const rest = await engine.exhaustive(plane, { bits: 6, resume: part });
    const whole = await engine.exhaustive(plane, { bits: 6 });
    expect(rest).toEqual(whole);
  });

  it('tells the count and the time before it begins', () => {
    const few = engine.estimate(plane, { bits: 3 });
    expect(few.combinations.decimal).toBe('512');
    expect(few.seconds).toBeGreaterThan(0);
    expect(few.seconds).toBeLessThan(60);
    const many = engine.estimate(circle, { bits: 1 });
    expect(many.combinations.decimal).toBe('33554432');
    expect(many.seconds).toBeGreaterThan(few.seconds);
    expect(engine.estimate(circle, { bits: 8 }).seconds).toBe(Infinity);
  });

  it('refuses what would take too long, with count and time', async () => {
    const fault = await rejectionOf(engine.exhaustive(circle, { bits: 1, budget: 0.001 }));
    expect(fault).toBeInstanceOf(EdgewiseError);
    expect(fault.code).toBe('budget');
    expect(fault.message).toMatch(/33,554,432 combinations, which would take about/);
    expect((await rejectionOf(engine.exhaustive(circle, { bits: 8 }))).code).toBe('limit');
    expect(engine.open(circle).combinations({ bits: 8 }).exponent).toBe(60);
  });
});

describe('sweeps', () => {
  it('train every variant and compare them', async () => {
    const { paths, rows } = await engine.sweep(
      circle,
      [
        { path: 'network.hidden', values: ['tanh', 'rectifier'] },
        { path: 'training.stepSize.initial', values: [0.01, 0.1, 0.5] },
      ],
      { epochs: 10 },
    );
    expect(paths).toEqual(['network.hidden', 'training.stepSize.initial']);
    expect(rows.map(({ values }) => values)).toEqual([
      ['tanh', 0.01],
      ['tanh', 0.1],
      ['tanh', 0.5],
      ['rectifier', 0.01],
      ['rectifier', 0.1],
      ['rectifier', 0.5],
    ]);
    expect(new Set(rows.map(({ metrics }) => metrics.trainLoss)).size).toBe(6);
    expect(engine.open(rows[2]!.project).metrics).toMatchObject({ epoch: 10 });
    expect((circle.network as { hidden: string }).hidden).toBe('tanh');
  });

  it('refuse a path that leads nowhere, and too many variants', async () => {
    const fault = (path: string, values: unknown[]) =>
      rejectionOf(engine.sweep(circle, [{ path, values }], { epochs: 1 }));
    expect((await fault('network.hidden.first', [1])).path).toBe('network.hidden.first');
    expect((await fault('training.stpe', [1])).code).toBe('unknown-key');
    expect((await fault('training.batch', [])).code).toBe('range');
  });
});
