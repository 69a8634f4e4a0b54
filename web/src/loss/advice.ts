/** One sentence beside the loss: why the network may not be learning. Nothing where all is well. */

import { css, html, nothing } from 'lit';
import type { LossSeries } from '../session/history.js';
import type { Topic } from '../session/topics.js';
import { Inquiry } from '../kit/inquiry.js';
import { StoreElement } from '../session/store-element.js';
import { controls } from '../kit/tokens.js';

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
      details {
        padding-left: 8px;
        border-left: 2px solid var(--edgewise-accent);
      }
      summary,
      p {
        color: var(--edgewise-ink);
        line-height: 1.4;
      }
      p {
        margin: 4px 0 0;
        padding-left: 10px;
        border-left: 2px solid var(--edgewise-accent);
      }
      details p {
        padding-left: 0;
        border-left: 0;
      }
    `,
  ];

  override render() {
    const [first, ...others] = this.#advice.answer ?? [];
    if (!first || !this.playground?.opened?.data) return nothing;
    if (others.length === 0) return html`<p class="small" role="note">${first.sentence}</p>`;
    return html`<details class="small" role="note">
      <summary>${first.sentence}</summary>
      ${others.map(({ sentence }) => html`<p>${sentence}</p>`)}
    </details>`;
  }
}

customElements.define('edgewise-advice', LossAdvice);
