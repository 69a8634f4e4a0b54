/** Beyond the loss: the confusion matrix or R squared, gradients by layer, dead neurons. */

import { css, html, nothing } from 'lit';
import { formatNumber } from '../views/format.js';
import { InspectingElement } from './inspecting-element.js';
import { controls } from './tokens.js';

const mostCategories = 12;

export class MeasuresView extends InspectingElement<'measures'> {
  protected override readonly asks = 'measures';

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 12px 32px;
        align-items: start;
      }
      table {
        width: auto;
      }
      td,
      th {
        padding: 2px 10px 2px 0;
      }
      td.right {
        font-weight: 600;
      }
      caption {
        text-align: left;
        color: var(--edgewise-ink-soft);
      }
    `,
  ];

  get #set(): 'train' | 'test' {
    return (this.playground?.opened?.data?.rows.test ?? 0) > 0 ? 'test' : 'train';
  }

  protected override question() {
    return { on: this.#set };
  }

  override render() {
    if (this.fault !== '') return html`<p class="soft small">${this.fault}</p>`;
    const measures = this.answer;
    if (!measures) return nothing;
    const layers = this.playground?.opened?.topology.layers ?? [];
    return html`
      ${measures.confusion.map(({ target, categories, counts }) =>
        categories.length > mostCategories
          ? html`<p class="small soft">${target}: too many categories for a table.</p>`
          : html`<table>
              <caption>
                ${target}: truth down, prediction across (${this.#set} rows)
              </caption>
              <thead>
                <tr>
                  <td></td>
                  ${categories.map((name) => html`<th class="number">${name}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${categories.map(
                  (name, truth) =>
                    html`<tr>
                      <th>${name}</th>
                      ${categories.map(
                        (_, prediction) =>
                          html`<td class=${truth === prediction ? 'number right' : 'number'}>
                            ${String(counts[truth * categories.length + prediction] ?? 0)}
                          </td>`,
                      )}
                    </tr>`,
                )}
              </tbody>
            </table>`,
      )}
      ${measures.rSquared.map(
        ({ target, value }) =>
          html`<p class="small">
            ${target}: R² <strong>${value === null ? '–' : formatNumber(value, 4)}</strong>
            <span class="soft">(${this.#set} rows)</span>
          </p>`,
      )}
      <table>
        <caption>
          Size of the loss’s gradient, by layer
        </caption>
        <thead>
          <tr>
            <th>into layer</th>
            <th class="number">edges</th>
            <th class="number">length</th>
          </tr>
        </thead>
        <tbody>
          ${measures.gradients.map(
            ({ layer, edges, norm }) =>
              html`<tr>
                <td>${String(layer + 1)}${layer === layers.length - 1 ? ', outputs' : ''}</td>
                <td class="number">${String(edges)}</td>
                <td class="number">${formatNumber(norm)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        measures.dead.length > 0
          ? html`<p class="small">
              Dead neurons, whose derivative is 0 on every example:
              <strong>${measures.dead.join(', ')}</strong>
            </p>`
          : nothing
      }
    `;
  }
}

customElements.define('edgewise-measures', MeasuresView);
