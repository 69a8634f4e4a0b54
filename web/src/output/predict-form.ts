/**
 * Type, slide or draw an input, or take a row of the data; read the prediction. What stands in the fields
 * is the current example.
 */

import { html } from 'lit';
import { EdgewiseError } from '../../../wasm/src/error.js';
import type { Cell } from '../../../wasm/src/project.js';
import type { ColumnInfo, Prediction } from '../../../wasm/src/types.js';
import { inputsOf } from '../project/inputs.js';
import { pictureOf, type Picture } from '../project/picture.js';
import { cellFormat } from '../kit/format.js';
import { changeInput, chooseRow, exampleInput } from '../session/example.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import type { Cells } from '../session/view.js';
import { controls } from '../kit/tokens.js';
import { Inquiry } from '../kit/inquiry.js';
import { numberEntry } from '../kit/number-entry.js';
import { define } from '../kit/define.js';
import { inputField, type Entering } from './input-field.js';
import { predictStyle } from './predict-style.js';
import { predictionShown } from './prediction-shown.js';

export class PredictForm extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run', 'view'];
  static override properties = {
    ...StoreElement.properties,
    prediction: { state: true },
    fault: { state: true },
  };
  declare prediction: Prediction | null;
  declare fault: string;

  #columns: ColumnInfo[] = [];
  /** Another one for fields of other columns. */
  #form = {};
  #picture: Picture | null = null;
  /** The one in the fields. */
  #example: unknown = null;
  /** What is wrong with the entries, by the names of their columns. */
  #doubts = new Map<string, string>();
  readonly #inquiry = new Inquiry(this, () => this.playground, {
    about: (playground) => [exampleInput(playground) && playground.example, playground.exampleRow],
    pause: 200,
    ask: async (playground) => {
      const input = exampleInput(playground);
      return input && this.#doubts.size === 0 ? playground.predict({ ...input }) : undefined;
    },
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
  }

  override willUpdate(): void {
    const columns = inputsOf(this.playground?.opened?.data ?? null);
    const same =
      columns.length === this.#columns.length &&
      columns.every(
        ({ name, type }, k) => name === this.#columns[k]?.name && type === this.#columns[k].type,
      );
    this.#columns = columns;
    if (!same) this.#begin(columns);
    const { example } = this.playground ?? {};
    if (example !== this.#example && this.#doubts.size > 0) {
      // Chosen elsewhere: what was wrongly typed is gone.
      this.#form = {};
      this.#doubts.clear();
      this.fault = '';
    }
    this.#example = example;
  }

  #begin(columns: ColumnInfo[]): void {
    this.#form = {};
    this.#doubts.clear();
    this.#picture = pictureOf(columns);
    this.prediction = null;
    this.fault = '';
    if (this.#picture) void this.#load(() => import('../kit/picture-pad.js'));
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
    const row = this.#row;
    const go = (label: string, sign: string, to: number, by: number) =>
      html`<button
        aria-label=${label}
        title=${label}
        ?disabled=${to < 1 || to > total}
        @click=${() => {
          void this.#takeNext(to, by);
        }}
      >
        ${sign}
      </button>`;
    return html`<div class="row take small" role="group" aria-label="Take a row of the data">
      ${go('Row before', '‹', (row ?? 1) - 1, -1)}
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
          takeNone: () => undefined,
        })}
      />
      ${go('Next row', '›', (row ?? 0) + 1, 1)}
    </div>`;
  }

  /** Number of the row in the fields, from 1; null of an input of one's own. */
  get #row(): number | null {
    const { example, exampleRow } = this.playground ?? {};
    return example?.input || !exampleRow ? null : exampleRow.row + 1;
  }

  #truth() {
    const row = this.#row;
    if (row === null) return '';
    const targets = this.playground?.opened?.data?.columns.filter(({ role }) => role === 'target');
    const format = cellFormat(this.playground?.project?.data);
    const answers = targets?.map(({ name }) => {
      const answer = format(this.playground?.exampleRow?.cells[name]);
      return targets.length > 1 ? `${name} ${answer}` : answer;
    });
    return html`<p class="small soft" data-role="truth">
      Row ${String(row)}, correct answer: ${answers?.join(', ')}
    </p>`;
  }

  #pad(picture: Picture) {
    const input = this.#input;
    return html`<ew-picture-pad
      .picture=${picture}
      .values=${picture.names.map((name) => Number(input?.[name] ?? 0))}
      @values-change=${({ detail }: CustomEvent<number[]>) => {
        this.#change(Object.fromEntries(picture.names.map((name, k) => [name, detail[k] ?? 0])));
      }}
    ></ew-picture-pad>`;
  }

  get #input(): Cells | null {
    return this.playground && exampleInput(this.playground);
  }

  #change(cells: Cells): void {
    if (!this.playground) return;
    changeInput(this.playground, cells);
    this.#example = this.playground.example;
  }

  #fields() {
    const form: Entering = {
      columns: this.playground?.opened?.data?.columns ?? [],
      of: this.#form,
      enter: (column, cell) => {
        this.#change({ [column.name]: cell });
      },
      doubt: (name, fault) => {
        this.#doubt(name, fault);
      },
    };
    const input = this.#input;
    const isRow = this.#row !== null;
    return this.#columns.map((column) => {
      const cell = input?.[column.name] ?? null;
      return inputField(column, isRow ? inShort(cell) : cell, form);
    });
  }

  /** An entry that is no number yet: nothing is said of another one meanwhile. */
  #doubt(name: string, fault: string): void {
    if (fault === '') this.#doubts.delete(name);
    else this.#doubts.set(name, fault);
    this.fault = [...this.#doubts.values()][0] ?? '';
    if (fault !== '') this.prediction = null;
    else void this.#inquiry.again();
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
    if (await chooseRow(playground, row - 1)) return;
    // It is not learnt from, for want of a value, but it can be tried.
    const cells = await playground.row(row - 1);
    if (!cells) return;
    const input = this.#columns.map(({ name, type }) => {
      const cell = cells[name] ?? null;
      return [name, type === 'number' || cell === null ? cell : String(cell)] as const;
    });
    changeInput(playground, Object.fromEntries(input));
  }

  /** The next row on this way that is part of the data. */
  async #takeNext(row: number, by: number): Promise<void> {
    const { playground } = this;
    const total = playground?.opened?.data?.rows.total ?? 0;
    for (let at = row; playground && at >= 1 && at <= total; at += by) {
      if (await chooseRow(playground, at - 1)) return;
    }
  }
}

/** A row's number in as many digits as a field has room for; typed ones stay as they are. */
function inShort(cell: Cell): Cell {
  return typeof cell !== 'number' || Number.isInteger(cell) ? cell : Number(cell.toPrecision(6));
}

define('ew-predict', PredictForm);
