/** What is asked of every peer that trains: the same examples in the same order, the same steps. */

import type { FunctionName, NetworkInfo } from '../../../wasm/src/node.js';

export interface Task {
  network: NetworkInfo;
  /** Neurons a layer, bias neurons aside; empty for a free graph. */
  layers: readonly number[];
  hidden: FunctionName;
  output: FunctionName;
  /** To start from, in edge order: layer by layer, head by head, its tails in order, the bias last. */
  weights: Float32Array;
  inputs: number[][];
  targets: number[][];
  batch: number;
  stepSize: number;
}

export interface Peer {
  /** One pass over the examples. */
  epoch(): void;
  /** Mean over the examples, of the present weights. */
  loss(): number;
  end(): void;
}

export interface PeerKind {
  name: string;
  /** Before any call: where two kinds share one library, which of them it is to be. */
  select(): void;
  make(task: Task): Peer;
}

/** Calls back with each weight of a dense layered network: of layer k from tail i to head j, or j's bias. */
export function eachWeight(
  layers: readonly number[],
  weights: ArrayLike<number>,
  onWeight: (k: number, i: number, j: number, weight: number) => void,
  onBias: (k: number, j: number, weight: number) => void,
): void {
  let next = 0;
  for (let k = 0; k + 1 < layers.length; ++k) {
    for (let j = 0; j < layers[k + 1]!; ++j) {
      for (let i = 0; i < layers[k]!; ++i) onWeight(k, i, j, weights[next++]!);
      onBias(k, j, weights[next++]!);
    }
  }
}
