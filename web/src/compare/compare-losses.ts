/** The losses of two networks over the epochs, one over the other. */

import { LitElement, css, html } from 'lit';
import type { LossSeries } from '../session/history.js';
import '../kit/chart.js';
import type { Series } from '../kit/chart.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

export class CompareLosses extends LitElement {
  static override properties = {
    a: { attribute: false },
    b: { attribute: false },
    until: { type: Number },
    diverged: { type: Boolean },
    stamp: { attribute: false },
    chosen: { state: true },
  };
  declare a: LossSeries;
  declare b: LossSeries;
  /** The last epoch of the axis. */
  declare until: number;
  /** A loss has left every scale. */
  declare diverged: boolean;
  /** Changes when the series have grown. */
  declare stamp: unknown;
  /** Logarithmic or not; null as long as nobody has chosen. */
  declare chosen: boolean | null;

  static override styles = [
    controls,
    css`
      :host {
        display: block;
        position: relative;
      }
      .log {
        position: absolute;
        top: 0;
        right: 14px;
        display: flex;
        align-items: center;
        gap: 4px;
      }
      .log input {
        min-height: 0;
        margin: 0;
      }
    `,
  ];

  constructor() {
    super();
    this.a = { epoch: [], train: [], test: [] };
    this.b = this.a;
    this.until = 0;
    this.diverged = false;
    this.stamp = null;
    this.chosen = null;
  }

  override render() {
    const log = this.chosen ?? this.diverged;
    const all = this.#series;
    const losses = all.flatMap(({ points }) => points.flatMap(([, loss]) => loss ?? []));
    const [least, most] = [Math.min(...losses), Math.max(...losses)];
    // From zero, except where there is nothing but air below the curves.
    const range =
      all.some(({ points }) => points.length > 1) && least > most / 2
        ? undefined
        : [0, most > 0 ? most * 1.05 : 1];
    const last = Math.max(this.until, this.a.epoch.at(-1) ?? 0, this.b.epoch.at(-1) ?? 0);
    return html`<ew-chart
        label="Losses of A and B over the epochs"
        height="168"
        .series=${all}
        .x=${{ label: 'epoch', range: [0, last || 1] }}
        .y=${log ? { label: 'loss', log } : { label: 'loss', ...(range && { range }) }}
      ></ew-chart>
      <label class="log small"
        ><input
          type="checkbox"
          .checked=${log}
          @change=${(event: Event) => {
            this.chosen = (event.target as HTMLInputElement).checked;
          }}
        />log scale</label
      >`;
  }

  /** Told apart by their dashes too. */
  get #series(): Series[] {
    const [one, other] = ['var(--ew-accent)', 'var(--ew-positive)'];
    const all: [string, LossSeries, 'train' | 'test', string, Series['look'] & string][] = [
      ['A training', this.a, 'train', one, 'line'],
      ['A test', this.a, 'test', one, 'dashed'],
      ['B training', this.b, 'train', other, 'dotted'],
      ['B test', this.b, 'test', other, 'dashdotted'],
    ];
    return all
      .filter(([, history, set]) => history[set].some((loss) => loss !== null))
      .map(([name, history, set, colour, look]) => {
        const points = history.epoch.map((at, k) => [at, history[set][k] ?? null] as const);
        return { name, points, colour, look };
      });
  }
}

define('ew-compare-losses', CompareLosses);
