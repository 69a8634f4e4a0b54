/**
 * What one neuron computes, large, beside it while it is pointed at or focused. Takes no room, and covers
 * no neuron that is lit.
 */

import { LitElement, css, html, nothing } from 'lit';
import type { NeuronInfo } from '../../../wasm/src/types.js';
import { paintOne, type Painted } from './network-paint.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

const wait = 120;
const side = 176;
/** Of the card, with and without a picture. */
const size = { width: side + 22, pictured: side + 60, bare: 44 };
const gap = 18;
const border = 8;

export class NeuronCard extends LitElement {
  static override properties = { neuron: { state: true }, place: { state: true } };
  declare neuron: number;
  declare place: { x: number; y: number };

  #figure: Painted | null = null;
  #anchor: HTMLElement | null = null;
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
        width: 176px;
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
      this.#figure = figure;
      this.#anchor = anchor;
      this.#stand(neuron);
    }, wait);
  }

  /** Beside its neuron, or where it covers none that is lit; where there is no such place it stays away. */
  #stand(neuron: number): void {
    const [figure, anchor] = [this.#figure, this.#anchor];
    if (!figure || !anchor) return;
    const box = anchor.getBoundingClientRect();
    const height = this.#isPictured(figure, neuron) ? size.pictured : size.bare;
    const { width } = size;
    const within = (value: number, room: number) =>
      Math.max(border, Math.min(room - border, value));
    const middle = within(box.top + box.height / 2 - height / 2, innerHeight - height);
    const centre = within(box.left + box.width / 2 - width / 2, innerWidth - width);
    const [left, right] = [box.left - width - gap, box.right + gap];
    const [above, below] = [box.top - height - gap, box.bottom + gap];
    const ground = figure.getBoundingClientRect();
    const corners = [ground.left, ground.right - width].flatMap((x) =>
      [ground.bottom - height, ground.top].map((y) => ({ x, y })),
    );
    const places = [
      { x: right, y: middle },
      { x: left, y: middle },
      { x: centre, y: below },
      { x: centre, y: above },
      ...corners,
      { x: innerWidth - width - border, y: middle },
      { x: border, y: middle },
    ];
    const lit = [...figure.renderRoot.querySelectorAll('.neuron.round, .neuron.lit')].map((one) =>
      one.getBoundingClientRect(),
    );
    const isFree = ({ x, y }: { x: number; y: number }) =>
      x >= 0 &&
      y >= 0 &&
      x + width <= innerWidth &&
      y + height <= innerHeight &&
      !lit.some(
        (one) => one.left < x + width && one.right > x && one.top < y + height && one.bottom > y,
      );
    const place = places.find(isFree);
    if (place && (place.x !== this.place.x || place.y !== this.place.y)) this.place = place;
    this.neuron = place ? neuron : -1;
  }

  #isPictured(figure: Painted, n: number): boolean {
    const isBias = figure.network?.neurons[n]?.kind === 'bias';
    return !isBias && (figure.neuronMap !== null || figure.cellWeights(n) !== null);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.neuron = -1;
  }

  /** A new frame, or another network. */
  follow(figure: Painted): void {
    if (this.neuron < 0) return;
    if (!figure.network?.neurons[this.neuron]) {
      this.hide();
      return;
    }
    // Others may be lit by now.
    this.#stand(this.neuron);
    this.#paint();
  }

  override render() {
    const figure = this.#figure;
    const neuron = figure?.network?.neurons[this.neuron];
    if (!figure || !neuron) return nothing;
    const cells = figure.cellWeights(this.neuron) !== null;
    const pictured = this.#isPictured(figure, this.neuron);
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
