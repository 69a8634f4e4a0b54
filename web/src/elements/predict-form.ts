/** Type an input, read the prediction. */

import { css, html } from 'lit';
import { EdgewiseError } from '../../../wasm/src/error.js';
import type { Cell } from '../../../wasm/src/project.js';
import type { ColumnInfo, Prediction } from '../../../wasm/src/types.js';
import { inputsOf } from '../state/axes.js';
import { coalesce } from '../state/coalesce.js';
import { classColour, css as cssColour } from '../views/colour.js';
import { formatCell, formatFixed } from '../views/format.js';
import { StoreElement } from './store-element.js';
import { controls } from './tokens.js';

/** Milliseconds between two predictions while it trains. */
const pause = 200;

export class PredictForm extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    prediction: { state: true },
    fault: { state: true },
  };
  declare prediction: Prediction | null;
  declare fault: string;

  #entries = new Map<string, Cell>();
  #columns: ColumnInfo[] = [];
  #askedAt = 0;
  #shownFrame: unknown = null;

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      .inputs {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(128px, 1fr));
        gap: 6px 12px;
        max-height: 180px;
        overflow: auto;
        padding: 2px;
      }
      .inputs label {
        display: grid;
        gap: 2px;
        min-width: 0;
      }
      .inputs span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .inputs input,
      .inputs select {
        width: 100%;
      }
      .bars {
        display: grid;
        grid-template-columns: max-content 1fr max-content;
        gap: 2px 8px;
        align-items: center;
        max-height: 120px;
        overflow: auto;
      }
      .bar {
        height: 8px;
        border-radius: 2px;
        transform-origin: left;
      }
      .answer {
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.prediction = null;
    this.fault = '';
  }

  override willUpdate(): void {
    super.willUpdate();
    const columns = inputsOf(this.playground?.opened?.data ?? null);
    const same =
      columns.length === this.#columns.length &&
      columns.every((column, k) => column.name === this.#columns[k]?.name);
    this.#columns = columns;
    if (!same) {
      this.#entries = new Map(columns.map((column) => [column.name, usual(column)]));
      this.prediction = null;
    }
    const frame = this.playground?.frame;
    if (frame && frame !== this.#shownFrame) {
      this.#shownFrame = frame;
      if (!this.playground?.running || performance.now() - this.#askedAt > pause) void this.#ask();
    }
  }

  override render() {
    if (this.#columns.length === 0) return '';
    return html`
      <h3>Try an input</h3>
      <div class="inputs">${this.#columns.map((column) => this.#field(column))}</div>
      <p class="bad small" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>
      ${this.prediction ? this.#answer(this.prediction) : ''}
    `;
  }

  #field(column: ColumnInfo) {
    const entry = this.#entries.get(column.name) ?? null;
    const field =
      column.type === 'number'
        ? html`<input
            type="number"
            step="any"
            aria-label=${column.name}
            .value=${entry === null ? '' : String(entry)}
            @input=${(event: Event) => {
              const value = (event.target as HTMLInputElement).valueAsNumber;
              this.#enter(column, Number.isNaN(value) ? null : value);
            }}
          />`
        : html`<select
            aria-label=${column.name}
            @change=${(event: Event) => {
              this.#enter(column, (event.target as HTMLSelectElement).value);
            }}
          >
            ${column.categories.map(
              (name) => html`<option .selected=${name === entry} value=${name}>${name}</option>`,
            )}
          </select>`;
    return html`<label class="small"
      ><span class="soft" title=${column.name}>${column.name}</span>${field}</label
    >`;
  }

  #answer(prediction: Prediction) {
    const values = Object.entries(prediction.values);
    return html`<p aria-live="off" data-role="prediction">
        ${values.map(
          ([name, value]) =>
            html`<span class="soft">${name}:</span>
              <span class="answer">${formatCell(value)}</span> `,
        )}
      </p>
      ${
        prediction.probabilities
          ? html`<div class="bars small">
              ${prediction.probabilities.map(
                ({ category, value }, k) =>
                  html`<span>${category}</span>
                    <span
                      class="bar"
                      style=${`background:${cssColour(classColour(k))};transform:scaleX(${String(Math.max(0, Math.min(1, value)))})`}
                    ></span>
                    <span>${formatFixed(value, 3)}</span>`,
              )}
            </div>`
          : ''
      }`;
  }

  #enter(column: ColumnInfo, cell: Cell): void {
    this.#entries.set(column.name, cell);
    void this.#ask();
  }

  readonly #ask = coalesce(async () => {
    this.#askedAt = performance.now();
    try {
      const row = Object.fromEntries(this.#entries);
      this.prediction = (await this.playground?.predict(row)) ?? null;
      this.fault = '';
    } catch (error) {
      this.prediction = null;
      this.fault = error instanceof EdgewiseError ? error.message : String(error);
    }
  });
}

/** What a field shows at first: the mean, as exactly as the spread deserves, or the first category. */
function usual(column: ColumnInfo): Cell {
  if (column.type === 'category') return column.categories[0] ?? null;
  if (column.mean === null) return null;
  const spread = column.deviation ?? 0;
  const decimals = spread > 0 ? Math.max(0, Math.min(12, 2 - Math.floor(Math.log10(spread)))) : 3;
  return Number(column.mean.toFixed(decimals));
}

customElements.define('edgewise-predict', PredictForm);
