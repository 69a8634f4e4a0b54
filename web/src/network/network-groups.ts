/** What stands for neurons that are too many to be drawn one by one, and the ways there and back. */

import { html, nothing } from 'lit';
import type { NetworkLayout } from './layout.js';
import { mostEdges } from './most-edges.js';

/**
 * @param edges of the network
 * @param show called with whether all neurons are to be shown
 */
export function groupsOf(layout: NetworkLayout, edges: number, show: (all: boolean) => void) {
  const few = edges <= mostEdges;
  return layout.groups.map((group) => {
    if (group.kind === 'picture') return nothing;
    const count = group.neurons.length;
    const layer = layout.layers[group.layer];
    const place = `left:${String(group.x)}px;top:${String(group.y)}px`;
    const all = `Show all ${String(layer?.count ?? count)} neurons of layer ${String(group.layer + 1)}`;
    const why = few ? all : 'Too many edges to draw them one by one';
    const more = `${String(count)} more`;
    return html`<button
      class="more"
      .style=${place}
      aria-label=${`${more}: ${all.toLowerCase()}`}
      title=${why}
      ?disabled=${!few}
      @click=${() => {
        show(true);
      }}
    >
      … ${more}
    </button>`;
  });
}

export function fewer(show: (all: boolean) => void) {
  return html`<button
    class="fewer"
    @click=${() => {
      show(false);
    }}
  >
    Show fewer
  </button>`;
}
