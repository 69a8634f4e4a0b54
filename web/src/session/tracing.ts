/** The present example's way through the network, followed as it trains. */

import type { ReactiveControllerHost } from 'lit';
import type { Encoded, EncodedInput } from '../../../wasm/src/answers.js';
import type { Opened } from '../../../wasm/src/client-types.js';
import type { Trace } from '../../../wasm/src/types.js';
import { Inquiry } from '../kit/inquiry.js';
import type { Playground } from './playground.js';

interface Traced {
  opened: Opened;
  /** The current example; null without data, when zeros go in. */
  example: Encoded | EncodedInput | null;
  trace: Trace;
}

export class Tracing {
  readonly #playground: () => Playground | null;
  readonly #inquiry: Inquiry<Playground, Traced>;

  constructor(host: ReactiveControllerHost, playground: () => Playground | null) {
    this.#playground = playground;
    this.#inquiry = new Inquiry(host, playground, {
      about: ({ example }) => [example],
      ask: traceIn,
    });
  }

  get fault(): string {
    return this.#inquiry.fault;
  }

  /** Null until there is one of the network that is open. */
  get answer(): Traced | null {
    const { answer } = this.#inquiry;
    return answer?.opened === this.#playground()?.opened ? answer : null;
  }
}

async function traceIn(playground: Playground): Promise<Traced | undefined> {
  const { opened } = playground;
  if (!opened) return undefined;
  if (opened.data) return { opened, ...(await playground.traceExample()) };
  const zeros = opened.network.neurons.filter(({ kind }) => kind === 'input').map(() => 0);
  return { opened, example: null, trace: await playground.trace(zeros) };
}
