/** A part of an element that comes after it: whoever asks too early gets null, and has it loaded. */
export class Later<T> {
  readonly #load: () => Promise<T | undefined>;
  readonly #told: () => void;
  #part: T | null = null;
  #isAsked = false;

  /**
   * @param load rejects, or answers nothing, where it cannot be had
   * @param told called when it is there
   */
  constructor(load: () => Promise<T | undefined>, told: () => void = () => undefined) {
    this.#load = load;
    this.#told = told;
  }

  /** Where it cannot be loaded (the page tells so), the next one who asks tries again. */
  now(): T | null {
    if (!this.#isAsked) {
      this.#isAsked = true;
      const missing = () => (this.#isAsked = false);
      this.#load().then((part) => {
        this.#part = part ?? null;
        if (part === undefined) missing();
        else this.#told();
      }, missing);
    }
    return this.#part;
  }
}
