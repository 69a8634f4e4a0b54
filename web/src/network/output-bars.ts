/** How likely each class is, as a bar beside its output neuron: for the picture that goes in. */

import { css, html, nothing } from 'lit';
import type { NetworkInfo, Prediction } from '../../../wasm/src/types.js';
import { classColour } from '../kit/colour.js';
import { define } from '../kit/define.js';
import { formatFixed } from '../kit/format.js';
import { Inquiry } from '../kit/inquiry.js';
import { controls } from '../kit/tokens.js';
import { exampleInput } from '../session/example.js';
import type { Playground } from '../session/playground.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import type { NetworkLayout } from './layout.js';

export class OutputBars extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run', 'view'];
  static override properties = {
    ...StoreElement.properties,
    layout: { attribute: false },
    network: { attribute: false },
  };
  declare layout: NetworkLayout | null;
  declare network: NetworkInfo | null;

  readonly #prediction = new Inquiry<Playground, Prediction>(this, () => this.playground, {
    about: (playground) => [exampleInput(playground) && playground.example, playground.exampleRow],
    pause: 200,
    ask: async (playground) => {
      const input = exampleInput(playground);
      return input ? playground.predict({ ...input }) : undefined;
    },
  });

  static override styles = [
    controls,
    css`
      :host {
        display: contents;
      }
      .output {
        position: absolute;
        display: grid;
        grid-template-columns: 46px auto;
        gap: 6px;
        align-items: center;
        translate: 0 -50%;
        font-size: 0.75rem;
        line-height: 1;
        font-variant-numeric: tabular-nums;
        color: var(--ew-ink-soft);
        pointer-events: none;
      }
      .track {
        height: 8px;
        border-radius: 2px;
        background: color-mix(in srgb, var(--ew-line) 60%, transparent);
      }
      .bar {
        height: 100%;
        border-radius: 2px;
        transform-origin: left;
      }
      .slim {
        grid-template-columns: 14px auto;
        gap: 4px;
      }
      .most {
        color: var(--ew-ink);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.layout = null;
    this.network = null;
  }

  override render() {
    const { layout, network, playground } = this;
    const { answer } = this.#prediction;
    const outputs = network?.neurons.flatMap((neuron, n) =>
      neuron.kind === 'output' ? [{ ...neuron, n }] : [],
    );
    if (!layout || !outputs || outputs.length !== answer?.outputs.length) return nothing;
    const targets = playground?.opened?.data?.columns.filter(({ role }) => role === 'target');
    const isShare = outputs.every(
      ({ function: name }) => name === 'softmax' || name === 'logistic',
    );
    if (!isShare || !targets?.every(({ type }) => type === 'category')) return nothing;
    const most = Math.max(...answer.outputs);
    return outputs.map(({ n, label, id }, k) => {
      const place = layout.places.find(({ neuron }) => neuron === n);
      if (!place) return nothing;
      const value = answer.outputs[k] ?? 0;
      const isSingle = outputs.length === 1;
      const isMost = isSingle ? value > 0.5 : value === most;
      const { bars = 0, names } = layout;
      const left = place.x + bars;
      return html`<div
        class=${`output ${names ? 'slim' : ''} ${isMost ? 'most' : ''}`}
        .style=${`left:${String(left)}px;top:${String(place.y)}px`}
        role="meter"
        aria-label=${label || `Output ${id}`}
        aria-valuemin="0"
        aria-valuemax="1"
        aria-valuenow=${formatFixed(value, 3)}
      >
        <div class="track">
          <div
            class="bar"
            .style=${`background:${classColour(isSingle ? 1 : k)};transform:scaleX(${value.toFixed(3)})`}
          ></div>
        </div>
        <span>${formatFixed(value, 2)}</span>
      </div>`;
    });
  }
}

define('ew-output-bars', OutputBars);
