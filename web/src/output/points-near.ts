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

/** The row of the point at this place of the figure, in pixels, is to be looked into; none where no point is near. */
export function showExampleAt(plot: Plotted, x: number, y: number): void {
  const { points } = plot;
  if (!points) return;
  const scales = plot.scales();
  let best = -1;
  let distance = touchable;
  for (let k = 0; k < points.x.length; ++k) {
    const place = plot.placeOf(k, scales);
    const away = place ? Math.hypot(place.x - x, place.y - y) : Infinity;
    if (away < distance) [best, distance] = [k, away];
  }
  if (best < 0) return;
  const isTest = points.test[best] === 1;
  const trainRows = points.test.indexOf(1);
  const detail = isTest ? { set: 'test', index: best - trainRows } : { set: 'train', index: best };
  plot.dispatchEvent(new CustomEvent('example-show', { detail, bubbles: true, composed: true }));
}
