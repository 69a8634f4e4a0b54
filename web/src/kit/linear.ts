/**
 * A straight scale from numbers to pixels. D3's brings colours and dates with it, a tenth of the
 * page's first load.
 */

import { ticks } from './ticks.js';

export interface Linear {
  (value: number): number;
  domain(): [number, number];
  invert(pixels: number): number;
  ticks(count: number): number[];
}

/** The middle of `range` for all of a domain without width. */
export function linear(domain: readonly number[], range: readonly number[]): Linear {
  const [low = 0, high = 1] = domain;
  const [from = 0, to = 1] = range;
  const along = (value: number, a: number, b: number) => (a === b ? 0.5 : (value - a) / (b - a));
  const scale = (value: number) => from + along(value, low, high) * (to - from);
  return Object.assign(scale, {
    domain: (): [number, number] => [low, high],
    invert: (pixels: number) => low + along(pixels, from, to) * (high - low),
    ticks: (count: number) => ticks(low, high, count),
  });
}
