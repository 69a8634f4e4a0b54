/** Cells as a person types them, and columns that change their type. */

import type { Cell, Column } from '../../../wasm/src/project.js';
import { parseNumber } from '../kit/parse-number.js';

export type Read = { cell: Cell } | { fault: string };

/** What a typed text means in a column of this type; empty is a missing cell. */
export function readCell(text: string, type: Column['type']): Read {
  if (text.trim() === '') return { cell: null };
  if (type !== 'number') return { cell: text };
  const read = parseNumber(text);
  return 'fault' in read ? read : { cell: read.value };
}

/** The column with another type; a fault where a text is not a number. */
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
