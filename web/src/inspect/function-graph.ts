/** The graph of a function and of its derivative, with the point where a neuron is at present. */

import { linear, type Linear } from '../kit/linear.js';
import { line } from 'd3-shape';
import { LitElement, css, html, nothing, svg } from 'lit';
import type { FunctionName } from '../../../wasm/src/project.js';
import { curveOf, type Curve } from './function-curves.js';
import type { Playground } from '../session/playground.js';
import { formatNumber } from '../kit/format.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

/** Where the neuron is: what goes in, what comes out, the derivative there. */
export interface FunctionPoint {
  in: number;
  out: number;
  slope: number | null;
}

const usualReach = 4;
/** So many of the curve's points apart are the rows of its table. */
const everyPoint = 15;

export class FunctionGraph extends LitElement {
  static override properties = {
    playground: { attribute: false },
    name: {},
    point: { attribute: false },
    small: { type: Boolean },
    curve: { state: true },
  };
  declare playground: Playground | null;
  declare name: FunctionName;
  declare point: FunctionPoint | null;
  /** Without axes' numbers, for a chooser. */
  declare small: boolean;
  declare curve: Curve | null;

  #askedFor = '';

  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      svg {
        display: block;
      }
      text {
        font-size: 12px;
        fill: var(--ew-ink-soft);
      }
      path {
        fill: none;
        stroke-width: 2;
      }
      .axis {
        stroke: var(--ew-line);
      }
      .value {
        stroke: var(--ew-accent);
      }
      .derivative {
        stroke: var(--ew-positive);
        stroke-dasharray: 5 3;
      }
      .guide {
        stroke: var(--ew-control);
        stroke-dasharray: 2 3;
      }
      circle.value {
        fill: var(--ew-accent);
        stroke: var(--ew-surface);
      }
      rect.derivative {
        fill: var(--ew-positive);
        stroke: var(--ew-surface);
        stroke-dasharray: none;
      }
    `,
  ];

  constructor() {
    super();
    this.playground = null;
    this.name = 'identity';
    this.point = null;
    this.small = false;
    this.curve = null;
  }

  get #reach(): number {
    const size = Math.abs(this.point?.in ?? 0);
    return size <= usualReach ? usualReach : 2 ** Math.ceil(Math.log2(size));
  }

  override willUpdate(): void {
    const { playground, name } = this;
    const key = `${name} ${String(this.#reach)}`;
    if (!playground || name === 'softmax' || key === this.#askedFor) return;
    this.#askedFor = key;
    void curveOf(playground, name, this.#reach).then(
      (curve) => {
        if (key === this.#askedFor) this.curve = curve;
      },
      () => {
        if (key === this.#askedFor) this.#askedFor = '';
      },
    );
  }

  override render() {
    if (this.name === 'softmax') {
      return html`<p class="soft small">
        Softmax is a function of all outputs together: each e<sup>in</sup>, divided by their sum.
      </p>`;
    }
    const { curve, point, small } = this;
    const [width, height] = small ? [92, 56] : [236, 124];
    const margin = small
      ? { left: 2, right: 2, top: 4, bottom: 4 }
      : { left: 26, right: 6, top: 6, bottom: 16 };
    if (!curve) return svg`<svg width=${width} height=${height}></svg>`;
    const all = [...curve.values, ...curve.derivatives];
    const low = Math.max(-usualReach, Math.min(...all));
    const high = Math.min(this.#reach, Math.max(...all));
    const pad = (high - low) * 0.06 || 0.1;
    const x = linear([-this.#reach, this.#reach], [margin.left, width - margin.right]);
    const y = linear([low - pad, high + pad], [height - margin.bottom, margin.top]);
    const path = (values: number[]) =>
      line<number>()
        .defined((value) => value >= low - pad && value <= high + pad)
        .x((_, k) => x(curve.x[k] ?? 0))
        .y((value) => y(value))(values) ?? '';
    const label = point
      ? `${this.name}: ${formatNumber(point.out)} at ${formatNumber(point.in)}, derivative ${point.slope === null ? 'none' : formatNumber(point.slope)}`
      : `${this.name} and its derivative`;
    return html`<svg
        width=${width}
        height=${height}
        viewBox=${`0 0 ${String(width)} ${String(height)}`}
        role=${small ? 'presentation' : 'img'}
        aria-label=${small ? nothing : label}
      >
        ${svg`
        <line class="axis" x1=${margin.left} x2=${width - margin.right} y1=${y(0)} y2=${y(0)}></line>
        <line class="axis" x1=${x(0)} x2=${x(0)} y1=${margin.top} y2=${height - margin.bottom}></line>
        ${small ? nothing : this.#ticks(x, y, height, margin.left)}
        <path class="derivative" d=${path(curve.derivatives)}></path>
        <path class="value" d=${path(curve.values)}></path>
        ${point && !small ? this.#mark(point, x, y) : nothing}`}
      </svg>
      ${small ? nothing : this.#numbers(curve)}`;
  }

  #numbers({ x, values, derivatives }: Curve) {
    const rows = x.map((_, k) => k).filter((k) => k % everyPoint === 0);
    return html`<details class="small">
      <summary>Numbers</summary>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">in</th>
            <th scope="col" class="number">${this.name}</th>
            <th scope="col" class="number">derivative</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (k) =>
              html`<tr>
                <td class="number">${formatNumber(x[k] ?? NaN)}</td>
                <td class="number">${formatNumber(values[k] ?? NaN)}</td>
                <td class="number">${formatNumber(derivatives[k] ?? NaN)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
  }

  #ticks(x: (value: number) => number, y: Linear, height: number, left: number) {
    const reach = this.#reach;
    return svg`
      ${[-reach, 0, reach].map(
        (tick) =>
          svg`<text x=${x(tick)} y=${height - 3} text-anchor=${tick < 0 ? 'start' : tick > 0 ? 'end' : 'middle'}>${formatNumber(tick)}</text>`,
      )}
      ${y
        .ticks(3)
        .map(
          (tick) =>
            svg`<text x=${left - 4} y=${y(tick)} dy="0.32em" text-anchor="end">${formatNumber(tick)}</text>`,
        )}`;
  }

  #mark(point: FunctionPoint, x: (value: number) => number, y: (value: number) => number) {
    const at = x(point.in);
    return svg`
      <line class="guide" x1=${at} x2=${at} y1=${y(0)} y2=${y(point.out)}></line>
      ${
        point.slope === null
          ? nothing
          : svg`<rect class="derivative" x=${at - 4} y=${y(point.slope) - 4} width="8" height="8"></rect>`
      }
      <circle class="value" cx=${at} cy=${y(point.out)} r="5"></circle>`;
  }
}

define('ew-function-graph', FunctionGraph);
