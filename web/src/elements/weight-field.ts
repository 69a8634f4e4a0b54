/** The weight of one edge, to be typed; a label with `for="weight"` belongs to it. */

import { html, nothing } from 'lit';
import type { Playground } from '../state/playground.js';
import { typed } from './typed.js';

/** Digits that tell every float32 from its neighbours. */
const floatDigits = 9;

export function weightField(playground: Playground | null, edge: number) {
  const weight = playground?.frame?.weights[edge];
  if (!playground || weight === undefined) return nothing;
  const shown = String(Number(weight.toPrecision(floatDigits)));
  return html`<input
    id="weight"
    type="number"
    step="any"
    style="width:10.5em"
    .value=${typed(shown)}
    @change=${(event: Event) => {
      const input = event.target as HTMLInputElement;
      if (Number.isFinite(input.valueAsNumber))
        void playground.setWeight(edge, input.valueAsNumber);
      else input.value = shown;
    }}
  />`;
}
