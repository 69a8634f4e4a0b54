/** What was before: states to go back to, and forward again. Bounded in number and size. */

import type { Project } from '../../../wasm/src/project.js';
import type { LossSeries } from './history.js';

const mostSteps = 100;
/** Characters, about as many as the documents would take as JSON. */
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
  readonly #announce: () => void;
  #past: Step[] = [];
  #future: Step[] = [];

  constructor(announce: () => void = () => undefined) {
    this.#announce = announce;
  }

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
    this.#announce();
  }

  /** The state to go back to, given the present one. */
  undo(present: Before): Before | null {
    return this.#move(this.#past, this.#future, present);
  }

  redo(present: Before): Before | null {
    return this.#move(this.#future, this.#past, present);
  }

  #move(from: Step[], to: Step[], present: Before): Before | null {
    const step = from.pop();
    if (!step) return null;
    to.push(stepOf(present));
    this.#announce();
    return step;
  }
}

function stepOf({ project, losses }: Before): Step {
  return { project, losses, size: sizeOf(project) };
}

/** About the length of a value as JSON, without writing it. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 8;
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + sizeOf(one) + 1, 2);
  return Object.entries(value).reduce((sum, [key, one]) => sum + key.length + 4 + sizeOf(one), 2);
}
