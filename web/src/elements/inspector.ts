/** One neuron or edge from near: what goes in and with which weight; weights can be typed. */

import { css, html, nothing } from 'lit';
import type { FunctionName, GraphNetwork } from '../../../wasm/src/project.js';
import type { NeuronInfo } from '../../../wasm/src/types.js';
import { hiddenFunctions, isLayered } from '../state/fit.js';
import { headsFor, withEdge, withFunction, withoutEdge, withoutNeuron } from '../state/graph.js';
import { formatNumber } from '../views/format.js';
import { StoreElement } from './store-element.js';
import { controls } from './tokens.js';

const mostListed = 12;

/** Digits that tell every float32 from its neighbours. */
const floatDigits = 9;

export class Inspector extends StoreElement {
  static override properties = { ...StoreElement.properties, selected: { attribute: false } };
  /** "neuron 3" or "edge 5", or nothing. */
  declare selected: string;

  static override styles = [
    controls,
    css`
      :host {
        display: block;
        height: 76px;
        overflow: auto;
        scrollbar-width: thin;
      }
      .weights {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 16px;
      }
      .swatch {
        display: inline-block;
        width: 26px;
        height: 4px;
        border-radius: 2px;
        vertical-align: middle;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        align-items: center;
        color: var(--edgewise-ink-soft);
      }
      .legend i {
        display: inline-block;
        width: 10px;
        height: 10px;
        border: 2px solid;
        border-radius: 50%;
        margin-right: 5px;
        vertical-align: -1px;
      }
      .legend i.bias {
        border-radius: 1px;
        transform: rotate(45deg) scale(0.8);
      }
      .legend i.output {
        border-style: double;
        border-width: 4px;
        width: 6px;
        height: 6px;
      }
    `,
  ];

  constructor() {
    super();
    this.selected = '';
  }

  override render() {
    const [kind, id = ''] = this.selected.split(' ');
    if (kind === 'edge') return this.#edge(Number(id));
    if (kind === 'neuron') return this.#neuron(id);
    return this.#legend();
  }

  #legend() {
    return html`<div class="legend small">
      <span><i style="color:var(--edgewise-input)"></i>input</span>
      <span><i style="color:var(--edgewise-hidden)"></i>hidden</span>
      <span><i class="output" style="color:var(--edgewise-output)"></i>output</span>
      <span><i class="bias" style="color:var(--edgewise-bias)"></i>bias, sends 1</span>
      <span
        >weight <span class="swatch" style="background:var(--edgewise-negative)"></span> negative
        <span class="swatch" style="background:var(--edgewise-positive)"></span> positive, wider is
        larger</span
      >
      <span>Click a neuron or an edge to see its numbers.</span>
    </div>`;
  }

  #edge(index: number) {
    const network = this.playground?.opened?.network;
    const edge = network?.edges[index];
    const weight = this.playground?.frame?.weights[index];
    if (!network || !edge || weight === undefined) return nothing;
    const from = network.neurons[edge.from]?.id ?? '';
    const to = network.neurons[edge.to]?.id ?? '';
    return html`<div class="row small">
      <strong>Edge ${from} → ${to}</strong>
      <label for="weight">weight</label>
      <input
        id="weight"
        type="number"
        step="any"
        style="width:13em"
        .value=${String(Number(weight.toPrecision(floatDigits)))}
        @change=${(event: Event) => {
          this.#setWeight(index, event.target as HTMLInputElement, weight);
        }}
      />
      ${
        this.#canDraw
          ? html`<button
              @click=${() => {
                this.#draw((graph) => withoutEdge(graph, from, to));
              }}
            >
              Delete edge
            </button>`
          : nothing
      }
      ${this.#close()}
    </div>`;
  }

  get #canDraw(): boolean {
    const network = this.playground?.project?.network;
    return network !== undefined && !isLayered(network);
  }

  #draw(change: (graph: GraphNetwork) => GraphNetwork): void {
    const graph = this.playground?.graph;
    if (graph) void this.playground?.changeGraph(change(graph));
  }

  /** Function, edges and removal of a neuron, where the network is drawn freely. */
  #drawing(neuron: NeuronInfo) {
    const graph = this.playground?.graph;
    if (!this.#canDraw || !graph) return nothing;
    const { id, kind } = neuron;
    const computes = kind === 'hidden' || kind === 'output';
    const heads = headsFor(graph, id);
    return html`<div class="row">
      ${
        computes
          ? html`<label for="function">function</label>
              <select
                id="function"
                @change=${(event: Event) => {
                  const name = (event.target as HTMLSelectElement).value as FunctionName;
                  this.#draw((drawn) => withFunction(drawn, id, name));
                }}
              >
                ${hiddenFunctions.map(
                  (name) =>
                    html`<option value=${name} .selected=${name === neuron.function}>
                      ${name}
                    </option>`,
                )}
              </select>`
          : nothing
      }
      <label for="connect">connect to</label>
      <select
        id="connect"
        ?disabled=${heads.length === 0}
        @change=${(event: Event) => {
          const select = event.target as HTMLSelectElement;
          const to = select.value;
          select.value = '';
          if (to !== '') this.#draw((drawn) => withEdge(drawn, id, to));
        }}
      >
        <option value="" selected>…</option>
        ${heads.map((head) => html`<option value=${head}>${head}</option>`)}
      </select>
      ${
        kind === 'hidden' || kind === 'bias'
          ? html`<button
              @click=${() => {
                this.#draw((drawn) => withoutNeuron(drawn, id));
              }}
            >
              Delete neuron
            </button>`
          : nothing
      }
    </div>`;
  }

  #neuron(id: string) {
    const playground = this.playground;
    const network = playground?.opened?.network;
    const index = network?.neurons.findIndex((neuron) => neuron.id === id) ?? -1;
    const neuron = network?.neurons[index];
    if (!network || !neuron) return nothing;
    const incoming = network.edges
      .map((edge, k) => ({ edge, weight: playground.frame?.weights[k] ?? 0 }))
      .filter(({ edge }) => edge.to === index);
    const about =
      neuron.kind === 'bias'
        ? 'bias neuron: always sends 1'
        : neuron.kind === 'input'
          ? `input neuron: hands on ${neuron.label === '' ? 'its value' : neuron.label}`
          : `${neuron.kind} neuron, ${neuron.function} of the weighted sum`;
    return html`<div class="small">
      <div class="row">
        <strong>Neuron ${id}</strong><span class="soft">${about}</span>${this.#close()}
      </div>
      ${this.#drawing(neuron)}
      ${
        incoming.length > 0
          ? html`<div class="weights">
              ${incoming
                .slice(0, mostListed)
                .map(
                  ({ edge, weight }) =>
                    html`<span
                      ><span class="soft">from ${network.neurons[edge.from]?.id ?? ''}</span>
                      ${formatNumber(weight)}</span
                    >`,
                )}
              ${
                incoming.length > mostListed
                  ? html`<span class="soft">… ${String(incoming.length - mostListed)} more</span>`
                  : nothing
              }
            </div>`
          : nothing
      }
    </div>`;
  }

  #close() {
    return html`<button
      class="quiet"
      aria-label="Close"
      @click=${() => {
        this.dispatchEvent(new CustomEvent('inspector-close'));
      }}
    >
      ×
    </button>`;
  }

  #setWeight(edge: number, input: HTMLInputElement, before: number): void {
    const weight = input.valueAsNumber;
    if (Number.isFinite(weight)) void this.playground?.setWeight(edge, weight);
    else input.value = String(before);
  }
}

customElements.define('edgewise-inspector', Inspector);
