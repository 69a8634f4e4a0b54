/** Which columns go into the network. */

import type { ColumnInfo, DataInfo } from '../../../wasm/src/types.js';

export function inputsOf(data: DataInfo | null): ColumnInfo[] {
  return data?.columns.filter((column) => column.role === 'input') ?? [];
}
