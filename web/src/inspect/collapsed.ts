/** The chosen example through the network, and through the one matrix that it collapses into. */

import { html, nothing } from 'lit';
import { formatCount, formatNumber } from '../kit/format.js';
import { InspectingElement } from '../session/inspecting-element.js';
import { controls } from '../kit/tokens.js';

export class CollapsedElement extends InspectingElement<'collapsed'> {
  protected override readonly asks = 'collapsed';
  static override styles = [controls];

  #example: unknown = null;

  protected override question() {
    return this.playground?.example ?? {};
  }

  override willUpdate(): void {
    super.willUpdate();
    const example = this.playground?.example;
    if (example === this.#example) return;
    this.#example = example;
    this.again();
  }

  override render() {
    if (this.fault !== '') return html`<p class="bad small" role="alert">${this.fault}</p>`;
    if (!this.answer) return nothing;
    const { row, neurons, network, product, difference } = this.answer;
    return html`<table>
        <caption>
          Row ${formatCount(row + 1)} through both
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
        The largest difference is ${formatNumber(difference)}: float32 rounds, in another order.
      </p>`;
  }
}

customElements.define('edgewise-collapsed', CollapsedElement);
