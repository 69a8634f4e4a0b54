/** From numbers to texts, places and colours. */

import { describe, expect, it } from 'vitest';
import type { NetworkInfo, Topology } from '../../wasm/src/types.js';
import { classColour, diverging, divergingTable } from '../../web/src/views/colour.js';
import {
  formatCell,
  formatCount,
  formatFixed,
  formatNumber,
  formatPercent,
} from '../../web/src/views/format.js';
import { edgePath, labelMargins, layoutNetwork } from '../../web/src/views/layout.js';
import { markPath } from '../../web/src/views/marks.js';
import { paintClasses, paintValues } from '../../web/src/views/pixels.js';

describe('numbers', () => {
  it.each([
    [0, '0'],
    [0.123456, '0.123'],
    [-1.5, '\u22121.5'],
    [1234.5, '1,235'],
    [1e-7, '1.00e\u22127'],
    [2.5e9, '2.50e9'],
    [NaN, '–'],
    [-Infinity, '\u2212∞'],
  ])('%d is written %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('losses have a fixed number of decimals', () => {
    expect(formatFixed(0.03)).toBe('0.0300');
    expect(formatFixed(null)).toBe('–');
    expect(formatFixed(12345.678)).toBe('12,350');
  });

  it('counts, shares and cells', () => {
    expect(formatCount(1204)).toBe('1,204');
    expect(formatPercent(0.9333)).toBe('93.3 %');
    expect(formatPercent(null)).toBe('–');
    expect([formatCell(null), formatCell('a'), formatCell(1.23456)]).toEqual(['–', 'a', '1.235']);
  });
});

describe('the figure', () => {
  const network: NetworkInfo = {
    neurons: [
      { id: 'x', kind: 'input', function: 'identity', label: 'length' },
      { id: 'b', kind: 'bias', function: 'identity', label: '' },
      ...Array.from({ length: 20 }, (_, k) => ({
        id: `h${String(k)}`,
        kind: 'hidden' as const,
        function: 'tanh' as const,
        label: '',
      })),
      { id: 'y', kind: 'output', function: 'identity', label: '' },
    ],
    edges: [],
  };
  const topology: Topology = {
    feedForward: true,
    layered: true,
    layers: [['x', 'b'], network.neurons.slice(2, 22).map(({ id }) => id), ['y']],
    cycle: null,
    offendingEdge: null,
    warnings: [],
  };

  it('puts layers side by side inside its bounds, and counts what it leaves out', () => {
    const { places, layers, radius } = layoutNetwork(network, topology, 600, 400);
    expect(layers.map(({ hidden }) => hidden)).toEqual([0, 9, 0]);
    expect(layers.map(({ count }) => count)).toEqual([1, 20, 1]);
    const [first, second, third] = layers.map(({ x }) => x);
    expect(first).toBeLessThan(second ?? 0);
    expect(second).toBeLessThan(third ?? 0);
    for (const { x, y } of places) {
      expect(x - radius).toBeGreaterThanOrEqual(0);
      expect(x + radius).toBeLessThanOrEqual(600);
      expect(y - radius).toBeGreaterThanOrEqual(0);
      expect(y + radius).toBeLessThanOrEqual(400);
    }
    expect(labelMargins(network).left).toBeGreaterThan(labelMargins(network).right);
  });

  it('draws an edge from border to border', () => {
    const path = edgePath({ neuron: 0, x: 10, y: 20 }, { neuron: 1, x: 110, y: 60 }, 8, false);
    expect(path).toBe('M18.0 20.0C60.0 20.0 60.0 60.0 102.0 60.0');
  });
});

describe('colours', () => {
  it('the diverging scale is neutral at zero and says signs apart', () => {
    expect(diverging(0, false)).toEqual([245, 245, 243]);
    expect(diverging(-2, false)).toEqual(diverging(-1, false));
    expect(diverging(NaN, true)).toEqual(diverging(0, true));
    expect([...divergingTable(false).slice(0, 3)]).toEqual([...diverging(-1, false)]);
  });

  it('classes differ in colour and in shape', () => {
    const marks = Array.from({ length: 7 }, (_, k) => markPath(k, 30));
    expect(new Set(marks).size).toBe(7);
    expect(new Set(Array.from({ length: 10 }, (_, k) => classColour(k).join())).size).toBe(10);
  });
});

describe('maps', () => {
  const imageOf = (size: number) =>
    ({ width: size, height: size, data: new Uint8ClampedArray(4 * size * size) }) as ImageData;

  it('are drawn with y upwards', () => {
    const image = imageOf(2);
    const table = new Uint8ClampedArray(256 * 3);
    table.fill(200, 255 * 3);
    paintValues(image, Float32Array.from([0, 0, 1, 1]), 0, 1, table);
    expect([...image.data]).toEqual([
      200, 200, 200, 255, 200, 200, 200, 255, 0, 0, 0, 255, 0, 0, 0, 255,
    ]);
  });

  it('show the class with the largest output', () => {
    const image = imageOf(1);
    paintClasses(image, [Float32Array.of(0.1), Float32Array.of(0.9)], false);
    const [red = 0, , blue = 0] = image.data;
    expect(red).toBeGreaterThan(blue); // class 2 is orange
  });
});
