/**
 * Large tables stay out of the page's way: the page holds the JSON text of one as a Blob, which
 * costs nothing to pass on, and only workers unfold it.
 */

import type { Cell, Data, Project, Table } from './project.js';

/** Tables of more cells are held. */
export const mostCells = 150_000;

/** Stands for a table: without columns for whoever does not know better. */
export interface HeldTable extends Table {
  held: Blob;
  /** The same for the same table, wherever it was passed on. */
  key: string;
  rows: number;
}

export function isHeld(table: Table | undefined): table is HeldTable {
  return table !== undefined && 'held' in table;
}

/** As JSON, a table that is held. */
export function hold(table: Table): HeldTable {
  const held = new Blob([JSON.stringify(table)], { type: 'application/json' });
  return {
    columns: [],
    held,
    key: crypto.randomUUID(),
    rows: table.columns[0]?.values.length ?? 0,
  };
}

/** The text of a document, for a file, with what is held in its place. */
export function documentParts(project: Project): BlobPart[] {
  const table = project.data?.table;
  if (!isHeld(table)) return [JSON.stringify(project, null, 1)];
  const mark = `held ${crypto.randomUUID()}`;
  const data = { ...project.data, table: mark as unknown as Table };
  const [head = '', tail = ''] = JSON.stringify({ ...project, data }, null, 1).split(`"${mark}"`);
  return [head, table.held, tail];
}

/** On the worker's side: documents with their tables in them. The last table is remembered. */
export class Unfolder {
  #last: { key: string; table: Table } | null = null;

  async project(project: Project): Promise<Project> {
    return project.data ? { ...project, data: await this.data(project.data) } : project;
  }

  async data(data: Data): Promise<Data> {
    if (!isHeld(data.table)) return data;
    const { key, held } = data.table;
    if (this.#last?.key !== key) {
      this.#last = { key, table: JSON.parse(await held.text()) as Table };
    }
    return { ...data, table: this.#last.table };
  }
}

/** Cells of some rows, row by row. */
export function rowsOf(table: Table, count: number, from: number): Cell[][] {
  const total = table.columns[0]?.values.length ?? 0;
  const rows = Math.max(0, Math.min(count, total - from));
  return Array.from({ length: rows }, (_, k) =>
    table.columns.map((column) => column.values[from + k] ?? null),
  );
}
