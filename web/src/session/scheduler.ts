/** Several runs on one page: a few train at a time, in turn, and those out of sight rest. */

/** Where a run asks before each slice of training. */
export interface Turns {
  /** Settles when it may train; what it answers is called when the slice is done. */
  take(): Promise<() => void>;
}

/** So many slices at a time, given in the order in which they were asked for. */
export class Scheduler implements Turns {
  readonly #most: number;
  #training = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  async take(): Promise<() => void> {
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
