/** What was before: projects to go back to, and forward again. Bounded in number and size. */

import type { Project } from '../../../wasm/src/project.js';

const mostSteps = 100;
const mostCharacters = 20_000_000;

interface Step {
  project: Project;
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
  remember(project: Project): void {
    this.#past.push(stepOf(project));
    this.#future = [];
    let size = this.#past.reduce((sum, step) => sum + step.size, 0);
    while (this.#past.length > mostSteps || (size > mostCharacters && this.#past.length > 1)) {
      size -= this.#past.shift()?.size ?? 0;
    }
  }

  /** The state to go back to, given the present one. */
  undo(present: Project): Project | null {
    const step = this.#past.pop();
    if (!step) return null;
    this.#future.push(stepOf(present));
    return step.project;
  }

  redo(present: Project): Project | null {
    const step = this.#future.pop();
    if (!step) return null;
    this.#past.push(stepOf(present));
    return step.project;
  }
}

function stepOf(project: Project): Step {
  return { project, size: JSON.stringify(project).length };
}
