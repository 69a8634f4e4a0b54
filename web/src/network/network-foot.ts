/** What stands under the figure: its legend, what it has last told, and other ways to show the network. */

import { css, html, nothing } from 'lit';
import { ramp } from '../kit/tokens.js';

/** Edges up to which their numbers stand in the figure by themselves. */
export const fewNumbers = 30;
/** Pixels that a layer needs for that. */
export const roomForNumbers = 130;

export const footStyle = [
  ramp,
  css`
    .foot {
      grid-area: foot;
      display: flex;
      flex-wrap: wrap;
      gap: 2px 14px;
      align-items: center;
      color: var(--ew-ink-soft);
      min-height: 20px;
    }
    .foot label {
      display: flex;
      align-items: center;
      gap: 4px;
    }
    .foot .last {
      flex: 1 0 auto;
      max-width: 100%;
      display: flex;
      flex-wrap: wrap;
      gap: 2px 14px;
    }
    .foot .ways {
      display: flex;
      gap: 14px;
      margin-left: auto;
    }
    .foot input {
      min-height: 0;
      margin: 0;
    }
    .foot i {
      display: inline-block;
      width: 11px;
      height: 11px;
      border: 2px solid;
      border-radius: 50%;
      margin-right: 5px;
      vertical-align: -1px;
    }
    .foot i.input {
      color: var(--ew-input);
    }
    .foot i.hidden {
      color: var(--ew-hidden);
    }
    .foot i.bias {
      color: var(--ew-bias);
      border-radius: 1px;
      transform: rotate(45deg) scale(0.8);
    }
    .foot i.output {
      color: var(--ew-output);
      border-style: double;
      border-width: 4px;
      width: 5px;
      height: 5px;
      box-sizing: content-box;
    }
    .scale {
      display: inline-block;
      width: 56px;
      height: 8px;
      border-radius: 4px;
      margin: 0 4px;
    }
    @container edgewise (width < 640px) {
      .foot {
        min-height: 60px;
        align-content: start;
      }
    }
  `,
];

export interface Foot {
  /** What the figure has last told; null where it tells nothing here. */
  note: string | null;
  numbers: boolean;
  tables: boolean;
  showNumbers: (shown: boolean) => void;
  showTables: (event: Event) => void;
}

export function networkFoot({ note, numbers, tables, showNumbers, showTables }: Foot) {
  return html`<div class="foot small">
    <span><i class="input"></i>input</span>
    <span><i class="hidden"></i>hidden</span>
    <span><i class="output"></i>output</span>
    <span><i class="bias"></i>bias</span>
    <span>weight −<span class="scale ramp"></span>+</span>
    <span class="last"
      >${
        note === null
          ? nothing
          : html`<span class="hint" aria-live="polite"
              >${note || 'Click a neuron or edge for values.'}</span
            >`
      }
      <span class="ways">
        <label title="Weights, functions, and what comes out of each neuron"
          ><input
            type="checkbox"
            .checked=${numbers}
            @change=${(event: Event) => {
              showNumbers((event.target as HTMLInputElement).checked);
            }}
          />numbers</label
        >
        <label
          ><input type="checkbox" .checked=${tables} @change=${showTables} />Show as tables</label
        >
      </span></span
    >
  </div>`;
}
