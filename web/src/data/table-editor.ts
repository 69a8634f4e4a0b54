/**
 * All rows in a dialog: cells, rows and names are changed here and taken over in one step. Only the
 * rows and columns in sight are in the document, so that 100,000 rows scroll as ten do.
 */

import { LitElement, html, nothing } from 'lit';
import type { Table } from '../../../wasm/src/project.js';
import { dataSetOf } from '../project/sets.js';
import type { Playground } from '../session/playground.js';
import { tableEditorStyle } from './table-editor-style.js';
import { TableEdits } from './table-edits.js';
import { moveAfterEntry, moveOf } from './table-moves.js';
import { sheet, type Entry, type SheetActs } from './table-sheet.js';
import { head, rowHeight, scrollTo, sightOf, type Place, type Sight } from './table-sight.js';
import { formatCount } from '../kit/format.js';
import { Size } from '../kit/size.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

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
  declare editing: Entry | null;
  declare sight: Sight;
  declare fault: string;
  declare leaving: boolean;

  #edits = new TableEdits({ columns: [] });

  static override styles = [controls, tableEditorStyle];

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
      ${sheet(
        {
          edits: this.#edits,
          active: this.active,
          chosen: this.#chosen,
          entry: this.editing,
          sight: this.sight,
        },
        this.#acts,
      )}
      <footer class="row">
        <p class="bad small" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>
        ${
          this.fault === ''
            ? html`<p class="small soft">
                ${
                  changed
                    ? `${set ? `"${set.label}" becomes your own table. ` : ''}${this.#whatComes}`
                    : matchMedia('(pointer: coarse)').matches
                      ? 'Tap a cell to change it.'
                      : 'Type into a cell; Enter goes down, Tab to the right, Delete empties it.'
                }
              </p>`
            : nothing
        }
        ${
          this.leaving
            ? html`<span class="small">Discard the changes?</span>
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
      ? 'The network keeps what it has learnt.'
      : 'Training starts again; Undo brings back what was learnt.';
  }

  get #chosen(): [number, number] {
    const { row } = this.active;
    return [Math.max(0, Math.min(row, this.anchor)), Math.max(0, Math.max(row, this.anchor))];
  }

  // ---- moving

  readonly #look = () => {
    if (this.#grid) this.sight = sightOf(this.#grid);
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
    scrollTo(grid, this.active);
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

  #keyInEntry(event: KeyboardEvent): void {
    const move = moveAfterEntry(event, this.active);
    if (move) {
      this.#go(move);
    } else if (event.key === 'Escape') {
      this.editing = null;
      void this.#focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #keyOnCell(event: KeyboardEvent): void {
    const isCommand = event.ctrlKey || event.metaKey;
    const move = moveOf(event, this.active, {
      rows: this.#edits.rows,
      columns: this.#edits.columns.length,
      page: Math.max(1, Math.floor(this.sight.height / rowHeight()) - 2),
    });
    if (move) this.#go(move, event.shiftKey);
    else if (event.key === 'Enter' || event.key === 'F2') this.#edit(this.active);
    else if (event.key === 'Delete' || event.key === 'Backspace') this.#empty();
    else if (event.key.length === 1 && !isCommand && !event.altKey)
      this.#edit(this.active, event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  readonly #acts: SheetActs = {
    look: this.#look,
    key: (event) => {
      if (this.editing) this.#keyInEntry(event);
      else this.#keyOnCell(event);
    },
    paste: (event) => {
      this.#paste(event);
    },
    go: (place, extend) => {
      this.#go(place, extend);
    },
    edit: (place) => {
      this.#edit(place);
    },
    type: (text) => {
      if (this.editing) this.editing = { ...this.editing, text, fault: '' };
    },
    commit: () => {
      this.#commit();
    },
  };

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

define('ew-table-editor', TableEditor);

declare global {
  interface HTMLElementTagNameMap {
    'ew-table-editor': TableEditor;
  }
}
