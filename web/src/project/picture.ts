/** Inputs that are the cells of a picture: columns named by row and column, as pixel_3_5. */

import type { ColumnInfo, DataInfo } from '../../../wasm/src/types.js';
import type { Grid } from '../kit/ink.js';
import { inputsOf } from './inputs.js';

export interface Picture extends Grid {
  /** Names of the inputs, row by row. */
  names: string[];
}

const cellName = /^(.*?)(\d+)_(\d+)$/;

/** The picture that these inputs are, or null. */
export function pictureOf(inputs: readonly ColumnInfo[]): Picture | null {
  const cells = new Map<string, string>();
  const prefixes = new Set<string>();
  let rows = 0;
  let columns = 0;
  for (const { name, type } of inputs) {
    const match = cellName.exec(name);
    if (!match || type !== 'number') return null;
    const [, prefix = '', row, column] = match;
    prefixes.add(prefix);
    cells.set(`${String(Number(row))} ${String(Number(column))}`, name);
    rows = Math.max(rows, Number(row) + 1);
    columns = Math.max(columns, Number(column) + 1);
  }
  if (prefixes.size !== 1 || rows < 3 || columns < 3 || cells.size !== rows * columns) return null;
  const names: string[] = [];
  for (let row = 0; row < rows; ++row) {
    for (let column = 0; column < columns; ++column) {
      const name = cells.get(`${String(row)} ${String(column)}`);
      if (name === undefined) return null;
      names.push(name);
    }
  }
  const most = Math.max(...inputs.map((column) => column.max ?? 0));
  return most > 0 ? { rows, columns, most, names } : null;
}

const found = new WeakMap<DataInfo, Picture | null>();

/** The picture that the inputs of these data are: the same object for the same data. */
export function pictureIn(data: DataInfo | null): Picture | null {
  if (!data) return null;
  const known = found.get(data);
  if (known !== undefined) return known;
  const picture = pictureOf(inputsOf(data));
  found.set(data, picture);
  return picture;
}
