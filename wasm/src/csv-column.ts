/** The cells of one CSV column: missing, numbers or texts. */

import { EdgewiseError } from './error.js';
import type { Cell, Column } from './project.js';

/** One record and the line it begins in, from 1. */
export interface CsvRecord {
  line: number;
  cells: string[];
}

const missingMarks = new Set(['', 'na', 'n/a', 'nan', 'null', '?', '-', '#n/a']);
const decimalPoint = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const decimalCommaOnly = /^[-+]?(\d{1,3}(\.\d{3})+|\d+)?(,\d+)?(e[-+]?\d+)?$/i;
const commaGroups = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const infinite = /^[-+]?inf(inity)?$/i;
const sign = /^[$€£¥]|[%$€£¥]$/;

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
  const plain = decimalComma ? cell.replaceAll('.', '').replace(',', '.') : cell;
  return Number(plain.replaceAll(',', ''));
}

/** The percent or currency sign that stands at every present cell; none if they differ. */
function signOf(present: string[]): string {
  const first = present[0]?.match(sign)?.[0] ?? '';
  return present.every((cell) => sign.exec(cell)?.[0] === first) ? first : '';
}

/** How `cells` read as numbers; null if one of them does not. */
function numberStyle(cells: string[], allowComma: boolean): 'point' | 'comma' | 'groups' | null {
  if (allowComma && usesDecimalComma(cells)) return 'comma';
  if (cells.every((cell) => decimalPoint.test(cell))) return 'point';
  return cells.every((cell) => decimalPoint.test(cell) || commaGroups.test(cell)) ? 'groups' : null;
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
  const isMissing = (text: string) => missingMarks.has(text.toLowerCase());
  const written = rows.map((row) => (row.cells[index] ?? '').trim());
  const always = signOf(written.filter((text) => !isMissing(text)));
  const texts = written.map((text) => text.replace(always, '').trim());
  const present = texts.filter((text) => !isMissing(text));
  const finite = present.filter((text) => !infinite.test(text));
  const style = numberStyle(finite, allowComma);

  if (present.length > 0 && (finite.length === 0 || style === null)) {
    const values = written.map((text): Cell => (isMissing(text) ? null : text));
    return {
      column: { name, type: 'category', values },
      decimalComma: false,
      notes: strayText(name, rows, written, (text) => decimalPoint.test(text)),
    };
  }
  const decimalComma = style === 'comma';
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
  const notes = [];
  if (always !== '') notes.push(`Column "${name}" is read as numbers without its "${always}".`);
  if (style === 'groups') {
    notes.push(`Commas in column "${name}" are taken to group the digits: 1,000 is a thousand.`);
  }
  return { column: { name, type: 'number', values }, decimalComma, notes };
}
