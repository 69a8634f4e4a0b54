/** A table of pictures: one row each, its grey values cell by cell, what it shows, and its file. */

import type { Data } from '../../../wasm/src/project.js';

/** Cells along a side. */
export const sides = { least: 8, most: 28, usual: 16 } as const;

/** Of a square picture before it is made as small as wanted: ink from 0 (white) to 255 (black). */
export interface Grey {
  side: number;
  ink: Uint8Array;
}

export interface ShownPicture {
  grey: Grey;
  /** What it shows. */
  class: string;
  /** Where it came from. */
  path: string;
}

/** The mean of what each of n x n cells covers, as whole numbers row by row. */
export function cellsOf({ side, ink }: Grey, n: number): number[] {
  const share = sharesOf(side, n);
  // First along the rows, then down the columns.
  const across = new Float64Array(side * n);
  for (let row = 0; row < side; ++row) {
    share.forEach(({ from, weights }, cell) => {
      let sum = 0;
      weights.forEach((weight, k) => (sum += weight * (ink[row * side + from + k] ?? 0)));
      across[row * n + cell] = sum;
    });
  }
  return Array.from({ length: n * n }, (_, k) => {
    const { from, weights } = share[Math.floor(k / n)] ?? { from: 0, weights: [] };
    return Math.round(
      weights.reduce((sum, weight, j) => sum + weight * (across[(from + j) * n + (k % n)] ?? 0), 0),
    );
  });
}

/** Which pixels of a side each cell covers, and how much of the cell each of them is. */
function sharesOf(side: number, n: number): { from: number; weights: number[] }[] {
  const width = side / n;
  return Array.from({ length: n }, (_, cell) => {
    const [start, end] = [cell * width, (cell + 1) * width];
    const from = Math.floor(start);
    const weights: number[] = [];
    for (let pixel = from; pixel < end - 1e-9; ++pixel) {
      weights.push((Math.min(pixel + 1, end) - Math.max(pixel, start)) / width);
    }
    return { from, weights };
  });
}

/** The cells as inputs, named so that they are known as a picture; the class is to be told. */
export function pictureData(pictures: readonly ShownPicture[], n: number, target: string): Data {
  const rows = pictures.map(({ grey }) => cellsOf(grey, n));
  const inputs = Array.from(
    { length: n * n },
    (_, k) => `pixel_${String(Math.floor(k / n))}_${String(k % n)}`,
  );
  const category = (name: string, values: string[]) =>
    ({ name, type: 'category', values }) as const;
  return {
    table: {
      columns: [
        ...inputs.map((name, k) => ({
          name,
          type: 'number' as const,
          values: rows.map((cells) => cells[k] ?? 0),
        })),
        category(
          target,
          pictures.map((one) => one.class),
        ),
        category(
          target === 'file' ? 'name of the file' : 'file',
          pictures.map(({ path }) => path),
        ),
      ],
    },
    inputs,
    targets: [target],
  };
}
