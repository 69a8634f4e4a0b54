/** Which example is looked at, shared by everything that shows one. */

import { html, nothing } from 'lit';
import type { Playground } from '../state/playground.js';
import { typed } from './typed.js';

export function exampleField(playground: Playground | null) {
  const data = playground?.opened?.data;
  if (!playground || !data) return nothing;
  const { set, index } = playground.example;
  const rows = data.rows[set];
  return html`<label for="present">${set === 'train' ? 'example' : 'test example'}</label>
    <input
      id="present"
      type="number"
      min="1"
      max=${rows}
      style="width:5em"
      .value=${typed(String(index + 1))}
      @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        const place = Math.round(input.valueAsNumber);
        if (!Number.isNaN(place))
          playground.chooseExample(set, Math.max(0, Math.min(rows, place) - 1));
        input.value = String(playground.example.index + 1);
      }}
    />`;
}
