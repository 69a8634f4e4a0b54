/** Below a map along principal axes: what they are, and how much of the data is seen there. */

import { css, html, nothing } from 'lit';
import type { PrincipalAxes } from '../../../wasm/src/answers.js';
import { define } from '../kit/define.js';
import { Inquiry } from '../kit/inquiry.js';
import { controls } from '../kit/tokens.js';
import type { Playground } from '../session/playground.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';

export class PrincipalNote extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'view'];

  readonly #axes = new Inquiry<Playground, PrincipalAxes>(this, () => this.playground, {
    ask: (playground) => playground.inspect('principalAxes', {}),
    // They change with the data alone.
    pause: Infinity,
  });

  static override styles = [
    controls,
    css`
      p {
        min-height: 6em;
        font-size: var(--ew-small);
      }
    `,
  ];

  override render() {
    const { answer, fault } = this.#axes;
    if (fault !== '') return html`<p class="bad">${fault}</p>`;
    if (!answer) return html`<p></p>`;
    const { variances, total, inUnits } = answer;
    const share = total > 0 ? (variances[0] + variances[1]) / total : 1;
    return html`<p class="soft">
      The plane of the two directions in which all inputs together vary most: it holds
      <strong>${percent(share)}</strong> of their variance. Rows are projected onto it; one that
      lies off it may be predicted otherwise than the map is coloured there.
      ${
        inUnits
          ? nothing
          : html`Some inputs are no numbers: the cross can be moved from row to row, not dragged.`
      }
    </p>`;
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share > 0.995 && share < 1 ? 1 : 0)} %`;
}

define('ew-principal-note', PrincipalNote);
