/** Ranges of axes that are zoomed and moved. */

export type Bounds = readonly [number, number];

/** Shrinks (factor below 1) or widens a range around the point at `share` of it, which stays. */
export function zoomed([low, high]: Bounds, share: number, factor: number): [number, number] {
  const fixed = low + (high - low) * share;
  const next: [number, number] = [fixed - (fixed - low) * factor, fixed + (high - fixed) * factor];
  // A float32 has about seven digits: closer than that there is nothing to see.
  const least = 1e-5 * Math.max(1e-6, Math.abs(fixed));
  return next[1] - next[0] > least && next[1] - next[0] < 1e12 ? next : [low, high];
}

/** Moves a range by a share of its width. */
export function moved([low, high]: Bounds, share: number): [number, number] {
  const by = (high - low) * share;
  return [low + by, high + by];
}
