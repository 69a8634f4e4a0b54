/**
 * Beyond the loss: accuracy, the confusion matrix or R squared, gradients by layer, dead neurons, and
 * the fingerprint of the weights.
 *
 * @fires rows-show {set, cell} the rows that a cell of a confusion matrix counts
 */

import { css, html, nothing } from 'lit';
import type { ConfusionCell } from '../../../wasm/src/answers.js';
import { formatNumber, formatPercent, measuredRows } from '../kit/format.js';
import { Inquiry } from '../kit/inquiry.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';
import './fingerprint.js';

const mostCategories = 12;

export class MeasuresView extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run'];
  readonly #measures = new Inquiry(this, () => this.playground, {
    about: () => [this.#set],
    ask: (playground) => playground.inspect('measures', { on: this.#set }),
  });

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 32px;
        align-items: start;
      }
      table {
        width: auto;
      }
      ew-fingerprint {
        flex: 1 0 100%;
      }
      td,
      th {
        padding: 2px 10px 2px 0;
      }
      td.right {
        font-weight: 600;
      }
      .choose {
        flex: 1 0 100%;
        display: flex;
        align-items: center;
        gap: 6px 16px;
      }
      td button {
        min-height: 24px;
        min-width: 28px;
        padding: 0 6px;
        border-color: transparent;
        background: none;
        font-weight: inherit;
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      @media (pointer: coarse), (max-width: 640px) {
        td button {
          min-height: 44px;
          min-width: 44px;
        }
      }
      /* A network of many layers is seen whole. */
      .layers td {
        padding-block: 0;
      }
      .gradient {
        display: block;
        width: 80px;
        height: 10px;
      }
      .gradient rect {
        fill: var(--ew-accent);
      }
      caption {
        text-align: left;
        text-wrap: balance;
        color: var(--ew-ink-soft);
      }
    `,
  ];

  static override properties = { ...StoreElement.properties, chosen: { state: true } };
  declare chosen: 'train' | 'test';

  constructor() {
    super();
    this.chosen = 'test';
  }

  get #set(): 'train' | 'test' {
    return this.playground?.opened?.data?.rows.test === 0 ? 'train' : this.chosen;
  }

  override render() {
    return html`${this.#measured()}<ew-fingerprint
        .playground=${this.playground}
      ></ew-fingerprint>`;
  }

  #measured() {
    const { fault, answer: measures } = this.#measures;
    if (fault !== '') return html`<p class="soft small">${fault}</p>`;
    if (!measures) return nothing;
    const layers = this.playground?.opened?.topology.layers ?? [];
    const { metrics } = this.playground?.frame ?? {};
    const longest = Math.max(...measures.gradients.map(({ norm }) => norm));
    const accuracy = this.#set === 'train' ? metrics?.trainAccuracy : metrics?.accuracy;
    return html`
      <div class="choose">
        <select
          aria-label="Measured on"
          @change=${(event: Event) => {
            this.chosen = (event.target as HTMLSelectElement).value === 'train' ? 'train' : 'test';
          }}
        >
          <option
            value="test"
            .selected=${this.#set === 'test'}
            ?disabled=${this.playground?.opened?.data?.rows.test === 0}
          >
            test rows
          </option>
          <option value="train" .selected=${this.#set === 'train'}>training rows</option>
        </select>
        ${
          typeof accuracy === 'number'
            ? html`<span class="small"
                >accuracy <strong>${formatPercent(accuracy)}</strong> of
                ${measuredRows(this.playground?.opened?.data?.rows, this.#set)}</span
              >`
            : nothing
        }
      </div>
      ${measures.confusion.map(({ target, categories, counts }) =>
        categories.length > mostCategories
          ? html`<p class="small soft">${target}: too many categories for a table.</p>`
          : html`<table>
              <caption>
                ${target}: truth down, prediction across; click a count to list its examples
              </caption>
              <thead>
                <tr>
                  <td></td>
                  ${categories.map((name) => html`<th scope="col" class="number">${name}</th>`)}
                  <th
                    scope="col"
                    class="number"
                    title="Share of a class's rows predicted correctly"
                  >
                    recall
                  </th>
                </tr>
              </thead>
              <tbody>
                ${categories.map(
                  (name, truth) =>
                    html`<tr>
                      <th scope="row">${name}</th>
                      ${categories.map(
                        (_, prediction) =>
                          html`<td class=${truth === prediction ? 'number right' : 'number'}>
                            ${this.#cell(
                              { target, truth: name, prediction: categories[prediction] ?? '' },
                              counts[truth * categories.length + prediction] ?? 0,
                            )}
                          </td>`,
                      )}
                      <td class="number">${recallOf(counts, truth, categories.length)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`,
      )}
      ${measures.rSquared.map(
        ({ target, value, meanAbsoluteError }) =>
          html`<p class="small">
            ${target}: R² <strong>${value === null ? '–' : formatNumber(value, 4)}</strong>, mean
            absolute error <strong>${formatNumber(meanAbsoluteError, 4)}</strong>
            <span class="soft">(${this.#set} rows)</span>
          </p>`,
      )}
      <table class="layers">
        <caption>
          Length of the gradient, by layer
        </caption>
        <thead>
          <tr>
            <th>into layer</th>
            <th class="number">edges</th>
            <th class="number">length</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${measures.gradients.map(
            ({ layer, edges, norm }) =>
              html`<tr>
                <td>${String(layer + 1)}${layer === layers.length - 1 ? ', outputs' : ''}</td>
                <td class="number">${String(edges)}</td>
                <td class="number">${formatNumber(norm)}</td>
                <td>${gradientBar(norm / longest)}</td>
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

  #cell(cell: ConfusionCell, count: number) {
    if (count === 0) return '0';
    return html`<button
      aria-label=${`${cell.truth} predicted as ${cell.prediction}: ${String(count)} rows`}
      @click=${() => {
        const detail = { set: this.#set, cell };
        this.dispatchEvent(new CustomEvent('rows-show', { detail, bubbles: true, composed: true }));
      }}
    >
      ${String(count)}
    </button>`;
  }
}

/** Of a row of a confusion matrix; a dash where no row has the class. */
function recallOf(counts: readonly number[], truth: number, size: number): string {
  const row = counts.slice(truth * size, (truth + 1) * size);
  const all = row.reduce((sum, count) => sum + count, 0);
  return formatPercent(all > 0 ? (row[truth] ?? 0) / all : null);
}

/** @param share of the longest, 0 to 1; only a picture of the number beside it */
function gradientBar(share: number) {
  return html`<svg class="gradient" aria-hidden="true">
    <rect width=${`${String(100 * (share > 0 ? share : 0))}%`} height="100%"></rect>
  </svg>`;
}

define('ew-measures', MeasuresView);
