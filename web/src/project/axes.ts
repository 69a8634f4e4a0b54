/** What the map shows: one or two numeric inputs along its axes, the others held at a value. */

import type { Cell } from '../../../wasm/src/project.js';
import type { ColumnInfo, DataInfo } from '../../../wasm/src/types.js';
import { pictureOf } from './picture.js';

export interface Axes {
  x: string;
  /** Null: a curve over x. */
  y: string | null;
  fixed: Record<string, Cell>;
  /** The target that is shown, where there are several; the first when absent. */
  target?: string;
  /** What is shown of them; the range of the data, a little widened, when absent. */
  range?: Range;
}

/** Raw bounds of the map; `y` only where there is a second axis. */
export interface Range {
  x: [number, number];
  y?: [number, number];
}

function isBounds(value: unknown): value is [number, number] {
  const [low, high] = Array.isArray(value) ? (value as unknown[]) : [];
  return Number.isFinite(low) && Number.isFinite(high) && (low as number) < (high as number);
}

function isRange(value: unknown): value is Range {
  const { x, y } = (value ?? {}) as Partial<Range>;
  return isBounds(x) && (y === undefined || isBounds(y));
}

export function inputsOf(data: DataInfo | null): ColumnInfo[] {
  return data?.columns.filter((column) => column.role === 'input') ?? [];
}

export function numericInputs(data: DataInfo | null): ColumnInfo[] {
  return inputsOf(data).filter((column) => column.type === 'number');
}

/** Where the inputs are held that are not on the axes: numbers at the mean of their column. */
export function heldAt(data: DataInfo | null, axes: Axes): Record<string, Cell> {
  const others = numericInputs(data).filter(
    ({ name, mean }) => name !== axes.x && name !== axes.y && mean !== null,
  );
  return { ...Object.fromEntries(others.map(({ name, mean }) => [name, mean])), ...axes.fixed };
}

function isAxes(value: unknown): value is Axes {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, fixed, range, target } = value as Partial<Axes>;
  return (
    (range === undefined || isRange(range)) &&
    (target === undefined || typeof target === 'string') &&
    typeof x === 'string' &&
    (y === null || typeof y === 'string') &&
    typeof fixed === 'object' &&
    (fixed as unknown) !== null
  );
}

/** With more numeric inputs, the two that vary most are shown first. */
const manyInputs = 12;

function firstAxes(numeric: ColumnInfo[]): string[] {
  const spread = (column: ColumnInfo) => column.deviation ?? 0;
  const chosen =
    numeric.length > manyInputs ? numeric.toSorted((a, b) => spread(b) - spread(a)) : numeric;
  return chosen.slice(0, 2).map((column) => column.name);
}

/** The remembered axes if the data still have them, else those that tell most; two pixels of a picture tell nothing. */
export function axesFor(data: DataInfo | null, remembered: unknown): Axes | null {
  const numeric = numericInputs(data).map((column) => column.name);
  const known = new Set(inputsOf(data).map((column) => column.name));
  if (isAxes(remembered) && numeric.includes(remembered.x)) {
    const yIsKnown = remembered.y === null || numeric.includes(remembered.y);
    const { target } = remembered;
    const isTarget = ({ name, role }: ColumnInfo) => name === target && role === 'target';
    const targetIsKnown = target === undefined || data?.columns.some(isTarget);
    if (
      yIsKnown &&
      targetIsKnown &&
      Object.keys(remembered.fixed).every((name) => known.has(name))
    ) {
      return remembered;
    }
  }
  if (pictureOf(inputsOf(data))) return null;
  const [x, y] = firstAxes(numericInputs(data));
  return x === undefined ? null : { x, y: y ?? null, fixed: {} };
}
