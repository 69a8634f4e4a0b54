/**
 * Numbers in the figure: the weight on each edge, the function of each neuron, and what comes out of it
 * for the example that is looked at.
 */

import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FunctionName } from '../../../wasm/src/project.js';
import type { NetworkInfo, Trace } from '../../../wasm/src/types.js';
import { define } from '../kit/define.js';
import { formatNumber } from '../kit/format.js';
import type { Line, Point } from './edges.js';
import type { NetworkLayout, Place } from './layout.js';
import { outPlace, placeNumbers } from './number-places.js';

/** Comes with it: what goes through the network for the example that is looked at. */
export { Tracing } from '../session/tracing.js';

/** How functions are written where there is little room; others by their name. */
const short: Partial<Record<FunctionName, string>> = {
  identity: 'id',
  logistic: 'σ',
  rectifier: 'ReLU',
  'leaky-rectifier': 'leaky',
};

export class FigureNumbers extends LitElement {
  static override properties = {
    layout: { attribute: false },
    network: { attribute: false },
    lines: { attribute: false },
    weights: { attribute: false },
    trace: { attribute: false },
    besides: { attribute: false },
    at: { attribute: false },
  };
  declare layout: NetworkLayout | null;
  declare network: NetworkInfo | null;
  declare lines: ReadonlyMap<number, Line>;
  declare weights: Float32Array | null;
  /** Of the example that is looked at; null while there is none. */
  declare trace: Trace | null;
  /** The edge whose own chip stands there. */
  declare besides: number;
  /** Where a neuron stands, while it is dragged too. */
  declare at: (place: Place) => Point;

  /** What comes out of each neuron, by id. */
  #outs: ReadonlyMap<string, number> = new Map();
  #placed: { of: unknown; places: ReadonlyMap<number, Point> } = { of: null, places: new Map() };

  static override styles = css`
    :host {
      position: absolute;
      inset: 0;
      pointer-events: none;
      font-size: 0.6875rem;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
      color: var(--ew-ink);
    }
    span {
      position: absolute;
      line-height: 16px;
    }
    .weight,
    .function {
      transform: translate(-50%, -50%);
      padding: 0 3px;
      border-radius: 8px;
      background: color-mix(in srgb, var(--ew-surface) 88%, transparent);
    }
    .function {
      line-height: 13px;
    }
    .out {
      line-height: 13px;
      font-weight: 600;
      text-shadow:
        0 0 3px var(--ew-surface),
        0 0 3px var(--ew-surface),
        0 0 3px var(--ew-surface);
    }
  `;

  constructor() {
    super();
    this.layout = null;
    this.network = null;
    this.lines = new Map();
    this.weights = null;
    this.trace = null;
    this.besides = -1;
    this.at = (place) => place;
  }

  /** For sight alone: tables have the same numbers, and edges and neurons tell theirs. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('trace')) return;
    this.#outs = new Map(this.trace?.neurons.map(({ id, out }) => [id, out]));
  }

  override render() {
    const { layout, network } = this;
    if (!layout || !network) return nothing;
    return html`${repeat(
      this.#placesIn(layout),
      ([edge]) => edge,
      ([edge, place]) =>
        edge === this.besides
          ? nothing
          : html`<span class="weight" .style=${styleOf(place)}
              >${formatNumber(this.weights?.[edge] ?? 0)}</span
            >`,
    )}${layout.places.map((place) => this.#ofNeuron(layout, network, place))}`;
  }

  /** The same as long as no line moves. */
  #placesIn({ places, radius }: NetworkLayout): ReadonlyMap<number, Point> {
    if (this.#placed.of !== this.lines) {
      const neurons = places.map((place) => this.at(place));
      this.#placed = { of: this.lines, places: placeNumbers(this.lines, neurons, radius) };
    }
    return this.#placed.places;
  }

  #ofNeuron({ radius, width }: NetworkLayout, { neurons }: NetworkInfo, settled: Place) {
    const neuron = neurons[settled.neuron];
    if (!neuron || neuron.kind === 'bias') return nothing;
    const { x, y } = this.at(settled);
    const out = this.#outs.get(neuron.id);
    const name = short[neuron.function] ?? neuron.function;
    return html`${
      neuron.kind === 'input'
        ? nothing
        : html`<span class="function" .style=${styleOf({ x, y })}>${name}</span>`
    }${
      out === undefined
        ? nothing
        : html`<span class="out" .style=${styleOf(outPlace({ x, y }, radius, width))}
            >${formatNumber(out)}</span
          >`
    }`;
  }
}

function styleOf({ x, y }: Point): string {
  return `left:${x.toFixed(1)}px;top:${y.toFixed(1)}px`;
}

define('ew-figure-numbers', FigureNumbers);
