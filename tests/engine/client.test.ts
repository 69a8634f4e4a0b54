/** The client over places that die, hang and refuse: what the page relies on. */

import { beforeAll, describe, expect, it } from 'vitest';
import { clientOver } from '../../wasm/src/client.js';
import { Host } from '../../wasm/src/host.js';
import { createEngine } from '../../wasm/src/node.js';
import type { Place } from '../../wasm/src/place.js';
import type { Engine } from '../../wasm/src/node.js';
import { buffersOf, serve } from '../../wasm/src/wire.js';
import { circle, rejectionOf } from './support.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

/** A place like a worker: what crosses is cloned, and it can be told to die or hang. */
class FakeWorker implements Place {
  readonly #serve = serve(new Host(Promise.resolve(engine)));
  #die: (reason: string) => void = () => undefined;
  ended = false;
  hang = false;

  call: Place['call'] = async (method, args) => {
    if (this.hang) return new Promise(() => undefined);
    return structuredClone(await this.#serve(method, structuredClone(args)));
  };
  onDeath(callback: (reason: string) => void) {
    this.#die = callback;
  }
  die() {
    this.#die('out of memory');
  }
  end() {
    this.ended = true;
  }
}

function workers() {
  const made: FakeWorker[] = [];
  const make = () => {
    const worker = new FakeWorker();
    made.push(worker);
    return worker;
  };
  return { made, make };
}

function fingerprintAfter(samples: number): string {
  const session = engine.open(circle);
  session.train({ samples });
  return session.fingerprint();
}

describe('client', () => {
  it('opens, trains in frames and saves', async () => {
    const client = clientOver([workers().make]);
    const opened = await client.open(circle);
    expect(opened.network.neurons).toHaveLength(2 + 1 + 6 + 1 + 1);
    const frame = await client.frame({
      train: { samples: 100 },
      map: { x: 'x1', y: 'x2', resolution: 5 },
      examples: { set: 'test', count: 3 },
    });
    expect(frame.metrics.samples).toBe(100);
    expect(frame.map?.outputs[0]).toHaveLength(25);
    expect(frame.examples).toHaveLength(3);
    expect((await client.save()).progress).toEqual({ samples: 100 });
  });

  it('tells the losses within a slice of time, and trains to the same bits', async () => {
    const client = clientOver([workers().make]);
    await client.open(circle);
    const { between = [], metrics } = await client.frame({ train: { milliseconds: 150 } });
    const samples = [...between, metrics].map((one) => one.samples);
    expect(between.length).toBeGreaterThan(0);
    expect(samples).toEqual([...new Set(samples)].sort((a, b) => a - b));
    expect(await client.fingerprint()).toBe(fingerprintAfter(metrics.samples));
    const [first] = between;
    const session = engine.open(circle);
    session.train({ samples: first?.samples ?? 0 });
    expect(first).toEqual(session.metrics);
  });

  it('rejects with code and path, and the open project stays open', async () => {
    const client = clientOver([workers().make]);
    await client.open(circle);
    const fault = await rejectionOf(client.open({ ...circle, edgewise: 2 }));
    expect(fault).toMatchObject({ code: 'version', path: 'edgewise' });
    expect((await client.frame({ train: { samples: 10 } })).metrics.samples).toBe(10);
  });

  it('replaces a dead worker and goes on with the same bits', async () => {
    const { made, make } = workers();
    const restarts: string[] = [];
    const client = clientOver([make], { onRestart: (reason) => restarts.push(reason) });
    await client.open(circle);
    await client.frame({ train: { samples: 333 } });
    made[0]?.die();
    await client.frame({ train: { samples: 667 } });
    expect(made).toHaveLength(2);
    expect(made[0]?.ended).toBe(true);
    expect(restarts).toEqual(['out of memory']);
    expect(await client.fingerprint()).toBe(fingerprintAfter(1000));
  });

  it('takes up what an optimizer remembers with the weights it belongs to', async () => {
    const { made, make } = workers();
    const client = clientOver([make]);
    const adam = {
      ...circle,
      training: { ...circle.training, optimizer: { name: 'adam' as const } },
    };
    await client.open(adam);
    for (let k = 0; k < 5; ++k) await client.frame({ train: { samples: 50 } });
    made[0]?.die();
    // What was trained after the last snapshot is trained again.
    let samples = (await client.frame({ train: { samples: 1 } })).metrics.samples;
    samples = (await client.frame({ train: { samples: 1000 - samples } })).metrics.samples;
    expect(samples).toBe(1000);
    const session = engine.open(adam);
    session.train({ samples: 1000 });
    expect(await client.fingerprint()).toBe(session.fingerprint());
  });

  it('replaces a worker that hangs', async () => {
    const { made, make } = workers();
    const client = clientOver([make], { patience: 500 });
    await client.open(circle);
    await client.frame({ train: { samples: 500 } });
    const [first] = made;
    if (first) first.hang = true;
    const frame = await client.frame({ train: { samples: 500 } });
    expect(frame.metrics.samples).toBe(1000);
    expect(await client.fingerprint()).toBe(fingerprintAfter(1000));
  });

  it('keeps changed settings, seeds and weights across a restart', async () => {
    const { made, make } = workers();
    const client = clientOver([make]);
    await client.open(circle);
    await client.reset({ seed: 5 });
    await client.configure({ stepSize: { initial: 0.25 } });
    made[0]?.die();
    const frame = await client.frame({ train: { samples: 100 } });
    const session = engine.open({
      ...circle,
      training: { ...circle.training, stepSize: { initial: 0.25 }, init: { seed: 5 } },
    });
    session.train({ samples: 100 });
    expect(frame.metrics.stepSize).toBe(0.25);
    expect(await client.fingerprint()).toBe(session.fingerprint());
  });

  it('gives up after two losses, with a way out', async () => {
    const make = () => {
      const worker = new FakeWorker();
      worker.hang = true;
      return worker;
    };
    const fault = await rejectionOf(clientOver([make], { patience: 20 }).open(circle));
    expect(fault.code).toBe('worker-lost');
    expect(fault.message).toContain('reload');
  });

  it('goes on from the last state even then, when it is asked again', async () => {
    const { made, make } = workers();
    let isHanging = false;
    const makeWorker = () => {
      const worker = make();
      worker.hang = isHanging;
      return worker;
    };
    const client = clientOver([makeWorker], { patience: 500 });
    await client.open(circle);
    await client.frame({ train: { samples: 400 } });
    isHanging = true;
    made[0]?.die();
    expect((await rejectionOf(client.frame({ train: { samples: 600 } }))).code).toBe('worker-lost');
    expect(client.snapshot()?.progress).toEqual({ samples: 400 });
    isHanging = false;
    expect((await client.frame({ train: { samples: 600 } })).metrics.samples).toBe(1000);
    expect(await client.fingerprint()).toBe(fingerprintAfter(1000));
  });

  it('has a snapshot at hand that opens as what was saved', async () => {
    const client = clientOver([workers().make]);
    expect(client.snapshot()).toBeNull();
    await client.open(circle);
    await client.frame({ train: { samples: 70 } });
    const early = client.snapshot();
    expect(await client.save()).toEqual(client.snapshot());
    expect(engine.open(early ?? circle).fingerprint()).toBe(await client.fingerprint());
    const weights = engine.open(circle).weights;
    await client.setWeights(weights);
    const other = engine.open(client.snapshot() ?? circle);
    expect(other.progress.samples).toBe(70);
    expect(other.weights).toEqual(weights);
  });

  it('goes back to an earlier moment, also in another worker', async () => {
    const { made, make } = workers();
    const client = clientOver([make]);
    await client.open(circle);
    const { weights, progress } = await client.frame({ train: { samples: 70 } });
    await client.frame({ train: { samples: 200 } });
    if (!progress) throw new Error('the progress did not come along');
    const restored = await client.frame({ restore: { weights, progress } });
    expect(restored.metrics.samples).toBe(70);
    made[0]?.die();
    await client.frame({ train: { samples: 30 } });
    expect(await client.fingerprint()).toBe(fingerprintAfter(100));
  });

  it('fetches the module again after it could not be had', async () => {
    const { made, make } = workers();
    let isOnline = false;
    const makePlace = () => {
      const worker = make();
      const { call } = worker;
      if (!isOnline) {
        worker.call = () =>
          Promise.resolve({
            value: null,
            fault: { code: 'load', path: '', message: 'no connection', neurons: [] },
          });
      } else worker.call = call;
      return worker;
    };
    const client = clientOver([makePlace]);
    expect((await rejectionOf(client.open(circle))).code).toBe('load');
    expect(made[0]?.ended).toBe(true);
    isOnline = true;
    expect((await client.open(circle)).metrics.samples).toBe(0);
  });

  it('goes down the ladder where a place cannot be had', async () => {
    const refused = () => {
      throw new Error('refused by the policy');
    };
    const dying = () => {
      const worker = new FakeWorker();
      worker.hang = true;
      setTimeout(() => {
        worker.die();
      });
      return worker;
    };
    expect((await clientOver([refused, workers().make]).open(circle)).metrics.samples).toBe(0);
    const down = clientOver([refused, dying, workers().make]);
    expect((await down.open(circle)).metrics.samples).toBe(0);
    const silent = () => {
      const worker = new FakeWorker();
      worker.hang = true;
      return worker;
    };
    const client = clientOver([silent, workers().make], { patience: 500 });
    expect((await client.open(circle)).metrics.samples).toBe(0);
  });

  it('answers calls in the order in which they were made', async () => {
    const client = clientOver([workers().make]);
    const answers = await Promise.all([
      client.open(circle),
      client.frame({ train: { samples: 5 } }),
      client.frame({ train: { samples: 5 } }),
      client.reset(),
      client.frame({}),
    ]);
    expect(answers.map((answer) => answer.metrics.samples)).toEqual([0, 5, 10, 0, 0]);
  });

  it('is disposed of', async () => {
    const { made, make } = workers();
    const client = clientOver([make]);
    await client.open(circle);
    client.dispose();
    client.dispose();
    expect(made[0]?.ended).toBe(true);
    expect((await rejectionOf(client.frame({}))).code).toBe('disposed');
  });
});

it('finds every buffer once', () => {
  const shared = new Float32Array(4);
  expect(buffersOf({ a: [shared, shared], b: { c: new Uint8Array(2) } })).toHaveLength(2);
  expect(buffersOf(null)).toEqual([]);
});
