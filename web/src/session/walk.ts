/** How far an example's way through the network has been walked: what the figure shows of it. */

import type { Trace } from '../../../wasm/src/types.js';

export interface Walk {
  /** All numbers of the way; those that are not reached yet are not shown. */
  trace: Trace;
  /** Ids of the neurons whose in and out are known by now, and of those whose delta is. */
  forward: ReadonlySet<string>;
  backward: ReadonlySet<string>;
  /** The neuron in turn and the direction; null where it is no single one's turn. */
  turn: { id: string; back: boolean } | null;
  /** Targets by output neuron, once the loss has been reached. */
  targets: ReadonlyMap<string, number> | null;
  /** The weights that the step of training on this example leads to, in edge order; at the end of the walk. */
  next: readonly number[] | null;
}
