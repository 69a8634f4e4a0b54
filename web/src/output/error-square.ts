/**
 * The error of the current example as geometry: on a plot of one number over one, the gap from the
 * prediction to the target as a line, and the square over it. Only where the loss is squared.
 */

import { css, nothing, svg } from 'lit';
import { inputsOf } from '../project/inputs.js';
import { trainingOf } from '../project/defaults.js';
import type { Playground } from '../session/playground.js';
import type { PlotSize, Scales } from './plot-frame.js';

export const errorSquareStyle = css`
  .error {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: hidden;
  }
  .error rect {
    fill: color-mix(in srgb, var(--ew-bad) 14%, transparent);
    stroke: var(--ew-bad);
    stroke-width: 1;
  }
  .error line {
    stroke: var(--ew-bad);
    stroke-width: 2.5;
  }
`;

/** Whether errors of what is open can be drawn as squares. */
export function drawsSquares({ opened, project, axes }: Playground): boolean {
  const data = opened?.data ?? null;
  const targets = data?.columns.filter(({ role }) => role === 'target') ?? [];
  const [target] = targets;
  return (
    project !== null &&
    axes?.y === null &&
    inputsOf(data).length === 1 &&
    targets.length === 1 &&
    target?.type === 'number' &&
    trainingOf(project).loss === 'squared'
  );
}

/** What should come out of the current example; null where no square is drawn for it. */
export function squareTarget(playground: Playground): number | null {
  const { example, exampleRow, opened } = playground;
  if (example.input || !exampleRow || !drawsSquares(playground)) return null;
  const name = opened?.data?.columns.find(({ role }) => role === 'target')?.name ?? '';
  const cell = exampleRow.cells[name];
  return typeof cell === 'number' ? cell : null;
}

/** In units of the table: a side is as long as the gap. */
export function errorSquare(
  { x, y }: Scales,
  { margin, size }: { margin: { left: number; top: number }; size: PlotSize },
  at: { x: number; prediction: number; target: number },
) {
  const left = x(at.x);
  const [from, to] = [y(at.prediction), y(at.target)];
  const side = Math.abs(to - from);
  if (!(side > 0)) return nothing;
  // To the side with room for it.
  const isRight =
    left + side <= margin.left + size.plotWidth || left < margin.left + size.plotWidth / 2;
  return svg`<svg class="error" aria-hidden="true">
    <svg x=${margin.left} y=${margin.top} width=${size.plotWidth} height=${size.plotHeight}
      viewBox=${[margin.left, margin.top, size.plotWidth, size.plotHeight].join(' ')}>
      <rect x=${isRight ? left : left - side} y=${Math.min(from, to)} width=${side} height=${side}></rect>
      <line x1=${left} x2=${left} y1=${from} y2=${to}></line>
    </svg>
  </svg>`;
}
