/** `<edgewise-loss>`: the loss over the epochs, with advice where the network may not be learning. */

import { css, html } from 'lit';
import '../loss/advice.js';
import { define } from '../kit/define.js';
import type { Playground } from '../session/playground.js';
import type { Topic } from '../session/topics.js';
import { Part } from './part.js';

export class LossPart extends Part {
  /** What draws the curves is large, and nothing waits for it. */
  static override rest = () => import('../loss/loss.js');
  static override topics: readonly Topic[] = ['document', 'frame', 'notices'];

  static override styles = [
    ...Part.styles,
    css`
      :host([alone]) {
        height: 208px;
      }
    `,
  ];
  static override properties = { ...Part.properties, canSearch: { attribute: false } };
  /**
   * Whether who listens can show the searches: then the advice offers to try many starts.
   * @internal
   */
  declare canSearch: boolean;

  constructor() {
    super();
    this.canSearch = false;
  }

  protected override room(playground: Playground) {
    return html`<ew-loss
      .history=${playground.history}
      .stamp=${playground.frame}
      .marked=${playground.shownEpoch}
      ><ew-advice slot="advice" .playground=${playground} .canSearch=${this.canSearch}></ew-advice
    ></ew-loss>`;
  }
}

define('edgewise-loss', LossPart);

declare global {
  interface HTMLElementTagNameMap {
    'edgewise-loss': LossPart;
  }
}
