/** The current example: what it is called, alike everywhere, and the ways to choose another one. */

import { inputsOf } from '../project/inputs.js';
import { formatCell, formatCount } from '../kit/format.js';
import type { Playground } from './playground.js';
import type { Cells } from './view.js';

/** Said by what needs one. */
export const noTarget = 'An input of your own has no target to compare with.';

/** An input of more columns is not written out. */
const mostNamed = 3;

/** "row 12", or "x = 0.3, y = −1". */
export function exampleName({ example, exampleRow, opened }: Playground): string {
  const { input } = example;
  if (!input) return exampleRow ? `row ${formatCount(exampleRow.row + 1)}` : 'row';
  const columns = inputsOf(opened?.data ?? null);
  if (columns.length > mostNamed) return 'an input of your own';
  return columns.map(({ name }) => `${name} = ${formatCell(input[name])}`).join(', ');
}

/** Its raw inputs by column, with the names of categories as texts; null before they are known. */
export function exampleInput({ example, exampleRow, opened }: Playground): Cells | null {
  if (example.input) return example.input;
  if (!exampleRow) return null;
  const cells = inputsOf(opened?.data ?? null).map(({ name, type }) => {
    const cell = exampleRow.cells[name] ?? null;
    return [name, type === 'number' || cell === null ? cell : String(cell)] as const;
  });
  return Object.fromEntries(cells);
}

/** Other cells in its input: what was a row becomes an input of one's own. */
export function changeInput(playground: Playground, cells: Cells): void {
  const { set, index } = playground.example;
  playground.chooseExample(set, index, { ...exampleInput(playground), ...cells });
}

/** Back from an input of one's own to the row it came from. */
export function backToRow(playground: Playground): void {
  const { set, index } = playground.example;
  playground.chooseExample(set, index);
}

/** A row by its number in the table, from 0; false where it is left out of the data. */
export async function chooseRow(playground: Playground, row: number): Promise<boolean> {
  const found = await playground.inspect('encoded', { row }).catch(() => null);
  if (found?.row === undefined || found.row === null) return false;
  playground.chooseExample(found.set, found.index);
  return true;
}

/** The row of its set with the largest loss. */
export async function chooseWorst(playground: Playground): Promise<void> {
  const { set } = playground.example;
  const question = { set, order: 'loss', descending: true, count: 1 } as const;
  const listing = await playground.attempt(() => playground.inspect('listing', question));
  const [worst] = listing?.examples ?? [];
  if (worst) playground.chooseExample(set, worst.index);
}
