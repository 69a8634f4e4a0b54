/** Rows of a second table as the test set of the first, by a column that says which are which. */

import type { Column, Table } from '../../../wasm/src/project.js';

export interface WithTestRows {
  table: Table;
  /** The name of the column that says "train" or "test". */
  column: string;
}

function freeName(table: Table): string {
  const taken = new Set(table.columns.map(({ name }) => name));
  let name = 'set';
  for (let k = 2; taken.has(name); ++k) name = `set ${String(k)}`;
  return name;
}

/** Numbers beside texts in one column would make texts of all. */
function differs({ type }: Column, other: Column): boolean {
  const isNumber = (one: Column['type']) => (one ?? 'number') === 'number';
  return other.values.some((value) => value !== null) && isNumber(type) !== isNumber(other.type);
}

/**
 * @param used names of the columns that are inputs or targets: the test rows must have them
 * @returns or a sentence that says why the rows do not go together
 */
export function withTestRows(
  table: Table,
  test: Table,
  used: readonly string[],
): WithTestRows | string {
  const rows = (one: Table) => one.columns[0]?.values.length ?? 0;
  const others = new Map(test.columns.map((column) => [column.name, column]));
  const absent = used.filter((name) => !others.has(name));
  if (absent.length > 0) {
    const names = absent.slice(0, 3).map((name) => `“${name}”`);
    const more = absent.length > 3 ? ` and ${String(absent.length - 3)} more` : '';
    return `The test rows need the columns that are used here, by their names: there is no ${names.join(', no ')}${more}.`;
  }
  const wrong = table.columns.find((column) => {
    const other = others.get(column.name);
    return used.includes(column.name) && other && differs(column, other);
  });
  if (wrong) {
    const [here, there] =
      (wrong.type ?? 'number') === 'number' ? ['numbers', 'texts'] : ['texts', 'numbers'];
    return `“${wrong.name}” holds ${here} here, but ${there} in the test rows.`;
  }
  const nothing = Array.from({ length: rows(test) }, () => null);
  const columns = table.columns.map((column) => ({
    ...column,
    values: [...column.values, ...(others.get(column.name)?.values ?? nothing)],
  }));
  const column = freeName(table);
  const values = [
    ...Array.from({ length: rows(table) }, () => 'train'),
    ...Array.from({ length: rows(test) }, () => 'test'),
  ];
  return { table: { columns: [...columns, { name: column, type: 'category', values }] }, column };
}
