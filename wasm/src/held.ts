/**
 * Large tables stay out of the page's way: the page holds one as a Blob of typed columns, which
 * costs nothing to pass on, and only workers unfold it.
 */

import { isHeld, type HeldTable } from './held-table.js';
import type { Cell, Data, Project, Table } from './project.js';
import { packed, plainTable, unpacked, type TypedColumn } from './typed-table.js';

export function hold(columns: readonly TypedColumn[]): HeldTable {
  return {
    columns: [],
    held: packed(columns),
    key: crypto.randomUUID(),
    rows: columns[0]?.values.length ?? 0,
  };
}

/** The table with its cells, held or not. */
export async function wholeTable(table: Table): Promise<Table> {
  return isHeld(table) ? plainTable(await unpacked(table.held)) : table;
}

/**
 * The text of a document, for a file, with what is held in its place.
 * @param json what JSON a held table is
 */
export async function documentBlob(
  project: Project,
  json: (table: HeldTable) => Promise<Blob>,
): Promise<Blob> {
  const type = { type: 'application/json' };
  const table = project.data?.table;
  if (!isHeld(table)) return new Blob([JSON.stringify(project, null, 1)], type);
  const mark = `held ${crypto.randomUUID()}`;
  const data = { ...project.data, table: mark as unknown as Table };
  const [head = '', tail = ''] = JSON.stringify({ ...project, data }, null, 1).split(`"${mark}"`);
  return new Blob([head, await json(table), tail], type);
}

/**
 * A table as the engine takes it in: numbers stay in their arrays (see apart.ts), the other columns
 * are lists of texts.
 */
function unfolded(columns: readonly TypedColumn[]): Table {
  return {
    columns: columns.map((column) =>
      column.categories
        ? (plainTable([column]).columns[0] ?? { name: column.name, values: [] })
        : { ...column, values: column.values as unknown as Cell[] },
    ),
  };
}

/** On the worker's side: documents with their tables in them. The last table is remembered. */
export class Unfolder {
  #last: { key: string; table: Table } | null = null;

  /** What is no project is left as it is: the engine says what is wrong with it. */
  async project(project: Project): Promise<Project> {
    const data = (project as Project | null | undefined)?.data;
    return data ? { ...project, data: await this.data(data) } : project;
  }

  async data(data: Data): Promise<Data> {
    const table = (data as Data | null | undefined)?.table;
    if (!isHeld(table)) return data;
    const { key, held } = table;
    if (this.#last?.key !== key) {
      this.#last = { key, table: unfolded(await unpacked(held)) };
    }
    return { ...data, table: this.#last.table };
  }
}

/** Cells of some rows, row by row. */
export function rowsOf(table: Table, count: number, from: number): Cell[][] {
  const total = table.columns[0]?.values.length ?? 0;
  const rows = Math.max(0, Math.min(count, total - from));
  return Array.from({ length: rows }, (_, k) =>
    table.columns.map(({ values }) => {
      const cell = values[from + k] ?? null;
      return Number.isNaN(cell) ? null : cell;
    }),
  );
}
