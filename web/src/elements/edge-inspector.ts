/** One edge from near: its weight, typed or dragged, and for the present example its gradient. */

import { css, html, nothing } from 'lit';
import { shapeOf } from '../state/fit.js';
import { withoutEdge } from '../state/graph.js';
import { formatNumber } from '../views/format.js';
import { exampleField } from './example-field.js';
import { inspectorStyle } from './inspector-style.js';
import { controls } from './tokens.js';
import { TracingElement } from './tracing-element.js';
import { weightField } from './weight-field.js';

/** From where the slider is taken hold of. */
const reach = 3;

export class EdgeInspector extends TracingElement {
  static override properties = { ...TracingElement.properties, edge: { type: Number } };
  /** Its number. */
  declare edge: number;

  /** The middle of the slider stays while it is dragged. */
  #middle = { edge: -1, weight: 0 };
  #dragging = false;

  static override styles = [
    controls,
    inspectorStyle,
    css`
      input[type='range'] {
        flex: 1;
        max-width: 320px;
      }
    `,
  ];

  constructor() {
    super();
    this.edge = -1;
  }

  override render() {
    const { playground } = this;
    const network = playground?.opened?.network;
    const edge = network?.edges[this.edge];
    const weight = playground?.frame?.weights[this.edge];
    if (!network || !edge || weight === undefined) return nothing;
    const from = network.neurons[edge.from]?.id ?? '';
    const to = network.neurons[edge.to]?.id ?? '';
    const drawn = playground.project && !shapeOf(playground.project.network);
    if (this.#middle.edge !== this.edge || Math.abs(weight - this.#middle.weight) > reach) {
      this.#middle = { edge: this.edge, weight: Math.round(weight) };
    }
    return html`
      <div class="row small">
        <strong>Edge ${from} → ${to}</strong>
        ${
          drawn
            ? html`<button
                @click=${() => {
                  void playground.changeGraph((graph) => withoutEdge(graph, from, to));
                }}
              >
                Delete edge
              </button>`
            : nothing
        }
        <span class="end">${exampleField(playground)}</span>
      </div>
      <div class="row small">
        <label for="weight">weight</label>
        ${weightField(playground, this.edge)}
        <input
          type="range"
          aria-label="Drag the weight"
          min=${this.#middle.weight - reach}
          max=${this.#middle.weight + reach}
          step="0.01"
          .value=${String(weight)}
          @input=${(event: Event) => {
            this.#drag((event.target as HTMLInputElement).valueAsNumber);
          }}
          @change=${() => {
            this.#dragging = false;
          }}
        />
      </div>
      ${this.#numbers(from, to, weight)}
    `;
  }

  #numbers(from: string, to: string, weight: number) {
    if (this.fault !== '') return html`<p class="bad small" role="alert">${this.fault}</p>`;
    const tail = this.trace?.neurons.find(({ id }) => id === from);
    const head = this.trace?.neurons.find(({ id }) => id === to);
    const term = head?.forward.find(({ edge }) => edge === this.edge);
    const gradient = this.trace?.edges[this.edge]?.gradient;
    if (!tail || !head || !term) return nothing;
    return html`<p class="small">
        Neuron ${from} sends ${formatNumber(tail.out)}; times the weight ${formatNumber(weight)}
        that is
        <strong>${formatNumber(term.value, 4)}</strong> into neuron ${to}.
      </p>
      ${
        gradient === null || gradient === undefined || head.delta === null
          ? nothing
          : html`<p class="small">
              gradient = delta of ${to} × out of ${from} = ${formatNumber(head.delta)} ×
              ${formatNumber(tail.out)} = <strong>${formatNumber(gradient, 4)}</strong>
              <span class="soft">${downhill(gradient)}</span>
            </p>`
      }`;
  }

  #drag(weight: number): void {
    const { playground } = this;
    if (!this.#dragging) {
      playground?.pause();
      void playground?.remember();
    }
    this.#dragging = true;
    void playground?.dragWeight(this.edge, weight);
  }
}

function downhill(gradient: number): string {
  if (gradient === 0) return 'On this example the loss does not depend on it.';
  return `On this example a step makes the weight ${gradient > 0 ? 'smaller' : 'larger'}.`;
}

customElements.define('edgewise-edge-inspector', EdgeInspector);
