/**
 * A large table as columns of typed arrays, and as one Blob: a small head that says what is where,
 * and the bytes of the arrays. A page can pass such a Blob on without ever reading it.
 */

import type { Cell, Column, Table } from './project.js';

type Values = Uint8Array | Int16Array | Int32Array | Float32Array | Float64Array;

/** Numbers (NaN where one is missing), or places in `categories` (-1 where one is missing). */
export interface TypedColumn {
  name: string;
  type: NonNullable<Column['type']>;
  values: Values;
  categories?: string[];
}

const kinds = { Uint8Array, Int16Array, Int32Array, Float32Array, Float64Array };
type Kind = keyof typeof kinds;

/** The smallest array that holds the same numbers. */
export function narrowed(values: Float32Array | Float64Array | Int32Array): Values {
  let low = 0;
  let high = 0;
  for (const value of values) {
    if (!Number.isInteger(value) || Object.is(value, -0)) return values;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low === 0 && high < 2 ** 8) return Uint8Array.from(values);
  return low >= -(2 ** 15) && high < 2 ** 15 ? Int16Array.from(values) : values;
}

export function cellOf({ values, categories }: TypedColumn, row: number): Cell {
  const value = values[row] ?? NaN;
  if (categories) return categories[value] ?? null;
  return Number.isNaN(value) ? null : value;
}

/** The same as a document has it. */
export function plainTable(columns: readonly TypedColumn[]): Table {
  return {
    columns: columns.map((column) => ({
      name: column.name,
      type: column.type,
      values: Array.from(column.values, (_, row) => cellOf(column, row)),
    })),
  };
}

interface Head {
  name: string;
  type: TypedColumn['type'];
  kind: Kind;
  length: number;
  categories?: string[];
}

const alignment = 8;

function padded(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}

/** All columns in one Blob. */
export function packed(columns: readonly TypedColumn[]): Blob {
  const heads = columns.map(({ name, type, values, categories }): Head => {
    const kind = values.constructor.name as Kind;
    return { name, type, kind, length: values.length, ...(categories && { categories }) };
  });
  const text = new TextEncoder().encode(JSON.stringify(heads));
  const size = new Uint32Array([text.length, 0]);
  const parts: BlobPart[] = [size, text, new Uint8Array(padded(text.length) - text.length)];
  for (const { values } of columns) {
    const gap = padded(values.byteLength) - values.byteLength;
    parts.push(values as BlobPart, new Uint8Array(gap));
  }
  return new Blob(parts);
}

export async function unpacked(blob: Blob): Promise<TypedColumn[]> {
  const buffer = await blob.arrayBuffer();
  const size = new Uint32Array(buffer, 0, 1)[0] ?? 0;
  const text = new TextDecoder().decode(new Uint8Array(buffer, alignment, size));
  let offset = alignment + padded(size);
  return (JSON.parse(text) as Head[]).map(({ kind, length, ...head }) => {
    const values = new kinds[kind](buffer, offset, length);
    offset += padded(values.byteLength);
    return { ...head, values };
  });
}
