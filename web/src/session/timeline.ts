/**
 * Moments of a run to go back to: its start, its latest one, and between them more the more recent.
 * Bounded in number and in bytes, however long the run and however large the network.
 */

import { encodeFloats } from '../../../wasm/src/base64.js';
import type { Frame } from '../../../wasm/src/client-types.js';
import type { Progress, Project } from '../../../wasm/src/project.js';
import type { Metrics } from '../../../wasm/src/types.js';

/** What is known of a moment: with the project, all that going on from it takes. */
export interface Kept {
  metrics: Metrics;
  weights: Float32Array;
  progress: Progress;
}

/** How much denser the latest moments are than the earliest: a share of the run, counted on top of their age. */
const evenness = 1 / 8;

function bytesOf({ weights, progress }: Kept): number {
  return 500 + weights.byteLength + (progress.moments?.length ?? 0);
}

export class Timeline {
  readonly #most: number;
  readonly #mostBytes: number;
  #moments: Kept[] = [];
  #bytes = 0;
  #shown: Kept | null = null;

  constructor(most = 400, mostBytes = 16e6) {
    this.#most = most;
    this.#mostBytes = mostBytes;
  }

  /** In their order; the last one is where training stands, or stood before one went back. */
  get moments(): readonly Kept[] {
    return this.#moments;
  }

  /** An earlier moment that is looked at; null at the latest. */
  get shown(): Kept | null {
    return this.#shown;
  }

  clear(): void {
    this.#moments = [];
    this.#bytes = 0;
    this.#shown = null;
  }

  /**
   * Notes a frame of the run. Those of the earlier moment that is looked at are not part of it, and
   * the answer is false.
   */
  add({ metrics, weights, progress }: Frame): boolean {
    const latest = this.#moments.at(-1)?.metrics.samples ?? -1;
    if (this.#shown && metrics.samples < latest) return false;
    if (!progress) return true;
    this.#dropFrom(metrics.samples);
    this.#push({ metrics, weights, progress });
    while (this.#isFull && this.#moments.length > 2) this.#thin();
    return true;
  }

  /** Looks at a moment; the later ones stay. */
  show(moment: Kept): void {
    this.#shown = moment === this.#moments.at(-1) ? null : moment;
  }

  /** The run goes on from the moment that is looked at: the later ones are gone. */
  goOn(): void {
    const { shown } = this;
    if (!shown) return;
    this.#shown = null;
    this.#dropFrom(shown.metrics.samples);
    this.#push(shown);
  }

  /** A project of this run as it stands at the latest moment. */
  atLatest(project: Project): Project {
    const latest = this.#moments.at(-1);
    if (!this.#shown || !latest) return project;
    return { ...project, weights: encodeFloats(latest.weights), progress: latest.progress };
  }

  get #isFull(): boolean {
    return this.#moments.length > this.#most || this.#bytes > this.#mostBytes;
  }

  #push(moment: Kept): void {
    this.#moments.push(moment);
    this.#bytes += bytesOf(moment);
  }

  /** Forgets the moments that are not before `samples`: of the same, the last one counts. */
  #dropFrom(samples: number): void {
    for (;;) {
      const last = this.#moments.at(-1);
      if (!last || last.metrics.samples < samples) return;
      this.#moments.pop();
      this.#bytes -= bytesOf(last);
    }
  }

  /** Leaves out the moment that is missed least: where the gap would be smallest for its age. */
  #thin(): void {
    const at = this.#moments.map(({ metrics }) => metrics.samples);
    const end = at.at(-1) ?? 0;
    const base = (end - (at[0] ?? 0)) * evenness;
    let least = 1;
    let smallest = Infinity;
    for (let k = 1; k < at.length - 1; ++k) {
      const before = at[k - 1] ?? 0;
      const gap = ((at[k + 1] ?? 0) - before) / (end - before + base);
      // What is looked at stays.
      if (gap < smallest && this.#moments[k] !== this.#shown) [smallest, least] = [gap, k];
    }
    const [left] = this.#moments.splice(least, 1);
    if (left) this.#bytes -= bytesOf(left);
  }
}
