/**
 * The sheet of an .xlsx workbook as CSV text, which the core then reads by the same rules as any
 * other: a title above the names, units and totals are found there as they are in a CSV file.
 */

import readSheets, { type SheetData } from 'read-excel-file/universal';
import { EdgewiseError } from './error.js';
import type { Cell } from './project.js';
import type { Choice, ReportEntry } from './report.js';
import { written } from './to-csv.js';

export interface SheetText {
  text: string;
  /** Which sheet was taken, where there are several. */
  entries: ReportEntry[];
}

/** Whether the bytes are a zip archive that holds a workbook. */
export function isWorkbook(bytes: Uint8Array): boolean {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  // The names in an archive stand in its directory as they are.
  return isZip && new TextDecoder('latin1').decode(bytes).includes('xl/workbook.xml');
}

/** A date as text; the library gives the day and time of the sheet as if in UTC. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}

function cellText(value: unknown): Cell {
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

function csvText(data: SheetData): string {
  return data.map((row) => row.map((value) => written(cellText(value))).join(',')).join('\n');
}

function isEmpty(data: SheetData): boolean {
  return data.every((row) => row.every((value) => value === null));
}

/** Rejects with an EdgewiseError where the workbook is broken or empty. */
export async function sheetText(
  bytes: Uint8Array,
  name: string,
  choices: readonly Choice[],
): Promise<SheetText> {
  const fault = (code: string, message: string) => new EdgewiseError({ code, path: name, message });
  let sheets: { sheet: string; data: SheetData }[];
  try {
    sheets = await readSheets(bytes.slice().buffer);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw fault(
      'format',
      `"${name}" is a workbook that cannot be read (${said}). Save it again, or as CSV.`,
    );
  }
  const filled = sheets.filter(({ data }) => !isEmpty(data));
  const chosen = choices.find(({ kind }) => kind === 'sheet')?.taken;
  const largest = filled.toSorted((a, b) => b.data.length - a.data.length)[0];
  const sheet = filled.find((one) => one.sheet === chosen) ?? largest;
  if (!sheet) throw fault('empty', `The sheets of "${name}" are empty.`);
  const others = filled.filter((one) => one !== sheet).map((one) => one.sheet);
  const [other] = others;
  const entries: ReportEntry[] =
    other === undefined
      ? []
      : [
          {
            kind: 'sheet',
            where: '',
            taken: sheet.sheet,
            other,
            options: filled.map((one) => one.sheet),
            sentence: `The sheet "${sheet.sheet}" was read, of ${String(filled.length)} sheets.`,
            action: `Read "${other}"`,
            ask: true,
          },
        ];
  return { text: csvText(sheet.data), entries };
}
