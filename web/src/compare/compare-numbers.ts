/** A, B and their difference, as a table. */

import { LitElement, css, html } from 'lit';
import type { Metrics } from '../../../wasm/src/types.js';
import { differenceOf, signed } from './difference.js';
import { formatCount, formatFixed, formatPercent } from '../kit/format.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';
import { sideShadow } from '../kit/side-shadow.js';

/** How the two are told apart: "step size", "0.1", "0.3". */
export interface Names {
  label: string;
  a: string;
  b: string;
}

interface Row {
  label: string;
  of: (metrics: Metrics) => number | null;
  write: (value: number) => string;
}

const rows: readonly Row[] = [
  { label: 'epoch', of: ({ epoch }) => epoch, write: formatCount },
  { label: 'training loss', of: ({ trainLoss }) => trainLoss, write: (loss) => formatFixed(loss) },
  { label: 'test loss', of: ({ testLoss }) => testLoss, write: (loss) => formatFixed(loss) },
  { label: 'accuracy', of: ({ accuracy }) => accuracy, write: (share) => formatPercent(share) },
];

export class CompareNumbers extends LitElement {
  static override properties = {
    a: { attribute: false },
    b: { attribute: false },
    names: { attribute: false },
    alike: { type: Boolean },
  };
  declare a: Metrics | null;
  declare b: Metrics | null;
  declare names: Names;
  /** Whether both have the same loss: different ones have no difference. */
  declare alike: boolean;

  static override styles = [
    controls,
    css`
      :host {
        display: block;
        overflow-x: auto;
        ${sideShadow}
      }
      td,
      th {
        padding: 4px 0 4px 12px;
      }
      tr > :first-child {
        padding-left: 0;
      }
      th span {
        font-weight: 400;
      }
      /* Room for any number, so that nothing moves. */
      td.number {
        min-width: 5.4em;
      }
    `,
  ];

  constructor() {
    super();
    this.a = null;
    this.b = null;
    this.alike = true;
    this.names = { label: '', a: '', b: '' };
  }

  override render() {
    const { a, b, names, alike } = this;
    if (!a || !b) return '';
    const shown = rows.filter(({ of }) => of(a) !== null || of(b) !== null);
    return html`<table aria-label="A, B and their difference">
      <thead>
        <tr>
          <td class="soft">${names.label}</td>
          <th scope="col" class="number">A <span>${names.a}</span></th>
          <th scope="col" class="number">B <span>${names.b}</span></th>
          <th scope="col" class="number">B − A</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(({ label, of, write }) => {
          const cell = (value: number | null) => (value === null ? '–' : write(value));
          return html`<tr>
            <th scope="row">${label}</th>
            <td class="number">${cell(of(a))}</td>
            <td class="number">${cell(of(b))}</td>
            <td class="number">
              ${signed(alike || !label.endsWith('loss') ? differenceOf(of(a), of(b)) : null, write)}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }
}

define('ew-compare-numbers', CompareNumbers);
