/** What is chosen in the figure, from near. */

import { css, html } from 'lit';
import './edge-inspector.js';
import './neuron-inspector.js';
import { selectedEdge, selectedNeuron } from '../session/selection.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

export class Inspector extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'view'];
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

  override render() {
    const { opened, selection = null } = this.playground ?? {};
    const edge = selectedEdge(selection, opened?.network);
    const neuron = selectedNeuron(selection, opened?.network);
    if (edge < 0 && neuron === null) {
      return html`<p class="soft small">
        Select a neuron or an edge in the figure to see its numbers for one example.
      </p>`;
    }
    return html`${
      neuron === null
        ? html`<ew-edge-inspector .playground=${this.playground} .edge=${edge}></ew-edge-inspector>`
        : html`<ew-neuron-inspector
            .playground=${this.playground}
            .neuron=${neuron}
          ></ew-neuron-inspector>`
    }
    ${this.#close()}`;
  }

  #close() {
    return html`<button
      class="quiet close"
      aria-label="Close"
      @click=${() => {
        this.playground?.select(null);
      }}
    >
      ×
    </button>`;
  }
}

define('ew-inspector', Inspector);
