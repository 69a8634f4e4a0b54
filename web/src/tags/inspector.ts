/** `<edgewise-inspector>`: the neuron or edge that is chosen in the figure, with its numbers. */

import { html, nothing } from 'lit';
import '../inspect/inspector.js';
import { define } from '../kit/define.js';
import type { Playground } from '../session/playground.js';
import { selectedEdge } from '../session/selection.js';
import type { Topic } from '../session/topics.js';
import { Part } from './part.js';

export class InspectorPart extends Part {
  static override topics: readonly Topic[] = ['document', 'view', 'notices'];
  static override properties = { ...Part.properties, slice: { state: true } };
  /**
   * Whether the loss over the weight of the chosen edge is shown as well.
   * @internal
   */
  declare slice: boolean;

  constructor() {
    super();
    this.slice = false;
  }

  protected override room(playground: Playground) {
    const edge = selectedEdge(playground.selection, playground.opened?.network);
    return html`<ew-inspector
        .playground=${playground}
        @weight-show=${this.#showSlice}
      ></ew-inspector
      >${
        this.slice && edge >= 0
          ? html`<ew-weight-slice .playground=${playground} .edge=${edge}></ew-weight-slice>`
          : nothing
      }`;
  }

  async #showSlice(): Promise<void> {
    const part = () => import('../loss/weight-slice.js');
    if (await this.playground?.loaded('A part of the page', part)) this.slice = true;
  }
}

define('edgewise-inspector', InspectorPart);

declare global {
  interface HTMLElementTagNameMap {
    'edgewise-inspector': InspectorPart;
  }
}
