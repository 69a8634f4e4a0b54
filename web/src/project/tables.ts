/** Tables at hand: all rows of any data, and data whose table was changed. Plain functions. */

import type { Cell, Data, Table } from '../../../wasm/src/project.js';
import type { ColumnInfo, DataInfo } from '../../../wasm/src/types.js';

/** Rows of a table; 0 of one without columns. */
export function rowsOf(table: Table): number {
  return table.columns[0]?.values.length ?? 0;
}

/** A table of raw rows, as the core hands them out. */
export function tableOfRows(info: DataInfo, rows: readonly Cell[][]): Table {
  return {
    columns: info.columns.map(({ name, type }, c) => ({
      name,
      type,
      values: rows.map((row) => row[c] ?? null),
    })),
  };
}

function named(info: DataInfo, role: ColumnInfo['role']): string[] {
  return info.columns.filter((column) => column.role === role).map((column) => column.name);
}

/**
 * The same data with another table: an own one from now on, whatever made it before. Roles stay
 * with their columns, also where `renamed` gives a column another name.
 */
export function withTable(
  data: Data,
  info: DataInfo,
  table: Table,
  renamed: ReadonlyMap<string, string> = new Map(),
): Data {
  const { builtin: _builtin, generator: _generator, ...settings } = data;
  const present = new Set(table.columns.map((column) => column.name));
  const kept = (role: ColumnInfo['role']) =>
    named(info, role)
      .map((name) => renamed.get(name) ?? name)
      .filter((name) => present.has(name));
  return { ...settings, table, inputs: kept('input'), targets: kept('target') };
}

/** The most frequent cell, the first among equals; null of an empty column. */
export function mostFrequent(values: readonly Cell[]): Cell {
  const counts = new Map<Cell, number>();
  for (const value of values) {
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  let best: Cell = null;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most) [best, most] = [value, count];
  }
  return best;
}

/** The table with the types that the core found. */
export function withTypes(table: Table, info: DataInfo): Table {
  return {
    columns: table.columns.map((column, c) => ({
      ...column,
      type: column.type ?? info.columns[c]?.type ?? 'number',
    })),
  };
}
