/** A table as CSV text. */

import { checkTable } from './check.js';
import type { Cell, Table } from './project.js';

/** One cell, in quotation marks where it would be read otherwise without them. */
export function written(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  const isPlain = text !== '' && text.trim() === text && !/[",\r\n]/.test(text);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** With a comma between cells and a line of names first, by RFC 4180 but for the line ends. */
export function toCsv(table: Table): string {
  checkTable(table);
  const rows = table.columns[0]?.values.length ?? 0;
  const lines = [table.columns.map(({ name }) => written(name)).join(',')];
  for (let row = 0; row < rows; ++row) {
    lines.push(table.columns.map(({ values }) => written(values[row] ?? null)).join(','));
  }
  return `${lines.join('\n')}\n`;
}
