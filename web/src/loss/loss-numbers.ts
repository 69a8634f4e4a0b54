/** The losses behind the curves, as a table: at most so many rows, the latest first. */

import { LitElement, css, html } from 'lit';
import type { LossSeries } from '../session/history.js';
import { formatFixed, formatNumber } from '../kit/format.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';
import { sideShadow } from '../kit/side-shadow.js';

const mostRows = 100;

export class LossNumbers extends LitElement {
  static override properties = {
    history: { attribute: false },
    /** Changes when the history has grown. */
    stamp: { attribute: false },
  };
  declare history: LossSeries;
  declare stamp: unknown;

  static override styles = [
    controls,
    css`
      :host {
        display: block;
        overflow: auto;
        ${sideShadow}
        scrollbar-width: thin;
      }
      table {
        width: auto;
      }
      td,
      th {
        padding-right: 24px;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--ew-surface);
      }
    `,
  ];

  constructor() {
    super();
    this.history = { epoch: [], train: [], test: [] };
    this.stamp = null;
  }

  /** Places in the series, evenly spread back from the last one, and the first. */
  get #places(): number[] {
    const last = this.history.epoch.length - 1;
    if (last < 0) return [];
    const every = Math.max(1, Math.ceil(last / (mostRows - 1)));
    const count = Math.floor(last / every) + 1;
    const places = Array.from({ length: count }, (_, k) => last - k * every);
    return places.at(-1) === 0 ? places : [...places, 0];
  }

  override render() {
    const { epoch, train, test } = this.history;
    return html`<div tabindex="0" role="group" aria-label="Losses by epoch, the latest first">
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">epoch</th>
            <th scope="col" class="number">training loss</th>
            <th scope="col" class="number">test loss</th>
          </tr>
        </thead>
        <tbody>
          ${this.#places.map(
            (k) =>
              html`<tr>
                <td class="number">${formatNumber(epoch[k] ?? 0, 4)}</td>
                <td class="number">${formatFixed(train[k] ?? null)}</td>
                <td class="number">${formatFixed(test[k] ?? null)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

define('ew-loss-numbers', LossNumbers);
