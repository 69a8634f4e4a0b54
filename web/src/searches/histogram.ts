/**
 * How many values lie where, as bars with axes; the same numbers as a table. A bar is a button.
 *
 * @fires choose the place, among the values, of the lowest one of a bar
 */

import { bin, extent } from 'd3-array';
import { LitElement, css, html, svg } from 'lit';
import { formatCount, formatNumber } from '../kit/format.js';
import { linear } from '../kit/linear.js';
import { Size } from '../kit/size.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

const height = 96;
const margin = { left: 48, right: 12, top: 8, bottom: 22 };
/** Pixels that the name of the axis takes, at its end. */
const nameWidth = 100;
/** Least width of a bar, in pixels, of a finger's one, and the most of them. */
const barWidth = 14;
const touchWidth = 44;
const mostBars = 40;

interface Bar {
  from: number;
  to: number;
  count: number;
  /** The place of its lowest value; -1 where it has none. */
  lowest: number;
}

export class Histogram extends LitElement {
  static override properties = {
    values: { attribute: false },
    label: {},
    called: { attribute: false },
    unit: {},
    mark: { type: Number },
    at: { state: true },
  };
  /** What is not a number does not count. */
  declare values: Float32Array;
  /** What is counted. */
  declare label: string;
  /** The same for what a bar opens, one of them and several. */
  declare called: readonly [string, string];
  /** What lies along the axis. */
  declare unit: string;
  /** A value whose bar stands out: the best. */
  declare mark: number;
  /** The bar that Tab comes to. */
  declare at: number;

  readonly #size = new Size(this);

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
        fill: var(--ew-accent);
      }
      rect.marked {
        fill: var(--ew-positive);
      }
      line {
        stroke: var(--ew-line);
      }
      text {
        font-size: 12px;
        fill: var(--ew-ink-soft);
      }
      .chart {
        position: relative;
      }
      .chart button {
        position: absolute;
        top: ${margin.top}px;
        height: ${height - margin.top - margin.bottom}px;
        min-width: 0;
        min-height: 0;
        padding: 0;
        border: 0;
        border-radius: 0;
        background: none;
      }
      .chart button:hover,
      .chart button:focus-visible {
        background: color-mix(in srgb, var(--ew-accent) 14%, transparent);
      }
      td button {
        min-height: 26px;
        padding: 0 10px;
      }
      @media (pointer: coarse), (max-width: 640px) {
        td button {
          min-height: 44px;
        }
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
    this.called = ['', ''];
    this.unit = '';
    this.mark = NaN;
    this.at = -1;
  }

  get #domain(): [number, number] {
    const [low = 0, high = 1] = extent(this.values);
    return low < high ? [low, high] : [low, low + 1e-6];
  }

  #bars(count: number): Bar[] {
    const [low, high] = this.#domain;
    const step = (high - low) / count;
    const between = Array.from({ length: count - 1 }, (_, k) => low + (k + 1) * step);
    const lossOf = (place: number) => this.values[place] ?? NaN;
    const groups = bin<number, number>().value(lossOf).domain([low, high]).thresholds(between)(
      Array.from(this.values.keys()),
    );
    return groups.map((group) => ({
      from: group.x0 ?? low,
      to: group.x1 ?? high,
      count: group.length,
      lowest: group.reduce((a, b) => (a < 0 || lossOf(b) < lossOf(a) ? b : a), -1),
    }));
  }

  override render() {
    const room = Math.max(80, this.#size.width - margin.left - margin.right);
    const least = matchMedia('(pointer: coarse), (max-width: 640px)').matches
      ? touchWidth
      : barWidth;
    const bars = this.#bars(Math.max(4, Math.min(mostBars, Math.floor(room / least))));
    const marked = bars.findIndex(({ from, to }) => from <= this.mark && this.mark <= to);
    const [low, high] = this.#domain;
    const known = this.values.filter((value) => !Number.isNaN(value));
    const median = known.toSorted()[Math.floor(known.length / 2)] ?? 0;
    const summary = `Histogram of ${formatCount(known.length)} ${this.label}: ${this.unit} from ${formatNumber(low)} to ${formatNumber(high)}, median ${formatNumber(median)}`;
    return html`
      <div class="chart">
        <svg
          viewBox=${`0 0 ${String(Math.max(1, this.#size.width))} ${String(height)}`}
          height=${height}
          role="img"
          aria-label=${summary}
        >
          ${this.#size.width > 0 ? this.#drawing(bars, marked, room) : ''}
        </svg>
        ${this.#size.width > 0 ? this.#buttons(bars, marked, room) : ''}
      </div>
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
      ${bars.map(
        ({ from, to, count }, k) => svg`<rect class=${k === marked ? 'marked' : ''} x=${x(from)}
          y=${y(count)} width=${Math.max(1, x(to) - x(from) - 1)} height=${bottom - y(count)}></rect>`,
      )}
      ${x
        .ticks(Math.max(2, room / 90))
        .filter((tick) => x(tick) < margin.left + room - nameWidth)
        .map(
          (tick) =>
            svg`<text x=${x(tick)} y=${bottom + 15} text-anchor="middle">${formatNumber(tick)}</text>`,
        )}
      <text x=${margin.left + room} y=${bottom + 15} text-anchor="end">${this.unit}</text>
      <text x=${margin.left - 6} y=${y(most) + 24} text-anchor="end">${this.label}</text>`;
  }

  /** Over the bars, each as high as the chart: one stop of Tab, the arrows go from bar to bar. */
  #buttons(bars: Bar[], marked: number, room: number) {
    const full = bars.flatMap(({ count }, k) => (count > 0 ? [k] : []));
    const at = full.includes(this.at) ? this.at : full.includes(marked) ? marked : full[0];
    const width = room / bars.length;
    return html`<div
      role="group"
      aria-label="Bars of the histogram"
      @keydown=${(event: KeyboardEvent) => {
        this.#move(event, full);
      }}
    >
      ${full.map((k) => {
        const name = this.#nameOf(bars[k]);
        return html`<button
          data-bar=${k}
          tabindex=${k === at ? 0 : -1}
          aria-label=${name}
          title=${name}
          .style=${`left: ${String(margin.left + k * width)}px; width: ${String(width)}px`}
          @focus=${() => {
            this.at = k;
          }}
          @click=${() => {
            this.#choose(bars[k]);
          }}
        ></button>`;
      })}
    </div>`;
  }

  #nameOf(bar: Bar | undefined): string {
    if (!bar) return '';
    const [one, many] = this.called;
    const between = `with a ${this.unit} of ${formatNumber(bar.from)} to ${formatNumber(bar.to)}`;
    return bar.count === 1
      ? `1 ${one} ${between}: open it`
      : `${formatCount(bar.count)} ${many} ${between}: open the best of them`;
  }

  #choose(bar: Bar | undefined): void {
    if (bar) this.dispatchEvent(new CustomEvent<number>('choose', { detail: bar.lowest }));
  }

  #move(event: KeyboardEvent, full: readonly number[]): void {
    const place = full.indexOf(Number((event.target as HTMLElement).dataset.bar));
    const to = {
      ArrowLeft: Math.max(0, place - 1),
      ArrowRight: Math.min(full.length - 1, place + 1),
      Home: 0,
      End: full.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>(`[data-bar='${String(full[to])}']`)?.focus();
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
            <th scope="col"><span class="hidden-visually">open</span></th>
          </tr>
        </thead>
        <tbody>
          ${bars
            .filter(({ count }) => count > 0)
            .map(
              (bar) =>
                html`<tr>
                  <td class="number">${formatNumber(bar.from, 4)}</td>
                  <td class="number">${formatNumber(bar.to, 4)}</td>
                  <td class="number">${formatCount(bar.count)}</td>
                  <td>
                    <button
                      aria-label=${this.#nameOf(bar)}
                      @click=${() => {
                        this.#choose(bar);
                      }}
                    >
                      Open
                    </button>
                  </td>
                </tr>`,
            )}
        </tbody>
      </table>
    </div>`;
  }
}

define('ew-histogram', Histogram);
