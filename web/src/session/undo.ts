/** What was before: states to go back to, and forward again. Bounded in number and size. */

import type { Project } from '../../../wasm/src/project.js';
import type { LossSeries } from './history.js';

const mostSteps = 100;
const mostCharacters = 20_000_000;

/** A project as it stood, and the losses of its run until then. */
export interface Before {
  project: Project;
  losses: LossSeries;
}

interface Step extends Before {
  size: number;
}

export class UndoStack {
  #past: Step[] = [];
  #future: Step[] = [];

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Notes the state before a change; what was undone before is gone. */
  remember(before: Before): void {
    this.#past.push(stepOf(before));
    this.#future = [];
    let size = this.#past.reduce((sum, step) => sum + step.size, 0);
    while (this.#past.length > mostSteps || (size > mostCharacters && this.#past.length > 1)) {
      size -= this.#past.shift()?.size ?? 0;
    }
  }

  /** The state to go back to, given the present one. */
  undo(present: Before): Before | null {
    const step = this.#past.pop();
    if (!step) return null;
    this.#future.push(stepOf(present));
    return step;
  }

  redo(present: Before): Before | null {
    const step = this.#future.pop();
    if (!step) return null;
    this.#past.push(stepOf(present));
    return step;
  }
}

function stepOf({ project, losses }: Before): Step {
  return { project, losses, size: JSON.stringify(project).length };
}
