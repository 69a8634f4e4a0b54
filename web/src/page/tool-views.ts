/** The tools under the network, each as it stands on the page. Their elements are loaded by tools.ts. */

import { html, nothing } from 'lit';
import type { ListingQuestion } from '../../../wasm/src/answers.js';
import type { Playground } from '../session/playground.js';
import { selectedEdge, type Selection } from '../session/selection.js';
import type { Tool } from './presets.js';

/** What the page does at their wish. */
export interface ToolActs {
  select: (selection: Selection) => void;
  showWeight: () => void;
  showSearches: () => void;
  showRows: (rows: ListingQuestion) => void;
}

export function toolView(tool: Tool, playground: Playground, act: ToolActs) {
  switch (tool) {
    case 'loss':
      return html`<edgewise-loss
        .history=${playground.history}
        .stamp=${playground.frame}
        .marked=${playground.shownEpoch}
        ><edgewise-advice
          slot="advice"
          .playground=${playground}
          @searches-show=${act.showSearches}
        ></edgewise-advice
      ></edgewise-loss>`;
    case 'inspect':
      return html`<edgewise-inspector
        .playground=${playground}
        @inspector-close=${() => {
          act.select(null);
        }}
        @weight-show=${act.showWeight}
      ></edgewise-inspector>`;
    case 'inside':
      return html`<edgewise-look-inside
        .playground=${playground}
        @neurons-light=${(event: CustomEvent<{ ids: readonly string[] }>) => {
          playground.light(event.detail.ids);
        }}
        @neuron-show=${(event: CustomEvent<{ id: string }>) => {
          playground.select({ kind: 'neuron', id: event.detail.id });
        }}
      ></edgewise-look-inside>`;
    case 'weight':
      return html`<edgewise-weight-slice
        .playground=${playground}
        .edge=${selectedEdge(playground.selection, playground.opened?.network)}
      ></edgewise-weight-slice>`;
    case 'matrices':
      return html`<edgewise-matrices .playground=${playground}></edgewise-matrices>`;
    case 'measures':
      return html`<edgewise-measures
        .playground=${playground}
        @rows-show=${(event: CustomEvent<ListingQuestion>) => {
          act.showRows(event.detail);
        }}
      ></edgewise-measures>`;
    case 'searches':
    case 'compare':
      return nothing;
  }
}
