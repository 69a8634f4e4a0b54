/** Two maps over one grid and how far they are apart, in words and numbers. */

import { html } from 'lit';
import type { Axes } from '../project/axes.js';
import { formatFixed, formatNumber } from '../kit/format.js';
import { furthest, signed } from './difference.js';

/** Places a side in the table of numbers. */
const tableSteps = 5;

export interface TwoMaps {
  axes: Axes;
  /** Ends of the axes, and steps along each. */
  x: [number, number];
  y: [number, number];
  resolution: number;
  /** What the values are, in words. */
  measured: string;
  /** Row by row from below. */
  a: Float32Array;
  b: Float32Array;
  /** B - A. */
  apart: Float32Array;
}

const three = (value: number) => formatFixed(value, 3);

/** Where on the map a value belongs, by its place in the grid. */
function where({ axes, x, y, resolution }: TwoMaps, place: number): string {
  const at = ([low, high]: [number, number], step: number) =>
    formatNumber(low + ((high - low) * step) / (resolution - 1));
  const [i, j] = [place % resolution, Math.floor(place / resolution)];
  return `${axes.x} ${at(x, i)}, ${axes.y ?? ''} ${at(y, j)}`;
}

/** All three values at a place of the grid. */
function valuesAt({ a, b, apart }: TwoMaps, place: number) {
  return {
    a: three(a[place] ?? NaN),
    b: three(b[place] ?? NaN),
    apart: signed(apart[place] ?? NaN, three),
  };
}

export function furthestApart(maps: TwoMaps): string {
  const { place } = furthest(maps.apart);
  if (place < 0) return 'A and B are the same everywhere on the map.';
  return `Largest difference: ${signed(maps.apart[place] ?? 0)} at ${where(maps, place)}.`;
}

/** @param pointer a place in shares of the maps, y upwards */
export function reading(maps: TwoMaps, pointer: { x: number; y: number }): string {
  const last = maps.resolution - 1;
  const place = Math.round(pointer.y * last) * maps.resolution + Math.round(pointer.x * last);
  const { a, b, apart } = valuesAt(maps, place);
  return `${where(maps, place)}: ${maps.measured} A ${a}, B ${b}, B − A ${apart}`;
}

export function numbersOf(maps: TwoMaps) {
  const last = maps.resolution - 1;
  const steps = Array.from({ length: tableSteps }, (_, k) =>
    Math.round((k * last) / (tableSteps - 1)),
  );
  const places = steps.flatMap((j) => steps.map((i) => j * maps.resolution + i));
  return html`<div
    class="numbers"
    tabindex="0"
    role="group"
    aria-label="Numbers of the maps of A and B"
  >
    <table>
      <caption class="soft">
        ${maps.measured}
      </caption>
      <thead>
        <tr>
          <th scope="col">at</th>
          <th scope="col" class="number">A</th>
          <th scope="col" class="number">B</th>
          <th scope="col" class="number">B − A</th>
        </tr>
      </thead>
      <tbody>
        ${places.map((place) => {
          const { a, b, apart } = valuesAt(maps, place);
          return html`<tr>
            <th scope="row">${where(maps, place)}</th>
            <td class="number">${a}</td>
            <td class="number">${b}</td>
            <td class="number">${apart}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
