/** Median and spread of each setting of a sweep, side by side. Its numbers stand in the sweep's table. */

import { LitElement, css, html, nothing, svg } from 'lit';
import { classMark } from '../kit/class-mark.js';
import { classColour } from '../kit/colour.js';
import { formatNumber } from '../kit/format.js';
import { linear } from '../kit/linear.js';
import { Size } from '../kit/size.js';
import { controls } from '../kit/tokens.js';
import type { Group, Measure } from './sweep-results.js';
import { define } from '../kit/define.js';

const height = 170;
const margin = { left: 48, right: 8, top: 8, bottom: 34 };

export class SweepChart extends LitElement {
  static override properties = {
    groups: { attribute: false },
    labels: { attribute: false },
    measure: {},
    measured: {},
  };
  declare groups: readonly Group[];
  /** Of the settings that vary. */
  declare labels: readonly string[];
  declare measure: Measure;
  /** The measure in words. */
  declare measured: string;

  readonly #size = new Size(this);

  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      svg.plot {
        display: block;
        width: 100%;
      }
      text {
        font-size: 12px;
        fill: var(--ew-ink-soft);
      }
      line.grid {
        stroke: var(--ew-line);
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
      }
      .legend svg {
        width: 12px;
        height: 12px;
        overflow: visible;
        margin-right: 5px;
      }
    `,
  ];

  constructor() {
    super();
    this.groups = [];
    this.labels = [];
    this.measure = 'testLoss';
    this.measured = '';
  }

  override render() {
    const across = [...new Set(this.groups.map(({ values }) => values[0] ?? ''))];
    const kinds = [...new Set(this.groups.map(({ values }) => values[1] ?? ''))];
    const spreads = this.groups.flatMap(({ spreads: { [this.measure]: spread } }) => spread ?? []);
    const most = Math.max(...spreads.map(({ high }) => high), 1e-6);
    const bottom = height - margin.bottom;
    const y = linear([0, most * 1.05], [bottom, margin.top]);
    const right = Math.max(margin.left + 40, this.#size.width - margin.right);
    const slot = (right - margin.left) / Math.max(1, across.length);
    const step = Math.min(18, slot / (kinds.length + 1));
    const x = ({ values }: Group) =>
      margin.left +
      slot * (across.indexOf(values[0] ?? '') + 0.5) +
      step * (kinds.indexOf(values[1] ?? '') - (kinds.length - 1) / 2);
    const every = Math.ceil((across.length * 64) / Math.max(1, right - margin.left));
    return html`
      <svg
        class="plot"
        role="img"
        aria-label=${`Median and spread of the ${this.measured} over ${this.labels.join(' and ')}; the numbers are in the table`}
        viewBox=${`0 0 ${String(Math.max(1, this.#size.width))} ${String(height)}`}
        height=${height}
      >
        ${y.ticks(4).map(
          (
            tick,
          ) => svg`<line class="grid" x1=${margin.left} x2=${right} y1=${y(tick)} y2=${y(tick)}></line>
            <text x=${margin.left - 7} y=${y(tick)} dy="0.32em" text-anchor="end">${formatNumber(tick)}</text>`,
        )}
        ${across.map((value, k) =>
          k % every === 0
            ? svg`<text x=${margin.left + slot * (k + 0.5)} y=${bottom + 15} text-anchor="middle">${String(value)}</text>`
            : nothing,
        )}
        <text x=${right} y=${height - 4} text-anchor="end">${this.labels[0] ?? ''}</text>
        ${this.#size.width > 0 ? this.groups.map((group) => this.#mark(group, kinds, x(group), y)) : nothing}
      </svg>
      <div class="legend small">
        <span class="soft">mark: median ${this.measured}; line: lowest to highest</span>
        ${
          kinds.length > 1
            ? kinds.map(
                (value, k) =>
                  html`<span
                    ><svg viewBox="-6 -6 12 12" aria-hidden="true">${classMark(k, 60)}</svg
                    >${this.labels[1] ?? ''} ${String(value)}</span
                  >`,
              )
            : nothing
        }
      </div>
    `;
  }

  #mark(group: Group, kinds: readonly unknown[], x: number, y: (value: number) => number) {
    const spread = group.spreads[this.measure];
    if (!spread) return nothing;
    const kind = kinds.indexOf(group.values[1] ?? '');
    const line = (colour: string, width: number) =>
      svg`<line x1=${x} x2=${x} y1=${y(spread.low)} y2=${y(spread.high)} stroke=${colour} stroke-width=${width}></line>`;
    return svg`<g><title>${group.values.join(', ')}: ${formatNumber(spread.median)}, from ${formatNumber(spread.low)} to ${formatNumber(spread.high)}</title>
      ${line('var(--ew-outline)', 4)}${line(classColour(kind), 2.4)}
      ${classMark(kind, 70, `translate(${String(x)} ${String(y(spread.median))})`)}</g>`;
  }
}

define('ew-sweep-chart', SweepChart);
