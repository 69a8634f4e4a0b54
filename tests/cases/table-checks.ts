/** What a case expects of a table that was read: every fault found, as a line. */

import type { Cell, Column, Table } from '../../wasm/src/project.js';
import { says, type Check, type WantedColumn, type WantedEntry } from './cases.js';

export interface Entry {
  kind: string;
  where: string;
  taken: string;
  other: string;
  options?: string[];
  sentence: string;
  ask: boolean;
}

/** A table with the roles of its columns, wherever it was read. */
export interface Read {
  table: Table;
  inputs: string[];
  targets: string[];
  report?: {
    rows: number;
    missing: number;
    format: string;
    encoding: string;
    delimiter: string;
    decimalComma: boolean;
    entries: Entry[];
  };
}

const shown = (value: unknown) => JSON.stringify(value);

function different(what: string, is: unknown, wanted: unknown): string[] {
  return shown(is) === shown(wanted) ? [] : [`${what} is ${shown(is)} instead of ${shown(wanted)}`];
}

function categoriesOf(column: Column): string[] {
  const texts = [...new Set(column.values.filter((cell) => cell !== null).map(String))];
  return texts.every((text) => text.trim() !== '' && Number.isFinite(Number(text)))
    ? texts.toSorted((a, b) => Number(a) - Number(b))
    : texts.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

function roleOf(read: Read, name: string): string {
  if (read.targets.includes(name)) return 'target';
  return read.inputs.includes(name) ? 'input' : 'ignore';
}

function cellFaults(values: readonly Cell[], wanted: readonly Cell[]): string[] {
  if (values.length !== wanted.length) {
    return [`it has ${values.length} cells instead of ${wanted.length}`];
  }
  const at = values.findIndex((cell, row) => cell !== wanted[row]);
  return at < 0 ? [] : [`cell ${at + 1} is ${shown(values[at])} instead of ${shown(wanted[at])}`];
}

function columnFaults(read: Read, column: Column, wanted: WantedColumn): string[] {
  const role = roleOf(read, column.name);
  const categories = categoriesOf(column);
  const faults = Object.entries(wanted).flatMap(([key, value]) => {
    switch (key as keyof WantedColumn) {
      case 'name':
        return different('its name', column.name, value);
      case 'type':
        return different('its type', column.type, value);
      case 'role':
        return different('its role', role, value);
      case 'cells':
        return cellFaults(column.values, value as Cell[]);
      case 'categories':
        return different('the list of categories', categories, value);
      case 'classes': {
        const folded = categories.map((text) => text.toLowerCase()).toSorted();
        return different('the list of categories', folded, value);
      }
      case 'classCount':
        return different('the number of categories', categories.length, value);
      case 'missing': {
        const gaps = column.values.filter((cell) => cell === null).length;
        return different('the number of gaps', gaps, value);
      }
      case 'notOneHot':
        return role === 'input' && column.type !== 'number' ? ['each text of it is an input'] : [];
      default:
        return [`the test does not know the key ${key}`];
    }
  });
  return faults.map((fault) => `column "${column.name}": ${fault}`);
}

function fits(entry: Entry, wanted: WantedEntry): boolean {
  const isOneOf = (text: string, choice: string | string[] | null | undefined) =>
    choice === null || choice === undefined || [choice].flat().includes(text);
  return (
    isOneOf(entry.kind, wanted.kind) &&
    isOneOf(entry.where, wanted.where) &&
    isOneOf(entry.taken, wanted.taken) &&
    isOneOf(entry.other, wanted.other) &&
    (wanted.ask === undefined || entry.ask === wanted.ask) &&
    (wanted.choosable === undefined ||
      (entry.other !== '' || (entry.options ?? []).length > 0) === wanted.choosable) &&
    says(entry.sentence, wanted.says ?? [])
  );
}

function entryFaults(entries: readonly Entry[], wanted: WantedEntry[], there: boolean): string[] {
  return wanted
    .filter((one) => entries.some((entry) => fits(entry, one)) !== there)
    .map(
      (one) => `${there ? 'no entry is' : 'there is an entry'} ${shown(one)}: ${shown(entries)}`,
    );
}

function namedColumnFaults(read: Read, wanted: WantedColumn[]): string[] {
  return wanted.flatMap((one) => {
    const column = read.table.columns.find(({ name }) => name === one.name);
    return column ? columnFaults(read, column, one) : [`there is no column "${one.name}"`];
  });
}

function columnsFaults(read: Read, wanted: WantedColumn[]): string[] {
  const { columns } = read.table;
  if (columns.length !== wanted.length) {
    const names = shown(columns.map(({ name }) => name));
    return [`there are ${columns.length} columns instead of ${wanted.length}: ${names}`];
  }
  return columns.flatMap((column, c) => columnFaults(read, column, wanted[c] ?? {}));
}

/** Keys about the file rather than the table: known only where there is a report. */
function reportFaults(report: Read['report'], key: keyof Check, value: unknown): string[] | null {
  switch (key) {
    case 'missing':
    case 'format':
    case 'encoding':
    case 'delimiter':
    case 'decimalComma':
      return report ? different(`"${key}" of the report`, report[key], value) : [];
    case 'entries':
    case 'absent':
      return report ? entryFaults(report.entries, value as WantedEntry[], key === 'entries') : [];
    case 'quiet':
      return (
        report?.entries.filter(({ ask }) => ask).map(({ sentence }) => `asks: ${sentence}`) ?? []
      );
    default:
      return null;
  }
}

function tableFaults(read: Read, key: keyof Check, value: unknown): string[] | null {
  const { columns } = read.table;
  switch (key) {
    case 'rows': {
      const rows = columns[0]?.values.length ?? 0;
      const told = read.report?.rows ?? rows;
      return [...different('the number of rows', rows, value), ...different('rows', told, value)];
    }
    case 'columns':
      return columnsFaults(read, value as WantedColumn[]);
    case 'has':
      return namedColumnFaults(read, value as WantedColumn[]);
    case 'names':
      return different(
        'the list of columns',
        columns.map(({ name }) => name),
        value,
      );
    case 'numbersOf': {
      const numbers = columns.filter(({ type }) => type === 'number').map(({ name }) => name);
      return (value as string[])
        .filter((name) => !numbers.includes(name))
        .map((name) => `column "${name}" does not hold numbers`);
    }
    case 'inputs':
      return different('the list of inputs', read.inputs, value);
    case 'targets':
      return different('the list of targets', read.targets, value);
    case 'targetsAmong': {
      const isRight =
        read.targets.length > 0 && read.targets.every((name) => (value as string[]).includes(name));
      return isRight ? [] : [`what is predicted is ${shown(read.targets)}`];
    }
    case 'someInput':
      return read.inputs.length > 0 ? [] : ['there is no input'];
    default:
      return null;
  }
}

/** Nothing for a key that is not about the table or the report. */
export function readingFaults(read: Read, key: keyof Check, value: unknown): string[] | null {
  return reportFaults(read.report, key, value) ?? tableFaults(read, key, value);
}
