/** A prediction in words and bars: a value for each target, and how likely each category is. */

import { html } from 'lit';
import type { Prediction } from '../../../wasm/src/types.js';
import { classColour } from '../kit/colour.js';
import { formatCell, formatFixed } from '../kit/format.js';

export function predictionShown(prediction: Prediction) {
  const values = Object.entries(prediction.values);
  return html`<p aria-live="off" data-role="prediction">
      ${values.map(
        ([name, value]) =>
          html`<span class="soft">${name}:</span>
            <span class="answer">${formatCell(value)}</span> `,
      )}
    </p>
    ${
      prediction.outside.length > 0
        ? html`<p class="small soft" data-role="outside">
            Far outside the training rows: ${prediction.outside.join(', ')}. The network has seen
            nothing like it.
          </p>`
        : ''
    }
    ${
      prediction.probabilities
        ? html`<div class="bars small">
            ${prediction.probabilities.map(
              ({ category, value }, k) =>
                html`<span>${category}</span>
                  <span
                    class="bar"
                    .style=${`background:${classColour(k)};transform:scaleX(${String(Math.max(0, Math.min(1, value)))})`}
                  ></span>
                  <span>${formatFixed(value, 3)}</span>`,
            )}
          </div>`
        : ''
    }`;
}
