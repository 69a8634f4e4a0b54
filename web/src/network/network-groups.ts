/** What stands for neurons that are too many to be drawn one by one, and the ways there and back. */

import { html, nothing } from 'lit';
import type { Picture } from '../project/picture.js';
import type { NetworkLayout } from './layout.js';
import { mostEdges } from './most-edges.js';

/**
 * @param edges of the network
 * @param show called with whether all neurons are to be shown
 * @param isPictured the picture is shown by others
 */
export function groupsOf(
  layout: NetworkLayout,
  picture: Picture | null,
  edges: number,
  show: (all: boolean) => void,
  isPictured: boolean,
) {
  const few = edges <= mostEdges;
  return layout.groups.map((group) => {
    if (isPictured && group.kind === 'picture') return nothing;
    const count = group.neurons.length;
    const layer = layout.layers[group.layer];
    const place = `left:${String(group.x)}px;top:${String(group.y)}px`;
    const all = `Show all ${String(layer?.count ?? count)} neurons of layer ${String(group.layer + 1)}`;
    const why = few ? all : 'Too many edges to draw them one by one';
    const { rows = 1, columns = 1 } = picture ?? {};
    const together = `${String(columns)} × ${String(rows)} inputs, together`;
    const more = `${String(count)} more`;
    return group.kind === 'picture'
      ? html`<button
          class="block"
          .style=${`${place};width:${String(group.width)}px;height:${String(group.height)}px;--cell:calc(100% / ${String(rows)})`}
          aria-label=${`${together}: ${all.toLowerCase()}`}
          title=${why}
          ?disabled=${!few}
          @click=${() => {
            show(true);
          }}
        >
          <span>${together}</span>
        </button>`
      : html`<button
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
