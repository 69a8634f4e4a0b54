/** Several runs on one page: a few train at a time, in turn, and those out of sight rest. */

/** Where a run asks before each slice of training. */
export interface Turns {
  /** Settles when it may train; what it answers is called when the slice is done. */
  take(): Promise<() => void>;
}

/**
 * So many slices at a time, given in the order in which they were asked for. Each is drawn, which takes
 * longer than to train: so they can be asked to keep a distance.
 */
export class Scheduler implements Turns {
  readonly #most: number;
  readonly #distance: () => number;
  #training = 0;
  #last = -Infinity;
  readonly #waiting: (() => void)[] = [];

  /** @param distance milliseconds between two times at which turns are given, as it is now */
  constructor(most: number, distance: () => number = () => 0) {
    this.#most = most;
    this.#distance = distance;
  }

  async take(): Promise<() => void> {
    await this.#keepDistance();
    if (this.#training < this.#most) this.#training += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    let isDone = false;
    return () => {
      if (isDone) return;
      isDone = true;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#training -= 1;
    };
  }

  /** Those who wait go on together, so that one frame draws them all. */
  async #keepDistance(): Promise<void> {
    const left = this.#last + this.#distance() - performance.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
    this.#last = performance.now();
  }
}

/** The turns of one run, which waits for them only while it is in sight. */
export class InSight implements Turns {
  readonly #turns: Turns;
  #isSeen = true;
  #seen: (() => void)[] = [];

  constructor(turns: Turns) {
    this.#turns = turns;
  }

  setSeen(isSeen: boolean): void {
    this.#isSeen = isSeen;
    if (!isSeen) return;
    const waiting = this.#seen;
    this.#seen = [];
    for (const goOn of waiting) goOn();
  }

  async take(): Promise<() => void> {
    while (!this.#isSeen) await new Promise<void>((resolve) => this.#seen.push(resolve));
    return this.#turns.take();
  }
}
