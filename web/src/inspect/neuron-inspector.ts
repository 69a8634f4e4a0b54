/**
 * One neuron from near: what comes in along each edge, what its function makes of the sum, and the
 * function's graph with the neuron's point on it. What can be changed about it is changed here too.
 */

import { css, html, nothing } from 'lit';
import type { FunctionName } from '../../../wasm/src/project.js';
import type { NeuronInfo, TraceNeuron } from '../../../wasm/src/types.js';
import { shapeOf } from '../project/fit.js';
import { headsFor, withEdge, withFunction, withLabel, withoutNeuron } from '../project/graph.js';
import { formatNumber } from '../kit/format.js';
import { curveTable, mapTable } from '../kit/map-table.js';
import { exampleField } from './example-field.js';
import './function-chooser.js';
import './function-graph.js';
import { inspectorStyle } from './inspector-style.js';
import { withLayerFunction } from '../project/layers.js';
import { controls } from '../kit/tokens.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { Tracing } from '../session/tracing.js';
import { typed } from '../kit/typed.js';
import { define } from '../kit/define.js';
import { sideShadow } from '../kit/side-shadow.js';

export class NeuronInspector extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run', 'view'];
  static override properties = { ...StoreElement.properties, neuron: {} };
  /** Its id. */
  declare neuron: string;

  readonly #tracing = new Tracing(this, () => this.playground);

  static override styles = [
    controls,
    inspectorStyle,
    css`
      .body {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 20px;
        align-items: flex-start;
      }
      .sums {
        flex: 1 1 250px;
        min-width: 0;
      }
      #name {
        width: 9em;
      }
      .terms {
        max-height: 92px;
        overflow: auto;
        ${sideShadow}
        scrollbar-width: thin;
      }
      table {
        width: auto;
      }
      td,
      th {
        padding: 1px 14px 1px 0;
        border: 0;
      }
      @container edgewise (width < 640px) {
        .function {
          order: 1;
        }
      }
      .map {
        overflow-x: auto;
        ${sideShadow}
      }
      caption {
        text-align: left;
      }
      .total {
        margin-top: 4px;
        padding-top: 4px;
        border-top: 1px solid var(--ew-line);
      }
    `,
  ];

  constructor() {
    super();
    this.neuron = '';
  }

  override render() {
    const { playground } = this;
    const neurons = playground?.opened?.network.neurons ?? [];
    const info = neurons.find(({ id }) => id === this.neuron);
    if (!playground || !info) return nothing;
    const { fault, answer } = this.#tracing;
    const traced = answer?.trace.neurons.find(({ id }) => id === this.neuron);
    const computes = info.kind === 'hidden' || info.kind === 'output';
    return html`
      <div class="row small">
        <strong>Neuron ${info.id}</strong>
        <span class="soft">${info.kind}${info.label === '' ? '' : `, ${info.label}`}</span>
        ${computes ? this.#function(info) : nothing}
        <span class="end">${exampleField(playground)}</span>
      </div>
      ${fault === '' ? nothing : html`<p class="bad small" role="alert">${fault}</p>`}
      ${traced ? this.#numbers(info, traced, computes) : nothing}
      ${this.#map(neurons.indexOf(info))} ${this.#drawing(info)}
    `;
  }

  #numbers(info: NeuronInfo, traced: TraceNeuron, computes: boolean) {
    if (!computes) {
      const what =
        info.kind === 'bias'
          ? 'A bias neuron has no edge into it and always sends 1.'
          : 'An input neuron passes its input on unchanged.';
      return html`<p class="small">
        ${what} out = <strong>${formatNumber(traced.out, 4)}</strong>
      </p>`;
    }
    const point = { in: traced.in, out: traced.out, slope: traced.slope };
    return html`<div class="body small">
      <div class="sums">
        ${this.#terms(traced)}
        <p class="total">
          in = <strong>${formatNumber(traced.in, 4)}</strong>, out = ${info.function}(in) =
          <strong>${formatNumber(traced.out, 4)}</strong>${
            traced.slope === null
              ? nothing
              : html`, <span class="soft">derivative ${formatNumber(traced.slope)}</span>`
          }
        </p>
      </div>
      <ew-function-graph
        .playground=${this.playground}
        .name=${info.function}
        .point=${point}
      ></ew-function-graph>
    </div>`;
  }

  #terms(traced: TraceNeuron) {
    const trace = this.#tracing.answer?.trace;
    if (!trace || traced.forward.length === 0) {
      return html`<p class="soft">No incoming edge: the sum is 0.</p>`;
    }
    const outOf = new Map(trace.neurons.map(({ id, out }) => [id, out]));
    const neurons = this.playground?.opened?.network.neurons ?? [];
    const nameOf = new Map(
      neurons.map(({ id, kind, label }) => [id, kind === 'bias' ? 'bias' : label]),
    );
    return html`<div class="terms" tabindex="0" role="group" aria-label="Incoming edges">
      <table>
        <thead>
          <tr>
            <th>from</th>
            <th class="number">its out</th>
            <th class="number">× weight</th>
            <th class="number">= product</th>
          </tr>
        </thead>
        <tbody>
          ${traced.forward.map(({ edge, value }) => {
            const from = trace.edges[edge]?.from ?? '';
            return html`<tr>
              <td>${from} <span class="soft">${nameOf.get(from)}</span></td>
              <td class="number">${formatNumber(outOf.get(from) ?? 0)}</td>
              <td class="number">${formatNumber(trace.edges[edge]?.weight ?? 0)}</td>
              <td class="number">${formatNumber(value)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  /** The numbers behind the small map or curve that the figure shows in the neuron. */
  #map(neuron: number) {
    const { axes, frame } = this.playground ?? {};
    const map = frame?.neuronMap;
    const values = map?.neurons?.[neuron];
    if (!axes || !values) return nothing;
    const table =
      axes.y === null || map.y === null
        ? curveTable(map, axes.x, [{ name: 'out', values }])
        : mapTable(map, [axes.x, axes.y], (place) => formatNumber(values[place] ?? NaN));
    return html`<details class="small">
      <summary>Map values</summary>
      <div class="map" tabindex="0" role="group" aria-label="Map values">${table}</div>
    </details>`;
  }

  #function(info: NeuronInfo) {
    const { playground } = this;
    const network = playground?.project?.network;
    if (!playground || !network || info.function === 'softmax') {
      return html`<span class="soft">${info.function}</span>`;
    }
    const shape = shapeOf(network);
    // In layers, the hidden neurons of one apply the same.
    const layer = playground.opened?.topology.layers.findIndex((ids) => ids.includes(info.id)) ?? 0;
    if (shape && info.kind === 'output') return html`<span class="soft">${info.function}</span>`;
    return html`<span class="row function">
      <ew-function-chooser
        .playground=${playground}
        .name=${info.function}
        @function-choose=${(event: CustomEvent<{ name: FunctionName }>) => {
          const { name } = event.detail;
          if (shape) void playground.changeShape(withLayerFunction(layer - 1, name));
          else void playground.changeGraph((graph) => withFunction(graph, info.id, name));
        }}
      ></ew-function-chooser>
      ${shape ? html`<span class="soft">of its layer</span>` : nothing}
    </span>`;
  }

  /** Name, edges and removal, where the network is drawn freely. */
  #drawing({ id, kind, label }: NeuronInfo) {
    const { playground } = this;
    const network = playground?.project?.network;
    const graph = playground?.graph;
    if (!graph || !network || shapeOf(network)) return nothing;
    const heads = headsFor(graph, id);
    return html`<div class="row small">
      <label for="name">name</label>
      <input
        id="name"
        type="text"
        maxlength="40"
        .value=${typed(label)}
        @change=${(event: Event) => {
          const name = (event.target as HTMLInputElement).value.trim();
          void playground.changeGraph((drawn) => withLabel(drawn, id, name));
        }}
      />
      <label for="connect">connect to</label>
      <select
        id="connect"
        ?disabled=${heads.length === 0}
        @change=${(event: Event) => {
          const select = event.target as HTMLSelectElement;
          const to = select.value;
          select.value = '';
          if (to !== '') void playground.changeGraph((drawn) => withEdge(drawn, id, to));
        }}
      >
        <option value="" selected>…</option>
        ${heads.map((head) => html`<option value=${head}>${head}</option>`)}
      </select>
      ${
        kind === 'hidden' || kind === 'bias'
          ? html`<button
              @click=${() => {
                void playground.changeGraph((drawn) => withoutNeuron(drawn, id));
              }}
            >
              Delete neuron
            </button>`
          : nothing
      }
    </div>`;
  }
}

define('ew-neuron-inspector', NeuronInspector);
