/** The panel of the outputs: a map or plot with the drawing of points on it, or the table of examples. */

import { html, nothing } from 'lit';
import type { Opened } from '../../../wasm/src/client-types.js';
import { tab } from '../kit/tab.js';
import '../output/output.js';
import type { Axes } from '../project/axes.js';
import type { Playground } from '../session/playground.js';

export type View = 'map' | 'table';

export interface OutputActs {
  setView: (view: View) => void;
  showExample: (example: Playground['example']) => void;
}

export function outputPanel(playground: Playground, opened: Opened, view: View, acts: OutputActs) {
  const { drawing } = playground;
  const map = playground.axes?.y === null ? 'plot' : 'map';
  const show = (event: CustomEvent<Playground['example']>) => {
    acts.showExample(event.detail);
  };
  return html`<section class="panel output" aria-label="Output">
    <div class="title">
      <h2>Output</h2>
      <div class="views" role="tablist" aria-label="Output as">
        ${[['map', map] as const, ['table', 'table'] as const].map(([one, label]) =>
          tab(label, view === one, () => {
            acts.setView(one);
          }),
        )}
      </div>
    </div>
    ${
      drawing
        ? html`<ew-draw-bar .playground=${playground} .drawing=${drawing}></ew-draw-bar>`
        : nothing
    }
    ${
      view === 'map' || drawing
        ? html`<ew-output
            role="tabpanel"
            aria-label=${map}
            .data=${opened.data}
            .network=${opened.network}
            .map=${playground.frame?.map ?? null}
            .points=${playground.points}
            .turn=${playground.turn?.index ?? -1}
            .axes=${playground.axes}
            .drawing=${drawing}
            @axes-change=${(event: CustomEvent<Axes>) => {
              playground.setAxes(event.detail);
            }}
            @example-show=${show}
          ></ew-output>`
        : html`<ew-examples
            role="tabpanel"
            aria-label="table"
            .playground=${playground}
            @example-show=${show}
          ></ew-examples>`
    }
  </section>`;
}
