/**
 * What is chosen in the figure, from near.
 *
 * @fires inspector-close
 */

import { css, html, nothing } from 'lit';
import './edge-inspector.js';
import './neuron-inspector.js';
import { StoreElement } from '../session/store-element.js';
import { controls } from '../kit/tokens.js';

export class Inspector extends StoreElement {
  static override properties = { ...StoreElement.properties, selected: { attribute: false } };
  /** "neuron 3" or "edge 5", or nothing. */
  declare selected: string;

  static override styles = [
    controls,
    css`
      :host {
        display: block;
        position: relative;
      }
      .close {
        position: absolute;
        right: 0;
        top: 0;
        width: 30px;
        padding: 0;
      }
    `,
  ];

  constructor() {
    super();
    this.selected = '';
  }

  override render() {
    const [kind, id = ''] = this.selected.split(' ');
    const network = this.playground?.opened?.network;
    const isThere =
      kind === 'edge'
        ? network?.edges[Number(id)] !== undefined
        : network?.neurons.some((neuron) => neuron.id === id);
    if (!isThere) {
      return html`<p class="soft small">
        Choose a neuron or an edge in the figure: here stand its numbers for one example.
      </p>`;
    }
    return html`${
      kind === 'edge'
        ? html`<ew-edge-inspector
            .playground=${this.playground}
            .edge=${Number(id)}
          ></ew-edge-inspector>`
        : html`<ew-neuron-inspector
            .playground=${this.playground}
            .neuron=${id}
          ></ew-neuron-inspector>`
    }
    ${network ? this.#close() : nothing}`;
  }

  #close() {
    return html`<button
      class="quiet close"
      aria-label="Close"
      @click=${() => {
        this.dispatchEvent(new CustomEvent('inspector-close'));
      }}
    >
      ×
    </button>`;
  }
}

customElements.define('ew-inspector', Inspector);
