/** What one neuron computes, large, beside it while it is pointed at or focused. Takes no room. */

import { LitElement, css, html, nothing } from 'lit';
import type { NeuronInfo } from '../../../wasm/src/types.js';
import { paintOne, type Painted } from './network-paint.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

const wait = 120;
const side = 176;

export class NeuronCard extends LitElement {
  static override properties = { neuron: { state: true }, place: { state: true } };
  declare neuron: number;
  declare place: { x: number; y: number };

  #figure: Painted | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    controls,
    css`
      :host {
        position: fixed;
        inset: 0 auto auto 0;
        margin: 0;
        padding: 0;
        border: 0;
        overflow: visible;
        background: none;
        color: inherit;
        pointer-events: none;
      }
      div {
        position: absolute;
        width: max-content;
        padding: 10px;
        border: 1px solid var(--ew-line);
        border-radius: var(--ew-radius);
        background: var(--ew-surface);
        box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
      }
      canvas {
        display: block;
        margin-top: 6px;
        border-radius: 4px;
      }
    `,
  ];

  constructor() {
    super();
    this.neuron = -1;
    this.place = { x: 0, y: 0 };
  }

  show(anchor: HTMLElement, figure: Painted, neuron: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const box = anchor.getBoundingClientRect();
      const right = box.right + 18 + side + 24 < innerWidth;
      this.#figure = figure;
      this.place = {
        x: right ? box.right + 18 : box.left - side - 40,
        y: Math.max(8, Math.min(innerHeight - side - 76, box.top + box.height / 2 - side / 2 - 24)),
      };
      this.neuron = neuron;
    }, wait);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.neuron = -1;
  }

  /** A new frame, or another network. */
  follow(figure: Painted): void {
    if (this.neuron < 0) return;
    if (figure.network?.neurons[this.neuron]) this.#paint();
    else this.hide();
  }

  override render() {
    const figure = this.#figure;
    const neuron = figure?.network?.neurons[this.neuron];
    if (!figure || !neuron) return nothing;
    const cells = !figure.neuronMap && figure.cellWeights(this.neuron) !== null;
    const pictured = neuron.kind !== 'bias' && (figure.neuronMap !== null || cells);
    return html`<div
      aria-hidden="true"
      .style=${`left:${String(this.place.x)}px;top:${String(this.place.y)}px`}
    >
      <strong>Neuron ${neuron.id}</strong>
      <span class="small soft">${about(neuron)}</span>
      ${pictured ? html`<canvas width=${side} height=${side}></canvas>` : nothing}
      ${cells ? html`<span class="small soft">its weights, pixel by pixel</span>` : nothing}
    </div>`;
  }

  /** Over everything, and measured by the window, whatever it stands in. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.popover = 'manual';
  }

  override updated(): void {
    this.togglePopover(this.#figure !== null && this.neuron >= 0);
    this.#paint();
  }

  #paint(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (canvas && this.#figure) paintOne(this.#figure, canvas, this.neuron);
  }
}

function about({ kind, label, function: name }: NeuronInfo): string {
  const called = label === '' ? '' : `, ${label}`;
  if (kind === 'bias') return 'bias, always sends 1';
  return kind === 'input' ? `input${called}` : `${kind}${called}, ${name}`;
}

define('ew-neuron-card', NeuronCard);
