/** The numbers along the two axes of a chart over weights. */

import { svg } from 'lit';
import { formatNumber } from '../kit/format.js';
import type { linear } from '../kit/linear.js';

type Scale = ReturnType<typeof linear>;

/**
 * @param ticks about how many numbers stand along x
 * @param corner where the axes meet, in pixels
 */
export function axisNumbers(x: Scale, y: Scale, ticks: number, corner: { x: number; y: number }) {
  return svg`${x
    .ticks(ticks)
    .map(
      (tick) =>
        svg`<text x=${x(tick)} y=${corner.y + 16} text-anchor="middle">${formatNumber(tick)}</text>`,
    )}
    ${y
      .ticks(4)
      .map(
        (tick) =>
          svg`<text x=${corner.x - 6} y=${y(tick)} dy="0.32em" text-anchor="end">${formatNumber(tick)}</text>`,
      )}`;
}
