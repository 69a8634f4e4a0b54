/** Cells as a person types them, and columns that change their type. */

import type { Cell, Column } from '../../../wasm/src/project.js';

export type Read = { cell: Cell } | { fault: string };

const number = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** What a typed text means in a column of this type; empty is a missing cell. */
export function readCell(text: string, type: Column['type']): Read {
  const entry = text.trim().replace('\u2212', '-');
  if (entry === '') return { cell: null };
  if (type !== 'number') return { cell: text };
  if (!number.test(entry)) return { fault: `"${text}" is not a number.` };
  const value = Number(entry);
  return Number.isFinite(value) ? { cell: value } : { fault: `${entry} is too large a number.` };
}

/** The column with another type; a fault where a text is no number. */
export function asType(
  column: Column,
  type: NonNullable<Column['type']>,
): { column: Column } | { fault: string } {
  if (type !== 'number') return { column: { ...column, type } };
  const values: Cell[] = [];
  for (const [row, cell] of column.values.entries()) {
    const read = typeof cell === 'string' ? readCell(cell, 'number') : { cell };
    if ('fault' in read) {
      return {
        fault: `"${column.name}" stays as it is: in row ${String(row + 1)} ${read.fault} Correct it first.`,
      };
    }
    values.push(read.cell);
  }
  return { column: { ...column, type, values } };
}
