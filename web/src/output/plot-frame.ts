/** What is drawn on the plot in lines: the frame with its ticks and names, and the curves over one input. */

import { nothing, svg } from 'lit';
import type { MapResult } from '../../../wasm/src/types.js';
import { classColour } from '../kit/colour.js';
import { formatTick } from '../kit/format.js';
import { linear, type Linear } from '../kit/linear.js';
import type { MapKind } from '../kit/map-look.js';

/** Around the plot, for ticks and names. */
export const margin = { left: 46, right: 8, top: 8, bottom: 30 };

/** Width of a letter along an axis. */
const letter = 7;

export interface PlotSize {
  plotWidth: number;
  plotHeight: number;
}

/** From values to pixels. */
export interface Scales {
  x: Linear;
  y: Linear;
}

/** @param cut a name in so many letters at most */
export function plotFrame(
  { x, y }: Scales,
  { plotWidth, plotHeight }: PlotSize,
  names: { across: string; up: string },
  cut: (name: string, most: number) => string,
) {
  const bottom = margin.top + plotHeight;
  return svg`
    <rect class="frame" x=${margin.left} y=${margin.top} width=${plotWidth} height=${plotHeight}></rect>
    ${x.ticks(Math.max(2, plotWidth / 70)).map(
      (tick) => svg`<line x1=${x(tick)} x2=${x(tick)} y1=${bottom} y2=${bottom + 4}></line>
        <text x=${x(tick)} y=${bottom + 16} text-anchor="middle">${formatTick(tick)}</text>`,
    )}
    ${y.ticks(Math.max(2, plotHeight / 50)).map(
      (
        tick,
      ) => svg`<line x1=${margin.left - 4} x2=${margin.left} y1=${y(tick)} y2=${y(tick)}></line>
        <text x=${margin.left - 7} y=${y(tick)} dy="0.32em" text-anchor="end">${formatTick(tick)}</text>`,
    )}
    <text x=${margin.left + plotWidth} y=${bottom + 29} text-anchor="end">${cut(names.across, plotWidth / letter)}</text>
    <text class="name" x=${margin.left + 6} y=${margin.top + 16}>${cut(names.up, plotWidth / letter)}</text>`;
}

/** @param outputs those of the target that is shown */
export function plotCurves(
  map: MapResult | null,
  outputs: readonly Float32Array[],
  kind: MapKind,
  { x, y }: Scales,
  { plotWidth, plotHeight }: PlotSize,
) {
  if (map?.y !== null) return nothing;
  const along = linear([0, map.resolution - 1], map.x);
  const frame = [margin.left, margin.top, plotWidth, plotHeight];
  const paths = outputs.map((values, k) => {
    const corners = Array.from(
      values,
      (value, i) => `${x(along(i)).toFixed(2)},${y(value).toFixed(2)}`,
    );
    const d = `M${corners.join('L')}`;
    if (kind === 'values') return svg`<path class="curve" d=${d} stroke="var(--ew-accent)"></path>`;
    // A class's colour may be as pale as the ground.
    return svg`<path class="curve around" d=${d}></path>
      <path class="curve" d=${d} stroke=${classColour(kind === 'classes' ? k : 1)}></path>`;
  });
  // A figure of its own clips: a curve that leaves the range ends at the frame.
  return svg`<svg x=${margin.left} y=${margin.top} width=${plotWidth} height=${plotHeight}
    viewBox=${frame.join(' ')}>${paths}</svg>`;
}
