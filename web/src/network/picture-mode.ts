/** What the figure shows where the inputs are a picture: that picture, to be drawn on, and the outputs as bars. */

import { html, nothing, type TemplateResult } from 'lit';
import type { NetworkInfo } from '../../../wasm/src/types.js';
import type { Playground } from '../session/playground.js';
import type { NetworkLayout } from './layout.js';
import './output-bars.js';
import './picture-inputs.js';
import { pictureLayout } from './picture-layout.js';

export interface PictureMode {
  layout: typeof pictureLayout;
  /** @param show called with whether all neurons are to be shown one by one */
  parts: (
    layout: NetworkLayout,
    network: NetworkInfo,
    show: (all: boolean) => void,
  ) => TemplateResult | typeof nothing;
}

/** @param playground whose current example the picture is */
export function pictureMode(playground: () => Playground | null): PictureMode {
  return {
    layout: pictureLayout,
    parts: (layout, network, show) => {
      const block = layout.groups.find(({ kind }) => kind === 'picture');
      if (!block) return nothing;
      return html`<ew-picture-inputs
          .playground=${playground()}
          .block=${block}
          .edges=${network.edges.length}
          .show=${show}
        ></ew-picture-inputs>
        <ew-output-bars
          .playground=${playground()}
          .layout=${layout}
          .network=${network}
        ></ew-output-bars>`;
    },
  };
}
