/** Questions to the core and their answers, beyond training: they cross as JSON text. */

import type { Cell, FunctionName, LossName, Project } from './project.js';
import type { Magnitude } from './search-answers.js';

export type * from './search-answers.js';

/** Which examples a question is about: a set, or one example with encoded values. */
export type On = 'train' | 'test' | { inputs: number[]; targets: number[] };

/** An edge by its number in edge order, or by the ids of its ends. */
export type EdgeName = number | { from: string; to: string };

export interface LossSliceQuestion {
  edge: EdgeName;
  /** Bounds of the weight; the present one ± 2 when absent. */
  from?: number;
  to?: number;
  /** 2 to 2000; 101 when absent. */
  points?: number;
  on?: On;
}

export interface LossSlice {
  /** Evenly spaced, with the mean loss at each. */
  weights: number[];
  losses: (number | null)[];
  /** The present weight, and loss and exact derivative there. */
  weight: number;
  loss: number;
  derivative: number;
  /** The present step size, and the weight after one step of gradient descent: weight - stepSize * derivative. */
  stepSize: number;
  next: number;
}

/** Encoded inputs through the network and through the one matrix that it collapses into. */
export interface Collapsed {
  /** Ids of the output neurons. */
  neurons: string[];
  /** Outputs of the network, and of the product. */
  network: number[];
  product: number[];
  /** The largest between the two. */
  difference: number;
}

/** Where one step of training leads. */
export interface Stepped {
  /** In edge order. */
  weights: number[];
  /** Of the progress: examples seen, steps made, and what the optimizer remembers. */
  samples: number;
  steps: number;
  moments: number[];
}

/** A training row whose turn it was. */
export interface Turn {
  /** In its epoch, from 0. */
  place: number;
  /** Among the training rows. */
  index: number;
  /** In the table. */
  row: number;
}

export interface LossGridQuestion {
  edges: [EdgeName, EdgeName];
  ranges: [[number, number], [number, number]];
  /** Points along each weight, 2 to 200; 41 when absent. */
  resolution?: number;
  on?: On;
}

export interface LossGrid {
  resolution: number;
  /** [j * resolution + i]: first weight i, second weight j. */
  losses: (number | null)[];
  weights: [number, number];
  derivatives: [number, number];
  loss: number;
}

/** One matrix, row by row, with the neurons of its rows (heads) and columns (tails). */
export interface LayerMap {
  tails: string[];
  heads: string[];
  /** Of the heads. */
  functions: FunctionName[];
  matrix: number[][];
}

export interface Composition {
  /** A_2 … A_L. */
  layers: LayerMap[];
  /** Their product where every function is the identity: a row an output, a column an input, then the constant 1. */
  product: number[][] | null;
  /** Why there is no product; empty where there is one. */
  reason: string;
}

export interface Measures {
  /** [truth * categories + prediction], one matrix a category target. */
  confusion: { target: string; categories: string[]; counts: number[] }[];
  /** One a numeric target; null where the truth does not vary. */
  rSquared: {
    target: string;
    value: number | null;
    /** The mean of |truth - prediction|, in the units of the target. */
    meanAbsoluteError: number;
  }[];
  /** Length of the loss's gradient over the edges into each layer but the first. */
  gradients: { layer: number; edges: number; norm: number }[];
  /** Ids of hidden neurons whose derivative is 0 on every example. */
  dead: string[];
}

/** Of the encoded inputs of the training rows: as they are scaled, a category with an input for each of its values. */
export interface PrincipalAxes {
  /** Through the mean of the rows; its coordinates are told in the same units as the encoded inputs. */
  plane: { centre: number[]; directions: [number[], number[]] };
  /** Of the rows along the two directions, the larger first. */
  variances: [number, number];
  /** Of all inputs together. */
  total: number;
  /** The same plane in the units of the table, by input column; null where one is no number. */
  inUnits: Record<string, { centre: number; directions: [number, number] }> | null;
}

export interface AdviceQuestion {
  /** Training losses of late, at even distances, the latest last: 20 or more tell a plateau. */
  losses?: number[];
}

/** Why the network may not be learning. */
export interface Advice {
  kind:
    | 'stepSize'
    | 'zeroWeights'
    | 'equalWeights'
    | 'dead'
    | 'saturated'
    | 'unscaled'
    | 'baseRate'
    | 'plateau';
  /** What is the matter, and what helps. */
  sentence: string;
  /** Ids of those concerned. */
  neurons: string[];
}

export interface SuggestOptions {
  /** Neurons of each hidden layer; [6] when absent. */
  hidden?: number[];
  /** Theirs; "tanh" when absent. */
  function?: FunctionName;
  /** That of the outputs, and the loss; those that suit the targets when absent. */
  output?: FunctionName;
  loss?: LossName;
  /** Draws the weights. */
  seed?: number;
}

/** A kept row: by its place in its set, or by its number in the table. */
export type EncodedQuestion =
  | {
      set?: 'train' | 'test';
      /** Place in the set, from 0. */
      index?: number;
    }
  | {
      /** Number in the raw table, from 0. */
      row: number;
    };

/** An input of one's own: raw cells by input column. */
export interface InputQuestion {
  input: Record<string, Cell>;
}

export interface Encoded {
  /** Number in the raw table, from 0. */
  row: number;
  set: 'train' | 'test';
  /** Place in the set, from 0. */
  index: number;
  inputs: number[];
  targets: number[];
}

/** It is no row, and nobody knows what should come out. */
export interface EncodedInput {
  row: null;
  inputs: number[];
  targets: null;
}

export interface GradientCheckQuestion {
  /** At most 1000. */
  edges: EdgeName[];
  on?: On;
}

export interface GradientCheck {
  /** Half the distance between the two weights at which the loss is measured. */
  step: number;
  edges: {
    edge: number;
    /** By backpropagation. */
    gradient: number;
    /** (above - below) / (2 step). */
    numeric: number;
    /** |gradient - numeric| / the larger of both; 0 where the rounding of the two losses can make it. */
    difference: number;
    /** Losses at the weight - step and + step. */
    below: number;
    above: number;
  }[];
}

export type ListingOrder = 'row' | 'loss' | 'cell' | 'prediction';

/** Rows of one category that were predicted as another, or as itself. */
export interface ConfusionCell {
  target: string;
  truth: string;
  prediction: string;
}

export interface ListingQuestion {
  set?: 'train' | 'test';
  /** "row" when absent. */
  order?: ListingOrder;
  /** Of the orders "cell" and "prediction". */
  column?: string;
  descending?: boolean;
  /** Only rows with a category that is predicted wrong. */
  wrong?: boolean;
  cell?: ConfusionCell;
  /** Place in the sorted list, from 0. */
  from?: number;
  /** 50 when absent. */
  count?: number;
}

export interface ListedExample {
  /** Place in its set, from 0. */
  index: number;
  /** Row in the raw table, from 0. */
  row: number;
  /** Raw cells by column name, inputs and targets. */
  cells: Record<string, Cell>;
  /** By target column. */
  predictions: Record<string, string | number>;
  loss: number;
  /** Every category target predicted right; null for numeric targets. */
  correct: boolean | null;
}

export interface Listing {
  /** Rows that the filters let through, and how many of them are predicted wrong. */
  total: number;
  wrong: number;
  examples: ListedExample[];
}

export type ConstructionQuestion =
  | { 'running-example': Record<string, never> }
  | { boolean: { truth: string } }
  | { approximation: { x: number[]; y: number[]; neurons?: number } }
  /** A x or A (B x); its rows are the columns of `x`, else the unit vectors. */
  | { 'matrix-product': { a: number[][]; b?: number[][]; x?: number[][] } }
  | { 'product-gate': { scale?: number } }
  | { sawtooth: { times?: number; deep?: boolean } };

export interface Construction {
  project: Project;
  /** Hidden neurons. */
  hidden: number;
  /** Largest |output - truth| over the project's rows, measured by evaluation. */
  error: number;
  /** How it was built, where there is a choice. */
  method: string;
}

/** What a project's goal asks for, and how much of it holds. */
export interface GoalScore {
  /** All of it, and a loss is among it. */
  met: boolean;
  /** Conditions that hold, of `max`. */
  score: number;
  max: number;
  conditions: {
    /** As the document calls it. */
    name: 'testLoss' | 'epochs' | 'neurons';
    /** To be at or below. */
    limit: number;
    value: number | null;
    holds: boolean;
  }[];
}

/** Questions that concern no open project, by their names. */
export interface EngineQuestions {
  /** How many base^exponent are, exact where the digits are few enough to be written. */
  count: { question: { base: number; exponent: number }; answer: Magnitude };
  /** The hidden neurons that some boolean function of so many bits needs, at least. */
  fewestHidden: { question: { bits: number }; answer: { hidden: number } };
  /** A function and its derivative at these points, for plotting. */
  functionValues: {
    question: { function: FunctionName; x: number[] };
    answer: { values: number[]; derivatives: number[] };
  };
}
