/** II-10: multiplying by a matrix is a network without hidden layers; two layers of it are a product. */

import { css, html, nothing } from 'lit';
import type { Construction } from '../../../wasm/src/answers.js';
import type { Client } from '../../../wasm/src/client-types.js';
import { squareBrackets } from '../kit/brackets.js';
import { formatNumber } from '../kit/format.js';
import { numberEntry } from '../kit/number-entry.js';
import { Workshop } from './workshop.js';
import { define } from '../kit/define.js';

const largest = 5;

type Matrix = number[][];
type Which = 'a' | 'b';
/** B goes through A column by column, or is a layer before it. */
type Form = 'columns' | 'layer';

const forms: Record<Form, { label: string; how: string }> = {
  columns: {
    label: 'A is the network',
    how: 'Edge by edge, A holds the weights from the inputs to the outputs. The columns of B are the rows of its table: one after the other goes in, and the columns of A B come out.',
  },
  layer: {
    label: 'A and B are two layers',
    how: 'B holds the weights into the hidden layer, A those into the outputs. Together they are the one matrix A B, which could replace them.',
  },
};

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
    form: { state: true },
    product: { state: true },
  };
  declare a: Matrix;
  declare b: Matrix;
  declare built: Construction | null;
  declare form: Form;
  declare product: Matrix | null;

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
    this.form = 'columns';
    this.product = null;
  }

  protected override async compute(client: Client): Promise<void> {
    const { a, b, form } = this;
    const parts = form === 'columns' ? { a, x: b } : { a, b };
    this.built = await client.construct({ 'matrix-product': parts });
    await client.open(this.built.project);
    // The last column is the constant, which a network without bias neurons does not have.
    const width = b[0]?.length ?? 0;
    this.product =
      form === 'columns'
        ? await this.#throughNetwork(client)
        : ((await client.inspect('composition', {})).product?.map((row) => row.slice(0, width)) ??
          null);
  }

  /** What comes out for each column of B, as columns. */
  async #throughNetwork(client: Client): Promise<Matrix> {
    const columns = this.b[0]?.map((_, j) => this.b.map((row) => row[j] ?? 0)) ?? [];
    const rows = columns.map((column) =>
      Object.fromEntries(column.map((value, k) => [`x${String(k + 1)}`, value])),
    );
    const outputs = (await client.predict(rows)).map((prediction) => prediction.outputs);
    return this.a.map((_, i) => outputs.map((column) => column[i] ?? NaN));
  }

  override render() {
    const { a, b, built, product, form } = this;
    const inner = b.length;
    return html`
      <p class="lead">
        Neurons without a function only multiply and add, as one multiplies matrices. So a network
        without hidden layers multiplies by a matrix: the one of its weights.
      </p>
      <div class="bench">
        <div class="settings">
          <div class="chips" role="group" aria-label="The network">
            ${Object.entries(forms).map(
              ([name, { label }]) =>
                html`<button
                  aria-pressed=${name === form ? 'true' : 'false'}
                  @click=${() => {
                    this.form = name as Form;
                    void this.refresh();
                  }}
                >
                  ${label}
                </button>`,
            )}
          </div>
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
            ${this.fact('input neurons', String(form === 'columns' ? inner : (b[0]?.length ?? 0)))}
            ${this.fact('hidden neurons', built ? String(built.hidden) : '–')}
            ${this.fact('output neurons', String(a.length))}
            ${this.fact('largest error', built ? formatNumber(built.error) : '–')}
          </dl>
          <p class="soft small">${forms[form].how}</p>
          ${this.putButton(built?.project, 'A matrix product')}
          <p class="soft small">
            Here A is fixed. If the entries of both matrices went in, each product of two entries
            would take neurons that multiply (see Multiplying): 8 products for 2 × 2, n³ for n × n.
            7 are enough for 2 × 2, and so about n<sup>2.81</sup> for n × n (V. Strassen, 1969).
          </p>
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
    return html`<figure>
      <table class="product" aria-label="Product A B, from the network">
        <tbody>
          ${product.map(
            (row) =>
              html`<tr>
                ${row.map((value) => html`<td>${formatNumber(value, 4)}</td>`)}
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
    this.product = null;
    void this.refresh();
  }
}

define('ew-matrix-product', MatrixProductWorkshop);
