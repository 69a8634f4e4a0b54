/** The sets in files: where they are, and their tables as they are learnt from, by the sets' ids. */

import type { Cell, Data, Table } from '../../../wasm/src/project.js';
import { readTable } from '../../../wasm/src/table-reader.js';
import { withColumn } from './with-column.js';

const digits = new URL('sets/digits.csv', import.meta.url);

export const setFiles = {
  wine: new URL('sets/wine.csv', import.meta.url),
  cars: new URL('sets/cars.csv', import.meta.url),
  digits,
  threes: digits,
  messages: new URL('sets/messages.csv', import.meta.url),
} as const;

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
} satisfies Record<keyof typeof setFiles, (table: Table) => Data>;

export async function dataOfFile({
  id,
  label,
}: {
  id: keyof typeof setFiles;
  label: string;
}): Promise<Data> {
  const response = await fetch(setFiles[id]);
  if (!response.ok) throw new Error(`The data set "${label}" could not be loaded.`);
  const { table } = await readTable(new File([await response.blob()], `${id}.csv`));
  return setTables[id](table);
}

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
