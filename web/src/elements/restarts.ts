/** Many runs from other weights: progress, the histogram of their losses, and any of them opened. */

import { css, html, nothing } from 'lit';
import type { Magnitude, RestartResult } from '../../../wasm/src/answers.js';
import { EdgewiseError } from '../../../wasm/src/error.js';
import { formatCount, formatNumber } from '../views/format.js';
import './histogram.js';
import { StoreElement } from './store-element.js';
import { controls } from './tokens.js';

export class Restarts extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    count: { state: true },
    epochs: { state: true },
    done: { state: true },
    result: { state: true },
    bits: { state: true },
    combinations: { state: true },
    fault: { state: true },
  };
  declare count: number;
  declare epochs: number;
  declare done: number;
  declare result: RestartResult | null;
  declare fault: string;
  /** Of each weight, for the count of all combinations. */
  declare bits: number;
  declare combinations: Magnitude | null;

  #stop: AbortController | null = null;
  #startedAt = 0;
  #openedFor: unknown = null;

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 8px;
        grid-template-columns: minmax(0, 1fr);
      }
      input[type='number'] {
        width: 6em;
      }
      progress {
        flex: 1;
        min-width: 80px;
        accent-color: var(--edgewise-accent);
      }
      .best {
        display: inline-block;
        width: 10px;
        height: 10px;
        margin-right: 6px;
        background: var(--edgewise-positive);
      }
    `,
  ];

  constructor() {
    super();
    this.count = 200;
    this.epochs = 50;
    this.done = 0;
    this.result = null;
    this.fault = '';
    this.bits = 4;
    this.combinations = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.abort();
  }

  override willUpdate(): void {
    super.willUpdate();
    const opened = this.playground?.opened?.network;
    if (opened !== this.#openedFor) {
      this.#openedFor = opened;
      this.result = null;
      this.#stop?.abort();
      void this.#count();
    }
  }

  override render() {
    const running = this.#stop !== null;
    return html`
      <div class="row small">
        <label for="count">runs</label>
        <input
          id="count"
          type="number"
          min="1"
          max="100000"
          .value=${String(this.count)}
          @change=${(event: Event) => {
            this.count = this.#whole(event, 1, 100_000, this.count);
          }}
        />
        <label for="epochs">epochs each</label>
        <input
          id="epochs"
          type="number"
          min="1"
          max="100000"
          .value=${String(this.epochs)}
          @change=${(event: Event) => {
            this.epochs = this.#whole(event, 1, 100_000, this.epochs);
          }}
        />
        ${
          running
            ? html`<button
                  @click=${() => {
                    this.#stop?.abort();
                  }}
                >
                  Cancel
                </button>
                <progress
                  aria-label="Restarts done"
                  max=${this.count}
                  .value=${this.done}
                ></progress>
                <span class="soft">${this.#remaining()}</span>`
            : html`<button class="primary" @click=${this.#run}>Restarts</button>
                <span class="soft">from other weights each, the best kept</span>`
        }
      </div>
      <p class="bad small" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>
      ${this.result ? this.#results(this.result) : this.#bruteForce()}
    `;
  }

  /** What trying everything would mean instead: the count is exact. */
  #bruteForce() {
    const count = this.combinations;
    if (!count) return nothing;
    const edges = this.playground?.opened?.network.edges.length ?? 0;
    const many =
      count.decimal !== null && count.decimal.length <= 9
        ? formatCount(Number(count.decimal))
        : html`${formatNumber(count.mantissa)} · 10<sup>${formatCount(count.exponent)}</sup>`;
    return html`<p class="small">
      Trying everything instead: ${formatCount(edges)} weights of
      <select
        aria-label="Bits a weight"
        @change=${(event: Event) => {
          this.bits = Number((event.target as HTMLSelectElement).value);
          void this.#count();
        }}
      >
        ${[1, 2, 4, 8, 16].map(
          (bits) => html`<option .selected=${bits === this.bits}>${String(bits)}</option>`,
        )}
      </select>
      bits each make <strong>${many}</strong> networks.
    </p>`;
  }

  async #count(): Promise<void> {
    try {
      this.combinations =
        (await this.playground?.inspect('combinations', { bits: this.bits })) ?? null;
    } catch {
      this.combinations = null;
    }
  }

  #whole(event: Event, low: number, high: number, before: number): number {
    const input = event.target as HTMLInputElement;
    const value = Math.round(input.valueAsNumber);
    const kept = Number.isNaN(value) ? before : Math.max(low, Math.min(high, value));
    input.value = String(kept);
    return kept;
  }

  #remaining(): string {
    const elapsed = (performance.now() - this.#startedAt) / 1000;
    if (this.done === 0 || elapsed < 0.5) return '';
    const rate = this.done / elapsed;
    return `${formatCount(this.done)} of ${formatCount(this.count)}, ${formatNumber(rate)} a second, ${formatCount(Math.ceil((this.count - this.done) / rate))} s left`;
  }

  async #run(): Promise<void> {
    const playground = this.playground;
    if (!playground) return;
    const stop = new AbortController();
    this.#stop = stop;
    this.#startedAt = performance.now();
    this.done = 0;
    this.fault = '';
    try {
      this.result = await playground.restarts({
        count: this.count,
        epochs: this.epochs,
        signal: stop.signal,
        onProgress: (done) => {
          this.done = done;
        },
      });
    } catch (error) {
      if (error instanceof EdgewiseError) this.fault = error.message;
      else if (!stop.signal.aborted) this.fault = String(error);
    }
    this.#stop = null;
    this.requestUpdate();
  }

  #results({ losses, best }: RestartResult) {
    const median = losses.toSorted()[Math.floor(losses.length / 2)] ?? 0;
    return html`
      <div class="row small">
        <span
          ><span class="best" aria-hidden="true"></span>best
          <strong>${formatNumber(best.loss)}</strong>
          <span class="soft">(number ${formatCount(best.index + 1)})</span>, median
          ${formatNumber(median)}</span
        >
        <button
          @click=${() => {
            void this.playground?.useWeights(best.weights);
          }}
        >
          Open the best
        </button>
      </div>
      <edgewise-histogram
        .values=${losses}
        label="runs"
        unit="training loss"
        .mark=${best.loss}
      ></edgewise-histogram>
    `;
  }
}

customElements.define('edgewise-restarts', Restarts);
