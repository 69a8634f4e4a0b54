/**
 * One example's way through the network. Neuron by neuron: forward with the formula and its numbers,
 * the loss, backward with the chain rule, a numeric derivative beside each gradient. Or layer by
 * layer, with the one equation that evaluates all.
 *
 * @fires neuron-show {id} the neuron whose turn it is
 * @fires neurons-light {ids} what is lit in the figure; empty when nothing is
 */

import { html, nothing } from 'lit';
import type { GradientCheck } from '../../../wasm/src/answers.js';
import { Inquiry } from '../kit/inquiry.js';
import { typedInput } from './example-field.js';
import { formatCount, formatFixed } from '../kit/format.js';
import { lookInto, type Inside } from './inside.js';
import { stepThroughStyle } from './step-through-style.js';
import {
  Numbers,
  backward,
  forward,
  layerStep,
  layerSteps,
  losses,
  neuronSteps,
  type Step,
} from './walk.js';
import { trainingOf } from '../project/defaults.js';
import type { Playground } from '../session/playground.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import { numberEntry } from '../kit/number-entry.js';
import { define } from '../kit/define.js';

/** Gradients of so many weights are checked. */
const mostChecked = 12;
/** Milliseconds a step, when it runs by itself. */
const pace = 900;

type By = 'neuron' | 'layer';

export class StepThrough extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run', 'view'];
  static override properties = {
    ...StoreElement.properties,
    by: { state: true },
    at: { state: true },
    walking: { state: true },
  };
  declare by: By;
  /** Step of the walk. */
  declare at: number;
  /** It goes on by itself. */
  declare walking: boolean;

  #opened: unknown = null;
  readonly #inside = new Inquiry(this, () => this.playground, {
    about: ({ opened, example }) => (opened?.data ? [example] : null),
    pause: Infinity,
    ask: lookInto,
    answered: () => {
      this.#show();
    },
  });
  /** The numeric derivatives of the weights into the neuron whose turn it is. */
  readonly #check = new Inquiry<Playground, GradientCheck>(this, () => this.playground, {
    about: () => {
      const step = this.#step;
      return step?.kind === 'backward' ? [this.inside, step.neuron.id] : null;
    },
    pause: Infinity,
    ask: async (playground) => {
      const step = this.#step;
      if (!this.inside || step?.kind !== 'backward') return undefined;
      const edges = step.neuron.forward.slice(0, mostChecked).map(({ edge }) => edge);
      const { inputs, targets } = this.inside.example;
      if (!targets) return undefined;
      return playground.inspect('gradientCheck', { edges, on: { inputs, targets } });
    },
  });
  #timer: ReturnType<typeof setTimeout> | undefined;

  static override styles = [controls, stepThroughStyle];

  constructor() {
    super();
    this.by = 'neuron';
    this.at = 0;
    this.walking = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.#light([]);
  }

  override willUpdate(): void {
    const opened = this.playground?.opened;
    if (opened === this.#opened) return;
    this.#opened = opened;
    this.at = 0;
    this.#stop();
  }

  get inside(): Inside | null {
    return this.#inside.answer;
  }

  // ---- the walk

  get #layers(): string[][] {
    return this.playground?.opened?.topology.layers ?? [];
  }

  get #steps(): Step[] {
    if (!this.inside) return [];
    const steps = this.by === 'layer' ? layerSteps(this.#layers) : neuronSteps(this.inside.trace);
    // Without a target there is no loss, and no way back from it.
    if (this.inside.example.targets) return steps;
    return steps.filter(({ kind }) => kind === 'forward' || kind === 'layer');
  }

  get #step(): Step | undefined {
    const steps = this.#steps;
    return steps[Math.min(this.at, steps.length - 1)];
  }

  #go(at: number): void {
    this.at = Math.max(0, Math.min(this.#steps.length - 1, at));
    this.#show();
  }

  /** Lights what is in turn. */
  #show(): void {
    const step = this.#step;
    // An answer may come after another tool has been chosen: nothing is lit for it.
    if (!step || !this.isConnected) return;
    if (step.kind === 'layer') {
      this.#light(this.#layers[step.layer] ?? []);
    } else if (step.kind === 'loss') {
      const outputs = this.inside?.trace.neurons.filter(({ kind }) => kind === 'output') ?? [];
      this.#light(outputs.map(({ id }) => id));
    } else {
      const { id } = step.neuron;
      this.#light([id]);
      const detail = { id };
      this.dispatchEvent(new CustomEvent('neuron-show', { detail, bubbles: true, composed: true }));
    }
  }

  #light(ids: readonly string[]): void {
    const detail = { ids };
    this.dispatchEvent(new CustomEvent('neurons-light', { detail, bubbles: true, composed: true }));
  }

  readonly #walk = () => {
    if (this.walking) {
      this.#stop();
      return;
    }
    if (this.at >= this.#steps.length - 1) this.#go(0);
    this.walking = true;
    const next = () => {
      if (!this.walking) return;
      this.#go(this.at + 1);
      if (this.at >= this.#steps.length - 1) this.#stop();
      else this.#timer = setTimeout(next, pace);
    };
    this.#timer = setTimeout(next, pace);
  };

  #stop(): void {
    this.walking = false;
    clearTimeout(this.#timer);
  }

  // ---- drawing

  override render() {
    const { playground } = this;
    if (playground?.running) return html`<p class="soft">Pause to step through an example.</p>`;
    if (playground?.opened && !playground.opened.data) {
      return html`<p class="soft">This network has no data: choose some to step through.</p>`;
    }
    const fault = this.#inside.fault || this.#check.fault;
    if (fault !== '') return html`<p class="bad" role="alert">${fault}</p>`;
    if (!this.inside) return nothing;
    return html`${this.#choose()} ${this.#controls()}
      <div class="formula" aria-live="polite">${this.#formula()}</div>`;
  }

  #choose() {
    const { playground, inside } = this;
    const { set, index } = playground?.example ?? { set: 'train', index: 0 };
    const rows = playground?.opened?.data?.rows;
    const count = rows?.[set] ?? 1;
    return html`<div class="bar">
      <select
        aria-label="Set of the example"
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          playground?.chooseExample(value === 'test' ? 'test' : 'train', 0);
        }}
      >
        <option value="train" .selected=${set === 'train'}>training row</option>
        <option value="test" .selected=${set === 'test'} ?disabled=${rows?.test === 0}>
          test row
        </option>
      </select>
      <input
        aria-label="Example"
        ${numberEntry({
          value: index + 1,
          name: 'The example',
          min: 1,
          max: count,
          whole: true,
          of: set,
          take: (place) => {
            if (place - 1 !== index) playground?.chooseExample(set, place - 1);
          },
        })}
      />
      <span class="soft" title=${`Row ${formatCount((inside?.example.row ?? 0) + 1)} of the table`}
        >of ${formatCount(count)}</span
      >
      <button title="The example with the largest loss in this set" @click=${this.#worst}>
        Worst predicted
      </button>
      ${playground?.example.input ? typedInput(playground) : nothing}
      ${inside?.said.map(
        ({ target, truth, prediction }) =>
          html`<span
            ><span class="soft">${target}:</span> ${truth},
            <span class="soft">predicted</span> ${prediction}</span
          >`,
      )}
    </div>`;
  }

  #controls() {
    const steps = this.#steps;
    const at = Math.min(this.at, steps.length - 1);
    return html`<div class="bar steps">
      <select
        aria-label="Kind of steps"
        @change=${(event: Event) => {
          this.by = (event.target as HTMLSelectElement).value === 'layer' ? 'layer' : 'neuron';
          this.#stop();
          this.#go(0);
        }}
      >
        <option value="neuron" .selected=${this.by === 'neuron'}>neuron by neuron</option>
        <option
          value="layer"
          .selected=${this.by === 'layer'}
          ?disabled=${this.inside?.composition === null}
        >
          layer by layer
        </option>
      </select>
      <button
        ?disabled=${at === 0}
        @click=${() => {
          this.#stop();
          this.#go(at - 1);
        }}
      >
        Back
      </button>
      <button
        class="primary"
        ?disabled=${at >= steps.length - 1}
        @click=${() => {
          this.#stop();
          this.#go(at + 1);
        }}
      >
        Next
      </button>
      <button @click=${this.#walk}>${this.walking ? 'Stop' : 'Auto-play'}</button>
      <span class="soft">step ${String(at + 1)} of ${String(steps.length)}</span>
      <span><span class="soft">loss</span> ${formatFixed(this.inside?.trace.loss ?? null)}</span>
    </div>`;
  }

  #formula() {
    const { inside, playground } = this;
    const step = this.#step;
    if (!inside || !step || !playground?.opened) return nothing;
    const { targets } = inside.example;
    const { neurons } = playground.opened.network;
    const functions = new Map(neurons.map((one) => [one.id, one.function]));
    const numbers = new Numbers(inside.trace, (id) => functions.get(id) ?? '');
    switch (step.kind) {
      case 'forward':
        return forward(numbers, step.neuron);
      case 'backward': {
        if (!targets) return nothing;
        const wanted = { loss: trainingOf(playground).loss, targets };
        return backward(numbers, step.neuron, wanted, this.#check.current);
      }
      case 'layer':
        return layerStep(numbers, this.#layers, step.layer, inside.composition);
      case 'loss': {
        if (!targets) return nothing;
        const { set, index } = playground.example;
        const { metrics } = playground.frame ?? {};
        return losses(numbers, trainingOf(playground).loss, targets, {
          set,
          index,
          rows: playground.opened.data?.rows[set] ?? 1,
          mean: (set === 'train' ? metrics?.trainLoss : metrics?.testLoss) ?? null,
          first: inside.first,
        });
      }
    }
  }

  override updated(): void {
    const index = this.renderRoot.querySelector('msub > :nth-child(2)');
    if (!index || this.hasAttribute('flat')) return;
    const base = index.previousElementSibling?.getBoundingClientRect();
    const isFlat = index.getBoundingClientRect().bottom <= (base?.bottom ?? 0) + 1;
    if (isFlat) this.setAttribute('flat', '');
  }

  // ---- choosing

  readonly #worst = async () => {
    const { playground } = this;
    if (!playground) return;
    const { set } = playground.example;
    const question = { set, order: 'loss', descending: true, count: 1 } as const;
    const listing = await playground.attempt(() => playground.inspect('listing', question));
    const worst = listing?.examples[0];
    if (worst) playground.chooseExample(set, worst.index);
  };
}

define('ew-step-through', StepThrough);
