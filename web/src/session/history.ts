/** Losses over the epochs: bounded, thinned evenly as it grows, so that a long run stays drawable. */

import type { LossSeries } from '../../../wasm/src/exported.js';

export { noLosses, type LossSeries } from '../../../wasm/src/exported.js';

export class LossHistory {
  readonly #most: number;
  #series: LossSeries = { epoch: [], train: [], test: [] };
  /** Points closer than this many epochs to the last one replace it. */
  #spacing = 0;

  constructor(most = 1000) {
    this.#most = most;
  }

  get series(): LossSeries {
    return this.#series;
  }

  /** What it holds now, to be taken up again. */
  copy(): LossSeries {
    const { epoch, train, test } = this.#series;
    return { epoch: [...epoch], train: [...train], test: [...test] };
  }

  takeUp({ epoch, train, test }: LossSeries): void {
    this.clear();
    epoch.forEach((at, k) => {
      this.add(at, train[k] ?? null, test[k] ?? null);
    });
  }

  clear(): void {
    this.#series = { epoch: [], train: [], test: [] };
    this.#spacing = 0;
  }

  /** The run goes on from here: what came after is dropped. */
  goBackTo(epoch: number): void {
    const isEarlier = (_: unknown, k: number) => (this.#series.epoch[k] ?? 0) <= epoch;
    this.#series = {
      epoch: this.#series.epoch.filter(isEarlier),
      train: this.#series.train.filter(isEarlier),
      test: this.#series.test.filter(isEarlier),
    };
  }

  add(epoch: number, train: number | null, test: number | null): void {
    const { epoch: epochs, train: trains, test: tests } = this.#series;
    if (epochs.at(-1) === epoch && trains.at(-1) === train && tests.at(-1) === test) return;
    const before = epochs.at(-2) ?? -Infinity;
    if (epochs.length > 1 && epoch - before < this.#spacing) {
      epochs.pop();
      trains.pop();
      tests.pop();
    }
    epochs.push(epoch);
    trains.push(train);
    tests.push(test);
    if (epochs.length > this.#most) this.#thin();
  }

  /** Keeps the first, the last and every other point. */
  #thin(): void {
    const last = this.#series.epoch.length - 1;
    const keep = (_: unknown, k: number) => k % 2 === 0 || k === last;
    this.#series = {
      epoch: this.#series.epoch.filter(keep),
      train: this.#series.train.filter(keep),
      test: this.#series.test.filter(keep),
    };
    const span = (this.#series.epoch.at(-1) ?? 0) - (this.#series.epoch[0] ?? 0);
    this.#spacing = span / (this.#most / 2);
  }
}
