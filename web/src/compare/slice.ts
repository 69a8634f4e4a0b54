/** How many examples make a slice of training that takes about one frame, learnt from those before. */

/** Milliseconds. */
const aim = 20;

export class Slice {
  #samples = 64;

  /** At most so many examples now. */
  get samples(): number {
    return this.#samples;
  }

  /** What a slice of so many examples took, in milliseconds. */
  took(samples: number, milliseconds: number): void {
    const fitting = (samples * aim) / Math.max(1, milliseconds);
    // A slice that was cut short says little about longer ones: by and by.
    this.#samples = Math.max(1, Math.min(4 * samples, Math.round(fitting)));
  }
}
