/** The grid of the table's editor: of the cells only those in sight, and one of them an entry. */

import { html, nothing } from 'lit';
import type { TableEdits } from './table-edits.js';
import {
  cellWidth,
  head,
  numberWidth,
  placesIn,
  rowHeight,
  type Place,
  type Sight,
} from './table-sight.js';

/** A cell or a name while it is typed. */
export interface Entry extends Place {
  text: string;
  fault: string;
  /** The same in every row that says the same. */
  everywhere: boolean;
}

export interface Sheet {
  edits: TableEdits;
  active: Place;
  /** First and last of the chosen rows. */
  chosen: readonly [number, number];
  entry: Entry | null;
  sight: Sight;
}

/** What a person does there. */
export interface SheetActs {
  look: () => void;
  key: (event: KeyboardEvent) => void;
  paste: (event: ClipboardEvent) => void;
  go: (place: Place, extend: boolean) => void;
  edit: (place: Place) => void;
  type: (text: string) => void;
  commit: () => void;
}

export function sheet(shown: Sheet, acts: SheetActs) {
  const { edits, active, sight } = shown;
  const size = rowHeight();
  const { rows, columns } = placesIn(sight, edits.rows, edits.columns.length);
  const wide = numberWidth + edits.columns.length * cellWidth;
  return html`<div
    class="grid"
    role="grid"
    aria-label="Cells"
    aria-rowcount=${edits.rows + 1}
    aria-colcount=${edits.columns.length + 1}
    .style=${`--row:${String(size)}px`}
    @scroll=${acts.look}
    @keydown=${acts.key}
    @paste=${acts.paste}
  >
    <div
      class="all"
      role="presentation"
      .style=${`width:${String(wide)}px;height:${String((edits.rows + 1) * size)}px`}
    >
      <div class="line names" role="row" aria-rowindex="1">
        <span class="cell rowNumber" role="columnheader">row</span>
        ${columns.map((column) => cell({ row: head, column }, shown, acts))}
      </div>
      ${rows.map(
        (row) =>
          html`<div
            class="line"
            role="row"
            aria-rowindex=${row + 2}
            .style=${`top:${String((row + 1) * size)}px;width:${String(wide)}px`}
          >
            <span
              class="cell rowNumber"
              role="rowheader"
              @pointerdown=${(event: PointerEvent) => {
                acts.go({ row, column: active.column }, event.shiftKey);
              }}
              >${String(row + 1)}</span
            >
            ${columns.map((column) => cell({ row, column }, shown, acts))}
          </div>`,
      )}
    </div>
  </div>`;
}

const isAt = (place: Place, { row, column }: Place) => place.row === row && place.column === column;

const leftOf = (column: number) => `left:${String(numberWidth + column * cellWidth)}px`;

const roleOf = ({ row }: Place) => (row === head ? 'columnheader' : 'gridcell');

function cell(place: Place, shown: Sheet, acts: SheetActs) {
  const { edits, entry, active, chosen } = shown;
  if (entry && isAt(entry, place)) return entryCell(entry, edits, acts);
  const { row, column } = place;
  const { name, type, values } = edits.columns[column] ?? { name: '', values: [] };
  const value = row === head ? name : values[row];
  const text = value === null || value === undefined ? '' : String(value);
  const isActive = isAt(active, place);
  const [first, last] = chosen;
  const isChosen = row !== head && last > first && row >= first && row <= last;
  return html`<span
    class=${`cell${type === 'number' && row !== head ? ' number' : ''}${isChosen ? ' chosen' : ''}`}
    role=${roleOf(place)}
    aria-colindex=${column + 2}
    aria-selected=${isActive || isChosen ? 'true' : 'false'}
    tabindex=${isActive ? '0' : '-1'}
    .style=${leftOf(column)}
    title=${text.length > 14 ? text : nothing}
    @pointerdown=${(event: PointerEvent) => {
      acts.go(place, event.shiftKey);
    }}
    @click=${(event: PointerEvent) => {
      if (event.pointerType === 'touch') acts.edit(place);
    }}
    @dblclick=${() => {
      acts.edit(place);
    }}
    ><span class="text">${text === '' ? html`<span class="soft">–</span>` : text}</span></span
  >`;
}

function entryCell(entry: Entry, edits: TableEdits, acts: SheetActs) {
  const { row, column, text, fault } = entry;
  const name = edits.columns[column]?.name ?? '';
  const end = column > 0 && column === edits.columns.length - 1;
  const above = row > 2 && row >= edits.rows - 3;
  return html`<span
    class="cell editing"
    role=${roleOf(entry)}
    aria-colindex=${column + 2}
    .style=${leftOf(column)}
  >
    <input
      type="text"
      aria-label=${row === head ? 'Name of the column' : `${name}, row ${String(row + 1)}`}
      aria-invalid=${fault === '' ? 'false' : 'true'}
      aria-describedby="wrong"
      .value=${text}
      @input=${(event: Event) => {
        acts.type((event.target as HTMLInputElement).value);
      }}
      @blur=${acts.commit}
    />
    ${
      fault === ''
        ? nothing
        : html`<span
            id="wrong"
            role="alert"
            class=${`wrong${end ? ' end' : ''}${above ? ' above' : ''}`}
            >${fault}</span
          >`
    }
  </span>`;
}
