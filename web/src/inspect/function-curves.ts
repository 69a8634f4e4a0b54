/** The functions that neurons may apply, as curves with their derivatives: asked from the core once. */

import type { FunctionName } from '../../../wasm/src/project.js';
import type { Playground } from '../session/playground.js';

export interface Curve {
  x: number[];
  values: number[];
  derivatives: number[];
}

const points = 121;
const kept = new WeakMap<Playground, Map<string, Promise<Curve>>>();

/** From -reach to reach. Softmax has no curve: it is a function of all outputs together. */
export function curveOf(playground: Playground, name: FunctionName, reach: number): Promise<Curve> {
  const curves = kept.get(playground) ?? new Map<string, Promise<Curve>>();
  kept.set(playground, curves);
  const key = `${name} ${String(reach)}`;
  const curve =
    curves.get(key) ??
    (async () => {
      const x = Array.from({ length: points }, (_, k) => reach * ((2 * k) / (points - 1) - 1));
      return { x, ...(await playground.ask('functionValues', { function: name, x })) };
    })();
  curves.set(key, curve);
  // What fails is asked again.
  curve.catch(() => curves.delete(key));
  return curve;
}
