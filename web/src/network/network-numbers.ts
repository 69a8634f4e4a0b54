/** The network as tables: its neurons, and its edges with their weights. */

import { LitElement, css, html, nothing } from 'lit';
import type { NetworkInfo, Topology } from '../../../wasm/src/types.js';
import { formatCount, formatNumber } from '../kit/format.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';
import { sideShadow } from '../kit/side-shadow.js';

/** Rows that one table begins with, and grows by. */
const someRows = 200;
/** Milliseconds between two states of the tables while the weights move. */
const pause = 500;

export class NetworkNumbers extends LitElement {
  static override properties = {
    network: { attribute: false },
    topology: { attribute: false },
    weights: { attribute: false },
    most: { state: true },
  };
  declare network: NetworkInfo | null;
  declare topology: Topology | null;
  declare weights: Float32Array | null;
  declare most: number;

  #shown = -Infinity;

  static override styles = [
    controls,
    css`
      :host {
        display: block;
        overflow: auto;
        ${sideShadow}
        scrollbar-width: thin;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: 16px 48px;
      }
      table {
        width: auto;
      }
      caption {
        text-align: left;
        font-weight: 600;
      }
      td,
      th {
        padding-right: 20px;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--ew-surface);
      }
    `,
  ];

  constructor() {
    super();
    this.network = null;
    this.topology = null;
    this.weights = null;
    this.most = someRows;
  }

  /** Waits where the last state is too young: numbers that flicker cannot be read. */
  protected override async scheduleUpdate(): Promise<void> {
    const wait = this.#shown + pause - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    this.#shown = performance.now();
    await super.scheduleUpdate();
  }

  override render() {
    const { network, topology, weights, most } = this;
    if (!network || !topology || !weights) return nothing;
    const { neurons, edges } = network;
    const layerOf = new Map(topology.layers.flatMap((ids, k) => ids.map((id) => [id, k + 1])));
    const idOf = (n: number) => neurons[n]?.id ?? '';
    return html`<div tabindex="0" role="group" aria-label="The network as tables">
      <table>
        <caption>
          ${formatCount(neurons.length)} neurons
        </caption>
        <thead>
          <tr>
            <th scope="col">neuron</th>
            <th scope="col">name</th>
            <th scope="col">kind</th>
            <th scope="col">function</th>
            <th scope="col" class="number">layer</th>
          </tr>
        </thead>
        <tbody>
          ${neurons.slice(0, most).map(
            ({ id, label, kind, function: name }) =>
              html`<tr>
                <th scope="row">${id}</th>
                <td>${label}</td>
                <td>${kind}</td>
                <td>${kind === 'hidden' || kind === 'output' ? name : ''}</td>
                <td class="number">${layerOf.get(id)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <table>
        <caption>
          ${formatCount(edges.length)} edges
        </caption>
        <thead>
          <tr>
            <th scope="col">from</th>
            <th scope="col">to</th>
            <th scope="col" class="number">weight</th>
          </tr>
        </thead>
        <tbody>
          ${edges.slice(0, most).map(
            ({ from, to }, k) =>
              html`<tr>
                <td>${idOf(from)}</td>
                <td>${idOf(to)}</td>
                <td class="number">${formatNumber(weights[k] ?? 0)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        Math.max(neurons.length, edges.length) > most
          ? html`<button
              @click=${() => {
                this.most += someRows;
              }}
            >
              Show more rows
            </button>`
          : nothing
      }
    </div>`;
  }
}

define('ew-network-numbers', NetworkNumbers);
