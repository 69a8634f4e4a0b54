/**
 * The loss as a function of one weight, all others fixed: the curve, the present weight on it with
 * its tangent, and the direction in which a step goes. The point can be dragged.
 */

import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { css, html, nothing, svg } from 'lit';
import type { LossSlice } from '../../../wasm/src/answers.js';
import { EdgewiseError } from '../../../wasm/src/error.js';
import { coalesce } from '../state/coalesce.js';
import { formatNumber } from '../views/format.js';
import { StoreElement } from './store-element.js';
import { controls } from './tokens.js';

const height = 150;
const margin = { left: 52, right: 12, top: 8, bottom: 26 };
/** How far the curve reaches on both sides of the weight that it was opened at. */
const reach = 3;
/** Milliseconds between two curves while it trains. */
const pause = 250;

export class WeightSlice extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    edge: { type: Number },
    slice: { state: true },
    fault: { state: true },
    width: { state: true },
  };
  /** Number of the edge, or -1. */
  declare edge: number;
  declare slice: LossSlice | null;
  declare fault: string;
  declare width: number;

  #middle = 0;
  #askedFor: readonly unknown[] = [];
  #askedAt = 0;
  #dragging = false;
  readonly #resize = new ResizeObserver(([entry]) => {
    this.width = entry?.contentRect.width ?? 0;
  });

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
        fill: var(--edgewise-ink-soft);
      }
      .axis {
        stroke: var(--edgewise-line);
      }
      .curve {
        fill: none;
        stroke: var(--edgewise-accent);
        stroke-width: 2;
      }
      .tangent {
        stroke: var(--edgewise-positive);
        stroke-width: 2;
        stroke-dasharray: 6 4;
      }
      circle {
        fill: var(--edgewise-surface);
        stroke: var(--edgewise-positive);
        stroke-width: 3;
      }
    `,
  ];

  constructor() {
    super();
    this.edge = -1;
    this.slice = null;
    this.fault = '';
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

  override willUpdate(): void {
    super.willUpdate();
    const { frame, opened } = this.playground ?? {};
    const key = [this.edge, frame?.weights, opened];
    if (this.edge < 0 || !frame || key.every((value, k) => value === this.#askedFor[k])) return;
    const isNew = this.edge !== this.#askedFor[0] || opened !== this.#askedFor[2];
    const waits = this.playground?.running && performance.now() - this.#askedAt < pause;
    if (!isNew && waits) return;
    const weight = frame.weights[this.edge] ?? 0;
    const isOut = Math.abs(weight - this.#middle) > 0.9 * reach;
    if (isNew || (isOut && !this.#dragging)) this.#middle = weight;
    this.#askedFor = key;
    void this.#ask();
  }

  readonly #ask = coalesce(async () => {
    this.#askedAt = performance.now();
    try {
      const question = {
        edge: this.edge,
        from: this.#middle - reach,
        to: this.#middle + reach,
        points: 121,
      };
      this.slice = (await this.playground?.inspect('lossSlice', question)) ?? null;
      this.fault = '';
    } catch (error) {
      this.fault = error instanceof EdgewiseError ? error.message : String(error);
    }
  });

  #scales(slice: LossSlice) {
    const losses = slice.losses.filter((loss) => loss !== null);
    const top = Math.max(...losses, slice.loss);
    const low = Math.min(...losses, slice.loss);
    const pad = (top - low) * 0.1 || 0.1;
    return {
      x: scaleLinear(
        [slice.weights[0] ?? 0, slice.weights.at(-1) ?? 1],
        [margin.left, Math.max(margin.left + 50, this.width - margin.right)],
      ),
      y: scaleLinear([Math.max(0, low - pad), top + pad], [height - margin.bottom, margin.top]),
    };
  }

  override render() {
    const network = this.playground?.opened?.network;
    const edge = network?.edges[this.edge];
    if (!network || !edge) {
      return html`<p class="soft small">
        Choose an edge in the figure: here stands the loss as a function of its weight alone.
      </p>`;
    }
    if (this.fault !== '') return html`<p class="bad small" role="alert">${this.fault}</p>`;
    const slice = this.slice;
    if (!slice || this.width === 0) return nothing;
    const name = `${network.neurons[edge.from]?.id ?? ''} → ${network.neurons[edge.to]?.id ?? ''}`;
    const downhill = slice.derivative > 0 ? 'smaller' : 'larger';
    return html`
      <svg
        viewBox=${`0 0 ${String(this.width)} ${String(height)}`}
        height=${height}
        role="img"
        aria-label=${`Loss over the weight ${name}: ${formatNumber(slice.loss)} at ${formatNumber(slice.weight)}, derivative ${formatNumber(slice.derivative)}`}
        @pointerdown=${this.#grab}
        @pointermove=${this.#drag}
        @pointerup=${this.#release}
        @pointercancel=${this.#release}
      >
        ${this.#drawing(slice)}
      </svg>
      <p class="small">
        weight ${name}: <strong>${formatNumber(slice.weight)}</strong>, loss
        <strong>${formatNumber(slice.loss)}</strong>, derivative
        <strong>${formatNumber(slice.derivative)}</strong>
        <span class="soft"
          >${slice.derivative === 0 ? 'flat here' : `a step makes it ${downhill}`}</span
        >
      </p>
    `;
  }

  #drawing(slice: LossSlice) {
    const { x, y } = this.#scales(slice);
    const path = line<number | null>()
      .defined((loss) => loss !== null)
      .x((_, k) => x(slice.weights[k] ?? 0))
      .y((loss) => y(loss ?? 0));
    const run = (x.domain()[1] ?? 1) - (x.domain()[0] ?? 0);
    const half = run / 8;
    const at = (offset: number) => y(slice.loss + slice.derivative * offset);
    const bottom = height - margin.bottom;
    return svg`
      <line class="axis" x1=${margin.left} x2=${this.width - margin.right} y1=${bottom} y2=${bottom}></line>
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
      <circle cx=${x(slice.weight)} cy=${y(slice.loss)} r="6"></circle>`;
  }

  #weightAt(event: PointerEvent): number | null {
    const slice = this.slice;
    if (!slice) return null;
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const { x } = this.#scales(slice);
    const [low = 0, high = 1] = x.domain();
    return Math.max(low, Math.min(high, x.invert(event.clientX - box.left)));
  }

  #grab(event: PointerEvent): void {
    this.#dragging = true;
    (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
    this.playground?.pause();
    void this.playground?.remember();
    this.#drag(event);
  }

  #drag(event: PointerEvent): void {
    const weight = this.#dragging ? this.#weightAt(event) : null;
    if (weight !== null) void this.playground?.dragWeight(this.edge, weight);
  }

  #release(): void {
    this.#dragging = false;
  }
}

customElements.define('edgewise-weight-slice', WeightSlice);
