/**
 * One example's way through the network, in the figure and here beside it. Neuron by neuron: forward with
 * the formula and its numbers, the loss, backward with the chain rule, a numeric derivative beside each
 * gradient, and at the end the step of training. Or layer by layer, with the one equation that evaluates
 * all. A neuron that is selected in the figure is the next in turn.
 */

import { html, nothing } from 'lit';
import type { GradientCheck, Stepped } from '../../../wasm/src/answers.js';
import { Inquiry } from '../kit/inquiry.js';
import { formatFixed } from '../kit/format.js';
import { exampleBar } from './example-bar.js';
import { lookInto, type Inside } from './inside.js';
import { stepThroughStyle } from './step-through-style.js';
import { update } from './update-step.js';
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
import { scalingOf, walkAt } from './walk-shown.js';
import { trainingOf } from '../project/defaults.js';
import type { Playground } from '../session/playground.js';
import { selectedNeuron } from '../session/selection.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
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
  /** Where the step of training leads that the example makes; none of a test row. */
  readonly #stepped = new Inquiry<Playground, Stepped>(this, () => this.playground, {
    about: ({ example: { set, input } }) =>
      this.#step?.kind === 'update' && set === 'train' && !input ? [this.inside] : null,
    pause: Infinity,
    ask: async (playground) => {
      const { inputs, targets } = this.inside?.example ?? {};
      if (!inputs || !targets) return undefined;
      return playground.inspect('stepped', { on: { inputs, targets } });
    },
  });
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the figure shows is made of these. */
  #shown: readonly unknown[] = [];
  /** Id of the neuron that was last selected. */
  #selected: string | null = null;
  /** The loss before the step that was applied, and the weights after it. */
  #applied: { loss: number | null; weights: unknown } | null = null;

  static override styles = [controls, stepThroughStyle];

  constructor() {
    super();
    this.by = 'neuron';
    this.at = 0;
    this.walking = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#key);
    this.#shown = [];
    this.#selected = this.#selectedNow;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#key);
    this.#stop();
    this.playground?.light([]);
  }

  override willUpdate(): void {
    const opened = this.playground?.opened;
    if (opened !== this.#opened) {
      this.#opened = opened;
      this.at = 0;
      this.#selected = this.#selectedNow;
      this.#stop();
    }
    this.#followSelection();
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
  }

  get #selectedNow(): string | null {
    const { selection = null, opened } = this.playground ?? {};
    return selectedNeuron(selection, opened?.network);
  }

  /** Whoever selects a neuron in the figure goes to its step, on the way back to that of the way back. */
  #followSelection(): void {
    const id = this.#selectedNow;
    if (id === this.#selected) return;
    this.#selected = id;
    const steps = this.#steps;
    const isOf = (step: Step) =>
      step.kind === 'layer'
        ? this.#layers[step.layer]?.includes(id ?? '')
        : 'neuron' in step && step.neuron.id === id;
    const isBack = this.at > steps.findIndex(({ kind }) => kind === 'loss');
    const at = isBack ? steps.findLastIndex(isOf) : steps.findIndex(isOf);
    if (at < 0) return;
    this.#stop();
    this.at = at;
  }

  /** Left and right, unless they mean something else where the focus is. */
  readonly #key = (event: KeyboardEvent) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const [target] = event.composedPath();
    const isOwn = target instanceof HTMLElement && !target.matches('input, select');
    if (way === undefined || !isOwn || target.scrollWidth > target.clientWidth) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#stop();
    this.#go(Math.min(this.at, this.#steps.length - 1) + way);
  };

  /** In the figure: the numbers that are known by now, and what is in turn lit. */
  #show(): void {
    const { playground, inside } = this;
    const step = this.#step;
    const next = step?.kind === 'update' ? (this.#stepped.current?.weights ?? null) : null;
    const shown = [inside, this.at, this.by, next, playground?.running];
    if (shown.every((value, k) => value === this.#shown[k])) return;
    this.#shown = shown;
    if (!playground || !inside || !step || playground.running) {
      playground?.light([]);
      return;
    }
    if ('neuron' in step) {
      this.#selected = step.neuron.id;
      playground.select({ kind: 'neuron', id: step.neuron.id });
    }
    const walk = walkAt(inside, this.#steps, this.at, this.#layers, next);
    playground.light(walk.lit, walk);
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
    return html`${playground && exampleBar(playground, this.inside)} ${this.#controls()}
      <div class="formula" aria-live="polite">${this.#formula()}</div>`;
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
      <span
        ><span class="soft">loss</span> ${formatFixed(this.inside?.trace.loss ?? null)}${
          this.#applied && this.#applied.weights === this.playground?.frame?.weights
            ? html`, <span class="soft">before the step</span> ${formatFixed(this.#applied.loss)}`
            : nothing
        }</span
      >
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
        return forward(numbers, step.neuron, inside.scaled.get(step.neuron.id));
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
          scaling: scalingOf(inside),
        });
      }
      case 'update':
        return update({
          trace: inside.trace,
          stepSize: playground.frame?.metrics.stepSize ?? NaN,
          training: trainingOf(playground),
          stepped: this.#stepped.current,
          why:
            playground.example.set === 'test'
              ? 'This is a test row: only training rows change the weights.'
              : this.#stepped.fault,
          apply: () => void this.#apply(),
        });
    }
  }

  readonly #apply = async () => {
    const { playground } = this;
    const loss = this.inside?.trace.loss ?? null;
    if (!(await playground?.applyStep(playground.example.index))) return;
    this.#applied = { loss, weights: playground?.frame?.weights };
    this.#go(0);
    this.#focus();
  };

  /** A button that has done its work leaves the focus to Next. */
  #focus(): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('.steps .primary')?.focus();
    });
  }

  override updated(): void {
    this.#show();
    const index = this.renderRoot.querySelector('msub > :nth-child(2)');
    if (!index || this.hasAttribute('flat')) return;
    const base = index.previousElementSibling?.getBoundingClientRect();
    const isFlat = index.getBoundingClientRect().bottom <= (base?.bottom ?? 0) + 1;
    if (isFlat) this.setAttribute('flat', '');
  }
}

define('ew-step-through', StepThrough);
