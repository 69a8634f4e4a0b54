/**
 * What an author's exercise comes to: how many of its conditions hold, and a small record that
 * anybody can check by running it again. That the goal as a whole is met is for the core to say.
 */

import type { Project } from '../../../wasm/src/project.js';
import type { Metrics } from '../../../wasm/src/types.js';
import type { Edit, EmbeddedPlayground } from '../session/embedded.js';

/** What a learner hands in. */
export interface GoalResult {
  edgewiseResult: 1;
  /** As it stands, with the weights, where training began, and the seeds. */
  document: Project;
  /** What was changed since training began, each with the training samples seen by then. */
  edits: readonly Edit[];
  /** Of the weights, as Node and the command line write it. */
  fingerprint: string;
}

/** The detail of `edgewise-goal`. */
export interface GoalReached {
  met: boolean;
  /** Conditions that hold. */
  score: number;
  /** Conditions that the goal sets. */
  max: number;
  /** How often training was begun. */
  attempts: number;
  fingerprint: string;
  result: GoalResult;
}

type Goal = NonNullable<Project['goal']>;

/** The conditions of a goal, each with whether it holds. */
function conditions(goal: Goal, metrics: Metrics, hidden: number): readonly boolean[] {
  const { testLoss, trainLoss, epoch } = metrics;
  const loss = testLoss ?? trainLoss;
  return [
    ...(goal.testLoss === undefined ? [] : [loss !== null && loss <= goal.testLoss]),
    ...(goal.epochs === undefined ? [] : [epoch <= goal.epochs]),
    ...(goal.neurons === undefined ? [] : [hidden <= goal.neurons]),
  ];
}

/** Null where the project sets no goal, or nothing is open any more. */
export async function reachedOf(
  playground: EmbeddedPlayground,
  { edits, attempts }: { edits: readonly Edit[]; attempts: number },
): Promise<GoalReached | null> {
  const document = await playground.present();
  const { metrics } = playground.frame ?? {};
  const goal = document?.goal;
  if (!goal || !metrics) return null;
  const { neurons } = playground.opened?.network ?? { neurons: [] };
  const hidden = neurons.filter(({ kind }) => kind === 'hidden').length;
  const held = conditions(goal, metrics, hidden);
  const fingerprint = await playground.fingerprint();
  return {
    met: metrics.status === 'goal-met',
    score: held.filter(Boolean).length,
    max: held.length,
    attempts,
    fingerprint,
    result: { edgewiseResult: 1, document, edits: [...edits], fingerprint },
  };
}
