/**
 * One edge from near: its weight, typed or dragged, and for the present example its gradient with
 * the numeric derivative beside it.
 *
 * @fires weight-show when the loss over this weight is wanted
 */

import { css, html, nothing } from 'lit';
import type { GradientCheck } from '../../../wasm/src/answers.js';
import { Inquiry } from '../kit/inquiry.js';
import { shapeOf } from '../project/fit.js';
import { withFrozen } from '../project/frozen.js';
import { withoutEdge } from '../project/graph.js';
import { formatNumber } from '../kit/format.js';
import { agreement } from './walk.js';
import { exampleField } from './example-field.js';
import { inspectorStyle } from './inspector-style.js';
import { controls } from '../kit/tokens.js';
import { noTarget } from '../session/example.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { Tracing } from '../session/tracing.js';
import { weightField } from '../kit/weight-field.js';
import { define } from '../kit/define.js';

/** From where the slider is taken hold of. */
const reach = 3;

export class EdgeInspector extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run', 'view'];
  static override properties = {
    ...StoreElement.properties,
    edge: { type: Number },
  };
  /** Its number. */
  declare edge: number;

  readonly #tracing = new Tracing(this, () => this.playground);
  /** The numeric derivative; none without a target. */
  readonly #check = new Inquiry(this, () => this.playground, {
    about: () => {
      const example = this.#tracing.answer?.example;
      return example?.targets ? [this.edge, example.inputs] : null;
    },
    ask: async (playground) => {
      const example = this.#tracing.answer?.example;
      if (!example?.targets) return undefined;
      const { inputs, targets } = example;
      return playground.inspect('gradientCheck', { edges: [this.edge], on: { inputs, targets } });
    },
    // What cannot be asked now, as the network has just changed, is asked again with its next weights.
    failed: () => true,
  });
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
        <button
          @click=${() => {
            this.dispatchEvent(new CustomEvent('weight-show', { bubbles: true, composed: true }));
          }}
        >
          Loss of this weight
        </button>
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
        <label class="row small" title="You can still change it yourself.">
          <input
            type="checkbox"
            ?disabled=${playground.readonly}
            .checked=${edge.frozen === true}
            @change=${({ target }: Event) => {
              const { checked } = target as HTMLInputElement;
              void playground.changeInRun((present) =>
                withFrozen(present, [from, to], checked ? weight : null),
              );
            }}
          />
          Frozen: training leaves this weight as it is
        </label>
      </div>
      ${this.#numbers(from, to, weight, edge.frozen === true)}
    `;
  }

  #numbers(from: string, to: string, weight: number, isFrozen: boolean) {
    const { fault, answer } = this.#tracing;
    const check = this.#check.current;
    if (fault !== '') return html`<p class="bad small" role="alert">${fault}</p>`;
    const tail = answer?.trace.neurons.find(({ id }) => id === from);
    const head = answer?.trace.neurons.find(({ id }) => id === to);
    const term = head?.forward.find(({ edge }) => edge === this.edge);
    const gradient = answer?.trace.edges[this.edge]?.gradient;
    if (!tail || !head || !term) return nothing;
    return html`<p class="small">
        Neuron ${from} sends ${formatNumber(tail.out)}; times the weight ${formatNumber(weight)},
        that adds <strong>${formatNumber(term.value, 4)}</strong> to the sum of neuron ${to}.
      </p>
      ${
        gradient === null || gradient === undefined || head.delta === null
          ? noGradient(answer?.example)
          : html`<p class="small">
              gradient = delta of ${to} × out of ${from} = ${formatNumber(head.delta)} ×
              ${formatNumber(tail.out)} = <strong>${formatNumber(gradient, 4)}</strong>
              <span class="soft">${downhill(gradient, isFrozen)}</span>
            </p>`
      }
      ${check ? numeric(check) : nothing}`;
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

/** Backpropagation begins with a target. */
function noGradient(example: { targets: number[] | null } | null | undefined) {
  return example?.targets === null
    ? html`<p class="small soft">${noTarget} So there is no gradient.</p>`
    : nothing;
}

/** What anybody can measure: two losses, and their difference over the way between them. */
function numeric({ step, edges: [one] }: GradientCheck) {
  if (!one) return nothing;
  return html`<p class="small">
    numeric = (loss above − loss below) / (2 · ${formatNumber(step)}) =
    (${formatNumber(one.above, 5)} − ${formatNumber(one.below, 5)}) / ${formatNumber(2 * step)} =
    <strong>${formatNumber(one.numeric, 4)}</strong>
    <span class="soft"
      >${one.difference === 0 ? 'They agree.' : `Difference: ${agreement(one.difference)}.`}</span
    >
  </p>`;
}

function downhill(gradient: number, isFrozen: boolean): string {
  if (gradient === 0) return 'On this example the loss does not depend on it.';
  if (isFrozen) return 'It is frozen: no step follows this gradient.';
  return `On this example gradient descent ${gradient > 0 ? 'decreases' : 'increases'} it.`;
}

define('ew-edge-inspector', EdgeInspector);
