/** What the network makes of many inputs at once: maps, points on them, and predictions of all rows. */

import type { Cell } from './project.js';

/**
 * A plane in the space of encoded inputs: its point (a, b) is centre + a · directions[0] +
 * b · directions[1], with a value for each input neuron.
 */
export interface Plane {
  centre: number[] | Float32Array;
  /** Of length 1 and at right angles. */
  directions: [number[] | Float32Array, number[] | Float32Array];
}

export interface MapRequest {
  /** Numeric input columns (or ids of input neurons when the project has no data). */
  x?: string;
  /** Without it the map is a curve over x. */
  y?: string;
  /** Points per axis, 2 to 512. */
  resolution: number;
  /** Raw values of the other inputs, by column name; the mean or most frequent value where absent. */
  fixed?: Record<string, Cell>;
  /** Ask for the map of every neuron too. */
  neurons?: boolean;
  /** Raw bounds of the axes; the data's range widened by 5 % when absent. */
  range?: { x: [number, number]; y?: [number, number] };
  /**
   * In place of `x`, `y` and `fixed`: a map of this plane, or of that of the principal axes
   * (`Session.principalAxes`). Its range is of the plane's coordinates.
   */
  plane?: Plane | 'principal';
}

export interface MapResult {
  x: [number, number];
  y: [number, number] | null;
  resolution: number;
  /** One array an output neuron, row by row, y rising: value at (i, j) is [j * resolution + i]. Numeric targets in their own units. */
  outputs: Float32Array[];
  /** One array a neuron in document order, when asked for. */
  neurons: Float32Array[] | null;
}

/** Names of columns. */
export interface PointsRequest {
  x?: string;
  y?: string;
  target?: string;
  /** In place of `x` and `y`: the points are the rows' coordinates in this plane. */
  plane?: Plane | 'principal';
}

/** Raw points for scatter plots: one entry a kept row, in row order. */
export interface Points {
  x: Float32Array;
  /** Second axis; absent when not asked for. */
  y: Float32Array | null;
  /** Value of the first target: the category's index, or the number. */
  target: Float32Array;
  /** 1 for a test row. */
  test: Uint8Array;
}

/** One numeric target, in its units: one entry a kept row, in row order. */
export interface Predicted {
  truth: Float32Array;
  predicted: Float32Array;
  /** 1 for a test row. */
  test: Uint8Array;
}
