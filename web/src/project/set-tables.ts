/** The tables of the sets in files as they are learnt from, by the sets' ids. */

import type { Cell, Data, Table } from '../../../wasm/src/project.js';
import { withColumn } from './with-column.js';

export const setTables = {
  wine: (table) => ({ table, targets: ['cultivar'] }),
  cars: (table) => ({
    table: withColumn(table, 'Year', ({ name, values }) => ({
      name,
      type: 'number',
      values: values.map((date) => Number.parseInt(String(date), 10)),
    })),
    inputs: [
      'Cylinders',
      'Displacement',
      'Horsepower',
      'Weight_in_lbs',
      'Acceleration',
      'Year',
      'Origin',
    ],
    targets: ['Miles_per_Gallon'],
  }),
  digits: (table) => withLast(table, 'digit', (cell) => cell),
  threes: (table) => withLast(table, 'is it a 3', (cell) => (String(cell) === '3' ? 'yes' : 'no')),
  messages: (table) => ({
    table: withColumn(table, 'message', (column) => ({ ...column, type: 'bytes' })),
    inputs: ['message'],
    targets: ['kind'],
  }),
} satisfies Record<string, (table: Table) => Data>;

/** The table with its last column as categories of another name, which are what is to be told. */
function withLast(table: Table, name: string, change: (cell: Cell) => Cell): Data {
  const inputs = table.columns.slice(0, -1);
  const values = (table.columns.at(-1)?.values ?? []).map(change);
  return {
    table: { columns: [...inputs, { name, type: 'category', values }] },
    inputs: inputs.map((column) => column.name),
    targets: [name],
    scale: 'minmax',
  };
}
