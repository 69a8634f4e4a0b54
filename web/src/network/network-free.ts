/** What stands above a free drawing: the verdict on its graph, the ways to change it, and the fixes. */

import { html, nothing } from 'lit';
import type { Opened } from '../../../wasm/src/client-types.js';
import { withBiasNeuron } from '../project/biases.js';
import { positionsOf } from '../project/positions.js';
import type { Playground } from '../session/playground.js';
import type { NetworkFigure } from './network.js';
import { layersOf, noticesOf, verdictOf } from './network-verdict.js';

/** A loss below is that of float32's rounding: the network is exact. */
const rounding = 1e-9;

/** Where the drawing stands. */
export interface Place {
  readonly playground: Playground | null;
  readonly figure: NetworkFigure | null;
  /** What the figure has last told. */
  readonly note: string;
}

const hint =
  'Drag a neuron to move it, its dot to connect, an edge to change its weight. Double-click: add or name.';

export function freeControls(panel: Place, { topology, network }: Opened) {
  const { playground } = panel;
  const tidy = positionsOf(playground?.project?.view) !== null;
  const verdict = verdictOf(topology, network);
  return html`<span class="verdict soft small" title=${`${verdict}\n${layersOf(topology)}`}
      >${verdict}</span
    >
    <button
      title="Add a hidden neuron"
      @click=${() => {
        panel.figure?.addNeuron();
      }}
    >
      Add neuron
    </button>
    <button
      title="Add a bias neuron, which always sends 1"
      @click=${() => {
        panel.figure?.addNeuron(withBiasNeuron);
      }}
    >
      Add bias
    </button>
    <button
      title="Put every neuron back in its column"
      ?disabled=${!tidy}
      @click=${() => {
        void playground?.moveNeurons(null);
      }}
    >
      Tidy
    </button>
    <button
      title="Replace this graph by fully connected layers"
      @click=${() => {
        void playground?.useLayers();
      }}
    >
      Convert to layers
    </button>`;
}

/** What is probably not meant, each with its fix; a hint where all is well. */
export function notices(panel: Place, { topology, network }: Opened) {
  const { playground, note } = panel;
  const loss = playground?.frame?.metrics.trainLoss ?? Infinity;
  const [notice, ...others] = noticesOf(topology, network, loss < rounding);
  if (!notice || note !== '') {
    return html`<span class="soft" aria-live="polite">${note || hint}</span>`;
  }
  const more = others.length;
  return html`<span aria-live="polite"
      >${notice.text}${
        more > 0
          ? html` <span class="soft"
              >${more === 1 ? '1 more note' : `${String(more)} more notes`}</span
            >`
          : nothing
      }</span
    >
    ${notice.fixes.map(
      ({ label, change }) =>
        html`<button
          @click=${() => {
            void playground?.changeGraph(change, panel.figure?.standing ?? null);
          }}
        >
          ${label}
        </button>`,
    )}`;
}
