/** The head of each layer: how many neurons it has and what they apply, to be changed in place. */

import { html } from 'lit';
import type { FunctionName } from '../../../wasm/src/project.js';
import type { Shape, ShapeMaker } from '../project/fit.js';
import { mostNeurons, resized } from '../project/layers.js';
import type { FunctionList, LayerFunctions } from './layer-functions.js';
import type { NetworkLayout } from './layout.js';

/** Half of what a list of functions takes at most, in pixels. */
const halfSelect = 46;

/**
 * @param shape the hidden layers if they can be changed here, else null
 * @param outputs what the output neurons apply
 * @param choices what they may apply
 * @param functions what the lists of functions hold; absent until it has been loaded
 */
export function layerHeads(
  layout: NetworkLayout,
  shape: Shape | null,
  outputs: string,
  choices: readonly FunctionName[],
  change: (change: ShapeMaker) => void,
  functions: LayerFunctions | undefined,
) {
  const last = layout.layers.length - 1;
  return layout.layers.map((layer, k) => {
    const isOutput = k === last;
    const isChoice = isOutput && shape !== null && choices.length > 1;
    // A list of functions does not reach beyond the figure.
    const x = isChoice ? Math.min(layer.x, layout.width - halfSelect) : layer.x;
    const style = `left:${String(x)}px`;
    if (shape === null || k === 0 || isOutput) {
      return html`<div class="layer small soft" .style=${style}>
        <span>${k === 0 ? 'inputs' : isOutput ? 'outputs' : ''}</span>
        ${
          isChoice
            ? functionSelect(
                'Function of the outputs',
                outputs,
                functions?.ofOutputs(choices, outputs, change),
              )
            : html`<span>${isOutput ? outputs : ''}</span>`
        }
      </div>`;
    }
    return html`<div class="layer" .style=${style}>
      <span class="count">
        <button
          class="quiet"
          aria-label=${`Remove a neuron from layer ${String(k + 1)}`}
          ?disabled=${layer.count <= 1}
          @click=${() => {
            change(resized(k - 1, -1));
          }}
        >
          −
        </button>
        <span class="number" title="Neurons in this layer">${String(layer.count)}</span>
        <button
          class="quiet"
          aria-label=${`Add a neuron to layer ${String(k + 1)}`}
          ?disabled=${layer.count >= mostNeurons}
          @click=${() => {
            change(resized(k - 1, 1));
          }}
        >
          +
        </button>
      </span>
      ${functionSelect(
        `Function of layer ${String(k + 1)}`,
        shape.functions[k - 1] ?? '',
        functions?.ofLayer(shape, k - 1, change),
      )}
    </div>`;
  });
}

function functionSelect(label: string, present: string, list: FunctionList | undefined) {
  return html`<select aria-label=${label} title=${present} @change=${list?.choose}>
    ${list?.options ?? html`<option>${present}</option>`}
  </select>`;
}
