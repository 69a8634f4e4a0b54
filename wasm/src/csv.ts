/**
 * CSV text to a table and back.
 *
 * Papa Parse splits the text into cells; here they become columns with names and types. What can
 * have only one meaning is taken so, and said in the report; anything else is an error that names
 * the line.
 */

import Papa from 'papaparse';
import { checkTable, wrongType } from './check.js';
import { readColumn, type CsvRecord } from './csv-column.js';
import { EdgewiseError } from './error.js';
import type { Cell, Column, Table } from './project.js';

/** Largest tables that are read. */
export const maxRows = 200_000;
export const maxColumns = 1_000;

export interface CsvReport {
  rows: number;
  columns: number;
  delimiter: ',' | ';' | '\t' | '|';
  /** Numbers are written as 1,5. */
  decimalComma: boolean;
  /** Cells without a value. */
  missing: number;
  /** What was assumed or looks odd, as sentences. */
  notes: string[];
}

export interface CsvTable {
  table: Table;
  report: CsvReport;
}

/** Told how much of the work is done, 0 to 1. */
export type OnProgress = (share: number) => void;

/** Records between two reports of progress. */
const progressEvery = 5000;

const delimiters = [',', ';', '\t', '|'] as const;

function fault(code: string, path: string, message: string): EdgewiseError {
  return new EdgewiseError({ code, path, message });
}

/** The delimiter that the first line has most of, quoted parts left out; a comma if it has none. */
function delimiterOf(text: string): CsvReport['delimiter'] {
  const firstLine = /[^\r\n]+/.exec(text)?.[0] ?? '';
  const bare = firstLine.replaceAll(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => bare.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** All records that hold anything, with their lines. */
function recordsOf(text: string, delimiter: string, onProgress: OnProgress): CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  const quotesAt: number[] = [];
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data: cells, errors, meta }) => {
      if (errors.some((error) => error.type === 'Quotes')) quotesAt.push(line);
      if (cells.some((cell) => cell.trim() !== '')) records.push({ line, cells });
      line += 1 + cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      if (records.length % progressEvery === 0) onProgress(meta.cursor / text.length / 2);
    },
  });
  const [at] = quotesAt;
  if (at !== undefined) {
    throw fault(
      'quotes',
      `line ${String(at)}`,
      `In line ${String(at)} a quotation mark opens and is never closed, or stands inside a cell. Close it, or write it twice.`,
    );
  }
  return records;
}

function isNumeric(cell: string): boolean {
  return cell.trim() !== '' && Number.isFinite(Number(cell.trim().replace(',', '.')));
}

/** A name for every column: empty ones numbered, repeated ones told apart. */
function uniqueNames(header: string[], notes: string[]): string[] {
  const seen = new Set<string>();
  return header.map((cell, index) => {
    const given = cell.trim();
    const base = given === '' ? `column ${String(index + 1)}` : given;
    let name = base;
    for (let copy = 2; seen.has(name); ++copy) name = `${base} (${String(copy)})`;
    seen.add(name);
    if (given === '')
      notes.push(`Column ${String(index + 1)} has no name; it is called "${name}".`);
    else if (name !== base) notes.push(`The name "${base}" stands twice; one is called "${name}".`);
    return name;
  });
}

function checkWidths(records: CsvRecord[], width: number): void {
  const ragged = records.find((record) => record.cells.length !== width);
  if (!ragged) return;
  throw fault(
    'ragged',
    `line ${String(ragged.line)}`,
    `Line ${String(ragged.line)} has ${String(ragged.cells.length)} cells, but the first line has ${String(width)}. Add or remove cells, or put a cell that holds the delimiter in quotation marks.`,
  );
}

/** Drops a last column without name and content: a delimiter at the end of every line. */
function withoutEmptyEnd(records: CsvRecord[]): CsvRecord[] {
  const isEmptyEnd = records.every((record) => record.cells.at(-1)?.trim() === '');
  const sameWidth = records.every((record) => record.cells.length === records[0]?.cells.length);
  if (!isEmptyEnd || !sameWidth) return records;
  return records.map(({ line, cells }) => ({ line, cells: cells.slice(0, -1) }));
}

function checkSize(records: CsvRecord[], width: number): void {
  if (records.length > maxRows || width > maxColumns) {
    throw fault(
      'limit',
      '',
      `The table has ${String(records.length)} rows and ${String(width)} columns; at most ${String(maxRows)} and ${String(maxColumns)} are read. Take a sample of it.`,
    );
  }
}

function notesOn(column: Column): string[] {
  const present = column.values.filter((value) => value !== null);
  if (present.length === 0) return [`Column "${column.name}" is empty.`];
  if (present.every((value) => value === present[0]) && column.values.length > 1) {
    return [`Column "${column.name}" has the same value in every row.`];
  }
  return [];
}

/** Most texts that are taken for the categories of a column. */
const mostCategories = 20;

/** Texts go in byte by byte where only they can tell the rest, as in messages and their kinds. */
function withTexts(columns: Column[], notes: string[]): Column[] {
  const isMany = ({ values }: Column) => new Set(values).size > mostCategories;
  const isTexts = (column: Column) => column.type === 'category' && isMany(column);
  const others = columns.filter((column) => !isTexts(column));
  if (others.length !== 1 || others.some(isMany)) return columns;
  return columns.map((column) => {
    if (!isTexts(column)) return column;
    notes.push(`The texts of column "${column.name}" go in byte by byte.`);
    return { ...column, type: 'bytes' };
  });
}

/** Reads CSV text. Throws an EdgewiseError whose path names the line where it can. */
export function parseCsv(text: string, onProgress: OnProgress = () => undefined): CsvTable {
  if (typeof (text as unknown) !== 'string') throw wrongType('text', 'a text');
  if (typeof (onProgress as unknown) !== 'function') throw wrongType('onProgress', 'a function');
  const content = text.replace(/^\ufeff/, '');
  if (content.trim() === '') {
    throw fault(
      'empty',
      '',
      'There is nothing in it. A table needs a line of names and rows below.',
    );
  }
  const delimiter = delimiterOf(content);
  const records = withoutEmptyEnd(recordsOf(content, delimiter, onProgress));
  const first = records[0];
  if (!first) throw fault('empty', '', 'It holds only empty lines. A table needs names and rows.');

  const notes: string[] = [];
  const headless = first.cells.every(isNumeric);
  const header = headless ? first.cells.map((_, k) => `x${String(k + 1)}`) : first.cells;
  if (headless) notes.push('The first line holds numbers, so the columns are called x1, x2, …');
  const rows = headless ? records : records.slice(1);
  if (rows.length === 0) {
    throw fault('header-only', '', 'It holds only a line of names. Add at least one row below it.');
  }
  checkSize(rows, header.length);
  checkWidths(records, header.length);

  const names = uniqueNames(header, notes);
  const reads = names.map((name, index) => {
    onProgress(0.5 + index / names.length / 2);
    return readColumn(name, rows, index, delimiter !== ',');
  });
  for (const read of reads) notes.push(...read.notes, ...notesOn(read.column));
  const columns = withTexts(
    reads.map(({ column }) => column),
    notes,
  );
  const decimalComma = reads.some((read) => read.decimalComma);
  if (decimalComma) notes.push('Numbers are read with a decimal comma.');
  const missing = columns.reduce(
    (sum, column) => sum + column.values.filter((value) => value === null).length,
    0,
  );
  return {
    table: { columns },
    report: { rows: rows.length, columns: columns.length, delimiter, decimalComma, missing, notes },
  };
}

/** Writes a table as CSV, with a comma between cells and a line of names first. */
export function toCsv(table: Table): string {
  checkTable(table);
  const rows = table.columns[0]?.values.length ?? 0;
  const lines: Cell[][] = [table.columns.map((column) => column.name)];
  for (let row = 0; row < rows; ++row) {
    lines.push(table.columns.map((column) => column.values[row] ?? null));
  }
  return `${Papa.unparse(lines, { newline: '\n' })}\n`;
}
