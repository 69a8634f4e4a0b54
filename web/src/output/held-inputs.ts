/** Values of the inputs that are not along the axes. Loaded after the plot. */

import { html, nothing } from 'lit';
import type { Cell } from '../../../wasm/src/project.js';
import type { ColumnInfo, DataInfo } from '../../../wasm/src/types.js';
import { formatNumber } from '../kit/format.js';
import { longName } from '../kit/long-name.js';
import { type Axes } from '../project/axes.js';
import { inputsOf } from '../project/inputs.js';
import { choice, type Change, type Option } from './axes-controls.js';

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
