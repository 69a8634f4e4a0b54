/** The points of the plot, and the one that a click means. */

import type { Points } from '../../../wasm/src/types.js';
import type { Scales } from './plot-frame.js';

/** Pixels around a point in which a click means it. */
const touchable = 10;

/** The figure, as far as points stand in it. */
export interface Plotted extends EventTarget {
  readonly points: Points | null;
  scales(): Scales;
  placeOf(k: number, scales: Scales): { x: number; y: number } | null;
}

/** The row of the point at this place of the figure, in pixels; -1 where no point is near. */
export function nearestRow(plot: Plotted, x: number, y: number): number {
  const scales = plot.scales();
  let best = -1;
  let distance = touchable;
  const rows = plot.points?.x.length ?? 0;
  for (let k = 0; k < rows; ++k) {
    const place = plot.placeOf(k, scales);
    const away = place ? Math.hypot(place.x - x, place.y - y) : Infinity;
    if (away < distance) [best, distance] = [k, away];
  }
  return best;
}

/** This row, if it is one, is to be looked into. */
export function showRow(plot: Plotted, row: number): void {
  const { points } = plot;
  if (!points || row < 0) return;
  const isTest = points.test[row] === 1;
  const trainRows = points.test.indexOf(1);
  const detail = isTest ? { set: 'test', index: row - trainRows } : { set: 'train', index: row };
  plot.dispatchEvent(new CustomEvent('example-show', { detail, bubbles: true, composed: true }));
}

export function showExampleAt(plot: Plotted, x: number, y: number): void {
  showRow(plot, nearestRow(plot, x, y));
}
