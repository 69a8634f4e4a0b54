/** The tables of the sets in files as they are learnt from, by the sets' ids. */

import type { Cell, Data, Table } from '../../../wasm/src/project.js';
import { readTable } from '../../../wasm/src/table-reader.js';
import { setFiles } from './set-files.js';
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
} satisfies Record<keyof typeof setFiles, (table: Table) => Data>;

export async function dataOfFile({
  id,
  label,
}: {
  id: keyof typeof setFiles;
  label: string;
}): Promise<Data> {
  const source = setFiles[id]();
  const content = source instanceof URL ? await fetched(source, label) : source;
  const { table } = await readTable(new File([content], `${id}.csv`));
  return setTables[id](table);
}

async function fetched(address: URL, label: string): Promise<Blob> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The data set "${label}" could not be loaded.`);
  return response.blob();
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
