/** What two networks compute: their maps and the difference, or over one input their curves. */

import { LitElement, css, html, nothing } from 'lit';
import type { ColumnInfo, DataInfo, MapResult, Points } from '../../../wasm/src/types.js';
import type { Axes } from '../project/axes.js';
import { difference } from './difference.js';
import type { Series } from '../kit/chart.js';
import { controls } from '../kit/tokens.js';
import './compare-maps.js';
import './curves-chart.js';
import type { Names } from './compare-numbers.js';
import { define } from '../kit/define.js';

interface Output {
  name: string;
  target: ColumnInfo;
  /** Of a category target the one whose chance it is. */
  category: number | null;
}

export class CompareOutputs extends LitElement {
  static override properties = {
    a: { attribute: false },
    b: { attribute: false },
    names: { attribute: false },
    axes: { attribute: false },
    data: { attribute: false },
    points: { attribute: false },
    output: { state: true },
  };
  declare a: MapResult | null;
  declare b: MapResult | null;
  declare names: Names;
  declare axes: Axes | null;
  declare data: DataInfo | null;
  declare points: Points | null;
  /** Of several outputs the one whose difference is shown. */
  declare output: number;

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
      }
    `,
  ];

  constructor() {
    super();
    this.a = null;
    this.b = null;
    this.names = { label: '', a: '', b: '' };
    this.axes = null;
    this.data = null;
    this.points = null;
    this.output = 0;
  }

  /** Whose rows the points are. */
  get #target(): ColumnInfo | undefined {
    const targets = this.#targets;
    return targets.find(({ name }) => name === this.axes?.target) ?? targets[0];
  }

  get #targets(): ColumnInfo[] {
    return this.data?.columns.filter(({ role }) => role === 'target') ?? [];
  }

  /** One an output. */
  get #outputs(): Output[] {
    const all = this.#targets.flatMap((target): Output[] =>
      target.type === 'category'
        ? target.categories.map((name, category) => ({ name, target, category }))
        : [{ name: target.name, target, category: null }],
    );
    // One output for two classes is the chance of the second.
    return this.a?.outputs.length === 1 ? all.slice(-1) : all;
  }

  /** The rows as points beside the curves of an output; the same object for the same rows. */
  #rowsOf({ target, category }: Output): Points | null {
    const { points } = this;
    if (points?.y !== null || target !== this.#target) return null;
    if (category === null) return points;
    if (this.#placed.of !== points || this.#placed.category !== category) {
      const y = points.target.map((code) => (code === category ? 1 : 0));
      this.#placed = { of: points, category, rows: { ...points, y } };
    }
    return this.#placed.rows;
  }
  #placed: { of: Points | null; category: number; rows: Points | null } = {
    of: null,
    category: 0,
    rows: null,
  };

  override render() {
    const { a, b, axes } = this;
    if (!axes) {
      return html`<p class="small soft">There is no map: a map needs a numeric input.</p>`;
    }
    if (!a || !b) return nothing;
    const all = this.#outputs;
    const names = all.map(({ name }) => name);
    const output = Math.min(this.output, a.outputs.length - 1);
    const choice =
      names.length > 1
        ? html`<div class="row small">
            <label for="output">Difference in</label>
            <select
              id="output"
              @change=${(event: Event) => {
                this.output = Number((event.target as HTMLSelectElement).value);
              }}
            >
              ${names.map(
                (name, k) => html`<option value=${k} .selected=${k === output}>${name}</option>`,
              )}
            </select>
          </div>`
        : nothing;
    return html`${choice}${
      a.y === null || b.y === null
        ? this.#curves(a, b, output, axes)
        : html`<ew-compare-maps
            .a=${a}
            .b=${b}
            .output=${output}
            .outputName=${names[output] ?? ''}
            .names=${this.names}
            .axes=${axes}
            .target=${this.#target}
            .points=${this.points}
          ></ew-compare-maps>`
    }`;
  }

  #curves(a: MapResult, b: MapResult, output: number, axes: Axes) {
    const [from, to] = [a.outputs[output], b.outputs[output]];
    if (!from || from.length !== to?.length) return nothing;
    const { x, resolution } = a;
    const shown = this.#outputs[output];
    const rows = shown ? this.#rowsOf(shown) : null;
    const points = (values: Float32Array) =>
      Array.from(
        values,
        (value, k) => [x[0] + ((x[1] - x[0]) * k) / (resolution - 1), value] as const,
      );
    const series: Series[] = [
      { name: 'A', points: points(from), colour: 'var(--ew-accent)' },
      { name: 'B', points: points(to), colour: 'var(--ew-positive)', look: 'dashed' },
      {
        name: 'B − A',
        points: points(difference(from, to)),
        colour: 'var(--ew-ink-soft)',
        look: 'dotted',
      },
    ];
    return html`<ew-curves-chart
      label=${`Outputs of A and B over ${axes.x}, and their difference`}
      height="210"
      .series=${series}
      .x=${{ label: axes.x }}
      .y=${{ label: shown?.name ?? 'output' }}
      .rows=${rows}
      .classes=${shown?.target.type === 'category' ? shown.target.categories.length : 0}
      >${rows ? legendOf(rows) : nothing}</ew-curves-chart
    >`;
  }
}

function legendOf({ test }: Points) {
  return html`<span class="soft"
    >points: training rows${test.includes(1) ? ', hollow: test rows' : ''}</span
  >`;
}

define('ew-compare-outputs', CompareOutputs);
