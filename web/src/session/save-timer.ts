/** When what is open is to be saved: soon after a change, and now and then while it trains. */

/** Milliseconds. */
const afterChange = 1000;
const whileRunning = 10_000;

export class SaveTimer {
  readonly #save: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(save: () => void) {
    this.#save = save;
  }

  soon(): void {
    this.clear();
    this.#timer = setTimeout(this.#save, afterChange);
  }

  /** No later than what is due already. */
  inAWhile(): void {
    this.#timer ??= setTimeout(this.#save, whileRunning);
  }

  /** It is saved, or is not to be saved any more. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
