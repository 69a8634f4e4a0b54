/** The weight of one edge, to be typed; a label with `for="weight"` belongs to it. */

import { html, nothing } from 'lit';
import { numberEntry } from './number-entry.js';

/** Digits that tell every float32 from its neighbours. */
const floatDigits = 9;

/** What has weights, and lets them be changed. */
export interface Weighted {
  readonly frame: { readonly weights: Float32Array } | null;
  setWeight(edge: number, weight: number): Promise<unknown>;
}

export function weightField(weighted: Weighted | null, edge: number) {
  const weight = weighted?.frame?.weights[edge];
  if (!weighted || weight === undefined) return nothing;
  return html`<input
    id="weight"
    .style=${'width:10.5em'}
    ${numberEntry({
      value: Number(weight.toPrecision(floatDigits)),
      name: 'The weight',
      of: edge,
      step: 0.1,
      take: (value) => void weighted.setWeight(edge, value),
    })}
  />`;
}
