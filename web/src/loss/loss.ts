/**
 * Loss curves over the epochs, training and test, with axes, the values under the pointer or the arrow
 * keys, and all of them as a table.
 */

import { LitElement, css, html, nothing, unsafeCSS } from 'lit';
import '../kit/language.js';
import UPlot from 'uplot';
import uplotCss from 'uplot/dist/uPlot.min.css?inline';
import type { LossSeries } from '../session/history.js';
import { formatCount, formatFixed, formatNumber } from '../kit/format.js';
import { Scheme } from '../kit/scheme.js';
import { Size } from '../kit/size.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

/** Pixels. */
const leastHeight = 128;

export class LossChart extends LitElement {
  static override properties = {
    history: { attribute: false },
    /** Changes when the history has grown. */
    stamp: { attribute: false },
    marked: { attribute: false },
    logarithmic: { state: true },
    reading: { state: true },
    numbers: { state: true },
    fault: { state: true },
  };
  declare history: LossSeries;
  declare stamp: unknown;
  /** The epoch of an earlier moment that is looked at. */
  declare marked: number | null;
  declare logarithmic: boolean;
  /** The values under the pointer. */
  declare reading: string;
  /** A table instead of the curves. */
  declare numbers: boolean;
  /** Why there is no table. */
  declare fault: string;

  #plot: UPlot | null = null;
  #isDue = false;
  #plotKey: readonly unknown[] = [];
  readonly #size = new Size(this, {
    of: () => this.#chart,
    changed: () => {
      const { width, height } = this.#size;
      if (width > 0) this.#plot?.setSize({ width, height: Math.max(leastHeight, height) });
    },
  });
  readonly #scheme = new Scheme(this);

  static override styles = [
    unsafeCSS(uplotCss),
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
      }
      .head {
        display: flex;
        align-items: baseline;
        gap: 12px;
      }
      .head label {
        white-space: nowrap;
        display: flex;
        align-items: center;
        gap: 4px;
      }
      .head input {
        min-height: 0;
        margin: 0;
      }
      .key {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }
      .key svg {
        width: 20px;
        height: 6px;
      }
      .chart {
        min-height: ${leastHeight}px;
        flex: 1;
      }
      /* Over the curves: what comes while it trains moves nothing. */
      .over {
        position: relative;
        z-index: 1;
        height: 0;
      }
      .over ::slotted(*) {
        position: absolute;
        inset: 0 0 auto;
        background: color-mix(in srgb, var(--ew-surface) 92%, transparent);
      }
      .u-legend {
        display: none;
      }
      .reading {
        flex: 1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      /* The tab above says it. */
      @container edgewise (width < 640px) {
        h3 {
          display: none;
        }
      }
      @container edgewise-tool (width < 460px) {
        h3 {
          display: none;
        }
        .head {
          flex-wrap: wrap;
          gap: 0 12px;
        }
        .reading {
          order: 1;
          flex-basis: 100%;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.history = { epoch: [], train: [], test: [] };
    this.stamp = null;
    this.marked = null;
    this.logarithmic = false;
    this.reading = '';
    this.numbers = false;
    this.fault = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The curves are drawn anew where it was moved.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#plot?.destroy();
    this.#plot = null;
    this.#plotKey = [];
  }

  get #chart(): HTMLElement | null {
    return this.renderRoot.querySelector('.chart');
  }

  override render() {
    const { epoch, train, test } = this.history;
    const isEmpty = (epoch.at(-1) ?? 0) === 0;
    const summary = isEmpty
      ? 'Loss over epochs: no training yet.'
      : `Loss over epochs: after ${formatCount(Math.floor(epoch.at(-1) ?? 0))} epochs training ${formatFixed(train.at(-1) ?? null)}, test ${formatFixed(test.at(-1) ?? null)}.`;
    const reading = isEmpty ? 'Press Play: the curves appear here.' : this.reading;
    return html`
      <div class="head small">
        <h3>Loss</h3>
        <span class="key"
          ><svg viewBox="0 0 20 6">
            <line x2="20" y1="3" y2="3" stroke="var(--ew-accent)" stroke-width="2" /></svg
          >training</span
        >
        <span class="key"
          ><svg viewBox="0 0 20 6">
            <line
              x2="20"
              y1="3"
              y2="3"
              stroke="var(--ew-positive)"
              stroke-width="2"
              stroke-dasharray="4 3"
            /></svg
          >test</span
        >
        <span class="soft reading" aria-live="polite" title=${reading}>${reading}</span>
        <label
          ><input type="checkbox" .checked=${this.numbers} @change=${this.#showNumbers} />Show as
          table</label
        >
        <label
          ><input
            type="checkbox"
            .checked=${this.logarithmic}
            @change=${(event: Event) => {
              this.logarithmic = (event.target as HTMLInputElement).checked;
            }}
          />log scale</label
        >
      </div>
      <p class="bad small" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>
      <div class=${this.numbers ? '' : 'over'}><slot name="advice"></slot></div>
      <div
        class="chart"
        role="img"
        aria-label=${summary}
        aria-description="Arrow keys read values"
        tabindex="0"
        ?hidden=${this.numbers}
        @keydown=${this.#key}
        @blur=${() => {
          this.#plot?.setCursor({ left: -10, top: -10 });
        }}
      ></div>
      ${
        this.numbers
          ? html`<ew-loss-numbers
              class="chart"
              .history=${this.history}
              .stamp=${this.stamp}
            ></ew-loss-numbers>`
          : nothing
      }
    `;
  }

  override updated(): void {
    const chart = this.#chart;
    // An update may still be due when it is gone.
    if (!chart || !this.isConnected) return;
    const key = [this.logarithmic, this.#scheme.palette];
    if (key.some((value, k) => value !== this.#plotKey[k])) {
      this.#plotKey = key;
      this.#plot?.destroy();
      this.#plot = this.#create(chart);
    }
    this.#draw();
  }

  /** In the next frame, which lays out the page anyway: text on a canvas asks for it. */
  #draw(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      const { epoch, train, test } = this.history;
      if (this.isConnected) this.#plot?.setData([epoch, train, test]);
    });
  }

  #create(chart: HTMLElement): UPlot {
    const colour = (name: string) => this.#scheme.colour(name);
    const axis = {
      stroke: colour('ink-soft'),
      grid: { stroke: colour('line'), width: 1 },
      ticks: { stroke: colour('line'), width: 1, size: 4 },
      font: '12px system-ui, sans-serif',
    };
    const values = (_: UPlot, ticks: (number | null)[]) =>
      ticks.map((tick) => (tick === null ? '' : formatNumber(tick)));
    return new UPlot(
      {
        width: chart.clientWidth || 300,
        height: Math.max(leastHeight, chart.clientHeight),
        cursor: { y: false, drag: { x: false, y: false } },
        scales: {
          x: { time: false },
          // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- uPlot's const enum does not exist at run time
          y: this.logarithmic ? { distr: 3 } : { range: (_, __, most) => [0, most || 1] },
        },
        series: [
          {},
          { stroke: colour('accent'), width: 2, points: { show: false } },
          {
            stroke: colour('positive'),
            width: 2,
            dash: [6, 4],
            points: { show: false },
          },
        ],
        axes: [
          { ...axis, values, size: 28, space: 60 },
          { ...axis, values, size: 60, space: 28 },
        ],
        hooks: {
          draw: [
            (plot) => {
              this.#mark(plot, axis.stroke);
            },
          ],
          setCursor: [
            (plot) => {
              this.#read(plot.cursor.idx ?? null);
            },
          ],
        },
      },
      [[], [], []],
      chart,
    );
  }

  /** A line through the curves where the page looks at an earlier moment. */
  #mark({ ctx, bbox, valToPos }: UPlot, colour: string): void {
    if (this.marked === null) return;
    const x = Math.round(valToPos(this.marked, 'x', true));
    ctx.save();
    ctx.fillStyle = colour;
    ctx.fillRect(x - devicePixelRatio, bbox.top, 2 * devicePixelRatio, bbox.height);
    ctx.restore();
  }

  async #showNumbers(event: Event): Promise<void> {
    const box = event.target as HTMLInputElement;
    this.fault = '';
    if (box.checked) {
      try {
        await import('./loss-numbers.js');
      } catch {
        this.fault =
          'The numbers could not be loaded. Tick the box again when there is a connection.';
        box.checked = false;
      }
    }
    this.numbers = box.checked;
  }

  /** The arrow keys move what is read, a fiftieth of the run at a time. */
  #key(event: KeyboardEvent): void {
    const { epoch } = this.history;
    const last = epoch.length - 1;
    if (!this.#plot || last < 1) return;
    const stride = Math.max(1, Math.round(last / 50));
    const now = this.#plot.cursor.idx ?? null;
    const next = {
      ArrowRight: now === null ? 0 : now + stride,
      ArrowLeft: (now ?? last + stride) - stride,
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const at = epoch[Math.max(0, Math.min(last, next))] ?? 0;
    this.#plot.setCursor({ left: this.#plot.valToPos(at, 'x'), top: 0 });
  }

  #read(index: number | null): void {
    const { epoch, train, test } = this.history;
    this.reading =
      index === null
        ? ''
        : `epoch ${formatNumber(epoch[index] ?? 0, 4)}: training ${formatFixed(train[index] ?? null)}, test ${formatFixed(test[index] ?? null)}`;
  }
}

define('ew-loss', LossChart);
