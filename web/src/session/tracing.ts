/**
 * The present example's way through the network, followed as it trains: asked once for all who show it,
 * and where data are scaled with the numbers of the table beside those of the network.
 */

import type { ReactiveControllerHost } from 'lit';
import type { Encoded, EncodedInput, ListedExample } from '../../../wasm/src/answers.js';
import type { Opened } from '../../../wasm/src/client-types.js';
import type { ColumnInfo, Trace } from '../../../wasm/src/types.js';
import { Inquiry } from '../kit/inquiry.js';
import type { Playground } from './playground.js';
import type { Cells } from './view.js';

/** A number of the table that goes in, or should come out, as (raw - shift) / scale. */
export interface Scaled {
  column: string;
  raw: number;
  shift: number;
  scale: number;
}

export interface Traced {
  opened: Opened;
  /** The current example; null without data, when zeros go in. */
  example: Encoded | EncodedInput | null;
  trace: Trace;
  /** Its cells, and what the network makes of them in the units of the table; null of what is no row. */
  row: ListedExample | null;
  /** Input and output neurons whose numbers are scaled, by id. */
  scaled: ReadonlyMap<string, Scaled>;
}

interface Asked {
  about: readonly unknown[];
  answer: Promise<Traced | undefined>;
}

/** The last question about each session. */
const lastAsked = new WeakMap<Playground, Asked>();

/** The same answer for all who ask about the same example with the same weights. */
export function traced(playground: Playground): Promise<Traced | undefined> {
  const about = [playground.opened, playground.frame?.weights, playground.example];
  const last = lastAsked.get(playground);
  if (last && about.every((value, k) => value === last.about[k])) return last.answer;
  const answer = traceIn(playground);
  const asked = { about, answer };
  lastAsked.set(playground, asked);
  // What could not be answered is asked again.
  answer.catch(() => lastAsked.get(playground) === asked && lastAsked.delete(playground));
  return answer;
}

export class Tracing {
  readonly #playground: () => Playground | null;
  readonly #inquiry: Inquiry<Playground, Traced>;

  constructor(host: ReactiveControllerHost, playground: () => Playground | null) {
    this.#playground = playground;
    this.#inquiry = new Inquiry(host, playground, {
      about: ({ example }) => [example],
      ask: traced,
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
  if (!opened.data) {
    const zeros = opened.network.neurons.filter(({ kind }) => kind === 'input').map(() => 0);
    const trace = await playground.trace(zeros);
    return { opened, example: null, trace, row: null, scaled: new Map() };
  }
  const { set, index, input } = playground.example;
  const [way, listing] = await Promise.all([
    playground.traceExample(),
    input ? null : playground.inspect('listing', { set, from: index, count: 1 }),
  ]);
  const row = listing?.examples[0] ?? null;
  return { opened, ...way, row, scaled: scaledIn(opened, row?.cells ?? input, row?.predictions) };
}

function scaledIn(
  { data, network }: Opened,
  cells: Cells | null,
  predictions: Cells | undefined,
): Map<string, Scaled> {
  const found = new Map<string, Scaled>();
  const sides = [
    ['input', 'input', cells],
    ['target', 'output', predictions],
  ] as const;
  for (const [role, kind, numbers] of sides) {
    const neurons = network.neurons.filter((neuron) => neuron.kind === kind);
    let place = 0;
    for (const column of data?.columns ?? []) {
      if (column.role !== role) continue;
      const id = neurons[place]?.id;
      const raw = numbers?.[column.name];
      if (id !== undefined && typeof raw === 'number' && isScaled(column)) {
        const { name, shift, scale } = column;
        found.set(id, { column: name, raw, shift: shift ?? 0, scale: scale ?? 1 });
      }
      place += column.width;
    }
  }
  return found;
}

function isScaled({ shift, scale }: ColumnInfo): boolean {
  return shift !== null && scale !== null && (shift !== 0 || scale !== 1);
}
