/**
 * Below the map or plot, behind one button: zoom, a range of one's own, and the numbers behind the picture as a table.
 *
 * @fires axes-change {x, y, fixed, range}
 */

import { LitElement, css, html, nothing } from 'lit';
import type { ColumnInfo, MapResult } from '../../../wasm/src/types.js';
import type { Axes, Range } from '../project/axes.js';
import { formatFixed } from '../kit/format.js';
import { curveTable, mapTable } from '../kit/map-table.js';
import { zoomed, type Bounds } from './zoom.js';
import { controls } from '../kit/tokens.js';
import { numberEntry } from '../kit/number-entry.js';
import { define } from '../kit/define.js';
import { sideShadow } from '../kit/side-shadow.js';

export class OutputTools extends LitElement {
  static override properties = {
    axes: { attribute: false },
    map: { attribute: false },
    target: { attribute: false },
    range: { attribute: false },
    fault: { state: true },
    open: { state: true },
  };
  declare axes: Axes | null;
  declare map: MapResult | null;
  declare target: ColumnInfo | null;
  /** What is shown now. */
  declare range: { x: Bounds; y: Bounds } | null;
  declare fault: string;
  declare open: boolean;

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
        font-size: var(--ew-small);
      }
      .row button {
        min-width: 32px;
        padding: 2px 9px;
      }
      .range {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) minmax(0, 1fr);
        gap: 6px 8px;
        align-items: center;
        padding: 4px 0;
        max-width: 320px;
      }
      .range input {
        width: 100%;
      }
      .numbers {
        overflow: auto;
        ${sideShadow}
        max-height: 220px;
      }
      table {
        width: auto;
      }
      td,
      th {
        padding-right: 12px;
      }
      details {
        min-width: 0;
      }
      @media (pointer: coarse), (max-width: 640px) {
        .row button {
          min-width: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.axes = null;
    this.map = null;
    this.target = null;
    this.range = null;
    this.fault = '';
    this.open = false;
  }

  override render() {
    const { axes, map } = this;
    if (!axes || !map) return nothing;
    const picture = axes.y === null ? 'plot' : 'map';
    return html`
      <div class="row" role="group" aria-label="Zoom">
        <button
          aria-expanded=${this.open}
          title="Buttons to zoom, the range as numbers, and the values behind the picture"
          @click=${() => {
            this.open = !this.open;
          }}
        >
          Zoom and values
        </button>
        ${this.open ? this.#zoomButtons() : nothing}
        ${
          axes.range
            ? html`<button
                title="Back to the range of the data"
                @click=${() => {
                  this.#change(undefined);
                }}
              >
                Reset zoom
              </button>`
            : nothing
        }
      </div>
      ${
        this.open
          ? html`${this.#fields(axes)}
              <details>
                <summary>Numbers</summary>
                <div
                  class="numbers"
                  tabindex="0"
                  role="group"
                  aria-label=${`Numbers of the ${picture}`}
                >
                  ${this.#table(axes, map)}
                </div>
              </details>`
          : nothing
      }
    `;
  }

  #zoomButtons() {
    return html`<button
        aria-label="Zoom in"
        title="Zoom in; also with the wheel or two fingers"
        @click=${() => {
          this.#zoom(0.7);
        }}
      >
        +
      </button>
      <button
        aria-label="Zoom out"
        @click=${() => {
          this.#zoom(1 / 0.7);
        }}
      >
        −
      </button>`;
  }

  // ---- range

  #fields(axes: Axes) {
    const { range } = this;
    if (!range) return nothing;
    const field = (axis: 'x' | 'y', end: 0 | 1) => {
      const name = axis === 'x' ? axes.x : (axes.y ?? this.target?.name ?? 'output');
      return html`<input
        aria-label=${`${name} ${end === 0 ? 'from' : 'to'}`}
        ${numberEntry({
          value: Number(range[axis][end].toPrecision(5)),
          name: 'A bound',
          of: name,
          check: (bound) => {
            const [from, to] = range[axis].with(end, bound);
            return (from ?? 0) < (to ?? 0) ? '' : '“from” must be below “to”.';
          },
          take: (bound) => {
            this.#enter(axis, end, bound);
          },
          tell: (fault) => {
            this.fault = fault;
          },
        })}
      />`;
    };
    return html`<div class="range">
        <span></span><span class="soft">from</span><span class="soft">to</span>
        <span>${axes.x}</span>${field('x', 0)}${field('x', 1)}
        <span>${axes.y ?? this.target?.name ?? 'output'}</span>${field('y', 0)}${field('y', 1)}
      </div>
      <p class="bad" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>`;
  }

  #enter(axis: 'x' | 'y', end: 0 | 1, bound: number): void {
    const { range } = this;
    if (!range) return;
    const bounds: [number, number] = [...range[axis]];
    bounds[end] = bound;
    this.#change({ x: [...range.x], y: [...range.y], [axis]: bounds });
  }

  #zoom(factor: number): void {
    const { range } = this;
    if (!range) return;
    this.#change({ x: zoomed(range.x, 0.5, factor), y: zoomed(range.y, 0.5, factor) });
  }

  #change(range: Range | undefined): void {
    if (!this.axes) return;
    const { range: _, ...axes } = this.axes;
    const detail: Axes = range ? { ...axes, range } : axes;
    this.dispatchEvent(new CustomEvent('axes-change', { detail, bubbles: true, composed: true }));
  }

  // ---- numbers

  get #names(): string[] {
    const { map, target } = this;
    const count = map?.outputs.length ?? 0;
    if (target?.type !== 'category') return count === 1 ? [target?.name ?? 'output'] : [];
    return count === 1 ? [`${target.categories[1] ?? ''}, share`] : target.categories;
  }

  #table(axes: Axes, map: MapResult) {
    if (axes.y !== null && map.y !== null) {
      return mapTable(map, [axes.x, axes.y], (place) => this.#value(map, place));
    }
    const names = this.#names;
    const columns = map.outputs.map((values, k) => ({
      name: names[k] ?? `output ${String(k + 1)}`,
      values,
    }));
    return curveTable(map, axes.x, columns);
  }

  /** The value, or of several classes the one that wins. */
  #value(map: MapResult, place: number): string {
    const values = map.outputs.map((output) => output[place] ?? NaN);
    const [first = NaN] = values;
    if (values.length === 1) return formatFixed(first, 3);
    const best = values.indexOf(Math.max(...values));
    return `${this.target?.categories[best] ?? ''} ${formatFixed(values[best] ?? NaN, 2)}`;
  }
}

define('ew-output-tools', OutputTools);
