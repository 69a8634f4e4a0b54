/**
 * Columns of numbers cross the boundary beside the text of a document: as text they would take many
 * times their room. In the text, their place in `apart` stands instead of the list `values`.
 */

import type { Cell, Column, Data, Project, Table } from './project.js';

export type NumberArray = Uint8Array | Int16Array | Int32Array | Float32Array | Float64Array;

export interface Parted<T> {
  /** To be written as JSON. */
  rest: T;
  /** NaN where a number is missing. */
  apart: NumberArray[];
}

function isNumbers(values: unknown): values is (number | null)[] {
  return Array.isArray(values) && values.every((cell) => cell === null || typeof cell === 'number');
}

/** Numbers that are in an array of numbers already stay there. */
function numbersOf(values: unknown): NumberArray | null {
  if (ArrayBuffer.isView(values)) return values as NumberArray;
  return isNumbers(values) ? Float64Array.from(values, missingAsNaN) : null;
}

/** A table that can be taken apart; what is wrong with any other, the core says. */
function isSound(table: unknown): table is Table {
  const columns = (table as Partial<Table> | null | undefined)?.columns;
  return (
    Array.isArray(columns) &&
    columns.every(
      (column: Partial<Column> | null) =>
        Array.isArray(column?.values) || ArrayBuffer.isView(column?.values),
    )
  );
}

function missingAsNaN(cell: number | null): number {
  return cell !== null && Number.isFinite(cell) ? cell : NaN;
}

/** The `data` part of a project without its columns of numbers. */
export function partedData(data: Data): Parted<Data> {
  const apart: NumberArray[] = [];
  const { table } = (data as Data | null) ?? {};
  if (!isSound(table)) return { rest: data, apart };
  const columns = table.columns.map((column) => {
    const { type = 'number', values } = column;
    const numbers = type === 'number' ? numbersOf(values) : null;
    if (!numbers) return column;
    apart.push(numbers);
    return { ...column, values: (apart.length - 1) as unknown as Cell[] };
  });
  return { rest: { ...data, table: { ...table, columns } }, apart };
}

export function partedProject(project: Project): Parted<Project> {
  const data = (project as Project | null)?.data;
  if (!data) return { rest: project, apart: [] };
  const { rest, apart } = partedData(data);
  return { rest: { ...project, data: rest }, apart };
}

/** @param numbers those of the column at a place in the table */
export function joined(project: Project, numbers: (column: number) => Float64Array): Project {
  project.data?.table?.columns.forEach((column, place) => {
    if (Array.isArray(column.values)) return;
    column.values = Array.from(numbers(place), (cell) => (Number.isNaN(cell) ? null : cell));
  });
  return project;
}
