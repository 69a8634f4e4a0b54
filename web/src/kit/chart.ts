/**
 * A chart of one or more series over a common x: axes with labels, the values under the pointer or
 * the arrow keys, and all numbers as a table. Properties in, events out.
 *
 * @slot what the legend says besides
 * @fires chart-draw {from: [x, y], to: [x, y]} a stroke of the pointer, where the chart is `drawable`
 */

import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { LitElement, html, nothing, svg, type CSSResultGroup } from 'lit';
import { chartStyle } from './chart-style.js';
import { formatNumber } from './format.js';
import { Size } from './size.js';
import { controls } from './tokens.js';
import { define } from './define.js';

export interface Series {
  name: string;
  /** x rising. */
  points: readonly (readonly [number, number | null])[];
  /** A colour of CSS. */
  colour: string;
  /** "line" when absent. */
  look?: keyof typeof dashes;
}

export interface Axis {
  label: string;
  log?: boolean;
  /** What is shown; from the points when absent. */
  range?: readonly [number, number];
}

export interface Stroke {
  from: [number, number];
  to: [number, number];
}

export const margin = { left: 54, right: 14, top: 22, bottom: 38 };
const mostRows = 60;

/** Dash patterns of lines; "dots" also marks each point. */
const dashes = { line: null, dots: null, dashed: '7 4', dotted: '2 4', dashdotted: '9 3 2 3' };

export class Chart extends LitElement {
  static override properties = {
    label: {},
    series: { attribute: false },
    x: { attribute: false },
    y: { attribute: false },
    height: { type: Number },
    drawable: { type: Boolean },
    empty: {},
    at: { state: true },
  };
  /** What it shows, for those who do not see it. */
  declare label: string;
  declare series: readonly Series[];
  declare x: Axis;
  declare y: Axis;
  declare height: number;
  declare drawable: boolean;
  /** Said in place of curves while there is nothing to draw. */
  declare empty: string;
  /** The x whose values are read out. */
  declare at: number | null;

  #last: [number, number] | null = null;
  readonly #size = new Size(this);

  static override styles: CSSResultGroup = [controls, chartStyle];

  constructor() {
    super();
    this.label = '';
    this.series = [];
    this.x = { label: '' };
    this.y = { label: '' };
    this.height = 220;
    this.drawable = false;
    this.empty = '';
    this.at = null;
  }

  override render() {
    return html`
      <svg
        class="plot"
        role="img"
        tabindex="0"
        aria-label=${`${this.label}. ${this.#spoken()}`}
        viewBox=${`0 0 ${String(Math.max(1, this.#size.width))} ${String(this.height)}`}
        height=${this.height}
        @keydown=${this.#key}
        @pointermove=${this.#move}
        @pointerdown=${this.#down}
        @pointerup=${this.#up}
        @pointercancel=${this.#up}
        @pointerleave=${() => {
          this.at = null;
        }}
        @blur=${() => {
          this.at = null;
        }}
      >
        ${this.#size.width > 0 ? (this.#isEmpty ? this.#said() : this.#drawing()) : nothing}
      </svg>
      <div class="legend small" aria-live=${this.at === null ? 'off' : 'polite'}>
        ${this.#legend()}<slot></slot>
      </div>
      <details class="small">
        <summary>Numbers</summary>
        ${this.#table()}
      </details>
    `;
  }

  // ---- scales

  #domain(place: 0 | 1, axis: Axis): [number, number] {
    if (axis.range) return [...axis.range];
    const values = this.inSight(place).filter(
      (value) => value !== null && Number.isFinite(value) && (!axis.log || value > 0),
    );
    let low = Math.min(...(values as number[]));
    let high = Math.max(...(values as number[]));
    if (!Number.isFinite(low)) [low, high] = axis.log ? [1, 10] : [0, 1];
    if (place === 0 && low < high) return [low, high];
    if (place === 0) return axis.log ? [low / 2, low * 2] : [low - 1, high + 1];
    if (axis.log) return [low / 1.3, Math.max(high, low * 2) * 1.3];
    const pad = (high - low) * 0.08 || 0.5;
    return [low - pad, high + pad];
  }

  /** All that an axis without a range has room for. @param place of the axis: 0 across, 1 up */
  protected inSight(place: 0 | 1): (number | null)[] {
    return this.series.flatMap(({ points }) => points.map((point) => point[place]));
  }

  /** From values to pixels of the drawing; `right` is where it ends. */
  protected scales() {
    const right = Math.max(margin.left + 40, this.#size.width - margin.right);
    const across: [number, number] = [margin.left, right];
    const up: [number, number] = [this.height - margin.bottom, margin.top];
    const make = (axis: Axis, place: 0 | 1, range: [number, number]) =>
      (axis.log ? scaleLog() : scaleLinear()).domain(this.#domain(place, axis)).range(range);
    return { x: make(this.x, 0, across), y: make(this.y, 1, up), right };
  }

  #ticks(scale: { ticks: (count: number) => number[] }, axis: Axis, count: number): number[] {
    const ticks = scale.ticks(count);
    if (!axis.log || ticks.length <= count + 2) return ticks;
    const isPower = (tick: number, of: number) => Number.isInteger(Math.log10(tick / of));
    const powers = ticks.filter((tick) => isPower(tick, 1));
    const fine = ticks.filter((tick) => [1, 2, 5].some((of) => isPower(tick, of)));
    const shown = powers.length < 3 && fine.length > 1 ? fine : powers;
    return shown.filter((_, k) => k % Math.ceil(shown.length / (count + 2)) === 0);
  }

  get #isEmpty(): boolean {
    return this.empty !== '' && this.series.every(({ points }) => points.length === 0);
  }

  #said() {
    return svg`<text x="50%" y="50%" text-anchor="middle">${this.empty}</text>`;
  }

  #drawing() {
    const { x, y, right } = this.scales();
    const bottom = this.height - margin.bottom;
    const draw = line<readonly [number, number | null]>()
      .defined(([, value]) => value !== null && (!this.y.log || value > 0))
      .x(([at]) => x(at))
      .y(([, value]) => y(value ?? 0));
    return svg`
      ${this.#ticks(y, this.y, Math.max(3, this.height / 60)).map(
        (
          tick,
        ) => svg`<line class="grid" x1=${margin.left} x2=${right} y1=${y(tick)} y2=${y(tick)}></line>
          <text x=${margin.left - 7} y=${y(tick)} dy="0.32em" text-anchor="end">${formatNumber(tick)}</text>`,
      )}
      <line class="grid" x1=${margin.left} x2=${right} y1=${bottom} y2=${bottom}></line>
      ${this.#ticks(x, this.x, Math.max(2, this.#size.width / 90)).map(
        (
          tick,
        ) => svg`<line class="grid" x1=${x(tick)} x2=${x(tick)} y1=${bottom} y2=${bottom + 4}></line>
          <text x=${x(tick)} y=${bottom + 16} text-anchor="middle">${formatNumber(tick)}</text>`,
      )}
      <text x=${right} y=${this.height - 4} text-anchor="end">${this.x.label}</text>
      <text x=${margin.left - 46} y=${12}>${this.y.label}</text>
      ${this.at === null ? nothing : svg`<line class="cursor" x1=${x(this.at)} x2=${x(this.at)} y1=${margin.top} y2=${bottom}></line>`}
      ${this.series.map((one) => {
        const path = draw(one.points) ?? '';
        const dots =
          one.look === 'dots'
            ? one.points
                .filter(([, value]) => value !== null && (!this.y.log || value > 0))
                .map(
                  ([at, value]) =>
                    svg`<circle cx=${x(at)} cy=${y(value ?? 0)} r="3.5" fill=${one.colour}></circle>`,
                )
            : nothing;
        return svg`<path class="series" d=${path} stroke=${one.colour}
          stroke-dasharray=${dashes[one.look ?? 'line'] ?? nothing}></path>${dots}`;
      })}`;
  }

  // ---- values

  /** Every x that any series has. */
  get #places(): number[] {
    const places = new Set(this.series.flatMap(({ points }) => points.map(([at]) => at)));
    return [...places].toSorted((a, b) => a - b);
  }

  /** The value at the point that is nearest to `at`; null where there is none close by. */
  #value(one: Series, at: number): number | null {
    let best: readonly [number, number | null] | undefined;
    for (const point of one.points) {
      if (best === undefined || Math.abs(point[0] - at) < Math.abs(best[0] - at)) best = point;
    }
    return best?.[1] ?? null;
  }

  #legend() {
    const { at } = this;
    return html`${
      at === null ? nothing : html`<span>${this.x.label} ${formatNumber(at, 4)}</span>`
    }${this.series.map((one) => {
      const value = at === null ? null : this.#value(one, at);
      return html`<span
        ><svg viewBox="0 0 22 10" aria-hidden="true">
          <line
            y1="5"
            x2="22"
            y2="5"
            stroke=${one.colour}
            stroke-width="2.5"
            stroke-dasharray=${dashes[one.look ?? 'line'] ?? nothing}
          />
          ${one.look === 'dots' ? svg`<circle cx="11" cy="5" r="3.5" fill=${one.colour}></circle>` : nothing}
        </svg>
        ${one.name}${at === null ? nothing : html` <strong>${value === null ? '–' : formatNumber(value, 4)}</strong>`}</span
      >`;
    })}`;
  }

  #spoken(): string {
    const { at } = this;
    if (at === null) return 'Arrow keys read values; all numbers are in the table below';
    const values = this.series.map((one) => {
      const value = this.#value(one, at);
      return `${one.name} ${value === null ? 'none' : formatNumber(value, 4)}`;
    });
    return `${this.x.label} ${formatNumber(at, 4)}: ${values.join(', ')}`;
  }

  #table() {
    const places = this.#places;
    const every = Math.ceil(places.length / mostRows);
    const rows = places.filter((_, k) => k % every === 0 || k === places.length - 1);
    return html`<div
      class="numbers"
      tabindex="0"
      role="group"
      aria-label=${`${this.label}, numbers`}
    >
      <table>
        <thead>
          <tr>
            <th class="number" scope="col">${this.x.label}</th>
            ${this.series.map((one) => html`<th class="number" scope="col">${one.name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (at) =>
              html`<tr>
                <td class="number">${formatNumber(at, 4)}</td>
                ${this.series.map((one) => {
                  const value = this.#value(one, at);
                  return html`<td class="number">
                    ${value === null ? '–' : formatNumber(value, 4)}
                  </td>`;
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #key(event: KeyboardEvent): void {
    const places = this.#places;
    const now = this.at === null ? -1 : places.indexOf(this.at);
    const stride = Math.max(1, Math.round(places.length / 50));
    const next =
      event.key === 'ArrowRight'
        ? now + stride
        : event.key === 'ArrowLeft'
          ? (now < 0 ? places.length : now) - stride
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? places.length - 1
              : null;
    if (next === null) return;
    event.preventDefault();
    this.at = places[Math.max(0, Math.min(places.length - 1, next))] ?? null;
  }

  // ---- pointer

  #point(event: PointerEvent): [number, number] {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const { x, y } = this.scales();
    return [x.invert(event.clientX - box.left), y.invert(event.clientY - box.top)];
  }

  #move(event: PointerEvent): void {
    const point = this.#point(event);
    if (this.#last) {
      this.#stroke(this.#last, point);
      this.#last = point;
    }
    const { x } = this.scales();
    const along = x(point[0]);
    let best: number | null = null;
    for (const at of this.#places) {
      if (best === null || Math.abs(x(at) - along) < Math.abs(x(best) - along)) best = at;
    }
    this.at = best;
  }

  #down(event: PointerEvent): void {
    if (!this.drawable || event.button !== 0) return;
    (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
    this.#last = this.#point(event);
    this.#stroke(this.#last, this.#last);
  }

  #up(): void {
    this.#last = null;
  }

  #stroke(from: [number, number], to: [number, number]): void {
    this.dispatchEvent(new CustomEvent<Stroke>('chart-draw', { detail: { from, to } }));
  }
}

define('ew-chart', Chart);
