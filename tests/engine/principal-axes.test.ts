/** Principal axes, maps of a plane, and predicted beside true values, as the API has them. */

import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine, type Project, type Session } from '../../wasm/src/node.js';
import { faultOf } from './support.js';

const iris: Project = {
  edgewise: 1,
  network: { layers: [4, 5, 3], output: 'softmax' },
  data: { builtin: 'iris' },
  training: { loss: 'cross-entropy', batch: 10 },
};

const penguins: Project = {
  edgewise: 1,
  network: { layers: [6, 5, 1], output: 'identity' },
  data: {
    builtin: 'penguins',
    inputs: ['Beak Length (mm)', 'Flipper Length (mm)', 'Beak Depth (mm)', 'Species'],
    targets: ['Body Mass (g)'],
  },
};

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

function opened(project: Project, epochs = 3): Session {
  const session = engine.open(project);
  session.train({ epochs });
  return session;
}

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, k) => sum + value * b[k]!, 0);

describe('principal axes', () => {
  it('are of length 1, at right angles, and hold what they say of the training rows', () => {
    const session = opened(iris);
    const { plane, variances, total, inUnits } = session.principalAxes();
    const [first, second] = plane.directions;
    expect(dot(first, first)).toBeCloseTo(1, 12);
    expect(dot(second, second)).toBeCloseTo(1, 12);
    expect(dot(first, second)).toBeCloseTo(0, 12);
    // Known of these flowers: nearly all of their variance, when scaled, lies in two directions.
    expect((variances[0] + variances[1]) / total).toBeGreaterThan(0.94);
    expect(total).toBeCloseTo(4, 5);
    expect(Object.keys(inUnits!)).toEqual(session.data!.columns.slice(0, 4).map((c) => c.name));

    const { x, y, test } = session.points({ plane: 'principal' });
    const train = [...x.keys()].filter((k) => test[k] === 0);
    const variance = (values: Float32Array) =>
      train.reduce((sum, k) => sum + values[k]! ** 2, 0) / train.length;
    expect(variance(x)).toBeCloseTo(variances[0], 4);
    expect(variance(y!)).toBeCloseTo(variances[1], 4);
  });

  it('do not change as the network trains, and are those of any session on these data', () => {
    const session = opened(iris);
    const before = session.principalAxes();
    session.train({ epochs: 5 });
    expect(session.principalAxes()).toEqual(before);
    expect(
      engine.open({ edgewise: 1, network: { layers: [4, 3] }, data: iris.data! }).principalAxes(),
    ).toEqual(before);
  });

  it('count a category with an input for each of its values, and have no units then', () => {
    const { plane, inUnits } = opened(penguins).principalAxes();
    expect(plane.centre).toHaveLength(6);
    expect(inUnits).toBeNull();
  });

  it('are refused where there are none', () => {
    const one = engine.open({
      edgewise: 1,
      network: { layers: [1, 1] },
      data: { generator: { name: 'sine', samples: 20 } },
    });
    expect(faultOf(() => one.principalAxes()).code).toBe('unsupported');
    expect(faultOf(() => one.map({ plane: 'principal', resolution: 5 })).code).toBe('unsupported');
    const bare = engine.open({ edgewise: 1, network: { layers: [2, 1] } });
    expect(faultOf(() => bare.principalAxes()).code).toBe('data');
  });
});

describe('a map of a plane', () => {
  it('is what the network makes of the points of the plane, in the units of the table too', () => {
    const session = opened(iris);
    const { plane, inUnits } = session.principalAxes();
    const map = session.map({ plane: 'principal', resolution: 9, neurons: true });
    expect(session.map({ plane, resolution: 9, neurons: true })).toEqual(map);
    const at = ([low, high]: [number, number], k: number) => low + ((high - low) * k) / 8;
    const [a, b] = [at(map.x, 2), at(map.y!, 7)];
    const inputs = plane.centre.map(
      (centre, k) => centre + b * plane.directions[1][k]! + a * plane.directions[0][k]!,
    );
    const outputs = session.evaluate(Float32Array.from(inputs));
    expect(map.outputs.map((values) => values[7 * 9 + 2])).toEqual([...outputs]);
    const row = Object.values(inUnits!).map(
      ({ centre, directions }) => centre + a * directions[0] + b * directions[1],
    );
    for (const [k, output] of session.predict([row])[0]!.outputs.entries()) {
      expect(output).toBeCloseTo(outputs[k]!, 5);
    }
  });

  it('takes any plane, as numbers or as floats, and a range of its coordinates', () => {
    const session = opened({
      edgewise: 1,
      network: { layers: [2, 3, 1] },
      data: { generator: { name: 'circle', samples: 50 }, scale: 'none' },
    });
    const range = { x: [-2, 2] as [number, number], y: [-1, 3] as [number, number] };
    const directions: [number[], number[]] = [
      [1, 0],
      [0, 1],
    ];
    const map = session.map({ plane: { centre: [0, 0], directions }, range, resolution: 12 });
    expect(map).toEqual(session.map({ x: 'x1', y: 'x2', range, resolution: 12 }));
    const floats = {
      centre: Float32Array.of(0, 0),
      directions: [Float32Array.of(1, 0), Float32Array.of(0, 1)] as [Float32Array, Float32Array],
    };
    expect(session.map({ plane: floats, range, resolution: 12 })).toEqual(map);
  });

  it('is refused where it is none', () => {
    const session = opened(iris);
    const fault = (request: object) => faultOf(() => session.map({ resolution: 5, ...request }));
    expect(fault({ plane: 'largest' })).toMatchObject({ code: 'type', path: 'map.plane' });
    expect(fault({ plane: { centre: [0] } }).path).toBe('map.plane.directions');
    expect(fault({ plane: { centre: 'x', directions: [] } }).path).toBe('map.plane.centre');
    expect(fault({ plane: { middle: [] } }).code).toBe('unknown-key');
    expect(fault({ plane: { centre: [0], directions: [[1], [1]] } }).code).toBe('shape');
    expect(fault({ plane: 'principal', x: 'sepal_length_cm' }).code).toBe('shape');
    expect(fault({ plane: 'principal', range: { x: [1, 1], y: [0, 1] } }).code).toBe('range');
  });
});

describe('predicted beside true', () => {
  it('is what predict says of each row, in the units of the table', () => {
    const session = opened(penguins);
    const { truth, predicted, test } = session.predicted();
    const rows = session.data!.rows;
    expect(truth).toHaveLength(rows.kept);
    const told = [
      ...session.examples({ set: 'train' }).map((one) => ({ ...one, isTest: 0 })),
      ...session.examples({ set: 'test' }).map((one) => ({ ...one, isTest: 1 })),
    ];
    expect([...test]).toEqual(told.map(({ isTest }) => isTest));
    expect([...predicted]).toEqual(
      told.map(({ prediction }) => Math.fround(prediction.values['Body Mass (g)'] as number)),
    );
    // What R squared is made of.
    const [measured] = session.measures({ on: 'train' }).rSquared;
    const train = [...truth.keys()].filter((k) => test[k] === 0);
    const mean = train.reduce((sum, k) => sum + truth[k]!, 0) / train.length;
    const squares = (of: (k: number) => number) => train.reduce((sum, k) => sum + of(k) ** 2, 0);
    const value = 1 - squares((k) => truth[k]! - predicted[k]!) / squares((k) => truth[k]! - mean);
    expect(measured!.value).toBeCloseTo(value, 4);
  });

  it('is of numbers', () => {
    expect(faultOf(() => opened(iris).predicted()).code).toBe('reference');
    expect(faultOf(() => opened(iris).predicted({ target: 'species' })).code).toBe('type');
    const fault = faultOf(() => opened(penguins).predicted({ target: 'nothing' }));
    expect(fault).toMatchObject({ code: 'reference', path: 'target' });
  });
});
