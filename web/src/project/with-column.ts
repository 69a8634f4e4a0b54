/** Apart from the other work on tables (tables.ts), for the page's own sets need no more to begin with. */

import type { Column, Table } from '../../../wasm/src/project.js';

/** The same table with one column changed. */
export function withColumn(table: Table, name: string, change: (column: Column) => Column): Table {
  return {
    columns: table.columns.map((column) => (column.name === name ? change(column) : column)),
  };
}
