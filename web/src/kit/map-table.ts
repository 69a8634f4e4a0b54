/** The numbers behind a curve or a map, as a table: evenly spread, the ends among them. */

import { html, type TemplateResult } from 'lit';
import type { MapResult } from '../../../wasm/src/types.js';
import { formatNumber } from './format.js';

/** Rows of a curve; rows and columns of a map. */
const curveRows = 25;
const mapRows = 9;

export interface Named {
  name: string;
  /** Laid out as an output of the map. */
  values: Float32Array;
}

/** Values over the one input that varies. */
export function curveTable(map: MapResult, x: string, columns: readonly Named[]): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        <th scope="col" class="number">${x}</th>
        ${columns.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${spread(map, curveRows).map(
        (i) =>
          html`<tr>
            <th scope="row" class="number">${at(map, map.x, i)}</th>
            ${columns.map(
              ({ values }) => html`<td class="number">${formatNumber(values[i] ?? NaN, 4)}</td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** @param textAt what stands for a place of the map's arrays */
export function mapTable(
  map: MapResult,
  [x, y]: readonly [string, string],
  textAt: (place: number) => string,
): TemplateResult {
  const steps = spread(map, mapRows);
  const vertical = map.y ?? [NaN, NaN];
  return html`<table>
    <caption class="soft">
      ${y} down, ${x} across
    </caption>
    <thead>
      <tr>
        <td></td>
        ${steps.map((i) => html`<th scope="col" class="number">${at(map, map.x, i)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${steps.toReversed().map(
        (j) =>
          html`<tr>
            <th scope="row" class="number">${at(map, vertical, j)}</th>
            ${steps.map((i) => html`<td class="number">${textAt(j * map.resolution + i)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function spread({ resolution }: MapResult, count: number): number[] {
  return Array.from({ length: count }, (_, k) => Math.round((k * (resolution - 1)) / (count - 1)));
}

function at({ resolution }: MapResult, [low, high]: readonly [number, number], step: number) {
  return formatNumber(low + ((high - low) * step) / (resolution - 1));
}
