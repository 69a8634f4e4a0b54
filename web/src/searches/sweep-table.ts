/** What a sweep found as a table, to be sorted by any of its columns; each row leads to its best run. */

import { html, nothing } from 'lit';
import { formatCount, formatFixed, formatPercent } from '../kit/format.js';
import type { Value } from '../project/settings.js';
import type { Group, Measure, Run, Spread } from './sweep-results.js';

/** By a setting, by its place among those that vary, or by a measure. */
export interface Order {
  by: number | Measure;
  descending: boolean;
}

export interface SweepTable {
  /** Of the settings that vary. */
  labels: readonly string[];
  groups: readonly Group[];
  /** The measures that have a column, with their labels. */
  shown: readonly (readonly [Measure, string])[];
  /** The one whose spread is told. */
  measure: Measure;
  /** Each group is a single run. */
  separate: boolean;
  order: Order | null;
  sort: (order: Order) => void;
  open: (run: Run) => void;
}

export function sweepTable(table: SweepTable) {
  const { labels, groups, shown, separate, order } = table;
  return html`<div class="table" tabindex="0" role="group" aria-label="Results of the sweep">
      <table>
        <thead>
          <tr>
            ${labels.map((label, k) => head(label, k, table))}
            ${separate ? html`<th class="number" scope="col">seed</th>` : nothing}
            ${shown.map(([measure, label]) =>
              head(separate ? label : `median ${label}`, measure, table),
            )}
            <th scope="col">${separate ? 'ended' : 'diverged'}</th>
            <th scope="col"><span class="hidden-visually">open</span></th>
          </tr>
        </thead>
        <tbody>
          ${sorted(groups, order).map((group) => row(group, table))}
        </tbody>
      </table>
    </div>
    <p class="small soft">
      ${
        separate
          ? 'Open loads that run as it ended.'
          : 'In brackets: lowest to highest. Open loads the best run of the row.'
      }
    </p>`;
}

function head(label: string, by: Order['by'], { order, sort }: SweepTable) {
  const direction = order?.by === by ? (order.descending ? 'descending' : 'ascending') : 'none';
  return html`<th
    scope="col"
    class=${typeof by === 'number' ? '' : 'number'}
    aria-sort=${direction}
  >
    <button
      @click=${() => {
        sort({ by, descending: direction === 'ascending' });
      }}
    >
      ${label}${direction === 'none' ? '' : direction === 'ascending' ? ' ↑' : ' ↓'}
    </button>
  </th>`;
}

function sorted(groups: readonly Group[], order: Order | null): readonly Group[] {
  if (!order) return groups;
  const { by, descending } = order;
  const key = (group: Group): Value =>
    typeof by === 'number' ? (group.values[by] ?? '') : (group.spreads[by]?.median ?? Infinity);
  const compare = (a: Value, b: Value) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
  const ascending = groups.toSorted((a, b) => compare(key(a), key(b)));
  return descending ? ascending.reverse() : ascending;
}

function row(group: Group, { shown, measure, separate, open }: SweepTable) {
  const { values, spreads, best } = group;
  return html`<tr>
    ${values.map((value) => html`<td>${String(value)}</td>`)}
    ${separate ? html`<td class="number">${String(best.seed)}</td>` : nothing}
    ${shown.map(
      ([one]) =>
        html`<td class="number">
          ${spreadCell(one, spreads[one], !separate && one === measure)}
        </td>`,
    )}
    <td>${separate ? ending(group) : divergedOf(group)}</td>
    <td>
      <button
        aria-label=${`Open ${values.join(', ')}${separate ? `, seed ${String(best.seed)}` : ''}`}
        @click=${() => {
          open(best);
        }}
      >
        Open
      </button>
    </td>
  </tr>`;
}

function spreadCell(measure: Measure, spread: Spread | null, isWhole: boolean) {
  if (spread === null) return '–';
  const { low, median, high } = spread;
  const write = measure === 'accuracy' ? formatPercent : formatFixed;
  return html`${write(median)}
  ${isWhole ? html`<span class="soft">(${write(low)} – ${write(high)})</span>` : nothing}`;
}

/** Where a single run has come to. */
function ending({ diverged, best }: Group): string {
  return diverged > 0 ? 'diverged' : `epoch ${formatCount(best.metrics.epoch)}`;
}

function divergedOf({ diverged, runs }: Group): string {
  return diverged > 0 ? `${formatCount(diverged)} of ${formatCount(runs.length)}` : 'none';
}
