/** What the colours and marks of the plot mean, and which rows are drawn on it. */

import { html, nothing } from 'lit';
import type { ColumnInfo, Points } from '../../../wasm/src/types.js';
import { classMark } from '../kit/class-mark.js';
import { formatCount, formatNumber } from '../kit/format.js';
import { mostPoints } from '../kit/points.js';

/**
 * @param range values at the ends of the colours of a map; null for a curve
 * @param isDrawn points are drawn by hand: nothing is said of test rows
 */
export function plotLegend(
  target: ColumnInfo | undefined,
  range: readonly [number, number] | null,
  points: Points | null,
  isDrawn: boolean,
) {
  if (!target) return nothing;
  const note = rowsNote(points, isDrawn);
  if (target.type === 'category') return classesLegend(target.categories, note);
  if (!range) {
    return html`<span
        ><svg viewBox="0 0 12 12">
          <line y1="6" x2="12" y2="6" stroke="var(--ew-accent)" stroke-width="2.5" /></svg
        >network</span
      ><span class="soft">dots: ${target.name}</span>${note}`;
  }
  const [low, high] = range;
  return html`<span
      >${target.name} ${formatNumber(low)}
      <i class="ramp"></i>
      ${formatNumber(high)}</span
    >${note}`;
}

function classesLegend(categories: readonly string[], note: unknown) {
  const shown = categories.slice(0, 12);
  return html`${shown.map(
    (name, k) =>
      html`<span
        ><svg viewBox="-6 -6 12 12">${classMark(k, 60)}</svg><b title=${name}>${name}</b></span
      >`,
  )}
  ${categories.length > shown.length ? html`<span class="soft">…</span>` : nothing} ${note}`;
}

/** Where there are more rows than points. */
export function drawnNote(rows: number) {
  return rows > mostPoints
    ? html`<span class="soft"
        >${formatCount(mostPoints)} of ${formatCount(rows)} rows are drawn</span
      >`
    : nothing;
}

function rowsNote(points: Points | null, isDrawn: boolean) {
  return html`${
    points?.test.some((one) => one === 1) && !isDrawn
      ? html`<span class="soft">hollow: test rows</span>`
      : nothing
  }${drawnNote(points?.x.length ?? 0)}`;
}
