/** From numbers to texts, places and colours. */

import { describe, expect, it } from 'vitest';
import type { NetworkInfo, Topology } from '../../wasm/src/types.js';
import {
  classColour,
  diverging,
  divergingTable,
  rgbOf,
  type Palette,
} from '../../web/src/kit/colour.js';
import {
  cellFormat,
  formatCell,
  formatCount,
  formatFixed,
  formatNumber,
  formatPercent,
  formatTick,
} from '../../web/src/kit/format.js';
import { edgeLine, edgeLook } from '../../web/src/network/edges.js';
import {
  labelAt,
  labelMargins,
  layoutNetwork,
  positionAt,
  positionsIn,
} from '../../web/src/network/layout.js';
import { linesOf } from '../../web/src/network/lines.js';
import { markPath } from '../../web/src/kit/marks.js';
import { paintClasses, paintValues } from '../../web/src/kit/pixels.js';

const light: Palette = {
  negative: [123, 63, 160],
  zero: [242, 242, 240],
  positive: [217, 114, 11],
  surface: [255, 255, 255],
  inkSoft: [90, 96, 105],
  outline: [28, 31, 35],
  classes: [
    [0, 114, 178],
    [230, 159, 0],
  ],
};

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

  it('cells of a table stand as they were written, those of a generator are rounded', () => {
    const own = cellFormat({ table: { columns: [] } });
    expect([1959, 83_311, 3.14159265, -0.5, 1e21].map(own)).toEqual([
      '1959',
      '83311',
      '3.14159265',
      '\u22120.5',
      '1e+21',
    ]);
    expect([own('02134'), own(null)]).toEqual(['02134', '–']);
    expect(cellFormat({ generator: { name: 'spiral' } })(0.854594062)).toBe('0.8546');
  });

  it('years along an axis have no thousands set apart', () => {
    expect([1960, 2020.5, 12_000].map(formatTick)).toEqual(['1960', '2,021', '12,000']);
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
    withoutBias: [],
    warnings: [],
  };

  it('puts layers side by side inside its bounds, and counts what it leaves out', () => {
    const { places, layers, radius } = layoutNetwork(network, topology, {
      width: 600,
      height: 400,
    });
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

  it('writes names below their neurons where they would not fit beside them', () => {
    const labelled: NetworkInfo = {
      ...network,
      neurons: network.neurons.map((neuron) =>
        neuron.kind === 'output' ? { ...neuron, label: 'price in thousands' } : neuron,
      ),
    };
    const wide = layoutNetwork(labelled, topology, { width: 600, height: 400, gap: 88 });
    const narrow = layoutNetwork(labelled, topology, { width: 300, height: 400, gap: 88 });
    expect(wide.labels).toEqual({ input: 'beside', output: 'beside' });
    expect(narrow.labels).toEqual({ input: 'below', output: 'below' });
    // One output has room for a name in two lines.
    expect(narrow.wraps).toBe(true);
    expect(narrow.width).toBe(300);
    expect(labelAt('output', narrow)).toEqual({
      dx: narrow.radius,
      dy: narrow.radius + 3,
      end: 'end',
    });
    const many = layoutNetwork(labelled, topology, { width: 200, height: 400, gap: 88 });
    expect(many.width).toBeGreaterThan(200);
    expect((many.layers[1]?.x ?? 0) - (many.layers[0]?.x ?? 0)).toBeCloseTo(88, 5);
  });

  it('writes names below outputs alone, where inputs stand too close', () => {
    const ids = Array.from({ length: 11 }, (_, k) => `i${String(k)}`);
    const crowded: NetworkInfo = {
      ...network,
      neurons: [
        ...ids.map((id) => ({ id, kind: 'input', function: 'identity', label: `byte ${id}` })),
        { id: 'o', kind: 'output', function: 'logistic', label: 'kind = private' },
      ] as NetworkInfo['neurons'],
      edges: [],
    };
    const layered = { ...topology, layers: [ids, ['o']] };
    const { labels, width } = layoutNetwork(crowded, layered, { width: 200, height: 200, gap: 60 });
    expect(labels).toEqual({ input: 'beside', output: 'below' });
    expect(width).toBe(200);
  });

  it('shows as many neurons of a layer as are asked for, and counts the rest', () => {
    const few = layoutNetwork(network, topology, { width: 600, height: 400, most: 4 });
    const [group] = few.groups;
    expect(group?.kind).toBe('more');
    expect(few.layers[group?.layer ?? 0]?.hidden).toBe(group?.neurons.length);
    expect(few.places.length).toBeLessThan(
      layoutNetwork(network, topology, { width: 600, height: 400 }).places.length,
    );
  });

  it('shows every neuron when all are asked for, and is as high as they need', () => {
    const all = layoutNetwork(network, topology, { width: 600, height: 400, all: true });
    expect(all.groups).toEqual([]);
    expect(all.places).toHaveLength(network.neurons.length);
    expect(all.height).toBeGreaterThan(400);
  });

  it('puts neurons where they were moved to, at any size', () => {
    const first = layoutNetwork(network, topology, { width: 600, height: 400 });
    const moved = { ...positionsIn(first, network), h0: positionAt(first, 300, 200) };
    const again = layoutNetwork(network, topology, { width: 600, height: 400, positions: moved });
    expect(again.places.find(({ neuron }) => neuron === 2)?.x).toBeCloseTo(300, 0);
    const small = layoutNetwork(network, topology, { width: 300, height: 200, positions: moved });
    expect(small.places.find(({ neuron }) => neuron === 2)?.y).toBeCloseTo(100, 0);
    expect(positionAt(first, -5000, 5000)).toEqual([-1, 2]);
  });

  it('draws an edge from border to border, straight or out of the way, with its direction', () => {
    const [from, to] = [
      { x: 10, y: 20 },
      { x: 110, y: 20 },
    ];
    const plain = edgeLine(from, to, [8, 10]);
    expect(plain).toMatchObject({ path: 'M18.0 20.0L100.0 20.0', middle: { x: 60, y: 20 } });
    expect(edgeLine(from, to, [8, 10], { bow: 20 }).middle.y).not.toBe(20);
    expect(edgeLine(from, to, [8, 10], { head: true }).path).toMatch(
      /^M18.0 20.0L100.0 20.0M.*L100.0 20.0L/,
    );
  });

  it('bundles what is not drawn one by one, and bows out of the way of neurons', () => {
    const dense: NetworkInfo = {
      ...network,
      edges: [
        ...Array.from({ length: 20 }, (_, k) => ({ from: 0, to: k + 2 })),
        { from: 0, to: 22 },
      ],
    };
    const layout = layoutNetwork(dense, topology, { width: 600, height: 400 });
    const { lines, bundles } = linesOf(layout, dense, topology, false);
    expect(lines.size).toBe(11 + 1);
    expect(bundles).toHaveLength(1);
    expect(lines.get(0)?.path).toContain('L');
    const between = { ...layout, places: [...layout.places, { neuron: 1, x: 300, y: 200 }] };
    const met = linesOf(between, dense, topology, true);
    const straight = [...met.lines.values()].filter(({ path }) => !path.includes('C'));
    expect(straight.length).toBeLessThan(met.lines.size);
  });

  it('shows an edge whose weight is zero', () => {
    const { stroke, width, opacity, dash } = edgeLook(0, light);
    expect([stroke, opacity]).toEqual(['rgb(90 96 105)', 1]);
    expect(width).toBeGreaterThanOrEqual(1);
    expect(dash).not.toBe('none');
  });

  it('makes edges wider and stronger with their weight', () => {
    const [small, large] = [edgeLook(0.1, light), edgeLook(-3, light)];
    expect(small.width).toBeLessThan(large.width);
    expect(small.opacity).toBeLessThan(large.opacity);
    expect(small.stroke).not.toBe(large.stroke);
    expect(edgeLook(400, light).width).toBe(edgeLook(6, light).width);
    expect(edgeLook(3, light, 400).width).toBeLessThan(edgeLook(3, light, 12).width);
  });
});

describe('colours', () => {
  it.each([
    ['rgb(0, 114, 178)', [0, 114, 178]],
    ['rgba(0, 114, 178, 0.5)', [0, 114, 178]],
    ['color(srgb 1 0.2 1e-7)', [255, 51, 0.0000255]],
  ])('reads %s as browsers write it', (text, [r = 0, g = 0, b = 0]) => {
    const rgb = rgbOf(text);
    [r, g, b].forEach((share, k) => {
      expect(rgb[k]).toBeCloseTo(share, 6);
    });
  });

  it('the diverging scale is neutral at zero and says signs apart', () => {
    expect(diverging(0, light)).toEqual(light.zero);
    expect(diverging(-2, light)).toEqual(diverging(-1, light));
    expect(diverging(NaN, light)).toEqual(light.zero);
    expect([...divergingTable(light).slice(0, 3)]).toEqual([...light.negative]);
  });

  it('classes differ in colour and in shape', () => {
    const marks = Array.from({ length: 7 }, (_, k) => markPath(k, 30));
    expect(new Set(marks).size).toBe(7);
    expect(new Set(Array.from({ length: 10 }, (_, k) => classColour(k))).size).toBe(10);
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
    paintClasses(image, [Float32Array.of(0.1), Float32Array.of(0.9)], light);
    const [red = 0, , blue = 0] = image.data;
    expect(red).toBeGreaterThan(blue); // class 2 is orange
  });
});
