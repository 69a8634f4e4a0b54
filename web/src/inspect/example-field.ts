/** Which example is looked at, shared by everything that shows one. */

import { html, nothing } from 'lit';
import { formatCount } from '../kit/format.js';
import { backToRow, chooseRow, exampleName } from '../session/example.js';
import type { Playground } from '../session/playground.js';
import { numberEntry } from '../kit/number-entry.js';

export function exampleField(playground: Playground | null) {
  const data = playground?.opened?.data;
  if (!playground || !data) return nothing;
  const { example, exampleRow } = playground;
  if (example.input) return typedInput(playground);
  return html`<label for="present">row</label>
    <input
      id="present"
      .style=${'width:5em'}
      ${numberEntry({
        value: exampleRow ? exampleRow.row + 1 : null,
        name: 'The row',
        min: 1,
        max: data.rows.total,
        whole: true,
        of: playground.opened,
        take: (chosen) => {
          void playground.attempt(() => chooseRow(playground, chosen - 1));
        },
      })}
    />`;
}

/** An input of one's own, and the way back to the row that it came from. */
export function typedInput(playground: Playground) {
  const { exampleRow } = playground;
  return html`<span>${exampleName(playground)} <span class="soft">(no target)</span></span>
    <button
      @click=${() => {
        backToRow(playground);
      }}
    >
      Back to row ${exampleRow ? formatCount(exampleRow.row + 1) : ''}
    </button>`;
}
