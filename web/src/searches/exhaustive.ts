/** Every combination of weights on a grid: how many, how long, and the best of them. */

import { css, html, nothing } from 'lit';
import type { ExhaustiveResult, Magnitude } from '../../../wasm/src/answers.js';
import { everyCombination, timeOfAll } from './runs.js';
import { formatCount, formatDuration, formatFixed, formatNumber } from '../kit/format.js';
import { numberEntry } from '../kit/number-entry.js';
import '../kit/number-field.js';
import { magnitude } from './magnitude.js';
import type { Topic } from '../session/topics.js';
import { SearchElement } from './search-element.js';
import { define } from '../kit/define.js';

/** Seconds: a day. Longer searches are not begun. */
const longest = 24 * 3600;

const bitsOffered = [1, 2, 3, 4, 5, 6, 8];

/** What is tried; what was measured for it. */
interface Plan {
  combinations: Magnitude;
  /** Of all; null until it is measured, infinite where there are too many to begin. */
  seconds: number | null;
}

export class Exhaustive extends SearchElement {
  static override topics: readonly Topic[] = ['document', 'frame'];
  static override properties = {
    ...SearchElement.properties,
    bits: { state: true },
    low: { state: true },
    high: { state: true },
    plan: { state: true },
    result: { state: true },
    best: { state: true },
  };
  declare bits: number;
  declare low: number;
  declare high: number;
  declare plan: Plan | null;
  declare result: ExhaustiveResult | null;
  /** Of those tried so far. */
  declare best: ExhaustiveResult['best'] | null;

  #plannedFor: unknown = null;

  static override styles = [
    ...SearchElement.styles,
    css`
      .grid {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 8px;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: flex;
        flex-wrap: wrap;
        gap: 2px 16px;
      }
    `,
  ];

  constructor() {
    super();
    this.bits = 2;
    this.low = -4;
    this.high = 4;
    this.plan = null;
    this.result = null;
    this.best = null;
  }

  override willUpdate(): void {
    super.willUpdate();
    const { playground } = this;
    const opened = playground?.opened?.network;
    if (!opened || !this.shown) return;
    const key = [opened, playground.training.loss, this.bits, this.low, this.high];
    const before = this.#plannedFor as unknown[] | null;
    if (before?.every((value, k) => value === key[k])) return;
    this.#plannedFor = key;
    this.stop();
    this.result = null;
    this.best = null;
    void this.#planFor(key);
  }

  /** The count at once, the time as soon as it is measured. */
  async #planFor(key: unknown): Promise<void> {
    const { playground, bits, low, high } = this;
    if (!playground) return;
    const isMeant = () => this.#plannedFor === key;
    this.plan = null;
    this.fault = '';
    try {
      const combinations = await playground.inspect('combinations', { bits });
      if (!isMeant()) return;
      const isCountable = Number(combinations.decimal ?? Infinity) <= 2 ** 48;
      this.plan = { combinations, seconds: isCountable ? null : Infinity };
      if (!isCountable || !playground.opened?.data) return;
      const estimate = await timeOfAll(playground, { bits, range: [low, high] });
      if (isMeant() && estimate) this.plan = { combinations, seconds: estimate.seconds };
    } catch (error) {
      if (isMeant()) this.fault = error instanceof Error ? error.message : String(error);
    }
  }

  override render() {
    const { playground, plan } = this;
    const edges = playground?.opened?.network.edges.length ?? 0;
    if (!playground?.opened?.data) {
      return html`<p class="soft">A search needs examples: choose or load data first.</p>`;
    }
    const busy = this.progress !== null;
    return html`
      <div class="grid small">
        <label for="bits">bits per weight</label>
        <select
          id="bits"
          ?disabled=${busy}
          @change=${(event: Event) => {
            this.bits = Number((event.target as HTMLSelectElement).value);
          }}
        >
          ${bitsOffered.map(
            (bits) =>
              html`<option value=${bits} .selected=${bits === this.bits}>${String(bits)}</option>`,
          )}
        </select>
        ${this.#bound('from', this.low, -1e6, this.high, busy, (value) => (this.low = value))}
        ${this.#bound('to', this.high, this.low, 1e6, busy, (value) => (this.high = value))}
        <span class="soft">${this.#values()}</span>
      </div>
      <div class="row small">
        <span
          >${formatCount(edges)} weights make
          <strong>${plan ? magnitude(plan.combinations) : '…'}</strong>
          networks${this.#time()}</span
        >
        ${busy ? nothing : this.#begin()}
      </div>
      ${this.faultLine()}
      ${busy ? html`<div class="row small">${this.bar('Combinations tried', 'networks')}</div>` : nothing}
      ${this.#found()}
    `;
  }

  #bound(
    label: string,
    value: number,
    min: number,
    max: number,
    busy: boolean,
    change: (value: number) => void,
  ) {
    return html`<label for=${label}>${label}</label>
      <input
        id=${label}
        ?disabled=${busy}
        ${numberEntry({
          value,
          name: `“${label}”`,
          min,
          max,
          step: 0.1,
          check: (next) =>
            next === (label === 'from' ? max : min) ? '“from” must be below “to”.' : '',
          take: change,
        })}
      />`;
  }

  /** Which values a weight takes. */
  #values(): string {
    const count = 2 ** this.bits;
    const at = (k: number) => formatNumber(this.low + ((this.high - this.low) * k) / (count - 1));
    return count <= 4
      ? `each is ${Array.from({ length: count }, (_, k) => at(k)).join(', ')}`
      : `each is ${at(0)}, ${at(1)}, … ${at(count - 1)}`;
  }

  #time() {
    const { plan } = this;
    if (!plan) return '.';
    if (plan.seconds === null) return '; the time is being measured …';
    if (plan.seconds === Infinity) return ': far too many to try.';
    return html`; trying all takes about <strong>${formatDuration(plan.seconds)}</strong>.`;
  }

  #begin() {
    const seconds = this.plan?.seconds ?? null;
    if (seconds !== null && seconds > longest) {
      return html`<span
          >Take fewer bits or a smaller network, or train it: training finds good weights without
          trying them all.</span
        >
        <button @click=${this.#small}>Try it on a small network</button>`;
    }
    const goesOn = this.result !== null && !this.result.done;
    return html`<button
        class="primary"
        ?disabled=${seconds === null}
        @click=${() => {
          void this.#search();
        }}
      >
        ${goesOn ? 'Go on' : 'Try all'}
      </button>
      ${this.best ? nothing : html`<span class="soft">the lowest training loss is kept</span>`}`;
  }

  #found() {
    const { best, result } = this;
    const { opened, frame } = this.playground ?? {};
    const metrics = frame?.metrics;
    if (!best || !opened) return nothing;
    const tried = result
      ? result.done
        ? 'of all'
        : `of the first ${formatCount(result.next)}`
      : 'so far';
    return html`
      <div class="row small">
        <span aria-live="polite"
          >best ${tried}: training loss <strong>${formatFixed(best.loss)}</strong>
          <span class="soft"
            >(the network now: ${formatFixed(metrics?.trainLoss ?? null)},
            ${metrics?.samples ? `at epoch ${formatCount(metrics.epoch)}` : 'not trained yet'})</span
          ></span
        >
        <button
          ?disabled=${this.progress !== null}
          @click=${() => {
            void this.playground?.useWeights(Float32Array.from(best.weights));
          }}
        >
          Open the best
        </button>
      </div>
      <ul class="small" aria-label="Best weights">
        ${opened.network.edges.map(({ from, to }, e) => {
          const id = (neuron: number) => opened.network.neurons[neuron]?.id ?? '';
          return html`<li>
            <span class="soft">${id(from)} → ${id(to)}</span> ${formatNumber(best.weights[e] ?? 0)}
          </li>`;
        })}
      </ul>
    `;
  }

  async #search(): Promise<void> {
    const { playground, plan, bits, low, high, result } = this;
    const total = Number(plan?.combinations.decimal ?? Infinity);
    if (!playground || !Number.isFinite(total)) return;
    const resume = result && !result.done ? result : null;
    if (!resume) this.best = null;
    this.result = null;
    const key = this.#plannedFor;
    await this.run(
      total,
      async (signal, onProgress) => {
        const found = await everyCombination(playground, {
          bits,
          range: [low, high],
          signal,
          onProgress,
          onBest: (best) => {
            if (this.#plannedFor === key) this.best = best;
          },
          ...(resume && { resume }),
        });
        if (this.#plannedFor === key) [this.result, this.best] = [found, found.best];
      },
      resume?.next ?? 0,
    );
  }

  #small(): void {
    this.dispatchEvent(new CustomEvent('small-want', { bubbles: true, composed: true }));
  }
}

define('ew-exhaustive', Exhaustive);
