/** The loss over one weight as it is drawn: axes, curve, tangent, the steps that were taken, the point. */

import { nothing, svg } from 'lit';
import { line } from 'd3-shape';
import type { LossSlice } from '../../../wasm/src/answers.js';
import { linear } from '../kit/linear.js';
import { axisNumbers } from './axis-numbers.js';

/** Pixels. */
export const height = 260;
const margin = { left: 52, right: 12, top: 20, bottom: 34 };
const bottom = height - margin.bottom;

/** A step that was taken: from a weight down its tangent to the next. */
export type Step = Pick<LossSlice, 'weight' | 'loss' | 'derivative' | 'next'>;

/** @param width of the whole chart, in pixels */
export function sliceScales(slice: LossSlice, width: number) {
  const losses = slice.losses.filter((loss) => loss !== null);
  const top = Math.max(...losses, slice.loss);
  const low = Math.min(...losses, slice.loss);
  const pad = (top - low) * 0.1 || 0.1;
  return {
    x: linear(
      [slice.weights[0] ?? 0, slice.weights.at(-1) ?? 1],
      [margin.left, Math.max(margin.left + 50, width - margin.right)],
    ),
    y: linear([Math.max(0, low - pad), top + pad], [bottom, margin.top]),
  };
}

/** @param under the weight under the pointer */
export function sliceDrawing(
  slice: LossSlice,
  trail: readonly Step[],
  under: number | null,
  width: number,
) {
  const { x, y } = sliceScales(slice, width);
  const path = line<number | null>()
    .defined((loss) => loss !== null)
    .x((_, k) => x(slice.weights[k] ?? 0))
    .y((loss) => y(loss ?? 0));
  const [from, to] = x.domain();
  const half = (to - from) / 8;
  const at = (offset: number) => y(slice.loss + slice.derivative * offset);
  const across = Math.max(50, width - margin.left - margin.right);
  const up = bottom - margin.top;
  return svg`
    <line class="axis" x1=${margin.left} x2=${width - margin.right} y1=${bottom} y2=${bottom}></line>
    <line class="axis" x1=${margin.left} x2=${margin.left} y1=${margin.top} y2=${bottom}></line>
    ${axisNumbers(x, y, 6, { x: margin.left, y: bottom })}
    <svg x=${margin.left} y=${margin.top} width=${across} height=${up}
      viewBox=${[margin.left, margin.top, across, up].join(' ')}>
      <path class="curve" d=${path(slice.losses) ?? ''}></path>
      <line class="tangent" x1=${x(slice.weight - half)} x2=${x(slice.weight + half)}
        y1=${at(-half)} y2=${at(half)}></line>
      ${trailOf(slice, trail, width)} ${arrow(slice, x(slice.weight), y(slice.loss))}
    </svg>
    ${
      under === null
        ? nothing
        : svg`<line class="cursor" x1=${x(under)} x2=${x(under)} y1=${margin.top} y2=${bottom}></line>`
    }
    <text x=${width - margin.right} y=${bottom - 6} text-anchor="end">weight</text>
    <text x=${6} y=${12}>loss</text>
    <circle cx=${x(slice.weight)} cy=${y(slice.loss)} r="6"></circle>`;
}

/** Each step: along the tangent, then down or up to the curve. */
function trailOf(slice: LossSlice, trail: readonly Step[], width: number) {
  const { x, y } = sliceScales(slice, width);
  return trail.map(({ weight, loss, derivative, next }, k) => {
    const there = trail[k + 1]?.loss ?? (slice.weight === next ? slice.loss : null);
    if (there === null) return nothing;
    const corners = [
      [x(weight), y(loss)],
      [x(next), y(loss + derivative * (next - weight))],
      [x(next), y(there)],
    ];
    return svg`<path class="trail" d=${`M${corners.join('L')}`}></path>
      <circle class="was" cx=${x(weight)} cy=${y(loss)} r="3.5"></circle>`;
  });
}

/** Which way a step goes: downhill. */
function arrow({ derivative }: LossSlice, x: number, y: number) {
  if (derivative === 0) return nothing;
  const way = derivative > 0 ? -1 : 1;
  const tip = x + way * 34;
  return svg`<path class="step" d=${`M${String(x + way * 9)},${String(y)}H${String(tip)}m${String(-way * 6)},-4l${String(way * 6)},4l${String(-way * 6)},4`}></path>`;
}
