/** Which example is walked through the network: any row of either set, or the worst predicted one. */

import { html, nothing } from 'lit';
import { formatCount } from '../kit/format.js';
import { numberEntry } from '../kit/number-entry.js';
import { chooseWorst } from '../session/example.js';
import type { Playground } from '../session/playground.js';
import { typedInput } from './example-field.js';
import type { Inside } from './inside.js';

export function exampleBar(playground: Playground, inside: Inside) {
  const { set, index } = playground.example;
  const rows = playground.opened?.data?.rows;
  const count = rows?.[set] ?? 1;
  return html`<div class="bar">
    <select
      aria-label="Set of the example"
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        playground.chooseExample(value === 'test' ? 'test' : 'train', 0);
      }}
    >
      <option value="train" .selected=${set === 'train'}>training row</option>
      <option value="test" .selected=${set === 'test'} ?disabled=${rows?.test === 0}>
        test row
      </option>
    </select>
    <input
      aria-label="Example"
      ${numberEntry({
        value: index + 1,
        name: 'The example',
        min: 1,
        max: count,
        whole: true,
        of: set,
        take: (place) => {
          if (place - 1 !== index) playground.chooseExample(set, place - 1);
        },
      })}
    />
    <span class="soft" title=${`Row ${formatCount((inside.example.row ?? 0) + 1)} of the table`}
      >of
      ${formatCount(count)}${
        inside.example.row !== null && inside.example.row !== index
          ? `, row ${formatCount(inside.example.row + 1)} of the table`
          : ''
      }</span
    >
    <button
      title="The example with the largest loss in this set"
      @click=${() => void chooseWorst(playground)}
    >
      Worst predicted
    </button>
    ${playground.example.input ? typedInput(playground) : nothing}
    ${inside.said.map(
      ({ target, truth, prediction }) =>
        html`<span
          ><span class="soft">${target}:</span> ${truth},
          <span class="soft">predicted</span> ${prediction}</span
        >`,
    )}
  </div>`;
}
