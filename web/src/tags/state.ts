/** A learner's work as small JSON, which a host stores and gives back without looking into it. */

import { isObject } from '../../../wasm/src/check.js';
import { EdgewiseError } from '../../../wasm/src/error.js';
import type { Project } from '../../../wasm/src/project.js';
import type { TrainedRun } from './result.js';

export interface LearnerState {
  edgewiseState: 1;
  /** With weights and progress. */
  project: Project;
  /** How often training was begun. */
  attempts: number;
  /** How it came to stand there, where the project sets a goal. */
  run?: TrainedRun;
}

/** What is told of a session beside its project. */
export interface Told {
  attempts: number;
  run: TrainedRun | null;
}

export function stateOf(project: Project, told: Told | null): LearnerState {
  const { attempts, run } = told ?? { attempts: 0, run: null };
  return { edgewiseState: 1, project, attempts, ...(run && { run }) };
}

/** @throws EdgewiseError for what is no state of ours */
export function checkedState(state: unknown): LearnerState {
  const { edgewiseState, project, attempts, run } = (state ?? {}) as Partial<LearnerState>;
  if (edgewiseState === 1 && isObject(project)) {
    const isRun = isObject(run) && isObject(run.start) && Array.isArray(run.edits);
    const begun = Number.isSafeInteger(attempts) ? Math.max(0, Number(attempts)) : 0;
    return stateOf(project, { attempts: begun, run: isRun ? run : null });
  }
  throw new EdgewiseError({
    code: 'value',
    path: '',
    message:
      'This is not a state of an Edgewise element: pass what `getState()` or the event `edgewise-state` gave.',
  });
}
