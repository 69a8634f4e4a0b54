/** The field for one input column: a slider with a number, a choice of categories, or a text. */

import { html } from 'lit';
import type { Cell } from '../../../wasm/src/project.js';
import type { ColumnInfo } from '../../../wasm/src/types.js';
import { longName } from '../kit/long-name.js';
import { numberEntry } from '../kit/number-entry.js';

/** The form that the field is part of. */
export interface Entering {
  /** All columns of the data: names are told apart among them. */
  columns: readonly ColumnInfo[];
  /** Another one where fields of the same names belong to other data. */
  of: unknown;
  enter: (column: ColumnInfo, cell: Cell) => void;
  /** Told what is wrong with an entry, or an empty text where nothing is. */
  doubt: (name: string, fault: string) => void;
}

export function inputField(column: ColumnInfo, entry: Cell, form: Entering) {
  const { name } = column;
  return html`<label class="soft" for=${`of ${name}`} title=${name}
      >${longName(name, form.columns, (one) => one.name)}</label
    >${
      column.type === 'number'
        ? numberField(column, entry, form)
        : column.type === 'bytes'
          ? textField(column, entry, form)
          : choiceField(column, entry, form)
    }`;
}

function numberField(column: ColumnInfo, entry: Cell, { of, enter, doubt }: Entering) {
  const { name, min, max } = column;
  const low = min ?? 0;
  const high = max ?? 1;
  return html`<input
      type="range"
      aria-label=${`${name} slider`}
      min=${low}
      max=${high}
      step=${stepOf(low, high)}
      .value=${String(entry ?? low)}
      @input=${(event: Event) => {
        enter(column, (event.target as HTMLInputElement).valueAsNumber);
      }}
    /><input
      id=${`of ${name}`}
      aria-label=${name}
      ${numberEntry({
        value: typeof entry === 'number' ? entry : null,
        name,
        live: true,
        of,
        step: stepOf(low, high),
        take: (value) => {
          enter(column, value);
        },
        takeNone: () => {
          enter(column, null);
        },
        tell: (fault) => {
          doubt(name, fault);
        },
      })}
    />`;
}

function textField(column: ColumnInfo, entry: Cell, { enter }: Entering) {
  const { name } = column;
  return html`<input
    id=${`of ${name}`}
    class="wide"
    type="text"
    aria-label=${name}
    .value=${entry === null ? '' : String(entry)}
    @input=${(event: Event) => {
      enter(column, (event.target as HTMLInputElement).value);
    }}
  />`;
}

function choiceField(column: ColumnInfo, entry: Cell, { enter }: Entering) {
  const { name } = column;
  return html`<select
    id=${`of ${name}`}
    class="wide"
    aria-label=${name}
    @change=${(event: Event) => {
      enter(column, (event.target as HTMLSelectElement).value);
    }}
  >
    ${column.categories.map(
      (one) => html`<option .selected=${one === entry} value=${one}>${one}</option>`,
    )}
  </select>`;
}

/** A round number, about a hundredth of the way. */
function stepOf(low: number, high: number): number {
  return high > low ? 10 ** Math.floor(Math.log10((high - low) / 50)) : 1;
}
