/** Pictures: what they are called, whether they move, how small they get, and where they stand in the figure. */

import { describe, expect, it } from 'vitest';
import type { NetworkInfo } from '../../wasm/src/types.js';
import { pictureLayout } from '../../web/src/network/picture-layout.js';
import { isAnimated } from '../../web/src/project/picture-bytes.js';
import { classesOf } from '../../web/src/project/picture-names.js';
import { cellsOf, pictureData } from '../../web/src/project/picture-table.js';
import { pictureOf } from '../../web/src/project/picture.js';
import { columnInfo } from './support/column-info.js';

describe('the class of a picture', () => {
  it('is its folder where there are several', () => {
    expect(classesOf(['all/cats/1.png', 'all/cats/2.png', 'all/dogs/cat.png'])).toEqual([
      'cats',
      'cats',
      'dogs',
    ]);
  });

  it('is the first word of the name of its file otherwise', () => {
    expect(classesOf(['my/Cat-1.png', 'my/cat 2.jpg', 'my/dog3.png', 'my/dog_4.png'])).toEqual([
      'cat',
      'cat',
      'dog',
      'dog',
    ]);
    expect(classesOf(['3_1.png', '3_2.png', '8_1.png', '8_2.png'])).toEqual(['3', '3', '8', '8']);
  });

  it('is asked for where names say nothing', () => {
    expect(classesOf(['IMG_0012.jpg', '0013.png', '2024-05-01.png'])).toEqual(['', '', '']);
    expect(classesOf(['anna.png', 'ben.png', 'clara.png', 'dora.png'])).toEqual(['', '', '', '']);
    expect(classesOf(['cat-1.png', 'cat-2.png', 'IMG_1.png'])).toEqual(['cat', 'cat', '']);
  });
});

describe('a file of a picture', () => {
  const text = (...parts: (string | number[])[]) =>
    Uint8Array.from(
      parts.flatMap((part) =>
        typeof part === 'string' ? Array.from(Buffer.from(part, 'latin1')) : part,
      ),
    );
  const screen = [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255];
  const frame = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
  const control = [0x21, 0xf9, 4, 0, 10, 0, 0, 0];

  it('moves if it is a GIF of several frames', () => {
    expect(isAnimated(text('GIF89a', screen, control, frame, [0x3b]))).toBe(false);
    expect(isAnimated(text('GIF89a', screen, control, frame, control, frame, [0x3b]))).toBe(true);
    expect(isAnimated(text('GIF89a', screen, control))).toBe(false);
  });

  it('moves if it is an animated PNG, WebP or AVIF', () => {
    const head = [0x89, ...text('PNG'), 13, 10, 26, 10];
    const chunk = (name: string) => [0, 0, 0, 0, ...text(name), 0, 0, 0, 0];
    expect(isAnimated(text(head, chunk('IHDR'), chunk('IDAT'), chunk('acTL')))).toBe(false);
    expect(isAnimated(text(head, chunk('IHDR'), chunk('acTL'), chunk('IDAT')))).toBe(true);
    const webp = (flags: number) => text('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, flags]);
    expect(isAnimated(webp(2))).toBe(true);
    expect(isAnimated(webp(16))).toBe(false);
    expect(isAnimated(text([0, 0, 0, 32], 'ftypavis'))).toBe(true);
    expect(isAnimated(text([0, 0, 0, 32], 'ftypavif'))).toBe(false);
    expect(isAnimated(text(''))).toBe(false);
  });
});

/** Of pixels from 0 to 255. */
const column = (name: string) => columnInfo({ name, max: 255 });

describe('a small picture', () => {
  const side = 84;
  const grey = (at: (x: number, y: number) => number) => ({
    side,
    ink: Uint8Array.from({ length: side * side }, (_, k) => at(k % side, Math.floor(k / side))),
  });

  it('has in each cell the mean of what that covers', () => {
    for (const n of [8, 16, 28]) {
      expect(
        new Set(
          cellsOf(
            grey(() => 200),
            n,
          ),
        ),
      ).toEqual(new Set([200]));
      const left = cellsOf(
        grey((x) => (x < side / 2 ? 255 : 0)),
        n,
      );
      expect(left.slice(0, n / 2).every((one) => one === 255)).toBe(true);
      expect(left.slice(n / 2, n).every((one) => one === 0)).toBe(true);
    }
    // A third of the middle one of nine cells is inked.
    const thin = cellsOf(
      grey((_, y) => (y >= 37 && y < 40 ? 255 : 0)),
      9,
    );
    const sum = thin.filter((_, k) => k % 9 === 0).reduce((all, one) => all + one, 0);
    expect(sum).toBeCloseTo((255 * 3 * 9) / side, -1);
  });

  it('becomes a row of a table that is known as a picture', () => {
    const data = pictureData(
      [
        { grey: grey(() => 255), class: 'cat', path: 'cats/1.png' },
        { grey: grey(() => 0), class: 'dog', path: 'dogs/1.png' },
      ],
      8,
      'animal',
    );
    expect(data.targets).toEqual(['animal']);
    expect(data.inputs).toHaveLength(64);
    expect(pictureOf((data.inputs ?? []).map(column))).toMatchObject({
      rows: 8,
      columns: 8,
      most: 255,
    });
    const columns = data.table && 'columns' in data.table ? data.table.columns : [];
    expect(columns.at(-1)).toMatchObject({ name: 'file', values: ['cats/1.png', 'dogs/1.png'] });
    expect(columns[0]).toMatchObject({ name: 'pixel_0_0', values: [255, 0] });
  });
});

describe('the figure of a picture', () => {
  const layered = (hidden: number, outputs: number) => {
    const ids = (name: string, count: number) =>
      Array.from({ length: count }, (_, k) => `${name}${String(k)}`);
    const neurons: NetworkInfo['neurons'] = [
      ...ids('i', 64).map((id) => ({
        id,
        kind: 'input' as const,
        function: 'identity' as const,
        label: `pixel_${id}`,
      })),
      { id: 'b', kind: 'bias', function: 'identity', label: '' },
      ...ids('h', hidden).map((id) => ({
        id,
        kind: 'hidden' as const,
        function: 'tanh' as const,
        label: '',
      })),
      ...ids('o', outputs).map((id) => ({
        id,
        kind: 'output' as const,
        function: 'softmax' as const,
        label: `digit = ${id}`,
      })),
    ];
    const layers = [[...ids('i', 64), 'b'], ids('h', hidden), ids('o', outputs)];
    const topology = {
      feedForward: true,
      layered: true,
      layers,
      cycle: null,
      offendingEdge: null,
      withoutBias: [],
      warnings: [],
    };
    return { network: { neurons, edges: [] }, topology };
  };
  const room = {
    gap: 60,
    coarse: false,
    free: false,
    positions: null,
    picture: { rows: 8, columns: 8 },
  };
  const sees = (neuron: number) => neuron > 64 && neuron < 65 + 32;

  it('has the weights as pictures of 36 pixels, none over another or outside', () => {
    const { network, topology } = layered(32, 10);
    for (const [width, height] of [
      [656, 275],
      [470, 190],
      [335, 270],
    ] as const) {
      const layout = pictureLayout(network, topology, { ...room, width, height, sees });
      if (!layout) throw new Error('There is no picture.');
      const images = layout.places.filter(({ neuron }) => sees(neuron));
      expect(images.length).toBeGreaterThan(2);
      for (const one of images) {
        expect(one.radius).toBe(18);
        expect(one.y - 18).toBeGreaterThanOrEqual(0);
        expect(one.y + 18).toBeLessThanOrEqual(height);
        const near = images.filter(
          (other) => Math.abs(other.x - one.x) < 36 && Math.abs(other.y - one.y) < 36,
        );
        expect(near).toEqual([one]);
      }
      const [block] = layout.groups;
      expect(block?.kind).toBe('picture');
      expect(block?.neurons).toHaveLength(64);
      expect(block?.width).toBe(block?.height);
      const right = (block?.x ?? 0) + (block?.width ?? 0) / 2;
      expect(Math.min(...images.map(({ x }) => x - 18))).toBeGreaterThan(right);
      expect((block?.y ?? 0) + (block?.height ?? 0) / 2).toBeLessThan(height);
    }
    const wide = pictureLayout(network, topology, { ...room, width: 656, height: 290, sees });
    expect(wide?.places.filter(({ neuron }) => sees(neuron))).toHaveLength(32);
  });

  it('is another one where the inputs are no picture', () => {
    const { network, topology } = layered(4, 2);
    const options = { ...room, width: 600, height: 300, sees };
    expect(pictureLayout(network, topology, { ...options, picture: null })).toBe(null);
    expect(pictureLayout(network, topology, { ...options, picture: { rows: 9, columns: 9 } })).toBe(
      null,
    );
  });
});
