/**
 * All rows in a dialog: cells, rows and names are changed here and taken over in one step. Only the
 * rows and columns in sight are in the document, so that 100,000 rows scroll as ten do.
 */

import { LitElement, css, html, nothing } from 'lit';
import type { Table } from '../../../wasm/src/project.js';
import { dataSetOf } from '../project/sets.js';
import type { Playground } from '../session/playground.js';
import { TableEdits } from './table-edits.js';
import { formatCount } from '../kit/format.js';
import { Size } from '../kit/size.js';
import { controls } from '../kit/tokens.js';

const cellWidth = 132;
const numberWidth = 60;
/** Row of the names. */
const head = -1;

interface Place {
  row: number;
  column: number;
}

interface Editing extends Place {
  text: string;
  fault: string;
  /** The same in every row that says the same. */
  everywhere: boolean;
}

export class TableEditor extends LitElement {
  static override properties = {
    playground: { attribute: false },
    table: { attribute: false },
    active: { state: true },
    anchor: { state: true },
    editing: { state: true },
    sight: { state: true },
    fault: { state: true },
    leaving: { state: true },
  };
  declare playground: Playground | null;
  declare table: Table;
  declare active: Place;
  /** The other end of the chosen rows. */
  declare anchor: number;
  declare editing: Editing | null;
  declare sight: { top: number; left: number; width: number; height: number };
  declare fault: string;
  declare leaving: boolean;

  #edits = new TableEdits({ columns: [] });

  static override styles = [
    controls,
    css`
      dialog {
        box-sizing: border-box;
        width: min(1100px, calc(100vw - 32px));
        height: min(760px, calc(100dvh - 32px));
        max-width: none;
        max-height: none;
        padding: 16px;
        border: 1px solid var(--edgewise-line);
        border-radius: 10px;
        background: var(--edgewise-surface);
        color: var(--edgewise-ink);
        display: grid;
        grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr);
        gap: 10px;
      }
      dialog:not([open]) {
        display: none;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 45%);
      }
      .grid {
        overflow: auto;
        border: 1px solid var(--edgewise-line);
        border-radius: var(--edgewise-radius);
        scrollbar-width: thin;
        outline-offset: -2px;
        overscroll-behavior: contain;
      }
      .all {
        position: relative;
      }
      .line {
        position: absolute;
        left: 0;
        display: block;
        height: var(--row);
      }
      .names {
        position: sticky;
        top: 0;
        z-index: 2;
        background: var(--edgewise-page);
        box-shadow: inset 0 -1px var(--edgewise-line);
        font-weight: 600;
        width: 100%;
      }
      .cell {
        position: absolute;
        top: 0;
        box-sizing: border-box;
        width: ${cellWidth}px;
        height: var(--row);
        line-height: var(--row);
        padding: 0 8px;
        font-size: var(--edgewise-small);
        border-right: 1px solid var(--edgewise-line);
        border-bottom: 1px solid var(--edgewise-line);
        cursor: cell;
      }
      .text {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .number {
        text-align: right;
      }
      .rowNumber {
        position: sticky;
        left: 0;
        z-index: 1;
        display: block;
        width: ${numberWidth}px;
        background: var(--edgewise-page);
        color: var(--edgewise-ink-soft);
        text-align: right;
        font-weight: 400;
      }
      .chosen {
        background: color-mix(in srgb, var(--edgewise-accent) 12%, var(--edgewise-surface));
      }
      .cell:focus {
        outline: 2px solid var(--edgewise-accent);
        outline-offset: -2px;
        z-index: 1;
      }
      .cell.editing {
        padding: 0;
        z-index: 3;
        cursor: auto;
      }
      .cell input {
        width: 100%;
        height: 100%;
        min-height: 0;
        border-radius: 0;
        font-size: var(--edgewise-small);
      }
      .wrong {
        position: absolute;
        top: 100%;
        left: 0;
        width: 240px;
        padding: 6px 8px;
        line-height: 1.35;
        white-space: normal;
        text-align: left;
        font-weight: 400;
        color: var(--edgewise-bad);
        background: var(--edgewise-bad-surface);
        border: 1px solid var(--edgewise-bad);
        border-radius: var(--edgewise-radius);
      }
      .wrong.above {
        top: auto;
        bottom: 100%;
      }
      .wrong.end {
        left: auto;
        right: 0;
      }
      footer {
        justify-content: flex-end;
      }
      footer p {
        flex: 1 1 200px;
      }
      header {
        justify-content: space-between;
      }
      @media (max-width: 640px) {
        dialog {
          width: 100vw;
          height: 100dvh;
          border: 0;
          border-radius: 0;
          padding: 12px;
        }
        .tools {
          flex-wrap: nowrap;
          overflow-x: auto;
          padding: 2px;
          scrollbar-width: none;
        }
        .tools button {
          flex: none;
          padding-inline: 8px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.playground = null;
    this.table = { columns: [] };
    this.active = { row: 0, column: 0 };
    this.anchor = 0;
    this.editing = null;
    this.sight = { top: 0, left: 0, width: 800, height: 500 };
    new Size(this, {
      of: () => this.#grid,
      changed: () => {
        this.#look();
      },
    });
    this.fault = '';
    this.leaving = false;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('table')) this.#edits = new TableEdits(this.table);
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
    this.#look();
    void this.#focus();
  }

  get #grid(): HTMLElement | null {
    return this.renderRoot.querySelector('.grid');
  }

  get #rowHeight(): number {
    return matchMedia('(pointer: coarse), (max-width: 640px)').matches ? 44 : 30;
  }

  override render() {
    const { columns, rows, changed } = this.#edits;
    const { project } = this.playground ?? {};
    const set = dataSetOf(project?.data, project?.view);
    const [first, last] = this.#chosen;
    const many = last > first ? `Delete ${formatCount(last - first + 1)} rows` : 'Delete row';
    return html`<dialog
      aria-label="Table"
      @keydown=${this.#keyAnywhere}
      @cancel=${this.#escape}
      @close=${() => this.remove()}
    >
      <header class="row">
        <h2>Table</h2>
        <span class="small soft">
          ${formatCount(rows)} rows, ${formatCount(columns.length)} columns
        </span>
      </header>
      <div class="row tools">
        ${this.#tool('Add row', () => this.#addRow())}
        ${this.#tool(many, () => this.#deleteRows(), rows === 0)}
        ${this.#tool('Rename column', () => this.#edit({ row: head, column: this.active.column }))}
        ${this.#tool('Relabel class', () => this.#edit(this.active, undefined, true), !this.#isOnClass)}
        ${this.#tool('Move left', () => this.#moveColumn(-1), this.active.column === 0)}
        ${this.#tool('Move right', () => this.#moveColumn(1), this.active.column + 1 >= columns.length)}
        ${this.#tool('Add column', () => this.#addColumn())}
        ${this.#tool('Delete column', () => this.#deleteColumn(), columns.length < 2)}
        ${this.#tool('Undo', () => this.#back('undo'), !this.#edits.canUndo)}
        ${this.#tool('Redo', () => this.#back('redo'), !this.#edits.canRedo)}
      </div>
      ${this.#sheet()}
      <footer class="row">
        <p class="bad small" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>
        ${
          this.fault === ''
            ? html`<p class="small soft">
                ${
                  changed
                    ? `${set ? `"${set.label}" becomes a table of your own. ` : ''}${this.#whatComes}`
                    : matchMedia('(pointer: coarse)').matches
                      ? 'Tap a cell to change it.'
                      : 'Type into a cell; Enter goes down, Tab to the right, Delete empties it.'
                }
              </p>`
            : nothing
        }
        ${
          this.leaving
            ? html`<span class="small">Leave without the changes?</span>
                ${this.#tool('Discard', () => this.#close())}
                ${this.#tool('Keep editing', () => {
                  this.leaving = false;
                })}`
            : html`${this.#tool('Cancel', () => this.#leave())}
                <button class="primary" ?disabled=${!changed} @click=${this.#apply}>
                  Use this table
                </button>`
        }
      </footer>
    </dialog>`;
  }

  #tool(label: string, act: () => unknown, disabled = false) {
    return html`<button
      ?disabled=${disabled}
      @click=${() => {
        act();
        this.requestUpdate();
      }}
    >
      ${label}
    </button>`;
  }

  get #isOnClass(): boolean {
    const { row, column } = this.active;
    const { type, values } = this.#edits.columns[column] ?? {};
    return row !== head && type === 'category' && (values?.[row] ?? null) !== null;
  }

  /** What using the changed table does to what was learnt. */
  get #whatComes(): string {
    const { opened, frame } = this.playground ?? {};
    if (!opened?.data || !frame?.metrics.samples) return '';
    return this.#edits.keepsTraining(opened.data)
      ? 'What the network has learnt stays.'
      : 'Training starts anew on it; Undo brings back what was learnt.';
  }

  get #chosen(): [number, number] {
    const { row } = this.active;
    return [Math.max(0, Math.min(row, this.anchor)), Math.max(0, Math.max(row, this.anchor))];
  }

  #sheet() {
    const { columns, rows } = this.#edits;
    const { top, left, width, height } = this.sight;
    const size = this.#rowHeight;
    const firstRow = Math.max(0, Math.floor(top / size) - 2);
    const lastRow = Math.min(rows - 1, Math.ceil((top + height) / size) + 2);
    const firstColumn = Math.max(0, Math.floor(left / cellWidth) - 1);
    const lastColumn = Math.min(columns.length - 1, Math.ceil((left + width) / cellWidth));
    const rowsShown = Array.from(
      { length: Math.max(0, lastRow - firstRow + 1) },
      (_, k) => firstRow + k,
    );
    const shown = columns.slice(firstColumn, lastColumn + 1).map((_, k) => firstColumn + k);
    const wide = numberWidth + columns.length * cellWidth;
    return html`<div
      class="grid"
      role="grid"
      aria-label="Cells"
      aria-rowcount=${rows + 1}
      aria-colcount=${columns.length + 1}
      .style=${`--row:${String(size)}px`}
      @scroll=${this.#look}
      @keydown=${this.#key}
      @paste=${this.#paste}
    >
      <div
        class="all"
        role="presentation"
        .style=${`width:${String(wide)}px;height:${String((rows + 1) * size)}px`}
      >
        <div class="line names" role="row" aria-rowindex="1">
          <span class="cell rowNumber" role="columnheader">row</span>
          ${shown.map((column) => this.#cell({ row: head, column }))}
        </div>
        ${rowsShown.map(
          (row) =>
            html`<div
              class="line"
              role="row"
              aria-rowindex=${row + 2}
              .style=${`top:${String((row + 1) * size)}px;width:${String(wide)}px`}
            >
              <span
                class="cell rowNumber"
                role="rowheader"
                @pointerdown=${(event: PointerEvent) => {
                  this.#go({ row, column: this.active.column }, event.shiftKey);
                }}
                >${String(row + 1)}</span
              >
              ${shown.map((column) => this.#cell({ row, column }))}
            </div>`,
        )}
      </div>
    </div>`;
  }

  #cell(place: Place) {
    const { row, column } = place;
    const { name, type, values } = this.#edits.columns[column] ?? { name: '', values: [] };
    const value = row === head ? name : values[row];
    const text = value === null || value === undefined ? '' : String(value);
    const { editing } = this;
    const isActive = row === this.active.row && column === this.active.column;
    const [first, last] = this.#chosen;
    const isChosen = row !== head && last > first && row >= first && row <= last;
    const at = `left:${String(numberWidth + column * cellWidth)}px`;
    const role = row === head ? 'columnheader' : 'gridcell';
    if (editing?.row === row && editing.column === column) {
      const end = column > 0 && column === this.#edits.columns.length - 1;
      const above = row > 2 && row >= this.#edits.rows - 3;
      return html`<span class="cell editing" role=${role} aria-colindex=${column + 2} .style=${at}>
        <input
          type="text"
          aria-label=${row === head ? 'Name of the column' : `${name}, row ${String(row + 1)}`}
          aria-invalid=${editing.fault === '' ? 'false' : 'true'}
          aria-describedby="wrong"
          .value=${editing.text}
          @input=${(event: Event) => {
            this.editing = {
              ...editing,
              text: (event.target as HTMLInputElement).value,
              fault: '',
            };
          }}
          @blur=${() => this.#commit()}
        />
        ${
          editing.fault === ''
            ? nothing
            : html`<span
                id="wrong"
                role="alert"
                class=${`wrong${end ? ' end' : ''}${above ? ' above' : ''}`}
                >${editing.fault}</span
              >`
        }
      </span>`;
    }
    return html`<span
      class=${`cell${type === 'number' && row !== head ? ' number' : ''}${isChosen ? ' chosen' : ''}`}
      role=${role}
      aria-colindex=${column + 2}
      aria-selected=${isActive || isChosen ? 'true' : 'false'}
      tabindex=${isActive ? '0' : '-1'}
      .style=${at}
      title=${text.length > 14 ? text : nothing}
      @pointerdown=${(event: PointerEvent) => {
        this.#go(place, event.shiftKey);
      }}
      @click=${(event: PointerEvent) => {
        if (event.pointerType === 'touch') this.#edit(place);
      }}
      @dblclick=${() => this.#edit(place)}
      ><span class="text">${text === '' ? html`<span class="soft">–</span>` : text}</span></span
    >`;
  }

  // ---- moving

  #look = () => {
    const grid = this.#grid;
    if (!grid) return;
    const { scrollTop, scrollLeft, clientWidth, clientHeight } = grid;
    this.sight = { top: scrollTop, left: scrollLeft, width: clientWidth, height: clientHeight };
  };

  #go(place: Place, extend = false): void {
    if (this.editing && !this.#commit()) return;
    const row = Math.max(head, Math.min(this.#edits.rows - 1, place.row));
    const column = Math.max(0, Math.min(this.#edits.columns.length - 1, place.column));
    this.active = { row, column };
    if (!extend) this.anchor = row;
    void this.#focus();
  }

  /** Brings the active cell into sight, which also puts it into the document. */
  async #focus(): Promise<void> {
    await this.updateComplete;
    const grid = this.#grid;
    if (!grid) return;
    const { row, column } = this.active;
    const size = this.#rowHeight;
    const x = column * cellWidth;
    if (row !== head) {
      const lowest = (row + 2) * size - grid.clientHeight;
      if (grid.scrollTop > row * size) grid.scrollTop = row * size;
      else if (grid.scrollTop < lowest) grid.scrollTop = lowest;
    }
    const rightmost = numberWidth + x + cellWidth - grid.clientWidth;
    if (grid.scrollLeft > x) grid.scrollLeft = x;
    else if (grid.scrollLeft < rightmost) grid.scrollLeft = rightmost;
    this.#look();
    await this.updateComplete;
    const target = this.renderRoot.querySelector<HTMLElement>(
      this.editing ? '.cell input' : '.cell[tabindex="0"]',
    );
    target?.focus({ preventScroll: true });
  }

  /** What is typed is the browser's to take back. */
  readonly #keyAnywhere = (event: KeyboardEvent) => {
    const key = (event.ctrlKey || event.metaKey) && event.key.toLowerCase();
    if ((key !== 'z' && key !== 'y') || this.editing) return;
    this.#back(event.shiftKey || key === 'y' ? 'redo' : 'undo');
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #key = (event: KeyboardEvent) => {
    if (this.editing) this.#keyInEntry(event);
    else this.#keyOnCell(event);
  };

  #keyInEntry(event: KeyboardEvent): void {
    const { row, column } = this.active;
    if (event.key === 'Escape') {
      this.editing = null;
      void this.#focus();
    } else if (event.key === 'Enter') {
      this.#go({ row: row + (event.shiftKey ? -1 : 1), column });
    } else if (event.key === 'Tab') {
      this.#go({ row, column: column + (event.shiftKey ? -1 : 1) });
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #keyOnCell(event: KeyboardEvent): void {
    const { row, column } = this.active;
    const page = Math.max(1, Math.floor(this.sight.height / this.#rowHeight) - 2);
    const isCommand = event.ctrlKey || event.metaKey;
    const moves: Record<string, Place> = {
      ArrowUp: { row: row - 1, column },
      ArrowDown: { row: row + 1, column },
      ArrowLeft: { row, column: column - 1 },
      ArrowRight: { row, column: column + 1 },
      PageUp: { row: Math.max(0, row - page), column },
      PageDown: { row: row + page, column },
      Home: { row: isCommand ? 0 : row, column: 0 },
      End: { row: isCommand ? this.#edits.rows - 1 : row, column: this.#edits.columns.length - 1 },
    };
    const move = moves[event.key];
    if (move) this.#go(move, event.shiftKey);
    else if (event.key === 'Enter' || event.key === 'F2') this.#edit(this.active);
    else if (event.key === 'Delete' || event.key === 'Backspace') this.#empty();
    else if (event.key.length === 1 && !isCommand && !event.altKey)
      this.#edit(this.active, event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // ---- changing

  /** Begins an entry, with what was there or with what was typed first. */
  #edit(place: Place, typed?: string, everywhere = false): void {
    if (this.editing && !this.#commit()) return;
    const { row, column } = place;
    const { name, values } = this.#edits.columns[column] ?? { name: '', values: [] };
    const text = typed ?? (row === head ? name : String(values[row] ?? ''));
    this.active = place;
    this.anchor = row;
    this.editing = { row, column, text, fault: '', everywhere };
    void this.#focus().then(() => {
      if (typed === undefined)
        this.renderRoot.querySelector<HTMLInputElement>('.cell input')?.select();
    });
  }

  /** Takes the entry over; a wrong one stays where it is, with what is wrong beside it. */
  #commit(): boolean {
    const { editing } = this;
    if (!editing) return true;
    const { row, column, text, everywhere } = editing;
    const fault =
      row === head
        ? this.#edits.rename(column, text)
        : everywhere
          ? this.#edits.relabel(row, column, text)
          : this.#edits.enter(row, column, text);
    this.fault = '';
    this.editing = fault === '' ? null : { ...editing, fault };
    return fault === '';
  }

  /** Cells of a spreadsheet, from the chosen one on. */
  #paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const { row, column } = this.active;
    if (this.editing || row === head || text === '') return;
    event.preventDefault();
    const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
    this.fault = this.#edits.paste(
      row,
      column,
      lines.map((line) => line.split('\t')),
    );
    this.requestUpdate();
  }

  #moveColumn(by: -1 | 1): void {
    this.#edits.moveColumn(this.active.column, by);
    this.#go({ row: this.active.row, column: this.active.column + by });
  }

  #empty(): void {
    const { row, column } = this.active;
    if (row !== head) this.#edits.enter(row, column, '');
    this.requestUpdate();
  }

  #addRow(): void {
    const at = Math.min(this.#edits.rows, this.#chosen[1] + 1);
    this.#edits.insertRow(this.active.row === head ? 0 : at);
    this.#go({ row: at, column: 0 });
  }

  #deleteRows(): void {
    this.#edits.deleteRows(...this.#chosen);
    this.#go({ row: this.#chosen[0], column: this.active.column });
  }

  #addColumn(): void {
    this.#edits.addColumn();
    this.#edit({ row: head, column: this.#edits.columns.length - 1 });
  }

  #deleteColumn(): void {
    this.#edits.deleteColumn(this.active.column);
    this.#go(this.active);
  }

  #back(direction: 'undo' | 'redo'): void {
    this.editing = null;
    this.#edits[direction]();
    this.#go(this.active);
  }

  // ---- leaving

  readonly #escape = (event: Event) => {
    event.preventDefault();
    this.#leave();
  };

  #leave(): void {
    if (this.#edits.changed) this.leaving = true;
    else this.#close();
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  async #apply(): Promise<void> {
    const { playground } = this;
    if (!playground || !this.#commit()) return;
    if (this.#edits.rows === 0) {
      this.fault = 'The table has no rows. Add at least one, or cancel.';
      return;
    }
    if (await playground.changeTable(this.#edits.table, this.#edits.renamed)) {
      this.#close();
      return;
    }
    this.fault = playground.message?.text ?? '';
    playground.dismiss();
  }
}

customElements.define('edgewise-table-editor', TableEditor);

declare global {
  interface HTMLElementTagNameMap {
    'edgewise-table-editor': TableEditor;
  }
}
