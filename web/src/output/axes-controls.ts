/** Chooses what the plot shows: inputs along its axes, one of several outputs, values of the other inputs. */

import { html, nothing } from 'lit';
import type { Cell } from '../../../wasm/src/project.js';
import type { ColumnInfo, DataInfo } from '../../../wasm/src/types.js';
import { formatNumber } from '../kit/format.js';
import { cutName, longName } from '../kit/long-name.js';
import { inputsOf, numericInputs, type Axes } from '../project/axes.js';

/** Letters that a select has room for. */
const mostOption = 17;

type Change = (axes: Axes) => void;
type Option = readonly [value: string, label: string];

function choice(
  id: string,
  options: readonly Option[],
  chosen: Cell,
  take: (value: string) => void,
) {
  return html`<select
    id=${id}
    @change=${(event: Event) => {
      take((event.target as HTMLSelectElement).value);
    }}
  >
    ${options.map(
      ([value, label]) =>
        html`<option value=${value} .selected=${value === chosen}>${label}</option>`,
    )}
  </select>`;
}

// ---- along the axes

/** @param shown the one of the targets that the plot is of */
export function axesChoice(
  data: DataInfo | null,
  axes: Axes,
  targets: readonly ColumnInfo[],
  shown: ColumnInfo | undefined,
  change: Change,
) {
  const inputs = numericInputs(data).map(({ name }): Option => [name, optionOf(name, data)]);
  return html`${
    inputs.length < 2
      ? nothing
      : html`<div class="row choose small">
          <label for="x">x</label>
          ${choice('x', inputs, axes.x, (name) => {
            change(withX(axes, name));
          })}
          <label for="y">y</label>
          ${choice('y', [...inputs, ['', 'none: a curve']], axes.y ?? '', (name) => {
            change(withY(axes, name));
          })}
        </div>`
  }
  ${
    targets.length < 2
      ? nothing
      : html`<div class="row choose small">
          <label for="target">output</label>
          ${choice(
            'target',
            targets.map(({ name }) => [name, name]),
            shown?.name ?? '',
            (target) => {
              // A range of the curve is one of values of the target.
              const { range, ...kept } = axes;
              change({ ...kept, target, ...(axes.y !== null && range && { range }) });
            },
          )}
        </div>`
  }`;
}

/** A name is whole, unless it could not be told from another one there. */
function optionOf(name: string, data: DataInfo | null): string {
  const cut = cutName(name, data?.columns ?? [], mostOption);
  return cut.endsWith('…') ? name : cut;
}

// What stands along the other axis changes places.

function withX({ range: _, ...axes }: Axes, x: string): Axes {
  return { ...axes, x, y: x === axes.y ? axes.x : axes.y };
}

function withY({ range: _, ...axes }: Axes, name: string): Axes {
  const { x, y } = axes;
  if (name === x) return y === null ? axes : { ...axes, x: y, y: x };
  return { ...axes, y: name === '' ? null : name };
}

// ---- the other inputs

export function heldInputs(data: DataInfo | null, axes: Axes | null, change: Change) {
  const others = inputsOf(data).filter(({ name }) => name !== axes?.x && name !== axes?.y);
  if (!axes || others.length === 0) return nothing;
  return html`<div class="sliders small" role="group" aria-label="Other inputs, held at">
    ${others.map((column) => {
      const { name } = column;
      const { [name]: held, ...rest } = axes.fixed;
      const hold = (cell: Cell) => {
        change({ ...axes, fixed: cell === '' ? rest : { ...rest, [name]: cell } });
      };
      return html`<label title=${name} for=${`held ${name}`}
          >${longName(name, data?.columns ?? [], (one) => one.name)}</label
        >${column.type === 'category' ? heldCategory(column, held, hold) : heldNumber(column, held, hold)}`;
    })}
  </div>`;
}

function heldCategory(
  { name, categories }: ColumnInfo,
  held: Cell | undefined,
  hold: (cell: Cell) => void,
) {
  const options = categories.map((one): Option => [one, one]);
  return choice(`held ${name}`, [['', 'most frequent'], ...options], held ?? '', hold);
}

function heldNumber(
  { name, min, max, mean }: ColumnInfo,
  held: Cell | undefined,
  hold: (cell: Cell) => void,
) {
  const low = min ?? 0;
  const high = max ?? 1;
  const value = held ?? mean ?? 0;
  return html`<input
      id=${`held ${name}`}
      type="range"
      min=${low}
      max=${high}
      step=${(high - low) / 100 || 1}
      .value=${String(value)}
      @input=${(event: Event) => {
        hold((event.target as HTMLInputElement).valueAsNumber);
      }}
    /><span class="value">${formatNumber(Number(value))}</span>`;
}
