/** An element that follows the present example's way through the network, as it trains too. */

import type { Encoded } from '../../../wasm/src/answers.js';
import { EdgewiseError } from '../../../wasm/src/error.js';
import type { Trace } from '../../../wasm/src/types.js';
import { about } from '../session/about.js';
import { coalesce } from '../kit/coalesce.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';

/** Milliseconds between two questions while it trains. */
const pause = 250;

export abstract class TracingElement extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run', 'view'];
  static override properties = {
    ...StoreElement.properties,
    trace: { state: true },
    fault: { state: true },
  };
  declare protected trace: Trace | null;
  declare protected fault: string;
  /** The present example; null without data, when zeros go in. */
  protected example: Encoded | null = null;

  #askedFor: readonly unknown[] = [];
  #askedAt = 0;

  constructor() {
    super();
    this.trace = null;
    this.fault = '';
  }

  override willUpdate(): void {
    const { frame, opened, example, running } = this.playground ?? {};
    const key = [example, opened, frame?.weights];
    if (!frame || key.every((value, k) => value === this.#askedFor[k])) return;
    const isNew = example !== this.#askedFor[0] || opened !== this.#askedFor[1];
    if (opened !== this.#askedFor[1]) this.trace = null;
    if (running && !isNew && performance.now() - this.#askedAt < pause) return;
    this.#askedFor = key;
    this.#askedAt = performance.now();
    void this.#ask();
  }

  readonly #ask = coalesce(async () => {
    const { playground } = this;
    const opened = playground?.opened;
    if (!opened) return;
    const zeros = opened.network.neurons.filter(({ kind }) => kind === 'input').map(() => 0);
    try {
      const answer = await about(playground, async () => {
        const example = opened.data
          ? await playground.inspect('encoded', playground.example)
          : null;
        const trace = await playground.trace(example?.inputs ?? zeros, example?.targets);
        return { example, trace };
      });
      if (!answer) return;
      this.example = answer.example;
      this.trace = answer.trace;
      this.fault = '';
    } catch (error) {
      this.fault = error instanceof EdgewiseError ? error.message : String(error);
    }
  });
}
