/** What the core answers beyond training, through the engine API. */

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createEngine,
  type Engine,
  type GraphNetwork,
  type Project,
  type Session,
} from '../../wasm/src/node.js';
import { circle, faultOf, iris } from './support.js';

let engine: Engine;
let session: Session;

beforeAll(async () => {
  engine = await createEngine();
  session = engine.open(circle);
  session.train({ epochs: 5 });
});

const identities: Project = {
  edgewise: 1,
  network: { layers: [3, 4, 2], hidden: 'identity' },
};

describe('traces', () => {
  it('hold the terms of every sum, forward and backward', () => {
    const trace = session.trace([0.5, -0.5], [1]);
    for (const neuron of trace.neurons) {
      const sum = (terms: { value: number }[]) => terms.reduce((all, { value }) => all + value, 0);
      if (neuron.kind === 'input' || neuron.kind === 'bias') continue;
      expect(neuron.in).toBeCloseTo(sum(neuron.forward), 5);
      expect(neuron.delta).toBeCloseTo(
        (neuron.fromLoss ?? 0) + (neuron.slope ?? 0) * sum(neuron.backward),
        5,
      );
      for (const { edge, value } of neuron.forward) {
        const { from, to, weight } = trace.edges[edge]!;
        const tail = trace.neurons.find(({ id }) => id === from)!;
        expect(to).toBe(neuron.id);
        expect(value).toBeCloseTo(weight * tail.out, 5);
      }
    }
  });
});

describe('slices', () => {
  it('go along one weight, with the tangent at the present one', () => {
    const slice = session.lossSlice({ edge: 3, points: 11 });
    expect(slice.weights).toHaveLength(11);
    expect(slice.weights[5]).toBeCloseTo(slice.weight, 5);
    expect(slice.losses[5]).toBeCloseTo(slice.loss, 5);
    expect(slice.loss).toBe(session.metrics.trainLoss);
    const one = session.lossSlice({ edge: 3, on: { inputs: [0.5, -0.5], targets: [1] } });
    expect(one.derivative).toBeCloseTo(session.trace([0.5, -0.5], [1]).edges[3]?.gradient ?? 0, 6);
  });

  it('agree with a difference of losses', () => {
    const { step, edges } = session.gradientCheck({ edges: [3, { from: '1', to: '4' }] });
    expect(step).toBeGreaterThan(0);
    expect(edges).toHaveLength(2);
    for (const { edge, gradient, numeric, difference, below, above } of edges) {
      expect(gradient).toBe(session.lossSlice({ edge, points: 2 }).derivative);
      expect(numeric).toBeCloseTo((above - below) / (2 * step), 3);
      expect(Math.abs(numeric - gradient)).toBeLessThan(1e-3);
      expect(difference).toBeGreaterThanOrEqual(0);
    }
  });

  it('agree with the one matrix that identities collapse into', () => {
    const linear = engine.open({
      ...circle,
      network: { layers: [2, 3, 1], hidden: 'identity', output: 'identity' },
      training: { loss: 'squared' },
    });
    const { inputs } = linear.encoded({ index: 4 });
    const { neurons, network, product, difference } = linear.collapsed({ inputs });
    expect(neurons).toHaveLength(1);
    expect(network).toEqual([...linear.evaluate(Float32Array.from(inputs))]);
    expect(product[0]).toBeCloseTo(network[0]!, 5);
    expect(difference).toBeLessThan(1e-5);
    expect(faultOf(() => session.collapsed({ inputs })).code).toBe('unsupported');
    for (const wrong of [[], [1], [1, 2, 3, 4]]) {
      expect(faultOf(() => linear.collapsed({ inputs: wrong })).path).toBe('inputs');
    }
    expect(faultOf(() => linear.collapsed({} as never)).path).toBe('inputs');
  });

  it('encode a row by its place or its number, and any input of one’s own', () => {
    const test = session.encoded({ set: 'test', index: 3 });
    expect(test).toMatchObject({ set: 'test', index: 3 });
    expect(session.encoded({ row: test.row })).toEqual(test);
    const train = session.encoded({ index: 5 });
    expect(session.encoded({ row: train.row })).toEqual(train);
    expect(faultOf(() => session.encoded({ row: 1e6 })).path).toBe('row');
    expect(faultOf(() => session.encoded({ set: 'test', index: 1e6 })).path).toBe('index');

    const input = { x1: 0.25, x2: -3 };
    const own = session.encoded({ input });
    expect(own).toMatchObject({ row: null, targets: null });
    const [prediction] = session.predict([input]);
    expect([...session.evaluate(Float32Array.from(own.inputs))]).toEqual(prediction!.outputs);
    expect(session.trace(own.inputs).loss).toBeNull();
    expect(faultOf(() => session.encoded({ input: { x1: {} } } as never)).path).toBe('input.x1');
    expect(faultOf(() => session.encoded({ input: { x1: 'a', x2: 1 } })).code).toBe('type');
  });

  it('tell where one step of gradient descent takes a weight, as training does it', () => {
    const run = engine.open({
      ...circle,
      training: { ...circle.training, batch: 1, order: 'sequence', stepSize: { initial: 0.4 } },
    });
    const { inputs, targets } = run.encoded({ index: 0 });
    const slices = [...run.weights].map((_, edge) =>
      run.lossSlice({ edge, points: 2, on: { inputs, targets } }),
    );
    run.train({ samples: 1 });
    for (const [edge, { weight, derivative, stepSize, next }] of slices.entries()) {
      expect(stepSize).toBe(0.4);
      expect(next).toBeCloseTo(weight - 0.4 * derivative, 6);
      expect(next).toBeCloseTo(run.weights[edge]!, 6);
    }
  });

  it('tell whose turn it was, in the order of the epoch', () => {
    const run = engine.open({ ...circle, training: { ...circle.training, order: 'sequence' } });
    expect(run.turn).toEqual({ place: 0, index: 0, row: run.encoded({ index: 0 }).row });
    const rows = run.data!.rows.train;
    run.train({ samples: 7 });
    expect(run.turn).toMatchObject({ place: 6, index: 6 });
    run.train({ samples: rows - 7 });
    expect(run.turn).toMatchObject({ place: rows - 1, index: rows - 1 });
    const shuffled = engine.open(circle);
    const seen = new Set<number>();
    for (let k = 0; k < rows; ++k) {
      shuffled.train({ samples: 1 });
      const { place, index, row } = shuffled.turn;
      expect(place).toBe(k);
      expect(row).toBe(shuffled.encoded({ index }).row);
      seen.add(index);
    }
    expect(seen.size).toBe(rows);
    expect(faultOf(() => engine.open(identities).turn).code).toBe('data');
  });

  it('go on with a step size by its schedule', () => {
    const falling = engine.open(circle);
    falling.configure({ stepSize: { schedule: 'inverse-time', initial: 0.4, decay: 0.1 } });
    const { values } = falling.stepSizes({ epochs: [0, 10, 30] });
    expect(values).toEqual([0.4, 0.2, 0.1]);
    falling.train({ epochs: 10 });
    expect(falling.metrics.stepSize).toBeCloseTo(0.2, 7);
    for (const epochs of [[-1], [0.5], [1e300]]) {
      expect(faultOf(() => falling.stepSizes({ epochs })).path).toBe('epochs[0]');
    }
    expect(faultOf(() => falling.stepSizes({} as { epochs: number[] })).code).toBe('missing-key');
  });

  it('go along two', () => {
    const grid = session.lossGrid({
      edges: [{ from: '1', to: '4' }, 2],
      ranges: [
        [-1, 1],
        [0, 2],
      ],
      resolution: 5,
    });
    expect(grid.losses).toHaveLength(25);
    expect(grid.loss).toBe(session.metrics.trainLoss);
  });

  it.each([
    [{ edge: 99 }, 'edge'],
    [{ edge: { from: '1', to: '1' } }, 'edge'],
    [{}, 'edge'],
    [{ edge: 0, from: 1, to: 1 }, 'to'],
    [{ edge: 0, points: 1 }, 'points'],
    [{ edge: 0, on: 'all' }, 'on'],
    [{ edge: 0, on: { inputs: [1], targets: [1] } }, 'on'],
    [{ edge: 0, colour: 1 }, 'colour'],
  ])('%j is refused at "%s"', (question, path) => {
    expect(faultOf(() => session.lossSlice(question as never)).path).toBe(path);
  });
});

describe('composition', () => {
  it('has a matrix for each step between layers, and no product while there are functions', () => {
    const { layers, product, reason } = session.composition;
    expect(layers.map(({ matrix }) => [matrix.length, matrix[0]?.length])).toEqual([
      [6, 3],
      [1, 7],
    ]);
    expect(layers[1]?.functions).toEqual(['logistic']);
    expect(product).toBeNull();
    expect(reason).toMatch(/"tanh"/);
  });

  it('collapses where every function is the identity', () => {
    const linear = engine.open(identities);
    const { product } = linear.composition;
    const inputs = [0.3, -1.2, 2];
    const outputs = linear.evaluate(Float32Array.from(inputs));
    product?.forEach((row, k) => {
      const value = row.reduce((sum, weight, j) => sum + weight * (inputs[j] ?? 1), 0);
      expect(outputs[k]).toBeCloseTo(value, 5);
    });
  });
});

describe('measures', () => {
  it('count every test row once', () => {
    const flowers = engine.open(iris);
    flowers.train({ epochs: 50 });
    const { confusion, gradients, dead } = flowers.measures({ on: 'test' });
    const counts = confusion[0]?.counts ?? [];
    expect(counts.reduce((a, b) => a + b, 0)).toBe(30);
    expect(((counts[0] ?? 0) + (counts[4] ?? 0) + (counts[8] ?? 0)) / 30).toBe(
      flowers.metrics.accuracy,
    );
    expect(gradients.map(({ layer }) => layer)).toEqual([1, 2]);
    expect(dead).toEqual([]);
  });
});

describe('constructions', () => {
  it.each([
    [{ 'running-example': {} }, 4, Infinity],
    [{ boolean: { truth: '01101001' } }, 3, 0],
    [{ approximation: { x: [0, 1, 2, 3], y: [0, 1, 0, 1], neurons: 3 } }, 3, 1e-5],
    [{ 'matrix-product': { a: [[1, 2]], b: [[3], [4]] } }, 2, 0],
    [{ 'product-gate': { scale: 0.1 } }, 4, 0.01],
    [{ sawtooth: { times: 4, deep: true } }, 8, 1e-4],
    [{ sawtooth: { times: 4, deep: false } }, 16, 1e-3],
    [{ hierarchy: { seed: 3 } }, 4, 1e-6],
  ])('%j is a project that opens', (question, hidden, error) => {
    const built = engine.construct(question);
    expect(built.hidden).toBe(hidden);
    expect(built.error).toBeLessThanOrEqual(error);
    const opened = engine.open(built.project);
    expect(opened.network.neurons.filter(({ kind }) => kind === 'hidden')).toHaveLength(hidden);
  });

  it.each([
    [{}, ''],
    [{ pyramid: {} }, 'pyramid'],
    [{ boolean: { truth: '012' } }, 'boolean.truth'],
    [{ boolean: { truth: '011' } }, 'truth'],
    [{ approximation: { x: [1, 2], y: [1], neurons: 3 } }, 'samples'],
    [{ 'matrix-product': { a: [[1], [2, 3]] } }, 'matrix-product.a[1]'],
    [{ sawtooth: { times: 99 } }, 'sawtooth.times'],
    [{ hierarchy: { seed: -1 } }, 'hierarchy.seed'],
  ])('%j is refused at "%s"', (question, path) => {
    expect(faultOf(() => engine.construct(question as never)).path).toBe(path);
  });
});

it('a constructed boolean network is right on every row', () => {
  const bits = fc.integer({ min: 1, max: 5 }).chain((n) => {
    const length = 2 ** n;
    return fc.array(fc.constantFrom('0', '1'), { minLength: length, maxLength: length });
  });
  fc.assert(
    fc.property(bits, (digits) => {
      const { project, error } = engine.construct({ boolean: { truth: digits.join('') } });
      expect(error).toBe(0);
      const opened = engine.open(project);
      const n = Math.log2(digits.length);
      const inputs = digits.flatMap((_, row) =>
        Array.from({ length: n }, (__, k) => (row >> (n - 1 - k)) & 1),
      );
      expect([...opened.evaluate(Float32Array.from(inputs))].join('')).toBe(digits.join(''));
    }),
    { numRuns: 60 },
  );
});

it('names of neurons change nothing', () => {
  const { project } = engine.construct({ 'running-example': {} });
  const network = project.network as GraphNetwork;
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 9, maxLength: 9 }),
      (ids) => {
        const idOf = (id: string) => ids[Number(id) - 1]!;
        const renamed: Project = {
          ...project,
          network: {
            neurons: network.neurons.map((neuron) => ({ ...neuron, id: idOf(neuron.id) })),
            edges: network.edges.map((edge) => ({
              ...edge,
              from: idOf(edge.from),
              to: idOf(edge.to),
            })),
          },
        };
        const x = Float32Array.of(-1.5, 0.25, 2);
        expect(engine.open(renamed).evaluate(x)).toEqual(engine.open(project).evaluate(x));
      },
    ),
    { numRuns: 60 },
  );
});

describe('counting and functions', () => {
  it('counts exactly, and far beyond numbers', () => {
    expect(engine.count({ base: 2, exponent: 70 }).decimal).toBe('1180591620717411303424');
    const images = engine.count({ base: 256, exponent: 40_000 });
    expect(images).toMatchObject({ exponent: 96_329, decimal: null });
    expect(images.mantissa).toBeCloseTo(3.9683728, 5);
    expect(faultOf(() => engine.count({ base: 0, exponent: 1 })).path).toBe('base');
  });

  it('plots every function with its derivative', () => {
    const { values, derivatives } = engine.functionValues({ function: 'logistic', x: [0, 1] });
    expect(values[0]).toBe(0.5);
    expect(derivatives[0]).toBe(0.25);
    expect(faultOf(() => engine.functionValues({ function: 'softmax', x: [0] })).code).toBe(
      'unsupported',
    );
  });

  it('evaluates a step but refuses to train through it', () => {
    const step = engine.open({ ...circle, network: { layers: [2, 3, 1], hidden: 'step' } });
    expect(step.evaluate(Float32Array.of(1, 1))).toHaveLength(1);
    expect(faultOf(() => step.train({ epochs: 1 }))).toMatchObject({ code: 'untrainable' });
  });
});

describe('texts as bytes', () => {
  const messages: Project = {
    edgewise: 1,
    network: { layers: [5, 3, 1], output: 'logistic' },
    data: {
      table: {
        columns: [
          { name: 'text', type: 'bytes', values: ['good', 'bad', 'fine', 'awful'] },
          { name: 'label', values: ['yes', 'no', 'yes', 'no'] },
        ],
      },
      split: { train: 1 },
    },
    training: { loss: 'cross-entropy', stepSize: { initial: 1 } },
  };

  it('go in byte by byte, and are learnt', () => {
    const opened = engine.open(messages);
    expect(opened.network.neurons[0]?.label).toBe('text[0]');
    opened.train({ epochs: 500 });
    expect(opened.metrics.accuracy).toBe(1);
    expect(opened.predict([{ text: 'bad' }])[0]?.values.label).toBe('no');
    expect(faultOf(() => opened.predict([{ text: 'too long' }])).message).toMatch(
      /at most 5 bytes/,
    );
  });
});

describe('rows', () => {
  it('come sorted and a page at a time, with the numbers of the table of examples', () => {
    const flowers = engine.open(iris);
    flowers.train({ epochs: 2 });
    const all = flowers.examples({ set: 'test' });
    const listing = flowers.listing({ set: 'test', order: 'loss', descending: true, count: 5 });
    expect(listing.total).toBe(all.length);
    const worst = all.toSorted((a, b) => b.loss - a.loss).slice(0, 5);
    expect(listing.examples.map(({ loss }) => loss)).toEqual(worst.map(({ loss }) => loss));
    for (const { index, row, cells, predictions, correct } of listing.examples) {
      const same = all[index]!;
      expect(row).toBe(same.row);
      expect(cells).toEqual(same.cells);
      expect(predictions).toEqual(same.prediction.values);
      expect(correct).toBe(same.correct);
    }
    const wrong = flowers.listing({ set: 'test', wrong: true });
    expect(wrong.total).toBe(all.filter((one) => one.correct === false).length);
    expect(faultOf(() => flowers.listing({ order: 'cell', column: 'no' }))).toMatchObject({
      code: 'reference',
      path: 'column',
    });
    flowers.dispose();
  });
});

it('bounds from below what boolean functions need', () => {
  expect(engine.fewestHidden({ bits: 10 }).hidden).toBeGreaterThan(5);
  expect(faultOf(() => engine.fewestHidden({ bits: 0 }))).toMatchObject({ path: 'bits' });
});
