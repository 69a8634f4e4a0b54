/** How fast training goes: examples a second, or as much as fits between two frames. */

import type { TrainRequest } from '../../../wasm/src/types.js';

export interface Speed {
  id: string;
  label: string;
  /** Examples a second on so many training rows; null: as fast as it goes. */
  rate: ((rows: number) => number) | null;
}

export const usualSpeed: Speed = {
  id: 'epochs',
  label: '60 epochs a second',
  rate: (rows) => 60 * rows,
};

export const speeds: readonly Speed[] = [
  { id: 'example', label: '1 example a second', rate: () => 1 },
  { id: 'examples', label: '10 examples a second', rate: () => 10 },
  { id: 'epoch', label: '1 epoch a second', rate: (rows) => rows },
  usualSpeed,
  { id: 'full', label: 'full speed', rate: null },
];

/** Milliseconds of training between two frames at full speed; longer when nobody looks. */
const slice = 16;
const hiddenSlice = 250;

/** Turns time that has passed into examples that are due. */
export class Pace {
  #due = 0;
  #last = performance.now();

  restart(): void {
    this.#due = 0;
    this.#last = performance.now();
  }

  /** What to train now; null while nothing is due. */
  next(speed: Speed, rows: number): TrainRequest | null {
    const now = performance.now();
    const elapsed = Math.min(now - this.#last, 1000);
    this.#last = now;
    if (speed.rate === null) return { milliseconds: document.hidden ? hiddenSlice : slice };
    this.#due += (elapsed / 1000) * speed.rate(rows);
    const samples = Math.floor(this.#due);
    this.#due -= samples;
    return samples > 0 ? { samples } : null;
  }
}
