/** The weight of one edge, to be typed; a label with `for="weight"` belongs to it. */

import { html, nothing } from 'lit';
import type { Playground } from '../session/playground.js';
import { numberEntry } from '../kit/number-entry.js';

/** Digits that tell every float32 from its neighbours. */
const floatDigits = 9;

export function weightField(playground: Playground | null, edge: number) {
  const weight = playground?.frame?.weights[edge];
  if (!playground || weight === undefined) return nothing;
  return html`<input
    id="weight"
    style="width:10.5em"
    ${numberEntry({
      value: Number(weight.toPrecision(floatDigits)),
      name: 'The weight',
      of: edge,
      step: 0.1,
      take: (value) => void playground.setWeight(edge, value),
    })}
  />`;
}
