/** A part of an element that comes after it: whoever asks too early gets null, and has it loaded. */
export class Later<T> {
  readonly #load: () => Promise<T>;
  #part: T | null = null;
  #isAsked = false;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Where it cannot be loaded (the page tells so), the next one who asks tries again. */
  now(): T | null {
    if (!this.#isAsked) {
      this.#isAsked = true;
      this.#load().then(
        (part) => {
          this.#part = part;
        },
        () => {
          this.#isAsked = false;
        },
      );
    }
    return this.#part;
  }
}
