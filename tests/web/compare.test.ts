/** Two networks compared: what differs between them, and what is shown of it. */

import { describe, expect, it } from 'vitest';
import type { Project } from '../../wasm/src/project.js';
import {
  atItsStart,
  axesOf,
  otherValue,
  settings,
  variantOf,
} from '../../web/src/project/settings.js';
import { Slice } from '../../web/src/compare/slice.js';
import {
  difference,
  differenceOf,
  furthest,
  scaleEnd,
  signed,
} from '../../web/src/compare/difference.js';

describe('a difference', () => {
  it('of maps is B - A at each place', () => {
    const apart = difference(Float32Array.of(1, 2, 3), Float32Array.of(1, 0, 3.5));
    expect([...apart]).toEqual([0, -2, 0.5]);
    expect(furthest(apart)).toEqual({ place: 1, size: 2 });
  });

  it('of equal maps is nowhere', () => {
    const values = Float32Array.of(0.1, 0.2);
    expect(furthest(difference(values, values))).toEqual({ place: -1, size: 0 });
  });

  it('of numbers has a sign, where there are both', () => {
    expect(differenceOf(0.5, 0.25)).toBe(-0.25);
    expect(differenceOf(null, 1)).toBeNull();
    expect([signed(0.5), signed(-0.5), signed(0), signed(null)]).toEqual([
      '+0.5',
      '\u22120.5',
      '0',
      '–',
    ]);
  });

  it.each([
    [0, 1],
    [0.03, 0.05],
    [0.05, 0.05],
    [0.7, 1],
    [12, 20],
    [NaN, 1],
  ])('up to %d is shown on a scale up to %d', (size, end) => {
    expect(scaleEnd(size)).toBeCloseTo(end, 12);
  });
});

describe('the two networks', () => {
  const project: Project = {
    edgewise: 1,
    network: { layers: [2, 4, 4, 1], hidden: 'tanh', output: 'logistic' },
    training: { stepSize: { initial: 0.1, schedule: 'constant' }, stop: { epochs: 10 } },
    weights: 'AAAA',
    progress: { samples: 30 },
    goal: { testLoss: 0.1 },
  };
  const setting = (id: string) => settings.find((one) => one.id === id)!;

  it('start untrained, and nothing but the comparison ends them', () => {
    expect(atItsStart(project)).toEqual({
      edgewise: 1,
      network: project.network,
      training: { stepSize: { initial: 0.1, schedule: 'constant' } },
    });
  });

  it('keep weights that were given, as a reset does', () => {
    const given = { ...project, progress: { samples: 0 } };
    const start = atItsStart(given);
    expect(start.weights).toBe('AAAA');
    expect(variantOf(start, setting('stepSize'), 1).weights).toBe('AAAA');
    expect(variantOf(start, setting('neurons'), 5).weights).toBeUndefined();
    expect(variantOf(start, setting('seed'), 5).weights).toBeUndefined();
  });

  it.each([
    ['stepSize', 0.3, { training: { stepSize: { initial: 0.3, schedule: 'constant' } } }],
    ['neurons', 3, { network: { layers: [2, 3, 3, 1], hidden: 'tanh', output: 'logistic' } }],
    [
      'layers',
      3,
      {
        network: {
          layers: [2, 4, 4, 4, 1],
          hidden: ['tanh', 'tanh', 'tanh'],
          output: 'logistic',
        },
      },
    ],
    ['function', 'sine', { network: { layers: [2, 4, 4, 1], hidden: 'sine', output: 'logistic' } }],
    [
      'l2',
      0.1,
      {
        training: {
          stepSize: { initial: 0.1, schedule: 'constant' },
          regularization: { l2: 0.1 },
        },
      },
    ],
  ])('differ in the %s only', (id, value, patch) => {
    const start = atItsStart(project);
    expect(variantOf(start, setting(id), value)).toEqual({ ...start, ...patch });
  });

  it('vary in depth and width at once', () => {
    const varied = [
      { setting: setting('layers'), values: [1, 2] },
      { setting: setting('neurons'), values: [3, 5] },
    ];
    const axes = axesOf(varied, atItsStart(project));
    expect(axes).toMatchObject([{ path: 'network' }]);
    expect(axes[0]!.values.map((network) => (network as { layers: number[] }).layers)).toEqual([
      [2, 3, 1],
      [2, 5, 1],
      [2, 3, 3, 1],
      [2, 5, 5, 1],
    ]);
    expect(axesOf([varied[0]!, { setting: setting('l2'), values: [0] }], project)).toHaveLength(2);
  });

  it('differ from the beginning', () => {
    expect(otherValue(setting('stepSize'), 0.1)).toBe(0.3);
    expect(otherValue(setting('batch'), 50)).toBe(10);
    expect(otherValue(setting('loss'), 'absolute')).toBe('squared');
    expect(otherValue(setting('function'), 'rectifier')).toBe('logistic');
  });
});

describe('slices of training', () => {
  it('come to fit between two frames', () => {
    const slice = new Slice();
    for (let k = 0; k < 20; ++k) slice.took(slice.samples, slice.samples / 50);
    expect(slice.samples).toBe(1000);
    slice.took(1000, 200);
    expect(slice.samples).toBe(100);
  });

  it('keep going however slow one is', () => {
    const slice = new Slice();
    slice.took(1, 10_000);
    expect(slice.samples).toBe(1);
  });
});
