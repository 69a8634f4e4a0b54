/**
 * Sentences beside the loss: why the network may not be learning. Nothing where all is well.
 *
 * @fires searches-show where `canSearch` says that there are searches to be shown
 */

import { css, html, nothing } from 'lit';
import type { Advice } from '../../../wasm/src/answers.js';
import type { LossSeries } from '../session/history.js';
import type { Topic } from '../session/topics.js';
import { Inquiry } from '../kit/inquiry.js';
import { StoreElement } from '../session/store-element.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

/** More sentences are folded. */
const mostShown = 2;

/** Losses that tell whether they still fall. */
const looks = 24;

/** Training losses over the second half of the run, at even distances. */
export function recentLosses({ epoch, train }: LossSeries): number[] {
  const last = epoch.at(-1) ?? 0;
  const losses: number[] = [];
  let place = 0;
  for (let k = 0; k < looks; ++k) {
    const at = last / 2 + ((last / 2) * k) / (looks - 1);
    while (place < epoch.length - 1 && (epoch[place] ?? 0) < at) ++place;
    const loss = train[place];
    if (typeof loss === 'number' && Number.isFinite(loss)) losses.push(loss);
  }
  return epoch.length < looks ? [] : losses;
}

export class LossAdvice extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run'];
  static override properties = { ...StoreElement.properties, canSearch: { attribute: false } };
  declare canSearch: boolean;
  readonly #advice = new Inquiry(this, () => this.playground, {
    // An answer costs an evaluation of all training rows.
    pause: 1500,
    ask: (playground) => playground.inspect('advice', { losses: recentLosses(playground.history) }),
  });

  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      p {
        margin: 0 0 4px;
        padding-left: 8px;
        border-left: 2px solid var(--ew-accent);
        line-height: 1.4;
      }
    `,
  ];

  constructor() {
    super();
    this.canSearch = false;
  }

  override render() {
    const advice = this.#advice.answer ?? [];
    if (advice.length === 0 || !this.playground?.opened?.data) return nothing;
    const rest = advice.slice(mostShown);
    return html`<div class="small" role="note">
      ${advice.slice(0, mostShown).map((one) => this.#sentence(one))}
      ${
        rest.length > 0
          ? html`<details>
              <summary>${String(rest.length)} more</summary>
              ${rest.map((one) => this.#sentence(one))}
            </details>`
          : nothing
      }
    </div>`;
  }

  #sentence({ kind, sentence }: Advice) {
    const act = () => {
      this.dispatchEvent(new CustomEvent('searches-show', { bubbles: true, composed: true }));
    };
    return html`<p>
      ${sentence}
      ${kind === 'plateau' && this.canSearch ? html`<button class="link" @click=${act}>Try many starts</button>` : nothing}
    </p>`;
  }
}

define('ew-advice', LossAdvice);
