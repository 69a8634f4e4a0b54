/** Straight-line code gives the bits that the core's loops give: in training, searches and maps. */

import { optimizerNames } from '../../wasm/src/training-names.js';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import createModule from '#edgewise-module';
import type { EdgewiseModule, RawSession } from '../../wasm/edgewise.js';
import { createEngine, type Engine, type GraphNetwork, type Project } from '../../wasm/src/node.js';
import { slopedFunctions } from './support.js';

let engine: Engine;
/** Used without the engine, it has no code to run: only loops. */
let module: EdgewiseModule;

beforeAll(async () => {
  engine = await createEngine();
  const wasmBinary = readFileSync(new URL('../../build/wasm/edgewise.wasm', import.meta.url));
  module = await createModule({ wasmBinary });
});

function loops(project: Project): RawSession {
  const opened = module.Session.open(JSON.stringify(project), []);
  if (opened.error) throw new Error(opened.error.message);
  return opened.value;
}

type Activation = (typeof slopedFunctions)[number];

const settings = fc
  .record({
    loss: fc.constantFrom('squared', 'absolute', 'huber'),
    optimizer: fc.constantFrom(...optimizerNames),
    batch: fc.oneof(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 40 })),
    l2: fc.constantFrom(0, 0.001),
    order: fc.constantFrom('shuffle', 'sequence'),
    initial: fc.constantFrom(0.01, 0.3, 1000),
    seed: fc.integer({ min: 0, max: 1000 }),
  })
  .map(({ optimizer, l2, initial, seed, ...rest }): NonNullable<Project['training']> => ({
    ...rest,
    optimizer: { name: optimizer },
    stepSize: { initial },
    regularization: { l2 },
    init: { seed },
  }));

const outputs = fc.constantFrom('identity', 'logistic', 'tanh');

/** From a handful of neurons, whose values find room in registers, to many. */
const layered = fc.record({
  layers: fc
    .oneof(
      fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
      fc.array(fc.integer({ min: 7, max: 13 }), { minLength: 1, maxLength: 4 }),
      fc
        .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 2, max: 7 }))
        .map(([width, count]) => Array.from({ length: count }, () => width)),
    )
    .map((between) => [2, ...between, 1]),
  hidden: fc.constantFrom(...slopedFunctions),
  output: outputs,
});

/** Any graph: every neuron is joined to some of those before it, some to a bias. */
const graph = (
  fewestNeurons: number,
  fewestEdges: number,
  shared: fc.Arbitrary<Activation | null>,
) =>
  fc
    .record({
      neurons: fc.array(
        fc.record({
          activation: fc.constantFrom(...slopedFunctions),
          from: fc.array(fc.nat(), { minLength: fewestEdges, maxLength: 12 }),
          bias: fc.boolean(),
        }),
        { minLength: fewestNeurons, maxLength: 24 },
      ),
      shared,
      output: outputs,
    })
    .map(({ neurons, shared, output }): NonNullable<Project['network']> => {
      const names = ['x1', 'x2'];
      const edges: { from: string; to: string }[] = [];
      neurons.forEach(({ from, bias }, k) => {
        const to = `h${String(k)}`;
        for (const place of new Set(from.map((n) => n % names.length))) {
          edges.push({ from: names[place]!, to });
        }
        if (bias) edges.push({ from: 'one', to });
        names.push(to);
      });
      for (const name of names) {
        if (!edges.some(({ from }) => from === name)) edges.push({ from: name, to: 'y' });
      }
      return {
        neurons: [
          { id: 'x1', kind: 'input' },
          { id: 'x2', kind: 'input' },
          { id: 'one', kind: 'bias' },
          ...neurons.map(({ activation }, k) => ({
            id: `h${String(k)}`,
            kind: 'hidden' as const,
            function: shared ?? activation,
          })),
          { id: 'y', kind: 'output', function: output },
        ],
        edges,
      };
    });

/** A function of each neuron's own. */
const free = graph(1, 1, fc.constant(null));

/** One function and no shape: many neurons that a list describes. */
const tangled = graph(16, 6, fc.constantFrom(...slopedFunctions));

/** Layers of one width, each joined to the one before, or to the two before. */
const regular = fc
  .record({
    width: fc.integer({ min: 1, max: 6 }),
    depth: fc.integer({ min: 2, max: 7 }),
    reach: fc.integer({ min: 1, max: 2 }),
    bias: fc.constantFrom('none', 'one', 'own'),
    activation: fc.constantFrom(...slopedFunctions),
    output: outputs,
  })
  .map(({ width, depth, reach, bias, activation, output }): NonNullable<Project['network']> => {
    const layers = [['x1', 'x2']];
    const neurons: GraphNetwork['neurons'] = [
      { id: 'x1', kind: 'input' },
      { id: 'x2', kind: 'input' },
    ];
    if (bias === 'one') neurons.push({ id: 'one', kind: 'bias' });
    const edges: { from: string; to: string }[] = [];
    const join = (id: string, from: readonly string[]) => {
      edges.push(...from.map((each) => ({ from: each, to: id })));
    };
    for (let layer = 1; layer <= depth; ++layer) {
      if (bias === 'own') neurons.push({ id: `b${String(layer)}`, kind: 'bias' });
      const before = layers.slice(-reach).flat();
      const ids = Array.from({ length: width }, (_, k) => `h${String(layer)}-${String(k)}`);
      for (const id of ids) {
        neurons.push({ id, kind: 'hidden', function: activation });
        join(id, before);
        if (bias === 'one') join(id, ['one']);
        if (bias === 'own') join(id, [`b${String(layer)}`]);
      }
      layers.push(ids);
    }
    neurons.push({ id: 'y', kind: 'output', function: output });
    join('y', layers.at(-1)!);
    return { neurons, edges };
  });

const project = fc
  .record({
    network: fc.oneof(layered, free, tangled, regular),
    training: settings,
    seed: fc.integer({ min: 0, max: 1000 }),
  })
  .map(({ network, training, seed }): Project => ({
    edgewise: 1,
    network,
    data: {
      generator: { name: 'circle', samples: 37, seed },
      inputs: ['x1', 'x2'],
      targets: ['label'],
      split: { train: 0.8 },
    },
    training,
  }));

describe('straight-line code', () => {
  it('trains to the bits of the loops, however the run is cut', () => {
    fc.assert(
      fc.property(
        project,
        fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 5 }),
        (p, cuts) => {
          const raw = loops(p);
          const session = engine.open(p);
          for (const samples of [...cuts, 120]) {
            raw.train({ samples });
            session.train({ samples });
            expect(session.fingerprint()).toBe(raw.fingerprint());
          }
          expect(session.metrics).toEqual(raw.metrics());
          expect(raw.wantsCode()).toBe(true);
          raw.delete();
          session.dispose();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('trains classes with softmax to the bits of the loops', () => {
    for (const layers of [
      [4, 3],
      [4, 5, 3],
      [4, 11, 9, 3],
    ]) {
      for (const batch of [1, 7, 16]) {
        const iris: Project = {
          edgewise: 1,
          network: { layers, hidden: 'rectifier', output: 'softmax' },
          data: { builtin: 'iris' },
          training: { loss: 'cross-entropy', batch, stepSize: { initial: 0.1 } },
        };
        const session = engine.open(iris);
        const raw = loops(iris);
        session.train({ epochs: 5 });
        raw.train({ epochs: 5 });
        expect(session.fingerprint()).toBe(raw.fingerprint());
      }
    }
  });

  it('searches and maps like the loops', () => {
    fc.assert(
      fc.property(project, (p) => {
        const raw = loops(p);
        const session = engine.open(p);
        // Twice eight side by side, then four in lanes, then one.
        const question = { from: 0, to: 21, epochs: 3 };
        expect(session.restarts(question)).toEqual(
          JSON.parse(raw.restarts(JSON.stringify(question)).value ?? ''),
        );
        const request = { x: 'x1', y: 'x2', resolution: 9, neurons: true };
        expect(session.map(request)).toEqual(raw.map(request, null).value);
        raw.delete();
        session.dispose();
      }),
      { numRuns: 50 },
    );
  });

  it('follows another loss', () => {
    const p: Project = {
      edgewise: 1,
      network: { layers: [2, 3, 1], hidden: 'tanh', output: 'logistic' },
      data: { generator: { name: 'circle', samples: 50 } },
      training: { batch: 5, stepSize: { initial: 0.1 } },
    };
    const session = engine.open(p);
    const raw = loops(p);
    for (const loss of ['squared', 'cross-entropy', 'absolute'] as const) {
      session.configure({ loss });
      raw.configure(JSON.stringify({ loss }));
      session.train({ epochs: 2 });
      raw.train({ epochs: 2 });
      expect(session.fingerprint()).toBe(raw.fingerprint());
    }
  });

  it('is not needed: where a host refuses the module, the loops do the work', () => {
    const p: Project = {
      edgewise: 1,
      network: { layers: [2, 3, 1], hidden: 'tanh', output: 'logistic' },
      data: { generator: { name: 'circle', samples: 50 } },
    };
    const module = vi.spyOn(WebAssembly, 'Module').mockImplementation(function refuse() {
      throw new WebAssembly.CompileError('out of memory');
    });
    const session = engine.open(p);
    session.train({ epochs: 2 });
    module.mockRestore();
    const raw = loops(p);
    raw.train({ epochs: 2 });
    expect(session.fingerprint()).toBe(raw.fingerprint());
  });

  it('reuses the places of sessions that are gone', () => {
    const p: Project = {
      edgewise: 1,
      network: { layers: [2, 3, 1], hidden: 'tanh', output: 'logistic' },
      data: { generator: { name: 'circle', samples: 50 } },
    };
    const grow = vi.spyOn(WebAssembly.Table.prototype, 'grow');
    for (let k = 0; k < 5; ++k) {
      const session = engine.open(p);
      session.train({ epochs: 1 });
      session.dispose();
    }
    expect(grow.mock.calls.length).toBeLessThanOrEqual(1);
    grow.mockRestore();
  });
});
