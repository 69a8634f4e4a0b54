/**
 * Rows with truth and prediction: sorted by any column, filtered, a page at a time.
 *
 * @fires example-show {set, index} a row is to be looked into
 */

import { css, html, nothing } from 'lit';
import type { Listing, ListingOrder, ListingQuestion } from '../../../wasm/src/answers.js';
import { inputsOf } from '../project/inputs.js';
import { Inquiry } from '../kit/inquiry.js';
import { cellFormat, formatCell, formatCount, formatFixed } from '../kit/format.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import './table-download.js';
import { define } from '../kit/define.js';
import { sideShadow } from '../kit/side-shadow.js';

const pageRows = 50;
/** Inputs beyond these are left to the table of the data. */
const mostInputs = 12;

interface Column {
  title: string;
  order: ListingOrder;
  /** Of the orders "cell" and "prediction". */
  column?: string;
  number: boolean;
}

export class ExamplesTable extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run', 'view'];
  static override properties = {
    ...StoreElement.properties,
    from: { state: true },
  };
  declare from: number;

  #rows: unknown = null;
  readonly #listing = new Inquiry(this, () => this.playground, {
    about: ({ opened, rows }) => (opened?.data ? [rows, this.from] : null),
    pause: Infinity,
    ask: (playground) => {
      const { from } = this;
      const question = { ...playground.rows, set: this.#set, from, count: pageRows };
      return playground.inspect('listing', question);
    },
  });

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
        min-height: 0;
        font-size: var(--ew-small);
      }
      .scroll {
        overflow: auto;
        ${sideShadow}
        max-height: 330px;
        scrollbar-width: thin;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--ew-surface);
        padding-top: 0;
      }
      thead button {
        border: 0;
        background: none;
        padding: 2px 0;
        font-weight: 600;
        color: inherit;
      }
      td button {
        border: 0;
        background: none;
        padding: 2px 4px;
        min-height: 24px;
        color: var(--ew-accent);
        text-decoration: underline;
      }
      tr.wrong td.said {
        color: var(--ew-bad);
        font-weight: 600;
      }
      .pages {
        justify-content: space-between;
      }
      @media (pointer: coarse), (max-width: 640px) {
        thead button,
        td button {
          min-height: 44px;
          min-width: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.from = 0;
  }

  override willUpdate(): void {
    const rows = this.playground?.rows;
    if (rows !== this.#rows) this.from = 0;
    this.#rows = rows;
  }

  /** Without test rows the training rows are shown. */
  get #set(): 'train' | 'test' {
    const { opened, rows } = this.playground ?? {};
    return opened?.data?.rows.test === 0 ? 'train' : (rows?.set ?? 'test');
  }

  get #columns(): Column[] {
    const data = this.playground?.opened?.data ?? null;
    const targets = data?.columns.filter(({ role }) => role === 'target') ?? [];
    const inputs = inputsOf(data).slice(0, mostInputs);
    return [
      { title: 'row', order: 'row', number: true },
      ...targets.flatMap(({ name: column, type }): Column[] => [
        { title: column, order: 'cell', column, number: type === 'number' },
        { title: 'predicted', order: 'prediction', column, number: type === 'number' },
      ]),
      { title: 'loss', order: 'loss', number: true },
      ...inputs.map(({ name: column, type }): Column => ({
        title: column,
        order: 'cell',
        column,
        number: type === 'number',
      })),
    ];
  }

  override render() {
    const { playground } = this;
    const { fault, answer: listing } = this.#listing;
    const rows = playground?.opened?.data?.rows;
    if (!rows) return html`<p class="soft">This network has no data.</p>`;
    if (fault !== '') return html`<p class="bad" role="alert">${fault}</p>`;
    const columns = this.#columns;
    const format = cellFormat(playground.project?.data);
    return html`
      ${this.#choose(rows.test)}
      <div class="scroll" tabindex="0" role="group" aria-label="Predictions">
        <table>
          <thead>
            <tr>
              ${columns.map((column) => this.#head(column))}
            </tr>
          </thead>
          <tbody>
            ${listing?.examples.map(
              (example) =>
                html`<tr class=${example.correct === false ? 'wrong' : ''}>
                  ${columns.map((column) => {
                    const { order, column: name = '' } = column;
                    const align = column.number ? 'number' : '';
                    if (order === 'row') {
                      return html`<td class="number">
                        <button
                          aria-label=${`Inspect row ${formatCount(example.row + 1)}`}
                          @click=${() => {
                            this.#look(example.index);
                          }}
                        >
                          ${formatCount(example.row + 1)}
                        </button>
                      </td>`;
                    }
                    if (order === 'loss') {
                      return html`<td class="number">${formatFixed(example.loss)}</td>`;
                    }
                    return order === 'prediction'
                      ? html`<td class=${`said ${align}`}>
                          ${formatCell(example.predictions[name])}${
                            example.correct === false ? ' ✗' : ''
                          }
                        </td>`
                      : html`<td class=${align}>${format(example.cells[name])}</td>`;
                  })}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${this.#pages(listing)}
      <ew-table-download .playground=${playground}></ew-table-download>
    `;
  }

  #choose(testRows: number) {
    const rows = this.playground?.rows ?? {};
    const { cell } = rows;
    const set = this.#set;
    return html`<div class="row">
        <select
          aria-label="Rows shown"
          @change=${(event: Event) => {
            const { value } = event.target as HTMLSelectElement;
            this.#show({ set: value === 'train' ? 'train' : 'test' });
          }}
        >
          <option value="test" .selected=${set === 'test'} ?disabled=${testRows === 0}>
            test rows
          </option>
          <option value="train" .selected=${set === 'train'}>training rows</option>
        </select>
        <button
          aria-pressed=${rows.order === 'loss' && rows.descending ? 'true' : 'false'}
          @click=${() => {
            this.#show({ order: 'loss', descending: true });
          }}
        >
          Worst first
        </button>
        <span class="soft" aria-live="polite">${this.#summary()}</span>
      </div>
      ${
        cell
          ? html`<div class="row">
              <span
                >${cell.target}: only <strong>${cell.truth}</strong> predicted as
                <strong>${cell.prediction}</strong></span
              >
              <button
                @click=${() => {
                  const { cell: _, ...rest } = rows;
                  this.playground?.showRows(rest);
                }}
              >
                All rows
              </button>
            </div>`
          : nothing
      }`;
  }

  #head(column: Column) {
    const { order, column: name, descending = false } = this.playground?.rows ?? {};
    const isSorted = (order ?? 'row') === column.order && name === column.column;
    const sort = isSorted ? (descending ? 'descending' : 'ascending') : 'none';
    const arrow = isSorted ? (descending ? ' ↓' : ' ↑') : '';
    return html`<th scope="col" class=${column.number ? 'number' : ''} aria-sort=${sort}>
      <button
        title=${`Sort by ${column.title}`}
        @click=${() => {
          const turned = isSorted ? !descending : column.order === 'loss';
          const { column: _, ...rest } = this.playground?.rows ?? {};
          this.playground?.showRows({
            ...rest,
            order: column.order,
            descending: turned,
            ...(column.column === undefined ? {} : { column: column.column }),
          });
        }}
      >
        ${column.title}${arrow}
      </button>
    </th>`;
  }

  #pages(listing: Listing | null) {
    if (!listing || listing.total <= pageRows) return nothing;
    const last = Math.min(this.from + pageRows, listing.total);
    return html`<div class="row pages">
      <button
        ?disabled=${this.from === 0}
        @click=${() => {
          this.from = Math.max(0, this.from - pageRows);
        }}
      >
        Previous rows
      </button>
      <span class="soft"
        >${formatCount(this.from + 1)} to ${formatCount(last)} of
        ${formatCount(listing.total)}</span
      >
      <button
        ?disabled=${last >= listing.total}
        @click=${() => {
          this.from += pageRows;
        }}
      >
        Next rows
      </button>
    </div>`;
  }

  #show(change: Partial<ListingQuestion>): void {
    const { column: _, ...rest } = this.playground?.rows ?? {};
    this.playground?.showRows({ ...rest, ...change });
  }

  #summary(): string {
    const { answer: listing } = this.#listing;
    if (this.playground?.running) return 'shown when training pauses';
    if (!listing) return '';
    const rows = `${formatCount(listing.total)} rows`;
    const hasClasses = listing.examples.some(({ correct }) => correct !== null);
    return hasClasses ? `${rows}, ${formatCount(listing.wrong)} wrong` : rows;
  }

  #look(index: number): void {
    const detail = { set: this.#set, index };
    this.dispatchEvent(new CustomEvent('example-show', { detail, bubbles: true, composed: true }));
  }
}

define('ew-examples', ExamplesTable);
