/** An element that shows the answer to one question about the open session, asked again as it trains. */

import type { Inspections } from '../../../wasm/src/client-types.js';
import { EdgewiseError } from '../../../wasm/src/error.js';
import { about } from './about.js';
import { coalesce } from '../kit/coalesce.js';
import { StoreElement } from './store-element.js';
import type { Topic } from './topics.js';

export abstract class InspectingElement<K extends keyof Inspections> extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run', 'view'];
  static override properties = {
    ...StoreElement.properties,
    answer: { state: true },
    fault: { state: true },
  };
  declare protected answer: Inspections[K]['answer'] | null;
  declare protected fault: string;

  #shown: unknown = null;
  #askedAt = 0;

  constructor() {
    super();
    this.answer = null;
    this.fault = '';
  }

  /** Milliseconds between two questions while it trains. */
  protected readonly pause: number = 250;
  protected abstract readonly asks: K;
  protected abstract question(): Inspections[K]['question'];

  override willUpdate(): void {
    const frame = this.playground?.frame;
    if (!frame || frame === this.#shown) return;
    if (this.playground?.running && performance.now() - this.#askedAt < this.pause) return;
    this.#shown = frame;
    void this.#ask();
  }

  /** Asks once more: the question has changed. */
  protected again(): void {
    void this.#ask();
  }

  readonly #ask = coalesce(async () => {
    this.#askedAt = performance.now();
    const { playground } = this;
    if (!playground) return;
    try {
      const ask = () => playground.inspect(this.asks, this.question());
      const answer = await about(playground, ask);
      if (answer === undefined) return;
      this.answer = answer;
      this.fault = '';
    } catch (error) {
      this.fault = error instanceof EdgewiseError ? error.message : String(error);
    }
  });
}
