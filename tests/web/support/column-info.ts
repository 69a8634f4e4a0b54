/** What is known of a column of numbers that goes in, as the engine tells it. */

import type { ColumnInfo } from '../../../wasm/src/types.js';

export const columnInfo = (patch: Partial<ColumnInfo>): ColumnInfo => ({
  name: 'x',
  type: 'number',
  role: 'input',
  categories: [],
  missing: 0,
  dropped: 0,
  min: 0,
  max: 16,
  mean: 0,
  deviation: 1,
  constant: false,
  width: 1,
  shift: 0,
  scale: 1,
  ...patch,
});
