/**
 * One example's way through the network, neuron by neuron: forward with the formula and its numbers,
 * backward with the chain rule and its numbers, and the numeric derivative beside each gradient.
 *
 * @fires neuron-show {id} the neuron whose turn it is
 */

import { css, html, nothing } from 'lit';
import type { Encoded } from '../../../wasm/src/answers.js';
import { EdgewiseError } from '../../../wasm/src/error.js';
import type { Trace, TraceNeuron } from '../../../wasm/src/types.js';
import { coalesce } from '../state/coalesce.js';
import { formatNumber } from '../views/format.js';
import { StoreElement } from './store-element.js';
import { controls } from './tokens.js';

const mostTerms = 12;

export class LookInside extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    index: { state: true },
    at: { state: true },
    trace: { state: true },
    fault: { state: true },
  };
  /** Place of the example in the training set. */
  declare index: number;
  /** Step of the walk: first all neurons forward, then backward. */
  declare at: number;
  declare trace: Trace | null;
  declare fault: string;

  #example: Encoded | null = null;
  #askedFor: readonly unknown[] = [];

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
        align-content: start;
      }
      .formula {
        overflow-wrap: anywhere;
      }
      input[type='number'] {
        width: 5em;
      }
      table {
        width: auto;
      }
      td {
        padding-right: 16px;
      }
    `,
  ];

  constructor() {
    super();
    this.index = 0;
    this.at = 0;
    this.trace = null;
    this.fault = '';
  }

  override willUpdate(): void {
    super.willUpdate();
    const { frame, opened, running } = this.playground ?? {};
    const key = [this.index, frame?.weights, opened];
    if (!frame || running || key.every((value, k) => value === this.#askedFor[k])) return;
    if (opened !== this.#askedFor[2]) this.at = 0;
    this.#askedFor = key;
    void this.#ask();
  }

  readonly #ask = coalesce(async () => {
    try {
      const playground = this.playground;
      if (!playground) return;
      this.#example = await playground.inspect('encoded', { set: 'train', index: this.index });
      this.trace = await playground.trace(this.#example.inputs, this.#example.targets);
      this.fault = '';
      this.#show();
    } catch (error) {
      this.fault = error instanceof EdgewiseError ? error.message : String(error);
    }
  });

  get #walk(): { neuron: TraceNeuron; back: boolean }[] {
    const neurons = this.trace?.neurons ?? [];
    const computing = neurons.filter(({ kind }) => kind === 'hidden' || kind === 'output');
    return [
      ...neurons.filter(({ kind }) => kind !== 'bias').map((neuron) => ({ neuron, back: false })),
      ...computing.toReversed().map((neuron) => ({ neuron, back: true })),
    ];
  }

  override render() {
    if (this.playground?.running) {
      return html`<p class="soft small">Pause to look inside.</p>`;
    }
    if (this.fault !== '') return html`<p class="bad small" role="alert">${this.fault}</p>`;
    const walk = this.#walk;
    const step = walk[Math.min(this.at, walk.length - 1)];
    const rows = this.playground?.opened?.data?.rows.train ?? 1;
    if (!step) return nothing;
    return html`
      <div class="row small">
        <label for="example">training example</label>
        <input
          id="example"
          type="number"
          min="1"
          max=${rows}
          .value=${String(this.index + 1)}
          @change=${this.#choose}
        />
        <span class="soft">row ${String((this.#example?.row ?? 0) + 1)} of the table</span>
        <button
          ?disabled=${this.at === 0}
          @click=${() => {
            this.#go(this.at - 1);
          }}
        >
          Back
        </button>
        <button
          class="primary"
          ?disabled=${this.at >= walk.length - 1}
          @click=${() => {
            this.#go(this.at + 1);
          }}
        >
          Next
        </button>
        <span class="soft">step ${String(this.at + 1)} of ${String(walk.length)}</span>
      </div>
      <div class="formula small" aria-live="polite">
        ${step.back ? this.#backward(step.neuron) : this.#forward(step.neuron)}
      </div>
    `;
  }

  #functionOf(id: string): string {
    return this.playground?.opened?.network.neurons.find((one) => one.id === id)?.function ?? '';
  }

  #sum(terms: { edge: number; value: number }[], factor: (edge: number) => string) {
    const shown = terms.slice(0, mostTerms).map(({ edge }) => factor(edge));
    const more = terms.length > mostTerms ? ` + … (${String(terms.length)} terms)` : '';
    return shown.join(' + ') + more;
  }

  #forward(neuron: TraceNeuron) {
    if (neuron.kind === 'input') {
      return html`<strong>Forward: neuron ${neuron.id}</strong> is an input and hands on
        ${formatNumber(neuron.out, 4)}.`;
    }
    const outOf = new Map(this.trace?.neurons.map(({ id, out }) => [id, out]));
    const sum = this.#sum(neuron.forward, (k) => {
      const edge = this.trace?.edges[k];
      return `${formatNumber(edge?.weight ?? 0)} · ${formatNumber(outOf.get(edge?.from ?? '') ?? 0)}`;
    });
    const loss =
      neuron.kind === 'output' && this.trace
        ? html`<br />target ${this.#example?.targets.map((t) => formatNumber(t)).join(', ')}, loss
            <strong>${formatNumber(this.trace.loss ?? 0, 4)}</strong>`
        : nothing;
    return html`<strong>Forward: neuron ${neuron.id}</strong><br />
      in = ${sum === '' ? '0' : sum} = <strong>${formatNumber(neuron.in, 4)}</strong><br />
      out = ${this.#functionOf(neuron.id)}(${formatNumber(neuron.in, 4)}) =
      <strong>${formatNumber(neuron.out, 4)}</strong>${loss}`;
  }

  #backward(neuron: TraceNeuron) {
    const deltaOf = new Map(this.trace?.neurons.map(({ id, delta }) => [id, delta]));
    const outOf = new Map(this.trace?.neurons.map(({ id, out }) => [id, out]));
    const back = this.#sum(neuron.backward, (k) => {
      const edge = this.trace?.edges[k];
      return `${formatNumber(edge?.weight ?? 0)} · ${formatNumber(deltaOf.get(edge?.to ?? '') ?? 0)}`;
    });
    const delta = formatNumber(neuron.delta ?? 0, 4);
    const how =
      neuron.kind === 'output'
        ? html`delta = d loss / d in = <strong>${delta}</strong>`
        : html`delta = (${back === '' ? '0' : back}) · ${this.#functionOf(neuron.id)}′(in), which is
            ${formatNumber(neuron.slope ?? 0)} = <strong>${delta}</strong>`;
    const incoming = neuron.forward.slice(0, mostTerms);
    return html`<strong>Backward: neuron ${neuron.id}</strong><br />${how}
      <table>
        <thead>
          <tr>
            <th>edge</th>
            <th>gradient = delta · out of its tail</th>
          </tr>
        </thead>
        <tbody>
          ${incoming.map(({ edge }) => {
            const one = this.trace?.edges[edge];
            return html`<tr>
              <td>${one?.from} → ${one?.to}</td>
              <td>
                ${delta} · ${formatNumber(outOf.get(one?.from ?? '') ?? 0)} =
                <strong>${formatNumber(one?.gradient ?? 0, 4)}</strong>
              </td>
            </tr>`;
          })}
        </tbody>
      </table>`;
  }

  #go(at: number): void {
    this.at = at;
    this.#show();
  }

  #show(): void {
    const walk = this.#walk;
    const step = walk[Math.min(this.at, walk.length - 1)];
    if (!step) return;
    const detail = { id: step.neuron.id };
    this.dispatchEvent(new CustomEvent('neuron-show', { detail, bubbles: true, composed: true }));
  }

  #choose(event: Event): void {
    const input = event.target as HTMLInputElement;
    const most = this.playground?.opened?.data?.rows.train ?? 1;
    const place = Math.round(input.valueAsNumber);
    if (Number.isNaN(place)) return;
    this.index = Math.max(0, Math.min(most - 1, place - 1));
    input.value = String(this.index + 1);
  }
}

customElements.define('edgewise-look-inside', LookInside);
