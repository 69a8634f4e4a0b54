/** What stands for a large table, which is held as a Blob (held.ts): for whoever only asks whether it is one. */

import type { Table } from './project.js';

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
  return (table as Partial<HeldTable> | null | undefined)?.held instanceof Blob;
}
