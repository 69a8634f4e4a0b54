/** A part of an element that comes after it: whoever asks too early gets null, and has it loaded. */
export class Later<T> {
  readonly #load: () => Promise<T>;
  readonly #told: () => void;
  #part: T | null = null;
  #isAsked = false;

  /** @param told called when it is there */
  constructor(load: () => Promise<T>, told: () => void = () => undefined) {
    this.#load = load;
    this.#told = told;
  }

  /** Where it cannot be loaded (the page tells so), the next one who asks tries again. */
  now(): T | null {
    if (!this.#isAsked) {
      this.#isAsked = true;
      this.#load().then(
        (part) => {
          this.#part = part;
          this.#told();
        },
        () => {
          this.#isAsked = false;
        },
      );
    }
    return this.#part;
  }
}
