/** How many values lie where, as bars with axes; the same numbers as a table. */

import { bin, extent } from 'd3-array';
import { LitElement, css, html, svg } from 'lit';
import { formatCount, formatNumber } from '../views/format.js';
import { linear } from '../views/linear.js';
import { controls } from './tokens.js';

const height = 104;
const margin = { left: 40, right: 12, top: 8, bottom: 34 };
/** Least width of a bar, in pixels, and the most of them. */
const barWidth = 14;
const mostBars = 40;

interface Bar {
  from: number;
  to: number;
  count: number;
}

export class Histogram extends LitElement {
  static override properties = {
    values: { attribute: false },
    label: {},
    unit: {},
    mark: { type: Number },
    width: { state: true },
  };
  declare values: Float32Array;
  /** What is counted. */
  declare label: string;
  /** What lies along the axis. */
  declare unit: string;
  /** A value whose bar stands out: the best. */
  declare mark: number;
  declare width: number;

  readonly #resize = new ResizeObserver(([entry]) => {
    this.width = entry?.contentRect.width ?? 0;
  });

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
      }
      svg {
        display: block;
        width: 100%;
      }
      rect {
        fill: var(--edgewise-accent);
      }
      rect.marked {
        fill: var(--edgewise-positive);
      }
      line {
        stroke: var(--edgewise-line);
      }
      text {
        font-size: 12px;
        fill: var(--edgewise-ink-soft);
      }
      .numbers {
        max-height: 200px;
        overflow: auto;
      }
      table {
        width: auto;
      }
      td,
      th {
        padding-right: 20px;
      }
    `,
  ];

  constructor() {
    super();
    this.values = new Float32Array();
    this.label = '';
    this.unit = '';
    this.mark = NaN;
    this.width = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  get #domain(): [number, number] {
    const [low = 0, high = 1] = extent(this.values);
    return low < high ? [low, high] : [low, low + 1e-6];
  }

  #bars(count: number): Bar[] {
    const [low, high] = this.#domain;
    const step = (high - low) / count;
    const between = Array.from({ length: count - 1 }, (_, k) => low + (k + 1) * step);
    const groups = bin<number, number>().domain([low, high]).thresholds(between)(
      Array.from(this.values),
    );
    return groups.map((group) => ({
      from: group.x0 ?? low,
      to: group.x1 ?? high,
      count: group.length,
    }));
  }

  override render() {
    const room = Math.max(80, this.width - margin.left - margin.right);
    const bars = this.#bars(Math.max(4, Math.min(mostBars, Math.floor(room / barWidth))));
    const marked = bars.findIndex(({ from, to }) => from <= this.mark && this.mark <= to);
    const [low, high] = this.#domain;
    const median = this.values.toSorted()[Math.floor(this.values.length / 2)] ?? 0;
    const summary = `Histogram of ${formatCount(this.values.length)} ${this.label}: ${this.unit} from ${formatNumber(low)} to ${formatNumber(high)}, median ${formatNumber(median)}`;
    return html`
      <svg
        viewBox=${`0 0 ${String(Math.max(1, this.width))} ${String(height)}`}
        height=${height}
        role="img"
        aria-label=${summary}
      >
        ${this.width > 0 ? this.#drawing(bars, marked, room) : ''}
      </svg>
      <details class="small">
        <summary>Numbers</summary>
        ${this.#table(bars)}
      </details>
    `;
  }

  #drawing(bars: Bar[], marked: number, room: number) {
    const most = Math.max(1, ...bars.map(({ count }) => count));
    const x = linear(this.#domain, [margin.left, margin.left + room]);
    const y = linear([0, most], [height - margin.bottom, margin.top]);
    const bottom = y(0);
    return svg`
      <line x1=${margin.left} x2=${margin.left + room} y1=${bottom} y2=${bottom}></line>
      <text x=${margin.left - 6} y=${bottom} dy="0.32em" text-anchor="end">0</text>
      <text x=${margin.left - 6} y=${y(most)} dy="0.6em" text-anchor="end">${formatCount(most)}</text>
      ${bars.map(({ from, to, count }, k) => {
        const title = `${formatCount(count)} ${this.label} between ${formatNumber(from)} and ${formatNumber(to)}`;
        return svg`<rect class=${k === marked ? 'marked' : ''} x=${x(from)} y=${y(count)}
          width=${Math.max(1, x(to) - x(from) - 1)} height=${bottom - y(count)}><title>${title}</title></rect>`;
      })}
      ${x
        .ticks(Math.max(2, room / 90))
        .filter((tick) => x(tick) < margin.left + room - 8)
        .map(
          (tick) =>
            svg`<text x=${x(tick)} y=${bottom + 15} text-anchor="middle">${formatNumber(tick)}</text>`,
        )}
      <text x=${margin.left + room} y=${height - 4} text-anchor="end">${this.unit}</text>
      <text x=${margin.left - 6} y=${y(most) + 24} text-anchor="end">${this.label}</text>`;
  }

  #table(bars: Bar[]) {
    return html`<div
      class="numbers"
      tabindex="0"
      role="group"
      aria-label="Numbers of the histogram"
    >
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">${this.unit} from</th>
            <th scope="col" class="number">to</th>
            <th scope="col" class="number">${this.label}</th>
          </tr>
        </thead>
        <tbody>
          ${bars
            .filter(({ count }) => count > 0)
            .map(
              ({ from, to, count }) =>
                html`<tr>
                  <td class="number">${formatNumber(from, 4)}</td>
                  <td class="number">${formatNumber(to, 4)}</td>
                  <td class="number">${formatCount(count)}</td>
                </tr>`,
            )}
        </tbody>
      </table>
    </div>`;
  }
}

customElements.define('edgewise-histogram', Histogram);
