/** New rows from a file: predicted, a few of them shown, all of them to be downloaded. */

import { css, html, nothing } from 'lit';
import { readTable, tableFile } from '../../../wasm/src/table-reader.js';
import { download, fileNameOf } from '../kit/download.js';
import { formatCell, formatCount, formatRaw } from '../kit/format.js';
import { tableFault } from '../kit/table-fault.js';
import { controls } from '../kit/tokens.js';
import { rowsOf } from '../project/tables.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { predictRows, type PredictedRows } from './predict-rows.js';
import { define } from '../kit/define.js';
import { sideShadow } from '../kit/side-shadow.js';

const rowsShown = 5;
const failuresShown = 3;

export class PredictFile extends StoreElement {
  static override topics: readonly Topic[] = ['document'];
  static override properties = {
    ...StoreElement.properties,
    fault: { state: true },
    progress: { state: true },
    file: { state: true },
    result: { state: true },
  };
  declare fault: string;
  /** 0 to 1 while it works; null at rest. */
  declare progress: number | null;
  declare file: string;
  declare result: PredictedRows | null;

  /** What the predictions are of: they are gone with other data or another network. */
  #opened: unknown = null;

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
        font-size: var(--ew-small);
      }
      .upload {
        justify-self: start;
      }
      .scroll {
        overflow: auto;
        ${sideShadow}
        max-height: 190px;
        scrollbar-width: thin;
      }
      td.said {
        font-weight: 600;
      }
      ul {
        margin: 0;
        padding-left: 1.2em;
      }
    `,
  ];

  constructor() {
    super();
    this.fault = '';
    this.progress = null;
    this.file = '';
    this.result = null;
  }

  override willUpdate(): void {
    const opened = this.playground?.opened ?? null;
    if (opened === this.#opened) return;
    this.#opened = opened;
    this.result = null;
    this.fault = '';
  }

  override render() {
    const { result, progress } = this;
    return html`<span class="button upload">
        Choose a file
        <input
          type="file"
          aria-label="File to predict"
          title="A file with the input columns; it stays in this browser"
          @change=${this.#choose}
        />
      </span>
      ${
        progress === null
          ? nothing
          : html`<progress aria-label="Predicted" max="1" .value=${progress}></progress>`
      }
      <p class="bad" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>
      ${result ? this.#result(result) : nothing}`;
  }

  #result(result: PredictedRows) {
    const { predicted, failed } = result;
    const left = failed.length - failuresShown;
    return html`<p aria-live="polite">
        ${this.file}: ${formatCount(predicted)} ${predicted === 1 ? 'row' : 'rows'}
        predicted${failed.length > 0 ? `, ${formatCount(failed.length)} not` : ''}, by the network
        as it was then.
      </p>
      ${
        failed.length > 0
          ? html`<ul>
              ${failed
                .slice(0, failuresShown)
                .map(({ row, why }) => html`<li>Row ${formatCount(row)}: ${why}</li>`)}
              ${left > 0 ? html`<li>… and ${formatCount(left)} more.</li>` : nothing}
            </ul>`
          : nothing
      }
      ${predicted > 0 ? this.#rows(result) : nothing}`;
  }

  #rows({ table, added }: PredictedRows) {
    const own = table.columns.length - added.length;
    // What is predicted first: it is what they came for.
    const shown = [...table.columns.slice(own), ...table.columns.slice(0, own)];
    const count = Math.min(rowsShown, rowsOf(table));
    return html`<div class="scroll" tabindex="0" role="group" aria-label="Predicted rows">
        <table>
          <thead>
            <tr>
              ${shown.map(({ name }) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${Array.from(
              { length: count },
              (_, row) =>
                html`<tr>
                  ${shown.map(({ values }, c) => {
                    const cell = values[row];
                    const isNew = c < added.length;
                    const kind = `${typeof cell === 'number' ? 'number ' : ''}${isNew ? 'said' : ''}`;
                    return html`<td class=${kind}>
                      ${isNew ? formatCell(cell) : formatRaw(cell)}
                    </td>`;
                  })}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <div><button @click=${this.#download}>Download these rows</button></div>`;
  }

  async #choose(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    const { playground } = this;
    const info = playground?.opened?.data;
    if (!file || !playground || !info) return;
    const opened = playground.opened;
    this.fault = '';
    this.result = null;
    this.progress = 0;
    try {
      const { table } = await readTable(file);
      const result = await predictRows(
        table,
        info,
        (rows) => playground.predictions(rows),
        (share) => {
          this.progress = share;
        },
      );
      if (playground.opened !== opened) return;
      this.file = file.name;
      if (typeof result === 'string') this.fault = result;
      else this.result = result;
    } catch (error) {
      this.fault = tableFault(error);
    } finally {
      this.progress = null;
      // The same file can be chosen again after it was mended.
      input.value = '';
    }
  }

  async #download(): Promise<void> {
    const { result } = this;
    if (!result) return;
    this.fault = '';
    try {
      const name = fileNameOf(this.file.replace(/\.\w+$/, ''), 'rows');
      download(await tableFile(result.table, 'csv'), `${name}-predicted.csv`);
    } catch (error) {
      this.fault = tableFault(error);
    }
  }
}

define('ew-predict-file', PredictFile);
