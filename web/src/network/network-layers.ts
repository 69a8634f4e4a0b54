/** The head of each layer: how many neurons it has and what they apply, to be changed in place. */

import { html } from 'lit';
import type { FunctionName } from '../../../wasm/src/project.js';
import { hiddenFunctions, type Shape, type ShapeMaker } from '../project/fit.js';
import { mostNeurons, resized, withLayerFunction } from '../project/layers.js';
import type { NetworkLayout } from './layout.js';

/** Half of what a list of functions takes at most, in pixels. */
const halfSelect = 46;

/**
 * @param shape the hidden layers if they can be changed here, else null
 * @param outputs what the output neurons apply
 * @param choices what they may apply
 */
export function layerHeads(
  layout: NetworkLayout,
  shape: Shape | null,
  outputs: string,
  choices: readonly FunctionName[],
  change: (change: ShapeMaker) => void,
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
            ? functionSelect('Function of the outputs', outputs, choices, (output) => {
                change((present) => ({ ...present, output }));
              })
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
        hiddenFunctions,
        (name) => {
          change(withLayerFunction(k - 1, name));
        },
      )}
    </div>`;
  });
}

function functionSelect(
  label: string,
  present: string,
  choices: readonly FunctionName[],
  choose: (name: FunctionName) => void,
) {
  return html`<select
    aria-label=${label}
    title=${present}
    @change=${(event: Event) => {
      choose((event.target as HTMLSelectElement).value as FunctionName);
    }}
  >
    ${choices.map(
      (name) => html`<option value=${name} .selected=${name === present}>${name}</option>`,
    )}
  </select>`;
}
