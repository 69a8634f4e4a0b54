/** A learner's work as small JSON, which a host stores and gives back without looking into it. */

import { EdgewiseError } from '../../../wasm/src/error.js';
import type { Project } from '../../../wasm/src/project.js';

export interface LearnerState {
  edgewiseState: 1;
  /** With weights and progress. */
  project: Project;
  /** How often training was begun. */
  attempts: number;
}

export function stateOf(project: Project, told: { attempts: number } | null): LearnerState {
  return { edgewiseState: 1, project, attempts: told?.attempts ?? 0 };
}

/** @throws EdgewiseError for what is no state of ours */
export function documentOf(state: unknown): Project {
  const { edgewiseState, project } = (state ?? {}) as Partial<LearnerState>;
  if (edgewiseState === 1 && typeof project === 'object') return project;
  throw new EdgewiseError({
    code: 'value',
    path: '',
    message:
      'This is not a state of an Edgewise element: pass what `getState()` or the event `edgewise-state` gave.',
  });
}
