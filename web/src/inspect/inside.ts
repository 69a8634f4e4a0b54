/** All that is asked about one example, to show its way through the network. */

import type { Composition, Encoded, EncodedInput } from '../../../wasm/src/answers.js';
import { cellFormat, formatCell } from '../kit/format.js';
import type { Playground } from '../session/playground.js';
import { traced, type Traced } from '../session/tracing.js';

/** Losses of so many rows are written out in the sum. */
const summands = 4;

export interface Inside extends Traced {
  /** An input of one's own has no targets. */
  example: Encoded | EncodedInput;
  /** Null where the network is not layered. */
  composition: Composition | null;
  /** Losses of the first rows of its set. */
  first: number[];
  /** What the data say and what the network says, by target column. */
  said: { target: string; truth: string; prediction: string }[];
}

export async function lookInto(playground: Playground): Promise<Inside | undefined> {
  const { set } = playground.example;
  const layered = playground.opened?.topology.layered;
  const [way, composition, first] = await Promise.all([
    traced(playground),
    layered ? playground.inspect('composition', {}) : null,
    playground.inspect('listing', { set, count: summands }),
  ]);
  if (!way?.example) return undefined;
  const { example, row } = way;
  return {
    ...way,
    example,
    composition,
    first: first.examples.map(({ loss }) => loss),
    said: Object.entries(row?.predictions ?? {}).map(([target, prediction]) => ({
      target,
      truth: cellFormat(playground.project?.data)(row?.cells[target]),
      prediction: formatCell(prediction),
    })),
  };
}
