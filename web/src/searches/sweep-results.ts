/** What a sweep found: its runs, and those of the same settings taken together. */

import type { Project } from '../../../wasm/src/project.js';
import type { Metrics } from '../../../wasm/src/types.js';
import type { Value } from '../project/settings.js';

export interface Run {
  /** One a setting that varies. */
  values: readonly Value[];
  seed: number;
  metrics: Metrics;
  project: Project;
}

export type Measure = 'testLoss' | 'trainLoss' | 'accuracy';

export const measures: readonly (readonly [Measure, label: string])[] = [
  ['testLoss', 'test loss'],
  ['trainLoss', 'training loss'],
  ['accuracy', 'accuracy'],
];

export interface Spread {
  low: number;
  median: number;
  high: number;
}

export interface Group {
  values: readonly Value[];
  runs: readonly Run[];
  diverged: number;
  spreads: Record<Measure, Spread | null>;
  /** Of the lowest loss: of the test rows, where there are any. */
  best: Run;
}

function spreadOf(numbers: readonly number[]): Spread | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low] = sorted;
  const high = sorted.at(-1);
  if (low === undefined || high === undefined) return null;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? low;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? low;
  return { low, median: (lower + upper) / 2, high };
}

function lossOf({ metrics }: Run): number {
  return metrics.testLoss ?? metrics.trainLoss ?? Infinity;
}

/** Runs of the same settings, whatever their seeds, in the order in which they first came. */
export function groupsOf(runs: readonly Run[]): Group[] {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const key = JSON.stringify(run.values);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    if (!first) return [];
    const spread = (measure: Measure) =>
      spreadOf(members.flatMap(({ metrics }) => metrics[measure] ?? []));
    return {
      values: first.values,
      runs: members,
      diverged: members.filter(({ metrics }) => metrics.status === 'diverged').length,
      spreads: {
        testLoss: spread('testLoss'),
        trainLoss: spread('trainLoss'),
        accuracy: spread('accuracy'),
      },
      best: members.reduce((best, run) => (lossOf(run) < lossOf(best) ? run : best), first),
    };
  });
}
