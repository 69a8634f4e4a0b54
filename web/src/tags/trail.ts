/**
 * Keeps what a run is made of, so that it can be trained again: the moment where it began, and the settings
 * that were changed since. Whatever else changes (weights by hand, the network, data), and going on from an
 * earlier moment, begins another run. Only of projects that set a goal.
 */

import type { Project } from '../../../wasm/src/project.js';
import type { Edit, EmbeddedPlayground } from '../session/embedded.js';
import type { ResultEdit, TrainedRun } from './result.js';

export function startOf({ network, weights, progress, training }: Project): TrainedRun['start'] {
  return {
    network,
    ...(weights !== undefined && { weights }),
    ...(progress && { progress }),
    ...(training && { training }),
  };
}

export class Trail {
  readonly #playground: EmbeddedPlayground;
  #run: TrainedRun | null = null;
  /** Training samples seen at the latest moment. */
  #samples = 0;
  /** A run has begun, and where it did is not known yet. */
  #isDue = false;
  #because: ResultEdit | null = null;

  constructor(playground: EmbeddedPlayground) {
    this.#playground = playground;
  }

  /** Another object for each run, and for each change of it; null where there is no goal. */
  get run(): TrainedRun | null {
    return this.#run;
  }

  /** Something was opened; `run` where it is known how it came to stand there. */
  begin(run: TrainedRun | null = null): void {
    this.#take(null);
    if (run && this.#run) this.#run = run;
  }

  edited(edit: Edit): void {
    const isOfRun = edit.kind === 'training' && this.#samples > 0 && !this.#isDue;
    if (!isOfRun) {
      this.#take(edit);
    } else if (this.#run) {
      // An earlier moment may be looked at: what is set there holds where training stands.
      const { start, edits } = this.#run;
      this.#run = { start, edits: [...edits, { ...edit, samples: this.#samples }] };
    }
  }

  /** There are new numbers. */
  seen(): void {
    const { frame, shownMoment } = this.#playground;
    // Who looks back has changed nothing.
    if (!frame || shownMoment) return;
    const { samples } = frame.metrics;
    const isAnew = samples === 0 || samples < this.#samples;
    this.#samples = samples;
    if (this.#isDue) this.#take(this.#because);
    else if (isAnew) this.#take(null);
  }

  #take(because: ResultEdit | null): void {
    const { frame, project } = this.#playground;
    this.#run = null;
    this.#isDue = false;
    this.#because = because;
    if (!project?.goal || !frame) return;
    this.#samples = frame.metrics.samples;
    const known = this.#playground.lastKnown();
    // Between two slices of training, what an optimizer remembers may still be on its way.
    this.#isDue = (known?.progress?.samples ?? 0) !== this.#samples;
    if (!known || this.#isDue) return;
    const isOnTheWay = because !== null && because.kind !== 'training' && this.#samples > 0;
    const edits = isOnTheWay ? [{ kind: because.kind, samples: this.#samples }] : [];
    this.#run = { start: startOf(known), edits };
  }
}
