/** Type, slide or draw an input, or take a row of the data; read the prediction. */

import { html } from 'lit';
import { EdgewiseError } from '../../../wasm/src/error.js';
import type { Cell } from '../../../wasm/src/project.js';
import type { ColumnInfo, Prediction } from '../../../wasm/src/types.js';
import { inputsOf } from '../project/axes.js';
import { pictureOf, type Picture } from '../project/picture.js';
import { cellFormat } from '../kit/format.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import { Inquiry } from '../kit/inquiry.js';
import { numberEntry } from '../kit/number-entry.js';
import { define } from '../kit/define.js';
import { inputField, usualEntry, type Entering } from './input-field.js';
import { predictStyle } from './predict-style.js';
import { predictionShown } from './prediction-shown.js';

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

  static override styles = [controls, predictStyle];

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
    this.#entries = new Map(columns.map((column) => [column.name, usualEntry(column)]));
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
          : html`<div class="inputs small">${this.#fields()}</div>
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
      ${this.prediction ? predictionShown(this.prediction) : ''}`;
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
    const answers = targets?.map(({ name }) => {
      const answer = format(this.taken?.cells[name]);
      return targets.length > 1 ? `${name} ${answer}` : answer;
    });
    return html`<p class="small soft" data-role="truth">
      Row ${String(this.taken.row)}, correct answer: ${answers?.join(', ')}
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

  #fields() {
    const form: Entering = {
      columns: this.playground?.opened?.data?.columns ?? [],
      of: this.#entries,
      enter: (column, cell) => {
        this.#enter(column, cell);
      },
      doubt: (name, fault) => {
        this.#doubt(name, fault);
      },
    };
    return this.#columns.map((column) =>
      inputField(column, this.#entries.get(column.name) ?? null, form),
    );
  }

  /** An entry that is no number yet: nothing is said of another one meanwhile. */
  #doubt(name: string, fault: string): void {
    if (fault === '') this.#doubts.delete(name);
    else this.#doubts.set(name, fault);
    this.fault = [...this.#doubts.values()][0] ?? '';
    if (fault !== '') this.prediction = null;
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

define('ew-predict', PredictForm);
