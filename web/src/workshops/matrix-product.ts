/** II-10: multiplying matrices is a network without functions, whose layers are the matrices. */

import { css, html, nothing } from 'lit';
import type { Composition, Construction } from '../../../wasm/src/answers.js';
import type { Client } from '../../../wasm/src/client-types.js';
import { squareBrackets } from '../kit/brackets.js';
import { formatNumber } from '../kit/format.js';
import { numberEntry } from '../kit/number-entry.js';
import { Workshop } from './workshop.js';
import { define } from '../kit/define.js';

const largest = 5;

type Matrix = number[][];
type Which = 'a' | 'b';

function resized(matrix: Matrix, rows: number, columns: number): Matrix {
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (__, j) => matrix[i]?.[j] ?? 0),
  );
}

export class MatrixProductWorkshop extends Workshop {
  static override properties = {
    ...Workshop.properties,
    a: { state: true },
    b: { state: true },
    built: { state: true },
    composition: { state: true },
  };
  declare a: Matrix;
  declare b: Matrix;
  declare built: Construction | null;
  declare composition: Composition | null;

  static override styles = [
    Workshop.styles,
    css`
      .equation {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 12px 18px;
      }
      figure,
      .matrix {
        display: grid;
        gap: 6px;
        justify-items: center;
      }
      figcaption {
        font-size: var(--ew-small);
        color: var(--ew-ink-soft);
      }
      .sign {
        font-size: 1.5rem;
        color: var(--ew-ink-soft);
      }
      table {
        ${squareBrackets}
      }
      td {
        border: 0;
        padding: 2px 4px;
        text-align: right;
      }
      td input.number {
        width: 4.2em;
        text-align: right;
        padding: 2px 4px;
        appearance: textfield;
      }
      .product td {
        min-width: 3em;
        padding: 6px 10px;
        height: 34px;
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.a = [
      [1, 2],
      [0, -1],
    ];
    this.b = [
      [3, 0, 1],
      [-1, 2, 0.5],
    ];
    this.built = null;
    this.composition = null;
  }

  protected override async compute(client: Client): Promise<void> {
    const { a, b } = this;
    this.built = await client.construct({ 'matrix-product': { a, b } });
    await client.open(this.built.project);
    this.composition = await client.inspect('composition', {});
  }

  override render() {
    const { a, b, built } = this;
    const product = this.composition?.product ?? null;
    const inner = b.length;
    return html`
      <p class="lead">
        Neurons without a function only multiply and add. Two layers of them are two matrices, and
        what the network computes is their product: it could be replaced by one layer.
      </p>
      <div class="bench">
        <div class="settings">
          ${this.slider('rows of A', a.length, [1, largest], (rows) => {
            this.#resize(rows, inner, b[0]?.length ?? 1);
          })}
          ${this.slider('columns of A, rows of B', inner, [1, largest], (middle) => {
            this.#resize(a.length, middle, b[0]?.length ?? 1);
          })}
          ${this.slider('columns of B', b[0]?.length ?? 1, [1, largest], (columns) => {
            this.#resize(a.length, inner, columns);
          })}
        </div>
        <div class="result">
          <div class="equation">
            ${this.#matrix('a', a)}
            <span class="sign" aria-hidden="true">·</span> ${this.#matrix('b', b)}
            <span class="equation">
              <span class="sign" aria-hidden="true">=</span>
              ${product ? this.#product(product) : nothing}
            </span>
          </div>
          ${this.faultLine()}
          <dl class="facts" aria-live="polite">
            ${this.fact('input neurons', String(b[0]?.length ?? 0))}
            ${this.fact('hidden neurons', built ? String(built.hidden) : '–')}
            ${this.fact('output neurons', String(a.length))}
            ${this.fact('largest error', built ? formatNumber(built.error) : '–')}
          </dl>
          <p class="soft small">
            B holds the weights into the hidden layer, A those into the outputs. The network was
            given each unit vector, and its outputs compared with the columns of the product.
          </p>
          ${this.putButton(built?.project, 'A matrix product')}
        </div>
      </div>
    `;
  }

  #matrix(which: Which, matrix: Matrix) {
    const name = which.toUpperCase();
    return html`<div class="matrix" role="group" aria-label=${`Matrix ${name}`}>
      <table role="presentation">
        ${matrix.map(
          (row, i) =>
            html`<tr>
              ${row.map(
                (value, j) =>
                  html`<td>
                    <input
                      aria-label=${`${name}, row ${String(i + 1)}, column ${String(j + 1)}`}
                      ${numberEntry({
                        value,
                        name: `${name}, row ${String(i + 1)}, column ${String(j + 1)}`,
                        take: (next) => {
                          this.#enter(which, i, j, next);
                        },
                        tell: (fault) => {
                          this.fault = fault;
                        },
                      })}
                    />
                  </td>`,
              )}
            </tr>`,
        )}
      </table>
      <span class="soft small">${name}</span>
    </div>`;
  }

  #product(product: Matrix) {
    // The last column is the constant, which a network without bias neurons does not have.
    return html`<figure>
      <table class="product" aria-label="Product A B, from the network">
        <tbody>
          ${product.map(
            (row) =>
              html`<tr>
                ${row.slice(0, this.b[0]?.length).map((value) => html`<td>${formatNumber(value, 4)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
      <figcaption>A B, from the network</figcaption>
    </figure>`;
  }

  #enter(which: Which, i: number, j: number, value: number): void {
    this[which] = this[which].map((row, k) => (k === i ? row.with(j, value) : row));
    void this.refresh();
  }

  #resize(rows: number, inner: number, columns: number): void {
    this.a = resized(this.a, rows, inner);
    this.b = resized(this.b, inner, columns);
    this.composition = null;
    void this.refresh();
  }
}

define('ew-matrix-product', MatrixProductWorkshop);
