/** Other hidden layers made of the present ones. */

import type { FunctionName } from '../../../wasm/src/project.js';
import type { Shape, ShapeMaker } from './fit.js';

/** In a layer that is changed with a button. */
export const mostNeurons = 64;
const mostLayers = 8;

/** The layers with one more hidden layer before the output; null where there are enough. */
export function withLayer({ hidden, functions }: Shape): Shape | null {
  if (hidden.length >= mostLayers) return null;
  return {
    hidden: [...hidden, Math.min(hidden.at(-1) ?? 4, 8)],
    functions: [...functions, functions.at(-1) ?? 'tanh'],
  };
}

export function withoutLayer({ hidden, functions }: Shape): Shape | null {
  return hidden.length === 0
    ? null
    : { hidden: hidden.slice(0, -1), functions: functions.slice(0, -1) };
}

/** The layers where the k-th hidden one applies another function. */
export function withLayerFunction(k: number, name: FunctionName): ShapeMaker {
  return (shape) => ({
    ...shape,
    functions: shape.functions.map((old, l) => (l === k ? name : old)),
  });
}

/** The layers where the k-th hidden one has so many neurons more; null where that is too many, or none. */
export function resized(k: number, by: number): ShapeMaker {
  return (shape) => {
    const count = (shape.hidden[k] ?? 0) + by;
    if (count < 1 || count > mostNeurons) return null;
    return { ...shape, hidden: shape.hidden.with(k, count) };
  };
}
