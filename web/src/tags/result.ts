/** What a learner hands in, as plain data: `edgewise check` and `engine.check` train it again. */

import type { Project, Training } from '../../../wasm/src/project.js';

/** A change on the way. */
export interface ResultEdit {
  kind: string;
  /** Training samples seen by then. */
  samples: number;
  /** Of settings: what was set. */
  training?: Training;
}

/** What was trained: whoever repeats it comes to the same bits. */
export interface TrainedRun {
  /** Members of the document as it stood where the run began; all else is as in the end. */
  start: Pick<Project, 'network' | 'weights' | 'progress' | 'training'>;
  /** What was changed since then. Any other change than one of settings begins a run of its own. */
  edits: readonly ResultEdit[];
}

export interface GoalResult extends TrainedRun {
  edgewiseResult: 1;
  /** As it stands, with weights and seeds. */
  document: Project;
  met: boolean;
  /** Conditions that hold, of `max`. */
  score: number;
  max: number;
  /** Of the weights, as Node and the command line write it. */
  fingerprint: string;
}

/** The detail of `edgewise-goal`. */
export interface GoalReached {
  met: boolean;
  /** Conditions that hold, of `max` that the goal sets. */
  score: number;
  max: number;
  /** How often training was begun. */
  attempts: number;
  fingerprint: string;
  result: GoalResult;
}
