/** The network as a chain of matrices and functions, and the one matrix it collapses into. */

import { css, html, nothing } from 'lit';
import { formatNumber } from '../kit/format.js';
import './collapsed.js';
import { squareBrackets } from '../kit/brackets.js';
import { Inquiry } from '../kit/inquiry.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';
import { sideShadow } from '../kit/side-shadow.js';

const mostShown = 16;

export class Matrices extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run'];
  readonly #composition = new Inquiry(this, () => this.playground, {
    ask: (playground) => playground.inspect('composition', {}),
  });

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 8px;
        grid-template-columns: minmax(0, 1fr);
      }
      .chain {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 10px;
        overflow-x: auto;
        padding-bottom: 4px;
        ${sideShadow}
      }
      table {
        ${squareBrackets}
      }
      td {
        border: 0;
        padding: 1px 7px;
        text-align: right;
      }
      /* Broken only between layers. */
      .layer {
        display: flex;
        align-items: center;
        gap: 10px;
        white-space: nowrap;
      }
      figure {
        margin: 0;
        display: grid;
        justify-items: center;
        gap: 2px;
      }
    `,
  ];

  override render() {
    const { fault, answer: composition } = this.#composition;
    if (fault !== '') return html`<p class="soft small">${fault}</p>`;
    if (!composition) return nothing;
    const { layers, product, reason } = composition;
    return html`
      ${product ? '' : html`<p class="soft small">${reason}</p>`}
      <div class="chain small" tabindex="0" role="group" aria-label="Matrices, last layer first">
        ${layers
          .map((layer, k) => ({ layer, k }))
          .toReversed()
          .map(({ layer, k }) => {
            const names = [...new Set(layer.functions)].join(', ');
            return html`<span class="layer"
              >${k < layers.length - 1 ? '∘' : ''}
              ${names === 'identity' ? '' : html`<span>${names} ∘</span>`}
              ${this.#matrix(layer.matrix, html`A<sub>${String(k + 2)}</sub>`, `A ${String(k + 2)}`)}</span
            >`;
          })}
      </div>
      ${
        product
          ? html`<div class="row small">
              <span>Every function is the identity, so the network is one matrix:</span>
              ${this.#matrix(product, html`the product, last column constant`, 'Product')}
              ${
                this.playground?.opened?.data
                  ? html`<ew-collapsed .playground=${this.playground}></ew-collapsed>`
                  : ''
              }
            </div>`
          : ''
      }
    `;
  }

  #matrix(rows: number[][], caption: unknown, name: string) {
    const columns = rows[0]?.length ?? 0;
    const label = `${name}: ${String(rows.length)} rows, ${String(columns)} columns`;
    if (rows.length > mostShown || columns > mostShown) {
      return html`<figure>
        <span>${String(rows.length)} × ${String(columns)}</span>
        <figcaption class="soft">${caption}</figcaption>
      </figure>`;
    }
    return html`<figure>
      <table aria-label=${label}>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map((value) => html`<td>${formatNumber(value, 2)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
      <figcaption class="soft">${caption}</figcaption>
    </figure>`;
  }
}

define('ew-matrices', Matrices);
