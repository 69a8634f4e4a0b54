/** A table while it is edited: cells, rows and names change; every change can be taken back. */

import type { Cell, Column, Table } from '../../../wasm/src/project.js';
import type { DataInfo } from '../../../wasm/src/types.js';
import { readCell } from '../project/columns.js';
import { changedWords } from '../project/keep-training.js';
import { rowsOf } from '../project/tables.js';

export interface TableState {
  columns: readonly Column[];
  /** Names that columns had at the beginning; null of a new one. */
  origins: readonly (string | null)[];
}

export class TableEdits {
  #past: TableState[] = [];
  #future: TableState[] = [];
  #state: TableState;
  readonly #start: TableState;

  constructor(table: Table) {
    const { columns } = table;
    this.#state = { columns, origins: columns.map(({ name }) => name) };
    this.#start = this.#state;
  }

  get columns(): readonly Column[] {
    return this.#state.columns;
  }

  get table(): Table {
    return { columns: [...this.#state.columns] };
  }

  get rows(): number {
    return rowsOf(this.table);
  }

  get changed(): boolean {
    return this.#state !== this.#start;
  }

  /** From the name a column had to the one it has, where they differ. */
  get renamed(): Map<string, string> {
    const pairs = this.#state.columns.map(({ name }, c) => [this.#state.origins[c], name] as const);
    return new Map(
      pairs.filter((pair): pair is [string, string] => (pair[0] ?? pair[1]) !== pair[1]),
    );
  }

  /** Puts in what was typed; returns what is wrong with it, or nothing. */
  enter(row: number, column: number, text: string): string {
    const old = this.columns[column];
    if (!old) return '';
    const read = readCell(text, old.type);
    if ('fault' in read) return `${read.fault} Correct it, or leave it empty.`;
    if (old.values[row] !== read.cell) {
      this.#change(column, (one) => ({ ...one, values: one.values.with(row, read.cell) }));
    }
    return '';
  }

  /** Puts another word for a class, in all rows that say the same; returns what is wrong with it. */
  relabel(row: number, column: number, text: string): string {
    const old = this.columns[column];
    const before = old?.values[row] ?? null;
    if (!old || before === null) return '';
    const label = text.trim();
    if (label === '') return 'A class needs a name.';
    if (
      label !== String(before) &&
      old.values.some((cell) => cell !== null && String(cell) === label)
    ) {
      return `Another class is called "${label}". Change cells one by one to merge the two.`;
    }
    const values = old.values.map((cell) => (cell === before ? label : cell));
    if (label !== String(before)) this.#change(column, (one) => ({ ...one, values }));
    return '';
  }

  /** Puts cells in from a place on; all of them, or none where one is wrong, which is returned. */
  paste(row: number, column: number, cells: readonly (readonly string[])[]): string {
    const width = Math.max(...cells.map((line) => line.length));
    if (column + width > this.columns.length) {
      return `These are ${String(width)} columns, and from here on the table has ${String(this.columns.length - column)}. Add columns, or begin further left.`;
    }
    const rows = Math.max(this.rows, row + cells.length);
    const changed: Column[] = [];
    for (const [c, old] of this.columns.entries()) {
      const values = [...old.values, ...Array.from({ length: rows - this.rows }, (): Cell => null)];
      for (const [r, line] of cells.entries()) {
        const text = line[c - column];
        if (c < column || text === undefined) continue;
        const read = readCell(text, old.type);
        if ('fault' in read) return `"${old.name}", row ${String(row + r + 1)}: ${read.fault}`;
        values[row + r] = read.cell;
      }
      changed.push({ ...old, values });
    }
    this.#set({ ...this.#state, columns: changed });
    return '';
  }

  /** One place to the left (-1) or to the right (1). */
  moveColumn(column: number, by: -1 | 1): void {
    const to = column + by;
    if (to < 0 || to >= this.columns.length) return;
    const swapped = <T>(list: readonly T[]) =>
      list.map((one, c) => (c === column ? list[to] : c === to ? list[column] : one) as T);
    this.#set({ columns: swapped(this.columns), origins: swapped(this.#state.origins) });
  }

  /** Only words, or what is ignored, have changed: what was learnt from the table still holds. */
  keepsTraining(info: DataInfo): boolean {
    const before = { columns: [...this.#start.columns] };
    return changedWords(before, this.table, this.renamed, info) !== null;
  }

  rename(column: number, text: string): string {
    const name = text.trim();
    if (name === '') return 'A column needs a name.';
    if (this.columns.some((one, c) => c !== column && one.name === name)) {
      return `Another column is called "${name}". Choose another name.`;
    }
    if (this.columns[column]?.name !== name) this.#change(column, (one) => ({ ...one, name }));
    return '';
  }

  insertRow(at: number): void {
    this.#changeRows((values) => [...values.slice(0, at), null, ...values.slice(at)]);
  }

  /** Removes the rows from … to, both included. */
  deleteRows(from: number, to: number): void {
    this.#changeRows((values) => [...values.slice(0, from), ...values.slice(to + 1)]);
  }

  addColumn(): void {
    const taken = new Set(this.columns.map(({ name }) => name));
    let k = this.columns.length + 1;
    while (taken.has(`column ${String(k)}`)) k += 1;
    const values: Cell[] = Array.from({ length: this.rows }, () => null);
    this.#set({
      columns: [...this.columns, { name: `column ${String(k)}`, type: 'number', values }],
      origins: [...this.#state.origins, null],
    });
  }

  deleteColumn(column: number): void {
    const others = <T>(list: readonly T[]) => list.filter((_, c) => c !== column);
    this.#set({ columns: others(this.columns), origins: others(this.#state.origins) });
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  undo(): void {
    const before = this.#past.pop();
    if (!before) return;
    this.#future.push(this.#state);
    this.#state = before;
  }

  redo(): void {
    const after = this.#future.pop();
    if (!after) return;
    this.#past.push(this.#state);
    this.#state = after;
  }

  #change(column: number, change: (column: Column) => Column): void {
    const columns = this.columns.map((one, c) => (c === column ? change(one) : one));
    this.#set({ ...this.#state, columns });
  }

  #changeRows(change: (values: Cell[]) => Cell[]): void {
    const columns = this.columns.map((one) => ({ ...one, values: change(one.values) }));
    this.#set({ ...this.#state, columns });
  }

  #set(state: TableState): void {
    this.#past.push(this.#state);
    this.#future = [];
    this.#state = state;
  }
}
