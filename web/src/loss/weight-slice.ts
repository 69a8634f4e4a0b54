/**
 * The loss as a function of one weight, all others fixed: the curve, the present weight on it with
 * its tangent, and the direction in which a step goes. The point can be dragged.
 */

import { linear } from '../kit/linear.js';
import { line } from 'd3-shape';
import { css, html, nothing, svg } from 'lit';
import type { LossSlice } from '../../../wasm/src/answers.js';
import { formatNumber } from '../kit/format.js';
import type { Playground } from '../session/playground.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { weightField } from '../kit/weight-field.js';
import { Inquiry } from '../kit/inquiry.js';
import { Size } from '../kit/size.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

const height = 138;
const margin = { left: 52, right: 12, top: 20, bottom: 34 };
/** How far the curve reaches on both sides of the weight that it was opened at. */
const reach = 3;

export class WeightSlice extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run'];
  static override properties = {
    ...StoreElement.properties,
    edge: { type: Number },
    under: { state: true },
  };
  /** Number of the edge, or -1. */
  declare edge: number;
  /** The weight under the pointer. */
  declare under: number | null;

  #middle = 0;
  /** What the middle of the curve was chosen for. */
  #middleOf: readonly unknown[] = [];
  readonly #inquiry = new Inquiry(this, () => this.playground, {
    about: () => (this.edge < 0 ? null : [this.edge]),
    ask: (playground) => {
      this.#choosePart(playground);
      const [from, to] = [this.#middle - reach, this.#middle + reach];
      return playground.inspect('lossSlice', { edge: this.edge, from, to, points: 121 });
    },
  });
  #dragging = false;
  /** An arrow key is held down. */
  #keyed = false;
  readonly #size = new Size(this);

  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      svg {
        display: block;
        width: 100%;
        touch-action: none;
        cursor: ew-resize;
      }
      text {
        font-size: 12px;
        fill: var(--ew-ink-soft);
      }
      .axis {
        stroke: var(--ew-line);
      }
      .curve {
        fill: none;
        stroke: var(--ew-accent);
        stroke-width: 2;
      }
      .tangent {
        stroke: var(--ew-positive);
        stroke-width: 2;
        stroke-dasharray: 6 4;
      }
      .cursor {
        stroke: var(--ew-control);
        stroke-dasharray: 2 3;
      }
      .step {
        fill: none;
        stroke: var(--ew-positive);
        stroke-width: 2;
      }
      svg:focus-visible {
        border-radius: var(--ew-radius);
      }
      circle {
        fill: var(--ew-surface);
        stroke: var(--ew-positive);
        stroke-width: 3;
      }
    `,
  ];

  constructor() {
    super();
    this.edge = -1;
    this.under = null;
  }

  get #slice(): LossSlice | null {
    return this.#inquiry.current;
  }

  /** Around the weight as it is at first, and again where it has come near an end. */
  #choosePart({ frame, opened }: Playground): void {
    const weight = frame?.weights[this.edge] ?? 0;
    const isNew = this.edge !== this.#middleOf[0] || opened !== this.#middleOf[1];
    const isOut = Math.abs(weight - this.#middle) > 0.9 * reach;
    if (isNew || (isOut && !this.#dragging)) this.#middle = weight;
    this.#middleOf = [this.edge, opened];
  }

  #scales(slice: LossSlice) {
    const losses = slice.losses.filter((loss) => loss !== null);
    const top = Math.max(...losses, slice.loss);
    const low = Math.min(...losses, slice.loss);
    const pad = (top - low) * 0.1 || 0.1;
    return {
      x: linear(
        [slice.weights[0] ?? 0, slice.weights.at(-1) ?? 1],
        [margin.left, Math.max(margin.left + 50, this.#size.width - margin.right)],
      ),
      y: linear([Math.max(0, low - pad), top + pad], [height - margin.bottom, margin.top]),
    };
  }

  override render() {
    const network = this.playground?.opened?.network;
    const edge = network?.edges[this.edge];
    if (!network || !edge) {
      return html`<p class="soft small">
        Select an edge in the figure to see the loss as a function of its weight alone.
      </p>`;
    }
    const { fault } = this.#inquiry;
    if (fault !== '') return html`<p class="bad small" role="alert">${fault}</p>`;
    const slice = this.#slice;
    if (!slice || this.#size.width === 0) return nothing;
    const name = `${network.neurons[edge.from]?.id ?? ''} → ${network.neurons[edge.to]?.id ?? ''}`;
    const downhill = slice.derivative > 0 ? 'decreases' : 'increases';
    return html`
      <svg
        viewBox=${`0 0 ${String(this.#size.width)} ${String(height)}`}
        height=${height}
        role="slider"
        tabindex="0"
        aria-valuemin=${slice.weights[0] ?? 0}
        aria-valuemax=${slice.weights.at(-1) ?? 0}
        aria-valuenow=${slice.weight}
        aria-valuetext=${`weight ${formatNumber(slice.weight)}, loss ${formatNumber(slice.loss)}, derivative ${formatNumber(slice.derivative)}`}
        @keydown=${this.#key}
        @keyup=${this.#keyUp}
        @blur=${this.#keyUp}
        aria-label=${`Loss over the weight ${name}`}
        @pointerdown=${this.#grab}
        @pointermove=${this.#drag}
        @pointerup=${this.#release}
        @pointercancel=${this.#release}
        @pointerleave=${() => {
          this.under = null;
        }}
      >
        ${this.#drawing(slice)}
      </svg>
      <p class="small">
        <label for="weight">weight</label> ${name} ${weightField(this.playground, this.edge)} loss
        <strong>${formatNumber(slice.loss)}</strong>, derivative
        <strong>${formatNumber(slice.derivative)}</strong>
        <span class="soft"
          >${slice.derivative === 0 ? 'flat here' : `gradient descent ${downhill} it`}</span
        >${this.#readout(slice)}
      </p>
      ${this.#table(slice)}
    `;
  }

  #drawing(slice: LossSlice) {
    const { x, y } = this.#scales(slice);
    const path = line<number | null>()
      .defined((loss) => loss !== null)
      .x((_, k) => x(slice.weights[k] ?? 0))
      .y((loss) => y(loss ?? 0));
    const run = x.domain()[1] - x.domain()[0];
    const half = run / 8;
    const at = (offset: number) => y(slice.loss + slice.derivative * offset);
    const bottom = height - margin.bottom;
    return svg`
      <line class="axis" x1=${margin.left} x2=${this.#size.width - margin.right} y1=${bottom} y2=${bottom}></line>
      <line class="axis" x1=${margin.left} x2=${margin.left} y1=${margin.top} y2=${bottom}></line>
      ${x
        .ticks(6)
        .map(
          (tick) =>
            svg`<text x=${x(tick)} y=${bottom + 16} text-anchor="middle">${formatNumber(tick)}</text>`,
        )}
      ${y
        .ticks(4)
        .map(
          (tick) =>
            svg`<text x=${margin.left - 6} y=${y(tick)} dy="0.32em" text-anchor="end">${formatNumber(tick)}</text>`,
        )}
      <path class="curve" d=${path(slice.losses) ?? ''}></path>
      <line class="tangent" x1=${x(slice.weight - half)} x2=${x(slice.weight + half)}
        y1=${at(-half)} y2=${at(half)}></line>
      ${this.#arrow(slice, x(slice.weight), y(slice.loss))}
      ${
        this.under === null
          ? nothing
          : svg`<line class="cursor" x1=${x(this.under)} x2=${x(this.under)} y1=${margin.top} y2=${bottom}></line>`
      }
      <text x=${this.#size.width - margin.right} y=${height - 4} text-anchor="end">weight</text>
      <text x=${6} y=${12}>loss</text>
      <circle cx=${x(slice.weight)} cy=${y(slice.loss)} r="6"></circle>`;
  }

  /** Which way a step goes: downhill. */
  #arrow(slice: LossSlice, x: number, y: number) {
    if (slice.derivative === 0) return nothing;
    const way = slice.derivative > 0 ? -1 : 1;
    const tip = x + way * 34;
    return svg`<path class="step" d=${`M${String(x + way * 9)},${String(y)}H${String(tip)}m${String(-way * 6)},-4l${String(way * 6)},4l${String(-way * 6)},4`}></path>`;
  }

  /** The nearest of the losses that were asked for. */
  #lossAt(slice: LossSlice, weight: number): number | null {
    let best = 0;
    for (let k = 1; k < slice.weights.length; ++k) {
      const away = (at: number) => Math.abs((slice.weights[at] ?? 0) - weight);
      if (away(k) < away(best)) best = k;
    }
    return slice.losses[best] ?? null;
  }

  #readout(slice: LossSlice) {
    if (this.under === null) return nothing;
    const loss = this.#lossAt(slice, this.under);
    return html` <span class="soft"
      >under the pointer: weight ${formatNumber(this.under)}, loss
      ${loss === null ? '–' : formatNumber(loss)}</span
    >`;
  }

  #table(slice: LossSlice) {
    const every = Math.ceil(slice.weights.length / 24);
    return html`<details class="small">
      <summary>Numbers</summary>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">weight</th>
            <th scope="col" class="number">loss</th>
          </tr>
        </thead>
        <tbody>
          ${slice.weights.map((weight, k) =>
            k % every === 0
              ? html`<tr>
                  <td class="number">${formatNumber(weight)}</td>
                  <td class="number">${formatNumber(slice.losses[k] ?? NaN, 4)}</td>
                </tr>`
              : nothing,
          )}
        </tbody>
      </table>
    </details>`;
  }

  #weightAt(event: PointerEvent): number | null {
    const slice = this.#slice;
    if (!slice) return null;
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const { x } = this.#scales(slice);
    const [low, high] = x.domain();
    return Math.max(low, Math.min(high, x.invert(event.clientX - box.left)));
  }

  /** Arrow keys move the weight; what is held down is one act. */
  #key(event: KeyboardEvent): void {
    const slice = this.#slice;
    if (!slice) return;
    const low = slice.weights[0] ?? 0;
    const high = slice.weights.at(-1) ?? 0;
    const step = ((high - low) / 120) * (event.shiftKey ? 10 : 1);
    const by = { ArrowRight: step, ArrowUp: step, ArrowLeft: -step, ArrowDown: -step }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (!this.#keyed) {
      this.#keyed = true;
      this.playground?.pause();
      void this.playground?.remember();
    }
    const weight = (this.playground?.frame?.weights[this.edge] ?? 0) + by;
    void this.playground?.dragWeight(this.edge, weight);
  }

  #keyUp(): void {
    this.#keyed = false;
  }

  #grab(event: PointerEvent): void {
    this.#dragging = true;
    (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
    this.playground?.pause();
    void this.playground?.remember();
    this.#drag(event);
  }

  #drag(event: PointerEvent): void {
    this.under = this.#weightAt(event);
    const weight = this.#dragging ? this.under : null;
    if (weight !== null) void this.playground?.dragWeight(this.edge, weight);
  }

  #release(): void {
    this.#dragging = false;
  }
}

define('ew-weight-slice', WeightSlice);
