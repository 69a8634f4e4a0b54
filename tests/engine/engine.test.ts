/** The JS API on the real module, in Node. */

import { optimizerNames } from '../../wasm/src/training-names.js';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, readTable } from '../../wasm/src/node.js';
import type { Data, Engine, Project, Session } from '../../wasm/src/node.js';
import { circle, faultOf, iris, rejectionOf, textOf } from './support.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

const trained = (project: Project, epochs: number): Session => {
  const session = engine.open(project);
  session.train({ epochs });
  return session;
};

describe('loading', () => {
  it('takes bytes and compiled modules', async () => {
    const bytes = readFileSync(new URL('../../build/wasm/edgewise.wasm', import.meta.url));
    expect((await createEngine({ wasm: bytes })).version).toBe(engine.version);
    const compiled = await WebAssembly.compile(bytes);
    expect((await createEngine({ wasm: compiled })).version).toBe(engine.version);
  });

  it('says what is wrong with what it gets instead', async () => {
    const html = new Response('<p>', { headers: { 'content-type': 'text/html' } });
    const fault = await rejectionOf(createEngine({ wasm: html }));
    expect(fault.code).toBe('load');
    expect(fault.message).toContain('text/html');
    expect((await rejectionOf(createEngine({ wasm: new ArrayBuffer(8) }))).code).toBe('load');
    const nowhere = new URL('http://127.0.0.1:9/edgewise.wasm');
    expect((await rejectionOf(createEngine({ wasm: nowhere }))).path).toBe(nowhere.href);
  });
});

describe('learning, with fixed seeds', () => {
  const exclusiveOr: Project = {
    edgewise: 1,
    network: { layers: [2, 6, 1], hidden: 'tanh', output: 'logistic' },
    data: { generator: { name: 'exclusive-or', samples: 300, seed: 1 }, split: { train: 0.8 } },
    training: { batch: 10, stepSize: { initial: 0.5 } },
  };
  const spiral: Project = {
    edgewise: 1,
    network: { layers: [2, 16, 16, 1], hidden: 'tanh', output: 'logistic' },
    data: { generator: { name: 'spiral', samples: 400, seed: 1 } },
    training: { loss: 'cross-entropy', batch: 10, stepSize: { initial: 0.1 } },
  };

  it('exclusive-or: test loss below 0.01', () => {
    expect(trained(exclusiveOr, 300).metrics.testLoss).toBeLessThan(0.01);
  });

  it('circle: test loss below 0.01', () => {
    expect(trained(circle, 300).metrics.testLoss).toBeLessThan(0.01);
  });

  it('spiral: test loss below 0.1, every test point right', () => {
    const { testLoss, accuracy } = trained(spiral, 1500).metrics;
    expect(testLoss).toBeLessThan(0.1);
    expect(accuracy).toBe(1);
  });

  it('iris and penguins: test accuracy of at least 0.93', async () => {
    const penguins: Project = {
      edgewise: 1,
      // One penguin's sex is ".", which is a gap.
      network: { layers: [9, 8, 3], hidden: 'tanh', output: 'softmax' },
      data: { table: (await readTable(textOf('core/data/penguins.csv'))).table },
      training: { loss: 'cross-entropy', batch: 10, stepSize: { initial: 0.1 } },
    };
    expect(trained(iris, 100).metrics.accuracy).toBeGreaterThanOrEqual(0.93);
    expect(trained(penguins, 50).metrics.accuracy).toBeGreaterThanOrEqual(0.93);
  });

  it.each(['running-example', 'circle', 'iris'])('reaches the golden fingerprint: %s', (name) => {
    const golden = JSON.parse(textOf(`tests/golden/${name}.json`)) as {
      project: Project;
      samples: number;
      start: string;
      fingerprint: string;
    };
    const session = engine.open(golden.project);
    expect(session.fingerprint()).toBe(golden.start);
    session.train({ samples: golden.samples });
    expect(session.fingerprint()).toBe(golden.fingerprint);
  });
});

describe('one session', () => {
  it('reports its network, topology and data', () => {
    const session = engine.open(iris);
    expect(session.network.neurons).toHaveLength(4 + 1 + 8 + 1 + 3);
    expect(session.network.neurons[0]).toEqual({
      id: '1',
      kind: 'input',
      function: 'identity',
      label: 'sepal_length_cm',
    });
    expect(session.network.neurons.at(-1)?.label).toBe('species = virginica');
    expect(session.network.edges).toHaveLength(5 * 8 + 9 * 3);
    expect(session.topology).toMatchObject({ feedForward: true, layered: true, cycle: null });
    expect(session.data?.rows).toEqual({ total: 150, kept: 150, dropped: 0, train: 120, test: 30 });
    expect(session.data?.columns[4]).toMatchObject({
      name: 'species',
      role: 'target',
      categories: ['setosa', 'versicolor', 'virginica'],
      width: 3,
    });
    session.dispose();
  });

  it('predicts raw rows, by place or by name', () => {
    const session = trained(iris, 100);
    const byPlace = session.predict([[5.1, 3.5, 1.4, 0.2]])[0];
    const byName = session.predict([
      { sepal_length_cm: 5.1, sepal_width_cm: 3.5, petal_length_cm: 1.4, petal_width_cm: 0.2 },
    ])[0];
    expect(byPlace).toEqual(byName);
    expect(byPlace?.values).toEqual({ species: 'setosa' });
    const sum = byPlace?.probabilities?.reduce((total, { value }) => total + value, 0);
    expect(sum).toBeCloseTo(1, 5);
  });

  it('decodes numbers into their own units', () => {
    const project: Project = {
      edgewise: 1,
      network: { layers: [1, 1] },
      data: {
        table: {
          columns: [
            { name: 'x', values: [0, 1, 2, 3] },
            { name: 'y', values: [1000, 3000, 5000, 7000] },
          ],
        },
        split: { train: 1 },
      },
      training: { stepSize: { initial: 0.1 } },
    };
    const value = trained(project, 500).predict([[10]])[0]?.values.y;
    expect(value).toBeCloseTo(21000, -1);
  });

  it('traces one example forward and backward', () => {
    const session = engine.open(circle);
    const trace = session.trace([0.5, -0.5], [1]);
    const place = new Map(trace.neurons.map(({ id }, index) => [id, index]));
    expect(place.size).toBe(session.network.neurons.length);
    for (const { from, to } of trace.edges) {
      expect(place.get(from)).toBeLessThan(place.get(to) ?? 0);
    }
    const output = trace.neurons.at(-1);
    const tail = trace.neurons.find(({ id }) => id === trace.edges.at(-1)?.from);
    expect(trace.edges.at(-1)?.gradient).toBeCloseTo((output?.delta ?? 0) * (tail?.out ?? 0), 6);
    expect(session.trace([0.5, -0.5]).loss).toBeNull();
  });

  it('evaluates encoded rows as it traces them', () => {
    const session = engine.open(circle);
    const outputs = session.evaluate(Float32Array.from([0.5, -0.5, 1, 1]));
    expect(outputs).toHaveLength(2);
    expect(outputs[0]).toBe(session.trace([0.5, -0.5]).neurons.at(-1)?.out);
  });

  it('hands out copies: nothing changes the network from outside', () => {
    const session = engine.open(circle);
    const before = session.fingerprint();
    session.weights.fill(0);
    expect(session.fingerprint()).toBe(before);
    session.setWeights(session.weights.map(() => 0));
    expect(session.fingerprint()).not.toBe(before);
  });

  it('saves what opens with the same bits, and goes on as if nothing had happened', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(...optimizerNames),
        (cut, batch, name) => {
          const training = { ...circle.training, batch, optimizer: { name } };
          const project: Project = { ...circle, training };
          const whole = engine.open(project);
          whole.train({ samples: 1000 });
          const first = engine.open(project);
          first.train({ samples: cut });
          const second = engine.open(first.save());
          expect(second.fingerprint()).toBe(first.fingerprint());
          second.train({ samples: 1000 - cut });
          expect(second.fingerprint()).toBe(whole.fingerprint());
          for (const session of [whole, first, second]) session.dispose();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('saves the table as it was given, and learns from it as from its text', () => {
    const cell = fc.oneof(fc.double({ noNaN: true, min: -1e30, max: 1e30 }), fc.constant(null));
    const cells = fc.array(cell, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(cells, cells, (a, b) => {
        const columns = [
          { name: 'a', values: [0.5, -1, 3, ...a] },
          { name: 'kind', values: ['u', 'v', 'u', null, 'v', 'u'] },
          { name: 'b', type: 'number' as const, values: [0.1, 2, 7, ...b] },
          { name: 'code', type: 'category' as const, values: [1, 2, 3, 1, null, 2] },
        ];
        const data = { table: { columns }, inputs: ['a'], targets: ['b'] };
        const project: Project = { edgewise: 1, network: { layers: [1, 2, 1] }, data };
        const session = engine.open(project);
        const saved = session.save();
        // -0 has no text of its own in JSON.
        const text = (value: unknown) => JSON.stringify(value);
        expect(text(saved.data)).toBe(text(data));
        session.configure({ batch: 2 });
        expect(text(session.save().data)).toBe(text(data));
        session.dispose();
      }),
      { numRuns: 50 },
    );
  });

  it('says of faulty tables what is wrong, whatever else is in them', () => {
    const at = (columns: unknown) =>
      faultOf(() => {
        const data = { table: { columns } } as unknown as Data;
        engine.open({ edgewise: 1, network: { layers: [1, 1] }, data });
      });
    const good = { name: 'a', values: [1, 2] };
    expect(at([good, { name: 'b', values: 0 }]).path).toBe('data.table.columns[1].values');
    expect(at([good, null]).path).toBe('data.table.columns[1]');
    expect(at([good, { name: 'b', values: [1, {}] }]).path).toBe('data.table.columns[1].values[1]');
    expect(at([good, { name: 'b', values: [1] }]).code).toBe('shape');
    expect(at([good, good]).code).toBe('duplicate');
    const far = at([good, { name: 'b', values: [1e200, -1e200] }]);
    expect(far).toMatchObject({ code: 'range', path: 'data.table.columns[1]' });
    expect(far.message).toContain('from -1e+200 to 1e+200');
    expect(at([{ name: 'a', values: [1, 'x'], type: 'number' }, good]).code).toBe('mixed');
  });

  it('gives every row of a map to the point it stands for', () => {
    const session = trained(circle, 20);
    const map = session.map({ x: 'x1', y: 'x2', resolution: 9, neurons: true });
    const at = (range: [number, number], k: number) => range[0] + ((range[1] - range[0]) * k) / 8;
    const point = [at(map.x, 2), at(map.y ?? [0, 0], 7)];
    expect(map.outputs[0]?.[7 * 9 + 2]).toBe(session.predict([point])[0]?.outputs[0]);
    expect(map.neurons).toHaveLength(session.network.neurons.length);
  });

  it('draws a map into the arrays of an earlier one, where they fit', () => {
    const session = trained(circle, 3);
    const request = { x: 'x1', y: 'x2', resolution: 9, neurons: true };
    const first = session.map(request);
    const [outputs, neurons] = [first.outputs[0]!, first.neurons![4]!];
    session.train({ epochs: 3 });
    const fresh = session.map(request);
    const again = session.map(request, first);
    expect(again).toEqual(fresh);
    expect(again.outputs[0]).toBe(outputs);
    expect(again.neurons![4]).toBe(neurons);

    const larger = session.map({ ...request, resolution: 10 }, again);
    expect(larger).toEqual(session.map({ ...request, resolution: 10 }));
    expect(again).toEqual(fresh);
    const outputsOnly = session.map({ ...request, neurons: false }, again);
    expect(outputsOnly).toEqual({ ...fresh, neurons: null });
    expect(session.map(request, outputsOnly)).toEqual(fresh);
    structuredClone(outputs.buffer, { transfer: [outputs.buffer] });
    expect(session.map(request, again)).toEqual(fresh);
    expect(session.map(request, {} as never)).toEqual(fresh);
  });

  it('counts rows left out for missing cells', () => {
    const data = { builtin: 'penguins' } as const;
    expect(engine.describe(data).rows).toMatchObject({ total: 344, kept: 333, dropped: 11 });
    expect(engine.describe({ ...data, missing: 'fill' }).rows.dropped).toBe(0);
    expect(engine.preview(data, 2)).toHaveLength(2);
  });

  it('is disposed of once, and says so afterwards', () => {
    const session = engine.open(circle);
    session.dispose();
    session.dispose();
    expect(faultOf(() => session.metrics).code).toBe('disposed');
  });
});

describe('bad input', () => {
  const graph = (edges: object[]) => ({
    edgewise: 1,
    network: {
      neurons: [
        { id: 'x', kind: 'input' },
        { id: 'b', kind: 'bias' },
        { id: 'h', kind: 'hidden' },
        { id: 'k', kind: 'hidden' },
        { id: 'y', kind: 'output' },
      ],
      edges,
    },
  });
  const documents: [string, unknown, string, string][] = [
    ['no object', 'project', 'type', 'project'],
    ['version 2', { ...circle, edgewise: 2 }, 'version', 'edgewise'],
    ['an unknown key', { ...circle, netwrok: {} }, 'unknown-key', 'netwrok'],
    ['a wrong type', { ...circle, training: { batch: '1' } }, 'type', 'training.batch'],
    [
      'a cycle',
      graph([
        { from: 'x', to: 'h' },
        { from: 'h', to: 'k' },
        { from: 'k', to: 'h' },
      ]),
      'cycle',
      'network.edges',
    ],
    ['an edge to nowhere', graph([{ from: 'x', to: 'q' }]), 'reference', 'network.edges[0].to'],
    ['an edge into a bias', graph([{ from: 'x', to: 'b' }]), 'bias-input', 'network.edges[0].to'],
    [
      'too few inputs',
      { ...circle, network: { layers: [3, 1], output: 'logistic' } },
      'shape',
      'network.layers[0]',
    ],
    [
      'one column',
      { ...circle, data: { table: { columns: [{ name: 'a', values: [1, 2] }] } } },
      'data',
      'data',
    ],
    [
      'a column that is all empty as target',
      {
        ...circle,
        data: {
          table: {
            columns: [
              { name: 'a', values: [1, 2] },
              { name: 'b', values: [null, null] },
            ],
          },
          inputs: ['a'],
          targets: ['b'],
        },
      },
      'data',
      'data',
    ],
  ];
  it.each(documents)('refuses %s and stays usable', (_, document, code, path) => {
    expect(faultOf(() => engine.open(document as Project))).toMatchObject({ code, path });
    expect(trained(circle, 1).metrics.epoch).toBe(1);
  });

  it('goes back to a moment, and on from there to the same bits', () => {
    for (const name of ['sgd', 'rmsprop', 'adam'] as const) {
      const training = { ...circle.training, batch: 7, optimizer: { name } };
      const session = engine.open({ ...circle, training });
      session.train({ samples: 250 });
      const { weights, progress } = session;
      const there = session.fingerprint();
      session.train({ samples: 250 });
      const later = session.fingerprint();
      expect(session.restore({ weights, progress }).samples).toBe(250);
      expect(session.fingerprint()).toBe(there);
      session.train({ samples: 250 });
      expect(session.fingerprint()).toBe(later);
      session.dispose();
    }
  });

  it('refuses bad calls and stays as it was', () => {
    const session = trained(circle, 1);
    const before = session.fingerprint();
    const calls: [() => unknown, string][] = [
      [() => session.train({ epoch: 1 } as never), 'unknown-key'],
      [() => session.train({ epochs: -1 }), 'type'],
      [() => session.train({ epochs: NaN }), 'type'],
      [() => session.train(null as never), 'type'],
      [() => session.predict([[1]]), 'shape'],
      [() => session.predict([['a', 'b']]), 'type'],
      [() => session.predict([null] as never), 'type'],
      [() => session.evaluate(new Float32Array(3)), 'shape'],
      [() => session.trace([1]), 'shape'],
      [() => session.trace([1, 2], [1, 2]), 'shape'],
      [
        () => {
          session.setWeights(new Float32Array(3));
        },
        'shape',
      ],
      [
        () => {
          session.setWeights(session.weights.map(() => NaN));
        },
        'range',
      ],
      [() => session.restore({ weights: new Float32Array(3), progress: { samples: 0 } }), 'shape'],
      [
        () => session.restore({ weights: session.weights, progress: { samples: 0, moments: '?' } }),
        'type',
      ],
      [
        () =>
          session.restore({
            weights: session.weights,
            progress: { samples: 0, moments: 'AAAAAA==' },
          }),
        'weights',
      ],
      [() => session.map({ x: 'nowhere', resolution: 10 }), 'reference'],
      [() => session.map({ x: 'x1', resolution: 1e9 }), 'range'],
      [() => session.map({ x: 'x1', resolution: 9 }, 3 as never), 'type'],
      [() => session.points({ x: 'label' }), 'reference'],
      [() => session.examples({ set: 'all' as never }), 'name'],
      [() => session.reset({ seed: 1.5 }), 'range'],
      [() => session.configure({ batch: 0 }), 'range'],
      [() => session.configure({ stepsize: {} } as never), 'unknown-key'],
    ];
    for (const [call, code] of calls) expect(faultOf(call).code, String(call)).toBe(code);
    expect(session.fingerprint()).toBe(before);
    expect(session.train({ epochs: 1 }).epoch).toBe(2);
  });

  it('a constant column and a single class do no harm', () => {
    const project: Project = {
      edgewise: 1,
      network: { layers: [2, 3, 1], output: 'softmax' },
      data: {
        table: {
          columns: [
            { name: 'same', values: [5, 5, 5] },
            { name: 'x', values: [1, 2, 3] },
            { name: 'label', values: ['a', 'a', 'a'] },
          ],
        },
        inputs: ['same', 'x'],
        targets: ['label'],
      },
      training: { loss: 'cross-entropy' },
    };
    const { metrics } = trained(project, 10);
    expect(metrics.status).toBe('running');
    expect(metrics.accuracy).toBe(1);
  });

  it('one row trains and has no test loss', () => {
    const project: Project = {
      edgewise: 1,
      network: { layers: [1, 1] },
      data: {
        table: {
          columns: [
            { name: 'x', values: [3] },
            { name: 'y', values: [4] },
          ],
        },
        inputs: ['x'],
        targets: ['y'],
      },
    };
    const { metrics } = trained(project, 10);
    expect(metrics.testLoss).toBeNull();
    expect(metrics.trainLoss).toBe(0);
  });

  it('too large a step size ends at finite weights, with the reason', () => {
    const session = trained(
      { ...circle, network: { layers: [2, 4, 1] }, training: { stepSize: { initial: 1e5 } } },
      50,
    );
    expect(session.metrics.status).toBe('diverged');
    expect(session.metrics.reason).toContain('step size');
    expect(session.weights.every(Number.isFinite)).toBe(true);
    session.configure({ stepSize: { initial: 0.01 } });
    session.reset();
    expect(session.train({ epochs: 5 }).status).toBe('running');
  });
});
