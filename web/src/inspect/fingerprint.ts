/** The fingerprint of the weights, to be compared with what Node or the command line prints. */

import { css, html, nothing } from 'lit';
import { define } from '../kit/define.js';
import { Inquiry } from '../kit/inquiry.js';
import { controls } from '../kit/tokens.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';

export class Fingerprint extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run'];
  readonly #fingerprint = new Inquiry(this, () => this.playground, {
    ask: (playground) => playground.fingerprint(),
  });

  static override styles = [
    controls,
    css`
      p {
        margin: 0;
      }
      code {
        user-select: all;
      }
    `,
  ];

  override render() {
    const { answer } = this.#fingerprint;
    if (answer === null) return nothing;
    return html`<p class="small">
      Fingerprint of the weights <code>${answer}</code>
      <span class="soft">(Node and the command line give the same for the same run)</span>
    </p>`;
  }
}

define('ew-fingerprint', Fingerprint);
