/** The first rows of the data as they are in the table. */

import { css, html, nothing } from 'lit';
import { formatCell } from '../kit/format.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';
import { sideShadow } from '../kit/side-shadow.js';

export class FirstRows extends StoreElement {
  static override topics: readonly Topic[] = ['document'];
  static override styles = [
    controls,
    css`
      .scroll {
        overflow: auto;
        ${sideShadow}
        max-height: 232px;
        border: 1px solid var(--ew-line);
        border-radius: var(--ew-radius);
        padding: 0 8px;
      }
      tr:last-child td {
        border-bottom: 0;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--ew-surface);
      }
    `,
  ];

  override render() {
    const info = this.playground?.opened?.data;
    const preview = this.playground?.preview ?? [];
    if (!info) return nothing;
    return html`<details>
      <summary class="small">First rows</summary>
      <div class="scroll" tabindex="0" role="group" aria-label="First rows">
        <table>
          <thead>
            <tr>
              ${info.columns.map((column) => html`<th>${column.name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${preview.map(
              (row) =>
                html`<tr>
                  ${row.map(
                    (cell) =>
                      html`<td class=${typeof cell === 'number' ? 'number' : ''}>
                        ${formatCell(cell)}
                      </td>`,
                  )}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }
}

define('ew-first-rows', FirstRows);
