/** The cells of one CSV column: missing, numbers or texts. */

import { EdgewiseError } from './error.js';
import type { CsvRecord } from './csv.js';
import type { Cell, Column } from './project.js';

const missingMarks = new Set(['', 'na', 'n/a', 'nan', 'null', '?', '-', '#n/a']);
const decimalPoint = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const decimalCommaOnly = /^[-+]?(\d{1,3}(\.\d{3})+|\d+)?(,\d+)?(e[-+]?\d+)?$/i;
const infinite = /^[-+]?inf(inity)?$/i;

interface ReadColumn {
  column: Column;
  decimalComma: boolean;
  notes: string[];
}

/** Whether every present cell reads as a number with a decimal comma, and one has a comma. */
function usesDecimalComma(cells: string[]): boolean {
  return cells.some((cell) => cell.includes(',')) && cells.every((c) => decimalCommaOnly.test(c));
}

function numberOf(cell: string, decimalComma: boolean): number {
  return Number(decimalComma ? cell.replaceAll('.', '').replace(',', '.') : cell);
}

/** The first text in a column that is mostly numbers, since it may be a slip. */
function strayText(
  name: string,
  rows: CsvRecord[],
  texts: string[],
  numeric: (c: string) => boolean,
) {
  const present = texts.filter((text) => !missingMarks.has(text.toLowerCase()));
  const stray = present.filter((text) => !numeric(text));
  if (stray.length === 0 || stray.length > present.length / 4) return [];
  const row = texts.findIndex((text) => text === stray[0]);
  const line = String(rows[row]?.line ?? 0);
  return [
    `Column "${name}" is read as categories, since line ${line} holds the text "${stray[0] ?? ''}" among numbers.`,
  ];
}

/** Reads cell `index` of all rows. `allowComma`: the delimiter is no comma, so 1,5 can be a number. */
export function readColumn(
  name: string,
  rows: CsvRecord[],
  index: number,
  allowComma: boolean,
): ReadColumn {
  const texts = rows.map((row) => (row.cells[index] ?? '').trim());
  const isMissing = (text: string) => missingMarks.has(text.toLowerCase());
  const present = texts.filter((text) => !isMissing(text));
  const finite = present.filter((text) => !infinite.test(text));
  const decimalComma = allowComma && usesDecimalComma(finite);
  const isNumber = (text: string) =>
    decimalComma ? decimalCommaOnly.test(text) : decimalPoint.test(text);

  if (present.length > 0 && (finite.length === 0 || !finite.every(isNumber))) {
    const values = texts.map((text): Cell => (isMissing(text) ? null : text));
    return {
      column: { name, type: 'category', values },
      decimalComma: false,
      notes: strayText(name, rows, texts, isNumber),
    };
  }
  const values = texts.map((text, row): Cell => {
    if (isMissing(text)) return null;
    const value = numberOf(text, decimalComma);
    if (Number.isFinite(value)) return value;
    const line = String(rows[row]?.line ?? 0);
    throw new EdgewiseError({
      code: 'range',
      path: `line ${line}`,
      message: `Line ${line}, column "${name}": ${text} is too large for a number. Correct it, or leave the cell empty.`,
    });
  });
  return { column: { name, type: 'number', values }, decimalComma, notes: [] };
}
