/** `<edgewise-network>`: the figure of the network, with the ways to change it. */

import { css, html } from 'lit';
import '../network/network-panel.js';
import type { NetworkFigure } from '../network/network.js';
import { define } from '../kit/define.js';
import type { Playground } from '../session/playground.js';
import { Part } from './part.js';

/** @cssprop [--edgewise-network-height=400px] - the height of the figure */
export class NetworkPart extends Part {
  static override rest = () =>
    Promise.all([import('../network/network-editing.js'), import('../network/neuron-card.js')]);
  static override styles = [
    ...Part.styles,
    css`
      :host([alone]) {
        height: var(--edgewise-network-height, 400px);
      }
      .room {
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        min-height: 0;
        container: edgewise-part / inline-size;
      }
    `,
  ];

  /**
   * What pictures are made of; null while nothing is shown.
   * @internal
   */
  get figure(): NetworkFigure | null {
    return this.renderRoot.querySelector('ew-network-panel')?.figure ?? null;
  }

  protected override room(playground: Playground) {
    return html`<div class="room">
      <ew-network-panel .playground=${playground}><slot></slot></ew-network-panel>
    </div>`;
  }
}

define('edgewise-network', NetworkPart);

declare global {
  interface HTMLElementTagNameMap {
    'edgewise-network': NetworkPart;
  }
}
