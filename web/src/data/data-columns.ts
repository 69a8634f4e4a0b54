/** The columns: their roles and how they go in; which rows train, test, or are left out, and why. */

import { css, html, nothing } from 'lit';
import type { Opened } from '../../../wasm/src/client-types.js';
import type { Column } from '../../../wasm/src/project.js';
import type { ColumnInfo, DataInfo, Role } from '../../../wasm/src/types.js';
import { asType } from '../project/columns.js';
import { pictureIn, type Picture } from '../project/picture.js';
import { withColumn } from '../project/with-column.js';
import { cellFormat, formatCount, type formatCell } from '../kit/format.js';
import { longName } from '../kit/long-name.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

const roles: readonly Role[] = ['input', 'target', 'ignore'];

const encoders: readonly [NonNullable<Column['type']>, string][] = [
  ['number', 'number'],
  ['category', 'one-hot'],
  ['bytes', 'bytes'],
];

/** From so many columns on they can be searched. */
const manyColumns = 12;
/** Columns with gaps that are named. */
const mostGaps = 6;

function describe(column: ColumnInfo, format: typeof formatCell): string {
  if (column.constant) return 'constant';
  if (column.type === 'category') return `${formatCount(column.categories.length)} categories`;
  if (column.type === 'bytes') return 'texts';
  if (column.min === null || column.max === null) return 'empty';
  return `${format(column.min)} to ${format(column.max)}`;
}

export class DataColumns extends StoreElement {
  static override topics: readonly Topic[] = ['document'];
  static override properties = {
    ...StoreElement.properties,
    fault: { state: true },
    search: { state: true },
    unfolded: { state: true },
  };
  declare fault: string;
  declare search: string;
  /** The pixels of a picture are shown one by one. */
  declare unfolded: boolean;

  #opened: Opened | null = null;

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
      }
      .scroll {
        overflow: auto;
        max-height: 248px;
        border-block: 1px solid var(--ew-line);
        scrollbar-width: thin;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(82px, max-content);
        gap: 2px 8px;
        align-items: center;
        padding: 4px 0;
        border-bottom: 1px solid var(--ew-line);
      }
      li:last-child {
        border-bottom: 0;
      }
      li select {
        padding: 0 2px 0 4px;
        min-width: 0;
        font-size: var(--ew-small);
      }
      .name,
      .values {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .name {
        font-size: var(--ew-small);
      }
      .values {
        font-size: 0.75rem;
        color: var(--ew-ink-soft);
      }
      .pixels {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      .pixels button {
        padding: 0 8px;
      }
      .pixels .values {
        grid-column: 1 / -1;
        white-space: normal;
      }
      .ignore .name {
        color: var(--ew-ink-soft);
      }
      .warning {
        padding-left: 8px;
        border-left: 2px solid var(--ew-accent);
      }
      input[type='search'] {
        width: 100%;
        border: 1px solid var(--ew-control);
        border-radius: var(--ew-radius);
        background: var(--ew-field);
        padding: 2px 8px;
      }
      @media (pointer: fine) and (min-width: 641px) {
        li select {
          min-height: 26px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.fault = '';
    this.search = '';
    this.unfolded = false;
  }

  override willUpdate(): void {
    const opened = this.playground?.opened ?? null;
    // What was wrong was so of other data.
    if (opened !== this.#opened) this.fault = '';
    this.#opened = opened;
  }

  override render() {
    const info = this.playground?.opened?.data;
    if (!info) {
      return html`<p class="small soft">
        This network has no data: it computes, but has nothing to learn. Choose a data set, or bring
        your own.
      </p>`;
    }
    const wanted = this.search.trim().toLowerCase();
    const isMany = info.columns.length > manyColumns;
    const picture = pictureIn(info);
    const pixels = new Set(picture?.names);
    const shown =
      isMany && wanted !== ''
        ? info.columns.filter(({ name }) => name.toLowerCase().includes(wanted))
        : picture && !this.unfolded
          ? info.columns.filter(({ name }) => !pixels.has(name))
          : info.columns;
    return html`
      ${
        isMany
          ? html`<input
              type="search"
              aria-label="Find a column"
              placeholder=${`Find one of ${String(info.columns.length)} columns`}
              .value=${this.search}
              @input=${(event: Event) => {
                this.search = (event.target as HTMLInputElement).value;
              }}
            />`
          : nothing
      }
      <div class="scroll" tabindex="0" role="group" aria-label="Columns">
        <ul>
          ${picture && wanted === '' ? this.#pixels(picture) : nothing}
          ${shown.map((column) => this.#column(column))}
        </ul>
        ${shown.length === 0 ? html`<p class="small soft">No column has this name.</p>` : nothing}
      </div>
      <p class="bad small" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>
      ${this.#summary(info)}
    `;
  }

  /** All pixels of a picture as one row. */
  #pixels({ rows, columns, names, most }: Picture) {
    const { project } = this.playground ?? {};
    const values = `${names[0] ?? ''} to ${names.at(-1) ?? ''}, up to ${cellFormat(project?.data)(most)}`;
    return html`<li class="pixels">
      <span class="name"
        >${`${formatCount(rows * columns)} pixels, ${String(columns)} × ${String(rows)}`}</span
      >
      <button
        class="small"
        aria-expanded=${this.unfolded ? 'true' : 'false'}
        @click=${() => {
          this.unfolded = !this.unfolded;
        }}
      >
        ${this.unfolded ? 'Fold' : 'Unfold'}
      </button>
      <span class="values" title=${values}>${values}</span>
    </li>`;
  }

  #column(column: ColumnInfo) {
    const { opened, project } = this.playground ?? {};
    const values = `${describe(column, cellFormat(project?.data))}${
      column.missing > 0 ? `, ${formatCount(column.missing)} missing` : ''
    }`;
    return html`<li class=${column.role}>
      <span class="name" title=${column.name}
        >${longName(column.name, opened?.data?.columns ?? [], ({ name }) => name)}</span
      >
      <select
        aria-label=${`Role of ${column.name}`}
        @change=${(event: Event) => {
          void this.#setRole(column, event.target as HTMLSelectElement);
        }}
      >
        ${roles.map(
          (role) => html`<option value=${role} .selected=${role === column.role}>${role}</option>`,
        )}
      </select>
      <span class="values" title=${values}>${values}</span>
      ${
        column.role === 'ignore'
          ? html`<span></span>`
          : html`<select
              aria-label=${`Encoding of ${column.name}`}
              title="How it becomes neurons: as a number, one neuron a category (one-hot), or one a byte of its text"
              @change=${(event: Event) => {
                void this.#setType(column, event.target as HTMLSelectElement);
              }}
            >
              ${encoders
                .filter(([type]) => column.role === 'input' || type !== 'bytes')
                .map(
                  ([type, label]) =>
                    html`<option value=${type} .selected=${type === column.type}>${label}</option>`,
                )}
            </select>`
      }
    </li>`;
  }

  #summary(info: DataInfo) {
    const { total, dropped, train, test } = info.rows;
    return html`<p class="small soft">
        ${formatCount(total)} rows: ${formatCount(train)} train, ${formatCount(test)}
        test${
          dropped > 0
            ? html`, <strong>${formatCount(dropped)} left out</strong> for missing cells`
            : ''
        }.
        ${info.split.why}
      </p>
      ${this.#gaps(info)}
      ${info.warnings.map((warning) => html`<p class="small warning">${warning}</p>`)}`;
  }

  /** Where cells are missing, and how many rows each such column takes away. */
  #gaps({ columns }: DataInfo) {
    const used = columns.filter((one) => one.role !== 'ignore' && one.missing > 0);
    if (used.length === 0) return nothing;
    const lost = used.filter((one) => one.dropped > 0).toSorted((a, b) => b.dropped - a.dropped);
    const told = lost.length > 0 ? lost : used;
    const counts = told.map(
      (one) => `${one.name} (${formatCount(lost.length > 0 ? one.dropped : one.missing)})`,
    );
    const list = `${counts.slice(0, mostGaps).join(', ')}${
      counts.length > mostGaps ? ` and ${String(counts.length - mostGaps)} more columns` : ''
    }`;
    const filled = this.playground?.project?.data?.missing === 'fill';
    return html`<p class="small soft">
      ${lost.length > 0 ? 'Rows left out, by column:' : 'Cells are missing in'}
      ${list}${filled && lost.length === 0 ? '; gaps in inputs are filled' : ''}.
      ${
        filled || lost.every(({ role }) => role === 'target')
          ? nothing
          : html`<button
              class="link"
              title="The mean of the column, or its most frequent category"
              @click=${() => {
                void this.playground?.changeData({ missing: 'fill' });
              }}
            >
              Fill them instead
            </button>`
      }
    </p>`;
  }

  async #setRole(column: ColumnInfo, select: HTMLSelectElement): Promise<void> {
    const chosen = select.value as Role;
    const withRole = ({ columns }: { columns: readonly ColumnInfo[] }) => {
      const named = (role: Role) =>
        columns
          .filter((one) => (one.name === column.name ? chosen : one.role) === role)
          .map(({ name }) => name);
      return { inputs: named('input'), targets: named('target') };
    };
    this.fault = '';
    let fault = '';
    // Of what is open when its turn comes: a change of another column may still be under way.
    const accepted = await this.playground?.changeData((_, info) => {
      const { inputs, targets } = withRole(info);
      if (inputs.length > 0 && targets.length > 0) return { inputs, targets };
      fault = `At least one column must be ${inputs.length === 0 ? 'an input' : 'a target'}.`;
      return null;
    });
    if (accepted) return;
    this.fault = fault;
    select.value = column.role;
  }

  /** How a column goes in is a property of the table, so that a set becomes an own table. */
  async #setType(column: ColumnInfo, select: HTMLSelectElement): Promise<void> {
    const type = select.value as ColumnInfo['type'];
    this.fault = '';
    let fault = '';
    const accepted = await this.playground?.changeTable((table) => {
      const old = table.columns.find(({ name }) => name === column.name);
      const changed = old && asType(old, type);
      if (changed && 'fault' in changed) fault = changed.fault;
      return changed && 'column' in changed
        ? withColumn(table, column.name, () => changed.column)
        : null;
    });
    if (accepted) return;
    this.fault = fault;
    select.value = column.type;
  }
}

define('ew-columns', DataColumns);
