/**
 * What the map shows: one or two numeric inputs along its axes, the others held at a value; or the plane
 * of the inputs' two principal axes.
 */

import type { Cell } from '../../../wasm/src/project.js';
import type { ColumnInfo, DataInfo, MapRequest } from '../../../wasm/src/types.js';
import { inputsOf } from './inputs.js';
import { pictureIn } from './picture.js';

export interface Axes {
  x: string;
  /** Null: a curve over x. */
  y: string | null;
  fixed: Record<string, Cell>;
  /** `x` and `y` are no columns then: they name the principal axes. */
  principal?: true;
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

/** What is asked for where points along these axes are wanted. */
export function alongOf({ x, y, principal }: Axes): {
  x?: string;
  y?: string;
  plane?: 'principal';
} {
  return principal ? { plane: 'principal' } : { x, ...(y !== null && { y }) };
}

/** The same of a map. */
export function mapAlong(data: DataInfo | null, axes: Axes): Omit<MapRequest, 'resolution'> {
  return {
    ...alongOf(axes),
    ...(!axes.principal && { fixed: heldAt(data, axes) }),
    ...(axes.range && { range: axes.range }),
  };
}

/** Networks with more inputs have no principal axes. */
const mostPrincipal = 1024;

/** Of two numbers they would be no news. */
export function hasPrincipal(data: DataInfo | null): boolean {
  const inputs = inputsOf(data).reduce((sum, { width }) => sum + width, 0);
  return inputs > 2 && inputs <= mostPrincipal;
}

export const principalAxes = {
  x: 'principal axis 1',
  y: 'principal axis 2',
  principal: true,
} as const;

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

/** With more numeric inputs, as those of a picture, two of them tell next to nothing. */
const manyInputs = 12;

function firstAxes(numeric: ColumnInfo[]): string[] {
  const spread = (column: ColumnInfo) => column.deviation ?? 0;
  const chosen =
    numeric.length > manyInputs ? numeric.toSorted((a, b) => spread(b) - spread(a)) : numeric;
  return chosen.slice(0, 2).map((column) => column.name);
}

/** The remembered axes if the data still have them, else those that tell most; two pixels of a picture tell nothing. */
export function axesFor(data: DataInfo | null, remembered: unknown): Axes | null {
  if (pictureIn(data)) return null;
  const numeric = numericInputs(data).map((column) => column.name);
  const known = new Set(inputsOf(data).map((column) => column.name));
  const has = (name: string) => numeric.includes(name);
  if (isAxes(remembered) && (remembered.principal ? hasPrincipal(data) : has(remembered.x))) {
    const yIsKnown = remembered.principal ?? (remembered.y === null || has(remembered.y));
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
  if (numeric.length > manyInputs && hasPrincipal(data)) return { ...principalAxes, fixed: {} };
  return columnAxes(data);
}

/** The first two columns of numbers; of many, those that vary most: of a picture, no blank edge. */
export function columnAxes(data: DataInfo | null): Axes | null {
  const [x, y] = firstAxes(numericInputs(data));
  return x === undefined ? null : { x, y: y ?? null, fixed: {} };
}
