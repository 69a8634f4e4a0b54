/** The tools under the network, each as it stands on the page. Their elements are loaded by tools.ts. */

import { html, nothing } from 'lit';
import type { ListingQuestion } from '../../../wasm/src/answers.js';
import type { Playground } from '../session/playground.js';
import { showsRoom } from '../project/shows.js';
import { selectedEdge } from '../session/selection.js';
import type { Tool } from '../project/ideas/idea.js';

export { lastingTools } from './lasting-tools.js';

/** What the page does at their wish. */
export interface ToolActs {
  showWeight: (event: Event) => void;
  showSearches: () => void;
  showRows: (rows: ListingQuestion) => void;
}

export function toolView(tool: Tool, playground: Playground, act: ToolActs) {
  switch (tool) {
    case 'loss':
      return html`<edgewise-loss
        .playground=${playground}
        .canSearch=${showsRoom(playground.project, 'searches')}
        @searches-show=${act.showSearches}
      ></edgewise-loss>`;
    case 'inspect':
      return html`<edgewise-inspector
        .playground=${playground}
        @weight-show=${{ handleEvent: act.showWeight, capture: true }}
      ></edgewise-inspector>`;
    case 'inside':
      return html`<ew-step-through .playground=${playground}></ew-step-through>`;
    case 'weight':
      return html`<ew-weight-slice
        .playground=${playground}
        .edge=${selectedEdge(playground.selection, playground.opened?.network)}
      ></ew-weight-slice>`;
    case 'matrices':
      return html`<ew-matrices .playground=${playground}></ew-matrices>`;
    case 'measures':
      return html`<ew-measures
        .playground=${playground}
        @rows-show=${(event: CustomEvent<ListingQuestion>) => {
          act.showRows(event.detail);
        }}
      ></ew-measures>`;
    case 'searches':
    case 'compare':
      return nothing;
  }
}
