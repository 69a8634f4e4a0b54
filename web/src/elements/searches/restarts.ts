/** Many runs from other weights: progress, the histogram of their losses, and any of them opened. */

import { css, html, nothing } from 'lit';
import type { Magnitude, RestartResult } from '../../../../wasm/src/answers.js';
import { manyStarts } from '../../state/searches.js';
import { formatCount, formatNumber } from '../../views/format.js';
import '../histogram.js';
import { magnitude } from './magnitude.js';
import { SearchElement, wholeOf } from './search-element.js';

export class Restarts extends SearchElement {
  static override properties = {
    ...SearchElement.properties,
    count: { state: true },
    epochs: { state: true },
    result: { state: true },
    bits: { state: true },
    combinations: { state: true },
  };
  declare count: number;
  declare epochs: number;
  declare result: RestartResult | null;
  /** Of each weight, for the count of all combinations. */
  declare bits: number;
  declare combinations: Magnitude | null;

  #openedFor: unknown = null;

  static override styles = [
    ...SearchElement.styles,
    css`
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
    this.result = null;
    this.bits = 4;
    this.combinations = null;
  }

  override willUpdate(): void {
    super.willUpdate();
    const opened = this.playground?.opened?.network;
    if (opened !== this.#openedFor) {
      this.#openedFor = opened;
      this.result = null;
      this.stop();
      void this.#count();
    }
  }

  override render() {
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
            this.count = wholeOf(event, 1, 100_000, this.count);
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
            this.epochs = wholeOf(event, 1, 100_000, this.epochs);
          }}
        />
        ${
          this.progress
            ? this.bar('Restarts done', 'networks', 'Cancel')
            : html`<button class="primary" @click=${this.#run}>Restarts</button>
                <span class="soft">from other weights each, the best kept</span>`
        }
      </div>
      ${this.faultLine()} ${this.result ? this.#results(this.result) : this.#bruteForce()}
    `;
  }

  /** What trying everything would mean instead: the count is exact. */
  #bruteForce() {
    const count = this.combinations;
    if (!count) return nothing;
    const edges = this.playground?.opened?.network.edges.length ?? 0;
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
      bits each make <strong>${magnitude(count)}</strong> networks.
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

  async #run(): Promise<void> {
    const { playground, count, epochs } = this;
    if (!playground) return;
    await this.run(count, async (signal, onProgress) => {
      this.result = await manyStarts(playground, { count, epochs, signal, onProgress });
    });
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
