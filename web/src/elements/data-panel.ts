/** The data: chosen, uploaded or pasted; their columns and roles; how they are made ready. */

import { css, html } from 'lit';
import { parseCsv, type CsvTable } from '../../../wasm/src/csv.js';
import { EdgewiseError } from '../../../wasm/src/error.js';
import type { Data, Project } from '../../../wasm/src/project.js';
import type { ColumnInfo, Role } from '../../../wasm/src/types.js';
import { readTableFile, readTextFile } from '../../../wasm/src/upload.js';
import { dataSetOf, dataSets } from '../data/sets.js';
import { formatCell, formatCount, formatNumber } from '../views/format.js';
import './number-field.js';
import { StoreElement } from './store-element.js';
import { controls } from './tokens.js';

const roles: readonly Role[] = ['input', 'target', 'ignore'];

function describeColumn(column: ColumnInfo): string {
  if (column.constant) return 'constant';
  if (column.type === 'category') return `${String(column.categories.length)} categories`;
  if (column.min === null || column.max === null) return 'empty';
  return `${formatNumber(column.min)} to ${formatNumber(column.max)}`;
}

interface NumberChange extends Event {
  detail: { value: number };
}

export class DataPanel extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    fault: { state: true },
    notes: { state: true },
    pasting: { state: true },
  };
  declare fault: string;
  declare notes: string[];
  declare pasting: boolean;

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
        align-content: start;
      }
      .upload {
        position: relative;
        display: inline-flex;
        align-items: center;
      }
      .upload input {
        position: absolute;
        inset: 0;
        opacity: 0;
        cursor: pointer;
        width: 100%;
        height: 100%;
      }
      .upload:focus-within {
        outline: 2px solid var(--edgewise-accent);
        outline-offset: 1px;
      }
      textarea {
        width: 100%;
        font:
          var(--edgewise-small) / 1.4 ui-monospace,
          monospace;
      }
      .scroll {
        overflow: auto;
        max-height: 232px;
        border: 1px solid var(--edgewise-line);
        border-radius: var(--edgewise-radius);
        padding: 0 8px;
      }
      .scroll table select {
        padding: 0 4px;
      }
      @media (pointer: fine) and (min-width: 641px) {
        .scroll table select {
          min-height: 26px;
        }
      }
      tr:last-child td {
        border-bottom: 0;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--edgewise-surface);
      }
      td.name {
        max-width: 0;
        width: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .values {
        display: block;
        font-size: 0.75rem;
        line-height: 1.2;
        color: var(--edgewise-ink-soft);
        overflow: hidden;
        text-overflow: ellipsis;
      }
      tr.ignore td.name {
        color: var(--edgewise-ink-soft);
      }
      ul {
        margin: 0;
        padding-left: 1.2em;
      }
      .split {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .split input {
        flex: 1;
      }
    `,
  ];

  constructor() {
    super();
    this.fault = '';
    this.notes = [];
    this.pasting = false;
  }

  override render() {
    const data = this.playground?.project?.data;
    const set = dataSetOf(data);
    return html`
      <h2>Data</h2>
      <select aria-label="Data set" @change=${this.#choose}>
        ${dataSets.map(
          (one) => html`<option value=${one.id} ?selected=${one === set}>${one.label}</option>`,
        )}
        ${
          set
            ? ''
            : html`<option value="own" selected>
                ${this.playground?.project?.title ?? 'Your data'}
              </option>`
        }
      </select>
      <div class="row">
        <span class="button upload">
          Upload
          <input
            type="file"
            aria-label="Upload data"
            title="A CSV file of your own, or a project; it stays in this browser"
            accept=".json,.csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
            @change=${this.#upload}
          />
        </span>
        <button aria-expanded=${this.pasting ? 'true' : 'false'} @click=${this.#togglePaste}>
          Paste
        </button>
        <span class="small soft">CSV, stays here</span>
      </div>
      ${
        this.pasting
          ? html`<div>
              <textarea
                aria-label="Paste data"
                rows="5"
                placeholder="x1,x2,label&#10;1,2,a&#10;3,4,b"
              ></textarea>
              <button @click=${this.#paste}>Use this</button>
            </div>`
          : ''
      }
      <p class="bad small" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>
      ${
        this.notes.length > 0
          ? html`<ul class="small soft">
              ${this.notes.slice(0, 6).map((note) => html`<li>${note}</li>`)}
              ${
                this.notes.length > 6
                  ? html`<li>… and ${String(this.notes.length - 6)} more.</li>`
                  : ''
              }
            </ul>`
          : ''
      }
      ${this.#columns()} ${this.#rows()} ${this.#settings(data)}
    `;
  }

  /** Reads a file, from the button or dropped on the page. */
  async load(file: File): Promise<void> {
    const title = file.name.replace(/\.\w+$/, '');
    if (file.name.endsWith('.json')) {
      await this.#openProject(file);
      return;
    }
    await this.#use(() => readTableFile(file), title);
  }

  async #openProject(file: File): Promise<void> {
    this.fault = '';
    this.notes = [];
    const playground = this.playground;
    try {
      const text = await readTextFile(file);
      const project = JSON.parse(text) as Project;
      if (playground && !(await playground.openProject(project))) {
        this.fault = `"${file.name}": ${playground.message?.text ?? ''}`;
        playground.dismiss();
      }
    } catch (error) {
      this.fault =
        error instanceof EdgewiseError
          ? error.message
          : `"${file.name}" is not a project: ${String(error)}`;
    }
  }

  #columns() {
    const info = this.playground?.opened?.data;
    if (!info) return '';
    return html`<div class="scroll" tabindex="0" role="group" aria-label="Columns">
      <table>
        <thead>
          <tr>
            <th>column</th>
            <th>role</th>
          </tr>
        </thead>
        <tbody>
          ${info.columns.map(
            (column) =>
              html`<tr class=${column.role}>
                <td class="name" title=${column.name}>
                  ${column.name}
                  <span class="values"
                    >${describeColumn(column)}${
                      column.missing > 0 ? `, ${formatCount(column.missing)} missing` : ''
                    }</span
                  >
                </td>
                <td>
                  <select
                    aria-label=${`Role of ${column.name}`}
                    @change=${(event: Event) => {
                      void this.#setRole(column, event.target as HTMLSelectElement);
                    }}
                  >
                    ${roles.map(
                      (role) =>
                        html`<option value=${role} .selected=${role === column.role}>
                          ${role}
                        </option>`,
                    )}
                  </select>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #rows() {
    const info = this.playground?.opened?.data;
    const preview = this.playground?.preview ?? [];
    if (!info) return '';
    const { total, dropped, train, test } = info.rows;
    return html`<p class="small soft">
        ${formatCount(total)} rows: ${formatCount(train)} train, ${formatCount(test)}
        test${
          dropped > 0
            ? html`, <strong>${formatCount(dropped)} left out</strong> for missing cells`
            : ''
        }.
      </p>
      <details>
        <summary class="small">First rows</summary>
        <div class="scroll" tabindex="0" role="group" aria-label="First rows">
          <table>
            <thead>
              <tr>
                ${info.columns.map((column) => html`<th>${column.name}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${preview.map(
                (row) =>
                  html`<tr>
                    ${row.map(
                      (cell) =>
                        html`<td class=${typeof cell === 'number' ? 'number' : ''}>
                          ${formatCell(cell)}
                        </td>`,
                    )}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>`;
  }

  #settings(data: Data | undefined) {
    if (!data) return '';
    const share = data.split?.train ?? 0.8;
    const scale = data.scale ?? 'standard';
    const { generator } = data;
    return html`<details>
      <summary class="small">Split, scale, noise</summary>
      <div class="fields">
        <label for="train">Rows that train</label>
        <span class="split">
          <input
            id="train"
            type="range"
            min="0.1"
            max="1"
            step="0.05"
            .value=${String(share)}
            @change=${this.#setSplit}
          />
          <span>${String(Math.round(share * 100))} %</span>
        </span>
        <label for="scale">Scale</label>
        <select id="scale" @change=${this.#setScale}>
          <option value="standard" ?selected=${scale === 'standard'}>mean 0, deviation 1</option>
          <option value="minmax" ?selected=${scale === 'minmax'}>0 to 1</option>
          <option value="none" ?selected=${scale === 'none'}>none</option>
        </select>
        <label for="missing">Missing cells</label>
        <select id="missing" @change=${this.#setMissing}>
          <option value="drop" ?selected=${data.missing !== 'fill'}>leave the row out</option>
          <option value="fill" ?selected=${data.missing === 'fill'}>mean or most frequent</option>
        </select>
        ${
          generator
            ? html`<edgewise-number-field
                  label="Samples"
                  .value=${generator.samples ?? 500}
                  min="2"
                  max="100000"
                  step="1"
                  whole
                  @number-change=${this.#generate('samples')}
                ></edgewise-number-field>
                <edgewise-number-field
                  label="Noise"
                  .value=${generator.noise ?? 0}
                  min="0"
                  max="1000"
                  @number-change=${this.#generate('noise')}
                ></edgewise-number-field>`
            : ''
        }
      </div>
    </details>`;
  }

  #choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const set = dataSets.find((one) => one.id === value);
    if (!set) return;
    this.fault = '';
    this.notes = [];
    void this.playground?.chooseDataSet(set);
  }

  #upload(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    // Cleared, so that the same file can be chosen again after it was mended.
    if (file) void this.load(file).finally(() => (input.value = ''));
  }

  #togglePaste(): void {
    this.pasting = !this.pasting;
    void this.updateComplete.then(() => this.renderRoot.querySelector('textarea')?.focus());
  }

  async #paste(): Promise<void> {
    const text = this.renderRoot.querySelector('textarea')?.value ?? '';
    if (await this.#use(() => parseCsv(text), 'Pasted data')) this.pasting = false;
  }

  /** What was there before stays if anything is wrong with the new table. */
  async #use(read: () => CsvTable | Promise<CsvTable>, title: string): Promise<boolean> {
    this.fault = '';
    const playground = this.playground;
    if (!playground) return false;
    try {
      const { table, report } = await read();
      const accepted = await playground.useTable({ table }, title);
      if (accepted) {
        this.notes = report.notes;
      } else {
        this.fault = playground.message?.text ?? '';
        playground.dismiss();
      }
      return accepted;
    } catch (error) {
      this.fault = error instanceof EdgewiseError ? error.message : String(error);
      return false;
    }
  }

  async #setRole(column: ColumnInfo, select: HTMLSelectElement): Promise<void> {
    const columns = this.playground?.opened?.data?.columns ?? [];
    const roleOf = (one: ColumnInfo) => (one === column ? (select.value as Role) : one.role);
    const named = (role: Role) =>
      columns.filter((one) => roleOf(one) === role).map((one) => one.name);
    const inputs = named('input');
    const targets = named('target');
    const missing = inputs.length === 0 ? 'input' : 'target';
    if (inputs.length === 0 || targets.length === 0) {
      this.fault = `At least one column must be ${missing === 'input' ? 'an input' : 'a target'}.`;
      select.value = column.role;
      return;
    }
    this.fault = '';
    if (!(await this.playground?.changeData({ inputs, targets }))) select.value = column.role;
  }

  #setSplit(event: Event): void {
    const train = (event.target as HTMLInputElement).valueAsNumber;
    const split = { ...this.playground?.project?.data?.split, train };
    void this.playground?.changeData({ split });
  }

  #setScale(event: Event): void {
    const scale = (event.target as HTMLSelectElement).value as NonNullable<Data['scale']>;
    void this.playground?.changeData({ scale });
  }

  #setMissing(event: Event): void {
    const missing = (event.target as HTMLSelectElement).value as NonNullable<Data['missing']>;
    void this.playground?.changeData({ missing });
  }

  #generate(key: 'samples' | 'noise') {
    return (event: NumberChange) => {
      const generator = this.playground?.project?.data?.generator;
      if (!generator) return;
      void this.playground?.changeData({ generator: { ...generator, [key]: event.detail.value } });
    };
  }
}

customElements.define('edgewise-data', DataPanel);
