/** Type, slide or draw an input, or take a row of the data; read the prediction. */

import { css, html } from 'lit';
import { EdgewiseError } from '../../../wasm/src/error.js';
import type { Cell } from '../../../wasm/src/project.js';
import type { ColumnInfo, Prediction } from '../../../wasm/src/types.js';
import { inputsOf } from '../project/axes.js';
import { pictureOf, type Picture } from '../project/picture.js';
import { classColour } from '../kit/colour.js';
import { cellFormat, formatCell, formatFixed } from '../kit/format.js';
import { longName } from '../kit/long-name.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import { Inquiry } from '../kit/inquiry.js';
import { numberEntry } from '../kit/number-entry.js';
import { define } from '../kit/define.js';

export class PredictForm extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run'];
  static override properties = {
    ...StoreElement.properties,
    prediction: { state: true },
    fault: { state: true },
    taken: { state: true },
  };
  declare prediction: Prediction | null;
  declare fault: string;
  /** The row of the data that stands in the fields, until one is changed. */
  declare taken: { row: number; cells: Record<string, Cell> } | null;

  #entries = new Map<string, Cell>();
  #columns: ColumnInfo[] = [];
  #data: unknown = null;
  #picture: Picture | null = null;
  /** The entries that a row is on its way for: until it is here, some may have no value. */
  #taking: Map<string, Cell> | null = null;
  /** What is wrong with the entries, by the names of their columns. */
  #doubts = new Map<string, string>();
  readonly #inquiry = new Inquiry(this, () => this.playground, {
    pause: 200,
    ask: async (playground) =>
      this.#taking === this.#entries || this.#doubts.size > 0
        ? undefined
        : playground.predict(Object.fromEntries(this.#entries)),
    answered: (prediction) => {
      this.prediction = prediction;
      this.fault = '';
    },
    failed: (error) => {
      // The page tells it, with a way to go on; the last prediction is that of the state kept.
      if (error instanceof EdgewiseError && error.code === 'worker-lost') return true;
      this.prediction = null;
      this.fault = error instanceof Error ? error.message : String(error);
      return true;
    },
  });

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
      }
      .title {
        justify-content: space-between;
      }
      .take {
        gap: 4px;
        flex-wrap: nowrap;
      }
      .take input {
        width: 5em;
      }
      .take button {
        padding-inline: 9px;
      }
      .inputs {
        display: grid;
        grid-template-columns: minmax(0, max-content) minmax(64px, 1fr) 6em;
        gap: 4px 10px;
        align-items: center;
        max-height: 216px;
        overflow: auto;
        padding: 2px;
        scrollbar-width: thin;
      }
      .inputs label {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        max-width: 11em;
      }
      .inputs input,
      .inputs select {
        width: 100%;
      }
      .inputs .wide {
        grid-column: 2 / -1;
      }
      .drawn {
        display: grid;
        grid-template-columns: 168px minmax(0, 1fr);
        gap: 12px;
        align-items: start;
      }
      .told {
        display: grid;
        gap: 6px;
        min-width: 0;
      }
      .bars {
        display: grid;
        grid-template-columns: max-content minmax(24px, 1fr) max-content;
        gap: 1px 8px;
        align-items: center;
        max-height: 224px;
        overflow: auto;
      }
      .bars span:first-child {
        max-width: 12em;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .bar {
        height: 8px;
        border-radius: 2px;
        transform-origin: left;
      }
      .answer {
        font-weight: 600;
      }
      @media (max-width: 640px) {
        .drawn {
          grid-template-columns: minmax(0, 1fr);
        }
        .inputs {
          max-height: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.prediction = null;
    this.fault = '';
    this.taken = null;
  }

  override willUpdate(): void {
    const columns = inputsOf(this.playground?.opened?.data ?? null);
    const same =
      columns.length === this.#columns.length &&
      columns.every(
        ({ name, type }, k) => name === this.#columns[k]?.name && type === this.#columns[k].type,
      );
    this.#columns = columns;
    const data = this.playground?.project?.data;
    const isOtherData = data !== this.#data;
    this.#data = data;
    if (!same) this.#begin(columns);
    else if (isOtherData && this.taken) {
      // The row of this number is another one now.
      const { row } = this.taken;
      this.taken = null;
      void this.#take(row <= (this.playground?.opened?.data?.rows.total ?? 0) ? row : 1);
    }
  }

  #begin(columns: ColumnInfo[]): void {
    this.#entries = new Map(columns.map((column) => [column.name, usual(column)]));
    this.#doubts.clear();
    this.#picture = pictureOf(columns);
    this.prediction = null;
    this.taken = null;
    if (this.#picture) void this.#load(() => import('./picture-pad.js'));
    // A picture or a text has no mean that could stand for it.
    if (this.#picture || columns.some(({ type }) => type === 'bytes')) void this.#take(1);
  }

  override render() {
    if (this.#columns.length === 0) return '';
    return html`
      <div class="row title">
        <h3>Try an input</h3>
        ${this.#takeRow()}
      </div>
      ${
        this.#picture
          ? html`<div class="drawn">
              ${this.#pad(this.#picture)}
              <div class="told">${this.#told()}</div>
            </div>`
          : html`<div class="inputs small">
                ${this.#columns.map((column) => this.#field(column))}
              </div>
              ${this.#told()}`
      }
      <details @toggle=${this.#loadFile}>
        <summary class="small">Predict a file</summary>
        <ew-predict-file .playground=${this.playground}></ew-predict-file>
      </details>
    `;
  }

  #load(part: () => Promise<unknown>): Promise<unknown> | undefined {
    return this.playground?.loaded('A part of the form', part);
  }

  #loadFile(): void {
    void this.#load(() => import('./predict-file.js'));
  }

  #told() {
    return html`${this.#truth()}
      <p class="bad small" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>
      ${this.prediction ? this.#answer(this.prediction) : ''}`;
  }

  #takeRow() {
    const total = this.playground?.opened?.data?.rows.total ?? 0;
    const row = this.taken?.row ?? null;
    const go = (label: string, sign: string, to: number) =>
      html`<button
        aria-label=${label}
        title=${label}
        ?disabled=${to < 1 || to > total}
        @click=${() => {
          void this.#take(to);
        }}
      >
        ${sign}
      </button>`;
    return html`<div class="row take small" role="group" aria-label="Take a row of the data">
      ${go('Row before', '‹', (row ?? 1) - 1)}
      <label class="soft" for="row">row</label>
      <input
        id="row"
        title=${`A row of the data, 1 to ${String(total)}`}
        aria-label="Take row"
        placeholder="–"
        ${numberEntry({
          value: row,
          name: 'The row',
          min: 1,
          max: total,
          whole: true,
          take: (chosen) => void this.#take(chosen),
          takeNone: () => {
            this.taken = null;
          },
        })}
      />
      ${go('Next row', '›', (row ?? 0) + 1)}
    </div>`;
  }

  #truth() {
    if (!this.taken) return '';
    const targets = this.playground?.opened?.data?.columns.filter(({ role }) => role === 'target');
    const format = cellFormat(this.playground?.project?.data);
    return html`<p class="small soft" data-role="truth">
      In row ${String(this.taken.row)}
      ${targets?.map(({ name }) => `${name} is ${format(this.taken?.cells[name])}`).join(', ')}.
    </p>`;
  }

  #pad(picture: Picture) {
    return html`<ew-picture-pad
      .picture=${picture}
      .values=${picture.names.map((name) => Number(this.#entries.get(name) ?? 0))}
      @values-change=${({ detail }: CustomEvent<number[]>) => {
        this.taken = null;
        for (const [k, name] of picture.names.entries()) this.#entries.set(name, detail[k] ?? 0);
        void this.#inquiry.again();
      }}
    ></ew-picture-pad>`;
  }

  #field(column: ColumnInfo) {
    const { name } = column;
    const columns = this.playground?.opened?.data?.columns ?? [];
    const label = html`<label class="soft" for=${`of ${name}`} title=${name}
      >${longName(name, columns, (one) => one.name)}</label
    >`;
    const entry = this.#entries.get(name) ?? null;
    if (column.type === 'number') return html`${label}${this.#number(column, entry)}`;
    if (column.type === 'bytes') {
      return html`${label}<input
          id=${`of ${name}`}
          class="wide"
          type="text"
          aria-label=${name}
          .value=${entry === null ? '' : String(entry)}
          @input=${(event: Event) => {
            this.#enter(column, (event.target as HTMLInputElement).value);
          }}
        />`;
    }
    return html`${label}<select
        id=${`of ${name}`}
        class="wide"
        aria-label=${name}
        @change=${(event: Event) => {
          this.#enter(column, (event.target as HTMLSelectElement).value);
        }}
      >
        ${column.categories.map(
          (one) => html`<option .selected=${one === entry} value=${one}>${one}</option>`,
        )}
      </select>`;
  }

  #number(column: ColumnInfo, entry: Cell) {
    const { name, min, max } = column;
    const low = min ?? 0;
    const high = max ?? 1;
    return html`<input
        type="range"
        aria-label=${`${name} slider`}
        min=${low}
        max=${high}
        step=${stepOf(low, high)}
        .value=${String(entry ?? low)}
        @input=${(event: Event) => {
          this.#enter(column, (event.target as HTMLInputElement).valueAsNumber);
        }}
      /><input
        id=${`of ${name}`}
        aria-label=${name}
        ${numberEntry({
          value: typeof entry === 'number' ? entry : null,
          name,
          live: true,
          of: this.#entries,
          step: stepOf(low, high),
          take: (value) => {
            this.#enter(column, value);
          },
          takeNone: () => {
            this.#enter(column, null);
          },
          tell: (fault) => {
            this.#doubt(name, fault);
          },
        })}
      />`;
  }

  /** An entry that is no number yet: nothing is said of another one meanwhile. */
  #doubt(name: string, fault: string): void {
    if (fault === '') this.#doubts.delete(name);
    else this.#doubts.set(name, fault);
    this.fault = [...this.#doubts.values()][0] ?? '';
    if (fault !== '') this.prediction = null;
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
        prediction.outside.length > 0
          ? html`<p class="small soft" data-role="outside">
              Far outside the training rows: ${prediction.outside.join(', ')}. The network has seen
              nothing like it.
            </p>`
          : ''
      }
      ${
        prediction.probabilities
          ? html`<div class="bars small">
              ${prediction.probabilities.map(
                ({ category, value }, k) =>
                  html`<span>${category}</span>
                    <span
                      class="bar"
                      .style=${`background:${classColour(k)};transform:scaleX(${String(Math.max(0, Math.min(1, value)))})`}
                    ></span>
                    <span>${formatFixed(value, 3)}</span>`,
              )}
            </div>`
          : ''
      }`;
  }

  #enter(column: ColumnInfo, cell: Cell): void {
    this.taken = null;
    this.#entries.set(column.name, cell);
    this.requestUpdate();
    void this.#inquiry.again();
  }

  /** Fills in a row of the data, by its number from 1. */
  async #take(row: number): Promise<void> {
    const { playground } = this;
    if (!playground) return;
    const total = playground.opened?.data?.rows.total ?? 0;
    if (!Number.isInteger(row) || row < 1 || row > total) {
      this.fault = `The data have rows 1 to ${String(total)}.`;
      return;
    }
    const entries = this.#entries;
    this.#taking = entries;
    const cells = await playground.row(row - 1);
    if (this.#taking === entries) this.#taking = null;
    if (!cells || entries !== this.#entries) return;
    for (const { name, type } of this.#columns) {
      const cell = cells[name] ?? null;
      this.#entries.set(name, type === 'number' || cell === null ? cell : String(cell));
    }
    this.taken = { row, cells };
    await this.#inquiry.again();
  }
}

/** A round number, about a hundredth of the way. */
function stepOf(low: number, high: number): number {
  return high > low ? 10 ** Math.floor(Math.log10((high - low) / 50)) : 1;
}

/** What a field shows at first: the mean, as exactly as the spread deserves, or the first category. */
function usual(column: ColumnInfo): Cell {
  if (column.type === 'category') return column.categories[0] ?? null;
  if (column.mean === null) return null;
  const spread = column.deviation ?? 0;
  const decimals = spread > 0 ? Math.max(0, Math.min(12, 2 - Math.floor(Math.log10(spread)))) : 3;
  return Number(column.mean.toFixed(decimals));
}

define('ew-predict', PredictForm);
