/** Which of the rows and columns of a large table are in sight, and how others are brought there. */

export const cellWidth = 132;
/** Of the column of row numbers. */
export const numberWidth = 60;
/** Row of the names. */
export const head = -1;

export interface Place {
  row: number;
  column: number;
}

/** Pixels of the grid, without its head and its row numbers. */
export interface Sight {
  top: number;
  left: number;
  width: number;
  height: number;
}

/** Pixels, with the line below: a finger needs more than a mouse. */
export function rowHeight(): number {
  return matchMedia('(pointer: coarse), (max-width: 640px)').matches ? 45 : 30;
}

export function sightOf(grid: HTMLElement): Sight {
  const { scrollTop, scrollLeft, clientWidth, clientHeight } = grid;
  return { top: scrollTop, left: scrollLeft, width: clientWidth, height: clientHeight };
}

/** The rows and the columns that are drawn: those in sight and a few around them. */
export function placesIn(sight: Sight, rows: number, columns: number) {
  const { top, left, width, height } = sight;
  const size = rowHeight();
  return {
    rows: range(Math.floor(top / size) - 2, Math.ceil((top + height) / size) + 2, rows),
    columns: range(
      Math.floor(left / cellWidth) - 1,
      Math.ceil((left + width) / cellWidth),
      columns,
    ),
  };
}

/** Whole numbers from one to the other, of those from 0 to below the count. */
function range(from: number, to: number, count: number): number[] {
  const first = Math.max(0, from);
  const last = Math.min(count - 1, to);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => first + k);
}

/** Scrolls no farther than it takes to see the whole cell. */
export function scrollTo(grid: HTMLElement, { row, column }: Place): void {
  const size = rowHeight();
  if (row !== head) {
    const lowest = (row + 2) * size - grid.clientHeight;
    if (grid.scrollTop > row * size) grid.scrollTop = row * size;
    else if (grid.scrollTop < lowest) grid.scrollTop = lowest;
  }
  const x = column * cellWidth;
  const rightmost = numberWidth + x + cellWidth - grid.clientWidth;
  if (grid.scrollLeft > x) grid.scrollLeft = x;
  else if (grid.scrollLeft < rightmost) grid.scrollLeft = rightmost;
}
