/** Chooses what the plot shows: inputs along its axes, one of several outputs. */

import { html, nothing } from 'lit';
import type { Cell } from '../../../wasm/src/project.js';
import type { ColumnInfo, DataInfo } from '../../../wasm/src/types.js';
import { cutName } from '../kit/long-name.js';
import { hasPrincipal, numericInputs, principalAxes, type Axes } from '../project/axes.js';

/** Letters that a select has room for. */
const mostOption = 17;

export type Change = (axes: Axes) => void;
export type Option = readonly [value: string, label: string];

export function choice(
  id: string,
  options: readonly Option[],
  chosen: Cell,
  take: (value: string) => void,
) {
  return html`<select
    id=${id}
    title=${options.find(([value]) => value === chosen)?.[1] ?? ''}
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

/** Which of several targets is shown; nothing where there is one. */
export function targetChoice(
  names: readonly string[],
  shown: string | undefined,
  take: (name: string) => void,
) {
  return names.length < 2
    ? nothing
    : html`<div class="row choose small">
        <label for="target">output</label>
        ${choice(
          'target',
          names.map((name) => [name, name]),
          shown ?? '',
          take,
        )}
      </div>`;
}

/** @param shown the one of the targets that the plot is of */
export function axesChoice(
  data: DataInfo | null,
  axes: Axes,
  targets: readonly ColumnInfo[],
  shown: ColumnInfo | undefined,
  change: Change,
) {
  const inputs = numericInputs(data).map(({ name }): Option => [name, optionOf(name, data)]);
  const all: readonly Option[] = hasPrincipal(data) ? [['', 'principal axes']] : [];
  const { principal } = axes;
  return html`${
    inputs.length + all.length < 2
      ? nothing
      : html`<div class="row choose small">
          <label for="x">${principal ? 'axes' : 'x'}</label>
          ${choice('x', [...inputs, ...all], principal ? '' : axes.x, (name) => {
            change(withX(axes, name, inputs[name === inputs[0]?.[0] ? 1 : 0]?.[0] ?? null));
          })}
          ${
            principal
              ? nothing
              : html`<label for="y">y</label> ${choice(
                    'y',
                    [...inputs, ['', 'none: a curve']],
                    axes.y ?? '',
                    (name) => {
                      change(withY(axes, name));
                    },
                  )}`
          }
        </div>`
  }
  ${targetChoice(
    targets.map(({ name }) => name),
    shown?.name,
    (target) => {
      // A range of the curve is one of values of the target.
      const { range, ...kept } = axes;
      change({ ...kept, target, ...(axes.y !== null && range && { range }) });
    },
  )}`;
}

/** A name is whole, unless it could not be told from another one there. */
function optionOf(name: string, data: DataInfo | null): string {
  const cut = cutName(name, data?.columns ?? [], mostOption);
  return cut.endsWith('…') ? name : cut;
}

// What stands along the other axis changes places.

/** @param other what goes with it where columns take the place of principal axes */
function withX({ range: _, principal, ...axes }: Axes, x: string, other: string | null): Axes {
  if (x === '') return { ...axes, ...principalAxes };
  if (principal) return { ...axes, x, y: other };
  return { ...axes, x, y: x === axes.y ? axes.x : axes.y };
}

function withY({ range: _, ...axes }: Axes, name: string): Axes {
  const { x, y } = axes;
  if (name === x) return y === null ? axes : { ...axes, x: y, y: x };
  return { ...axes, y: name === '' ? null : name };
}
