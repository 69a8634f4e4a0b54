/** A picture that is drawn by hand, as the values of its cells. */

/** The cells of a picture; `most` is the value of full ink. */
export interface Grid {
  rows: number;
  columns: number;
  most: number;
}

/** Dots of ink along each side of a cell. */
const dots = 4;
/** Of the pen, in dots. */
const radius = 1.7;

/**
 * Ink as a person draws it, on a grid of finer dots. A cell's value is the share of its dots that
 * are inked, as the 8 x 8 digits were counted from 32 x 32 bitmaps; what was there before shows
 * through.
 */
export class Ink {
  readonly #picture: Grid;
  readonly #before: readonly number[];
  readonly #dots: Uint8Array;

  constructor(picture: Grid, before: readonly number[]) {
    this.#picture = picture;
    this.#before = before;
    this.#dots = new Uint8Array(picture.rows * picture.columns * dots * dots);
  }

  /** Draws a line; places in shares of the picture, y downwards. */
  line(fromX: number, fromY: number, toX: number, toY: number): void {
    const { rows, columns } = this.#picture;
    const way = Math.hypot((toX - fromX) * columns, (toY - fromY) * rows) * dots;
    const steps = Math.max(1, Math.ceil(way));
    for (let k = 0; k <= steps; ++k) {
      const share = k / steps;
      this.#stamp(fromX + (toX - fromX) * share, fromY + (toY - fromY) * share);
    }
  }

  #stamp(x: number, y: number): void {
    const { rows, columns } = this.#picture;
    const wide = columns * dots;
    const middleX = x * wide;
    const middleY = y * rows * dots;
    for (let j = Math.floor(middleY - radius); j <= middleY + radius; ++j) {
      for (let i = Math.floor(middleX - radius); i <= middleX + radius; ++i) {
        const inside = i >= 0 && i < wide && j >= 0 && j < rows * dots;
        if (inside && Math.hypot(i + 0.5 - middleX, j + 0.5 - middleY) <= radius) {
          this.#dots[j * wide + i] = 1;
        }
      }
    }
  }

  /** One value a cell, row by row. */
  get values(): number[] {
    const { rows, columns, most } = this.#picture;
    return Array.from({ length: rows * columns }, (_, cell) => {
      const top = Math.floor(cell / columns) * dots;
      const left = (cell % columns) * dots;
      let count = 0;
      for (let j = top; j < top + dots; ++j) {
        for (let i = left; i < left + dots; ++i) count += this.#dots[j * columns * dots + i] ?? 0;
      }
      const inked = Math.round((count / (dots * dots)) * most);
      return Math.max(this.#before[cell] ?? 0, inked);
    });
  }
}
