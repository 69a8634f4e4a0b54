/** Searches: their options, how far they are, and what they find. */

import type { Metrics } from './metrics.js';
import type { Project } from './project.js';

export interface Best {
  index: number;
  loss: number;
  weights: number[];
}

export interface RestartBlock {
  losses: number[];
  best: Best;
}

/** As a session answers at once: null stands for a loss that is infinite, since JSON has no word for it. */
export interface ToldBest extends Omit<Best, 'loss'> {
  loss: number | null;
}

export interface ToldBlock {
  losses: (number | null)[];
  best: ToldBest;
}

/** mantissa * 10^exponent, and every digit where they are few enough. */
export interface Magnitude {
  mantissa: number;
  exponent: number;
  decimal: string | null;
}

export interface SearchOptions {
  /** Candidates done, of how many. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
  /** Workers at once; as many as the machine has cores when absent. */
  workers?: number;
}

export interface RestartOptions extends SearchOptions {
  count: number;
  /** Number of the first, 0 when absent: a restart is the same whichever others are computed. */
  first?: number;
  /** Of each restart; the project's `training.stop.epochs` when absent. */
  epochs?: number;
  /** Some that are done, from number `from` on. They end in any order. */
  onFound?: (block: RestartBlock, from: number) => void;
}

export interface RestartResult {
  /** Final training loss of each restart; NaN of those that were not tried, as the signal came first. */
  losses: Float32Array;
  /** All were tried. */
  done: boolean;
  /** The lowest; of equal ones the first. Opened with these weights, the project computes what it did. */
  best: { index: number; loss: number; weights: Float32Array };
}

export interface ExhaustiveQuestion {
  /** Bits per weight, 1 to 16: each takes one of 2^bits evenly spaced values. */
  bits?: number;
  /** From the lowest to the highest; [-1, 1] when absent. */
  range?: [number, number];
}

export interface ExhaustiveOptions extends ExhaustiveQuestion, SearchOptions {
  /** Longest estimated time that is begun, in seconds; 60 when absent. */
  budget?: number;
  /** Where an earlier search was stopped. */
  resume?: ExhaustiveResult;
  /** The best so far, whenever there is a better one. */
  onBest?: (best: Best) => void;
}

export interface ExhaustiveEstimate {
  combinations: Magnitude;
  /** Estimated from the first few; infinite for more than can be numbered. */
  seconds: number;
}

export interface ExhaustiveResult {
  combinations: Magnitude;
  /** How many were tried: less than all when the signal stopped the search. */
  next: number;
  done: boolean;
  best: Best;
}

/** One setting that varies: a path into the document, and the values it takes. */
export interface SweepAxis {
  /** Such as "network.layers" or "training.stepSize.initial". */
  path: string;
  values: unknown[];
}

export interface SweepOptions extends SearchOptions {
  epochs: number;
  /** A variant that is done, by its place among the rows. They end in any order. */
  onRow?: (row: SweepRow, index: number) => void;
}

export interface SweepRow {
  /** One value an axis. */
  values: unknown[];
  metrics: Metrics;
  project: Project;
}

export interface SweepResult {
  paths: string[];
  /** In their order, without those that were not done, as the signal came first. */
  rows: SweepRow[];
  /** All were done. */
  done: boolean;
}
