/** What two networks compute, taken from one another, for display. */

import { formatNumber } from '../kit/format.js';

/** B - A, value by value, of two maps over the same grid. */
export function difference(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, k) => (b[k] ?? NaN) - value);
}

/** B - A; null where one of them is missing. */
export function differenceOf(
  a: number | null | undefined,
  b: number | null | undefined,
): number | null {
  return typeof a === 'number' && typeof b === 'number' ? b - a : null;
}

/** The place where values are furthest from zero, and how far; place -1 where all are zero. */
export function furthest(values: Float32Array): { place: number; size: number } {
  let [place, size] = [-1, 0];
  values.forEach((value, k) => {
    if (Math.abs(value) > size) [place, size] = [k, Math.abs(value)];
  });
  return { place, size };
}

/** The end of a scale for values up to `size`: 1, 2 or 5 times a power of ten, so that it seldom changes. */
export function scaleEnd(size: number): number {
  if (!(size > 0) || !Number.isFinite(size)) return 1;
  const power = 10 ** Math.floor(Math.log10(size));
  return ([1, 2, 5].find((factor) => factor * power >= size) ?? 10) * power;
}

/** With its sign, also where it is positive. */
export function signed(
  value: number | null,
  write: (size: number) => string = formatNumber,
): string {
  if (value === null) return '–';
  const size = write(Math.abs(value));
  if (value === 0) return size;
  return `${value > 0 ? '+' : '\u2212'}${size}`;
}
