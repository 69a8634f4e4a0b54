/** The chosen example through the network, and through the one matrix that it collapses into. */

import { css, html, nothing } from 'lit';
import { formatNumber } from '../kit/format.js';
import { Inquiry } from '../kit/inquiry.js';
import { exampleName } from '../session/example.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { asAsked } from '../session/view.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

export class CollapsedElement extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run', 'view'];
  readonly #collapsed = new Inquiry(this, () => this.playground, {
    about: ({ example }) => [example],
    ask: async (playground) => {
      const { inputs } = await playground.inspect('encoded', asAsked(playground.example));
      return playground.inspect('collapsed', { inputs });
    },
  });
  static override styles = [
    controls,
    css`
      /* What comes of it stands beside it, where there is room: below, it would be out of sight. */
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 4px 16px;
      }
      table {
        width: auto;
      }
    `,
  ];

  override render() {
    const { fault, answer } = this.#collapsed;
    if (fault !== '') return html`<p class="bad small" role="alert">${fault}</p>`;
    if (!answer) return nothing;
    const { neurons, network, product, difference } = answer;
    const name = this.playground ? exampleName(this.playground) : '';
    return html`<table>
        <caption>
          ${name.charAt(0).toUpperCase()}${name.slice(1)}, computed both ways
        </caption>
        <thead>
          <tr>
            <th scope="col">output</th>
            <th scope="col" class="number">network</th>
            <th scope="col" class="number">product · input</th>
          </tr>
        </thead>
        <tbody>
          ${neurons.map(
            (id, k) =>
              html`<tr>
                <th scope="row">${id}</th>
                <td class="number">${formatNumber(network[k] ?? NaN, 5)}</td>
                <td class="number">${formatNumber(product[k] ?? NaN, 5)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="small soft">
        ${
          difference === 0
            ? 'They agree exactly.'
            : `Largest difference: ${formatNumber(difference)}, from rounding in float32.`
        }
      </p>`;
  }
}

define('ew-collapsed', CollapsedElement);
