/** When training ends by itself. */

import { css, html } from 'lit';
import { trainingOf } from '../project/defaults.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import '../kit/number-field.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

const stops = [
  { key: 'epochs', label: 'Epochs', max: 1e9, whole: true },
  { key: 'loss', label: 'Training loss', max: 1e9, whole: false },
  { key: 'seconds', label: 'Seconds of training', max: 1e6, whole: false },
  { key: 'patience', label: 'Epochs without progress', max: 1e9, whole: true },
] as const;

export class Stops extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame'];
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .fields {
        margin-top: 8px;
      }
    `,
  ];

  override render() {
    const training = trainingOf(this.playground ?? {});
    return html`
      <p class="small soft">Training stops at the first of these.</p>
      <div class="fields">
        ${stops.map(
          ({ key, label, max, whole }) =>
            html`<ew-number-field
              label=${label}
              .value=${training.stop[key] ?? null}
              min=${whole ? 1 : 0}
              max=${max}
              step=${whole ? '1' : 'any'}
              ?whole=${whole}
              optional
              @number-change=${(event: CustomEvent<{ value: number | null }>) => {
                void this.playground?.stopAt(key, event.detail.value);
              }}
            ></ew-number-field>`,
        )}
      </div>
    `;
  }
}

define('ew-stops', Stops);
