/** Rows with truth and prediction, the worst first. */

import { css, html } from 'lit';
import type { Example } from '../../../wasm/src/types.js';
import { formatCell, formatCount, formatFixed } from '../views/format.js';
import { StoreElement } from './store-element.js';
import { controls } from './tokens.js';

const mostShown = 200;

export class ExamplesTable extends StoreElement {
  static override properties = { ...StoreElement.properties, worstFirst: { state: true } };
  declare worstFirst: boolean;

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 8px;
        grid-template-rows: auto 1fr;
        min-height: 0;
      }
      .scroll {
        overflow: auto;
        max-height: 330px;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--edgewise-surface);
      }
      tr.wrong td.said {
        color: var(--edgewise-bad);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.worstFirst = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#showSet('test');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.playground?.showExamples(null);
  }

  override firstUpdated(): void {
    this.#showSet('test');
  }

  override render() {
    const playground = this.playground;
    const examples = playground?.frame?.examples ?? [];
    const targets =
      playground?.opened?.data?.columns
        .filter((column) => column.role === 'target')
        .map((column) => column.name) ?? [];
    const sorted = this.worstFirst ? examples.toSorted((a, b) => b.loss - a.loss) : examples;
    const set = playground?.exampleSet ?? 'test';
    return html`
      <div class="row small">
        <select
          aria-label="Rows shown"
          @change=${(event: Event) => {
            const { value } = event.target as HTMLSelectElement;
            this.#showSet(value === 'train' ? 'train' : 'test');
          }}
        >
          <option value="test" ?selected=${set === 'test'}>test rows</option>
          <option value="train" ?selected=${set === 'train'}>training rows</option>
        </select>
        <select
          aria-label="Order of rows"
          @change=${(event: Event) => {
            this.worstFirst = (event.target as HTMLSelectElement).value === 'worst';
          }}
        >
          <option value="worst" selected>worst first</option>
          <option value="table">as in the table</option>
        </select>
        <span class="soft"
          >${playground?.running ? 'follows when training pauses' : this.#summary(examples)}</span
        >
      </div>
      <div class="scroll" tabindex="0" role="group" aria-label="Predictions">
        <table>
          <thead>
            <tr>
              <th class="number">row</th>
              ${targets.map(
                (name) =>
                  html`<th>${name}</th>
                    <th>predicted</th>`,
              )}
              <th class="number">loss</th>
            </tr>
          </thead>
          <tbody>
            ${sorted.slice(0, mostShown).map(
              (example) =>
                html`<tr class=${example.correct === false ? 'wrong' : ''}>
                  <td class="number">${formatCount(example.row + 1)}</td>
                  ${targets.map(
                    (name) =>
                      html`<td>${formatCell(example.cells[name])}</td>
                        <td class="said">
                          ${formatCell(example.prediction.values[name])}${
                            example.correct === false ? ' ✗' : ''
                          }
                        </td>`,
                  )}
                  <td class="number">${formatFixed(example.loss)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  #summary(examples: Example[]): string {
    const wrong = examples.filter((example) => example.correct === false).length;
    const shown = examples.length > mostShown ? `, ${String(mostShown)} shown` : '';
    const categories = examples.some((example) => example.correct !== null);
    const rows = `${formatCount(examples.length)} rows${shown}`;
    return categories ? `${rows}, ${formatCount(wrong)} wrong` : rows;
  }

  #showSet(set: 'train' | 'test'): void {
    this.playground?.showExamples(set);
  }
}

customElements.define('edgewise-examples', ExamplesTable);
