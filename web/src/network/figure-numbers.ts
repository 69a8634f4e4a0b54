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

/** Comes with it: what goes through the network for the example that is looked at. */
export { Tracing } from '../session/tracing.js';

/** Of a number with its sign and three digits, in pixels. */
const pill = { width: 42, height: 16 };
/** Where on its edge a number may stand; the first place that is free. */
const shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

/** How functions are written where there is little room; others by their name. */
const short: Partial<Record<FunctionName, string>> = {
  identity: 'id',
  logistic: 'σ',
  rectifier: 'ReLU',
  'leaky-rectifier': 'leaky',
};

interface Box extends Point {
  width: number;
  height: number;
}

function overlap(a: Box, b: Box): number {
  const across = (a.width + b.width) / 2 - Math.abs(a.x - b.x);
  const down = (a.height + b.height) / 2 - Math.abs(a.y - b.y);
  return across > 0 && down > 0 ? across * down : 0;
}

/** Where what comes out of a neuron stands: at its lower right. */
function outPlace({ x, y }: Point, radius: number): Point {
  return { x: x + 0.75 * radius, y: y + 0.7 * radius };
}

/** A place for the number of each edge, where it covers least of neurons and of other numbers. */
export function placeNumbers(
  lines: ReadonlyMap<number, Line>,
  neurons: readonly Point[],
  radius: number,
): Map<number, Point> {
  const taken: Box[] = neurons.flatMap((neuron) => {
    const out = outPlace(neuron, radius);
    const { width, height } = pill;
    return [
      { ...neuron, width: 2 * radius, height: 2 * radius },
      { x: out.x + width / 2, y: out.y + height / 2, width, height },
    ];
  });
  const places = new Map<number, Point>();
  for (const [edge, line] of lines) {
    let best: Box | null = null;
    let least = Infinity;
    for (const share of shares) {
      const box = { ...line.at(share), ...pill };
      const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0);
      if (covered >= least) continue;
      [best, least] = [box, covered];
      if (covered === 0) break;
    }
    if (!best) continue;
    taken.push(best);
    places.set(edge, { x: best.x, y: best.y });
  }
  return places;
}

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

  #ofNeuron({ radius }: NetworkLayout, { neurons }: NetworkInfo, settled: Place) {
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
        : html`<span class="out" .style=${styleOf(outPlace({ x, y }, radius))}
            >${formatNumber(out)}</span
          >`
    }`;
  }
}

function styleOf({ x, y }: Point): string {
  return `left:${x.toFixed(1)}px;top:${y.toFixed(1)}px`;
}

define('ew-figure-numbers', FigureNumbers);
