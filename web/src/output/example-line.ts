/**
 * Below the map or plot: which example is the current one, and the way to the worst predicted. Where its
 * error is drawn as a square, what that has to do with the loss.
 */

import { css, html, nothing } from 'lit';
import type { ColumnInfo } from '../../../wasm/src/types.js';
import { define } from '../kit/define.js';
import { formatCount, formatNumber } from '../kit/format.js';
import { controls } from '../kit/tokens.js';
import { backToRow, chooseWorst, exampleName, noTarget } from '../session/example.js';
import type { Playground } from '../session/playground.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { Tracing } from '../session/tracing.js';
import { drawsSquares } from './error-square.js';

export class ExampleLine extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run', 'view'];

  /** Asked only where squares are drawn. */
  readonly #tracing = new Tracing(this, () =>
    this.playground && drawsSquares(this.playground) ? this.playground : null,
  );

  static override styles = [
    controls,
    css`
      :host {
        font-size: var(--ew-small);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
      }
      .name {
        flex: 1 1 6em;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .name svg {
        width: 14px;
        height: 14px;
        vertical-align: -2px;
        stroke: var(--ew-ink);
        stroke-width: 2;
      }
      .line button {
        min-height: 24px;
        padding: 0 8px;
      }
      /* Two lines each, so that nothing moves as the numbers change. */
      .square {
        min-height: 7.5em;
        margin-top: 4px;
        font-variant-numeric: tabular-nums;
      }
      p {
        min-height: 3em;
      }
      p.soft {
        min-height: 0;
      }
      @media (pointer: coarse) {
        .line button {
          min-height: 44px;
        }
      }
    `,
  ];

  override render() {
    const { playground } = this;
    if (!playground?.opened?.data) return nothing;
    const { example, exampleRow } = playground;
    const name = exampleName(playground);
    return html`<div class="line" role="group" aria-label="Current example">
        <span class="name" title=${name}
          ><svg viewBox="-7 -7 14 14" aria-hidden="true"><path d="M-6,0H6M0,-6V6"></path></svg>
          ${name}</span
        >${
          example.input && exampleRow
            ? html`<button
                aria-label=${`Back to row ${formatCount(exampleRow.row + 1)}`}
                @click=${() => {
                  backToRow(playground);
                }}
              >
                Row ${formatCount(exampleRow.row + 1)}
              </button>`
            : nothing
        }<button
          title="The row with the largest loss in this set"
          @click=${() => void chooseWorst(playground)}
        >
          Worst row
        </button>
      </div>
      ${drawsSquares(playground) ? html`<div class="square">${this.#square(playground)}</div>` : nothing}`;
  }

  #square(playground: Playground) {
    const { answer } = this.#tracing;
    const targets = answer?.example?.targets;
    if (!answer || targets === undefined) return nothing;
    if (targets === null) return html`<p>${noTarget} No gap is drawn.</p>`;
    const [target = NaN] = targets;
    const prediction = answer.trace.neurons.find(({ kind }) => kind === 'output')?.out ?? NaN;
    const { set } = playground.example;
    const { metrics } = playground.frame ?? {};
    const mean = (set === 'train' ? metrics?.trainLoss : metrics?.testLoss) ?? NaN;
    const rows = playground.opened?.data?.rows[set] ?? 0;
    const column = playground.opened?.data?.columns.find(({ role }) => role === 'target');
    return html`<p>
        The square: (prediction − target)² = (${formatNumber(prediction)} − ${signed(target)})² =
        <strong>${formatNumber(answer.trace.loss ?? NaN)}</strong>
      </p>
      <p>
        <strong>${formatNumber(mean)}</strong> is the mean of the squares of ${formatCount(rows)}
        rows: the ${set === 'train' ? 'training' : 'test'} loss.
      </p>
      ${column && isScaled(column) ? html`<p class="soft">${inScaled(column)}</p>` : nothing}`;
  }
}

function signed(value: number): string {
  return value < 0 ? `(${formatNumber(value)})` : formatNumber(value);
}

/** The network learns a scaled target, and its loss is in units of that. */
function isScaled({ shift, scale }: ColumnInfo): boolean {
  return (shift ?? 0) !== 0 || (scale ?? 1) !== 1;
}

function inScaled({ name, scale }: ColumnInfo): string {
  return `In scaled units: 1 stands for ${formatNumber(scale ?? 1)} of ${name}.`;
}

define('ew-example-line', ExampleLine);
