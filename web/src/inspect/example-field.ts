/** Which example is looked at, shared by everything that shows one. */

import { html, nothing } from 'lit';
import type { Playground } from '../session/playground.js';
import { numberEntry } from '../kit/number-entry.js';

export function exampleField(playground: Playground | null) {
  const data = playground?.opened?.data;
  if (!playground || !data) return nothing;
  const { set, index } = playground.example;
  const rows = data.rows[set];
  return html`<label for="present">${set === 'train' ? 'example' : 'test example'}</label>
    <input
      id="present"
      .style=${'width:5em'}
      ${numberEntry({
        value: index + 1,
        name: 'The example',
        min: 1,
        max: rows,
        whole: true,
        of: set,
        take: (place) => {
          playground.chooseExample(set, place - 1);
        },
      })}
    />`;
}
