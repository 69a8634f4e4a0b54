/** Checks of what is handed to the engine: every mistake is told with its place, none reaches the core. */

import { EdgewiseError } from './error.js';

export function wrongType(path: string, expected: string): EdgewiseError {
  return new EdgewiseError({ code: 'type', path, message: `"${path}" must be ${expected}.` });
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object whose keys are all known: a typing mistake must not pass silently. */
export function checkRequest(request: unknown, name: string, known: readonly string[]): void {
  if (!isObject(request)) throw wrongType(name, 'an object');
  for (const key of Object.keys(request)) {
    if (!known.includes(key)) {
      throw new EdgewiseError({
        code: 'unknown-key',
        path: `${name}.${key}`,
        message: `The key "${key}" is not known here; it may be ${known.join(', ')}.`,
      });
    }
  }
}

/** Members that may be absent and are `right` where they are not. */
function checkMembers(
  request: object,
  name: string,
  keys: readonly string[],
  right: (value: unknown) => boolean,
  expected: string,
): void {
  for (const key of keys) {
    const value: unknown = (request as Record<string, unknown>)[key];
    if (value !== undefined && !right(value)) {
      throw wrongType(name === '' ? key : `${name}.${key}`, expected);
    }
  }
}

export function checkNumbers(request: object, name: string, keys: readonly string[]): void {
  const right = (value: unknown) => typeof value === 'number' && value >= 0;
  checkMembers(request, name, keys, right, 'a number that is not negative');
}

/** Whole numbers from `least` on, as far as numbers count one by one. */
export function checkWhole(
  request: object,
  name: string,
  keys: readonly string[],
  least = 0,
  most = Number.MAX_SAFE_INTEGER,
): void {
  const right = (value: unknown) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  const upTo = most === Number.MAX_SAFE_INTEGER ? '' : ` to ${String(most)}`;
  checkMembers(request, name, keys, right, `a whole number from ${String(least)}${upTo} on`);
}

export function checkTexts(request: object, name: string, keys: readonly string[]): void {
  checkMembers(request, name, keys, (value) => typeof value === 'string', 'a text');
}

export function checkFunctions(request: object, name: string, keys: readonly string[]): void {
  checkMembers(request, name, keys, (value) => typeof value === 'function', 'a function');
}

export function checkSignal(signal: unknown): void {
  const right = (value: unknown) =>
    isObject(value) &&
    typeof value.aborted === 'boolean' &&
    typeof value.throwIfAborted === 'function';
  checkMembers({ signal }, '', ['signal'], right, 'an AbortSignal');
}

export function toFloats(values: unknown, path: string): Float32Array {
  if (values instanceof Float32Array) return values;
  if (Array.isArray(values) && values.every((value) => typeof value === 'number')) {
    return Float32Array.from(values);
  }
  throw wrongType(path, 'an array of numbers');
}

function isCell(cell: unknown): boolean {
  return (
    cell === null || cell === undefined || typeof cell === 'number' || typeof cell === 'string'
  );
}

/** Values by column name, or a list of them. */
export function checkCells(cells: unknown, path: string): void {
  const isList = Array.isArray(cells);
  if (!isList && !isObject(cells))
    throw wrongType(path, 'an array of cells or an object by column');
  // By number, since a hole of an array is a missing cell too.
  const keys = isList ? cells.keys() : Object.keys(cells);
  for (const key of keys) {
    if (isCell((cells as Record<string | number, unknown>)[key])) continue;
    const place = isList ? `${path}[${String(key)}]` : `${path}.${String(key)}`;
    throw wrongType(place, 'a number, a text or null');
  }
}

/** [low, high]; which is larger, the core looks at. */
export function checkRange(range: unknown, path: string): void {
  const isPair =
    Array.isArray(range) && range.length === 2 && range.every((one) => typeof one === 'number');
  if (!isPair) throw wrongType(path, 'a pair of numbers');
}

/** Absent, a word, or a centre and two directions; how many numbers each has, the core looks at. */
export function checkPlane(plane: unknown, path: string): void {
  if (plane === undefined || plane === 'principal') return;
  if (!isObject(plane)) throw wrongType(path, 'a centre and two directions, or "principal"');
  checkRequest(plane, path, ['centre', 'directions']);
  toFloats(plane.centre, `${path}.centre`);
  const { directions } = plane;
  if (!Array.isArray(directions) || directions.length !== 2) {
    throw wrongType(`${path}.directions`, 'a pair of arrays of numbers');
  }
  for (const one of directions as unknown[]) toFloats(one, `${path}.directions`);
}

/** Columns with names and lists of cells. */
export function checkTable(table: unknown): void {
  const columns = isObject(table) ? table.columns : undefined;
  if (!Array.isArray(columns)) throw wrongType('table', 'an object with a list of columns');
  for (const [k, column] of (columns as unknown[]).entries()) {
    const path = `table.columns[${String(k)}]`;
    if (!isObject(column)) throw wrongType(path, 'an object');
    if (typeof column.name !== 'string') throw wrongType(`${path}.name`, 'a text');
    if (!Array.isArray(column.values)) throw wrongType(`${path}.values`, 'an array of cells');
    checkCells(column.values, `${path}.values`);
  }
}
