/** Where the keys of a spreadsheet go from a cell. */

import type { Place } from './table-sight.js';

interface Extent {
  rows: number;
  columns: number;
  /** Rows that Page Up and Page Down pass over. */
  page: number;
}

/** Places beyond the table stand for its edge; undefined if the key moves nowhere. */
export function moveOf(
  event: KeyboardEvent,
  { row, column }: Place,
  { rows, columns, page }: Extent,
): Place | undefined {
  const isCommand = event.ctrlKey || event.metaKey;
  const moves: Record<string, Place> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: Math.max(0, row - page), column },
    PageDown: { row: row + page, column },
    Home: { row: isCommand ? 0 : row, column: 0 },
    End: { row: isCommand ? rows - 1 : row, column: columns - 1 },
  };
  return moves[event.key];
}

/** Where an entry ends, and the chosen cell goes on to. */
export function moveAfterEntry(event: KeyboardEvent, { row, column }: Place): Place | undefined {
  const step = event.shiftKey ? -1 : 1;
  if (event.key === 'Enter') return { row: row + step, column };
  if (event.key === 'Tab') return { row, column: column + step };
  return undefined;
}
