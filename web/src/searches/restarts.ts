/** Many runs from other weights: progress, the histogram of their losses, and any of them opened. */

import { css, html, nothing } from 'lit';
import type { Best, Magnitude } from '../../../wasm/src/answers.js';
import type { Project } from '../../../wasm/src/project.js';
import { better } from '../../../wasm/src/search.js';
import { manyStarts, withoutRules } from './runs.js';
import { formatCount, formatNumber } from '../kit/format.js';
import './histogram.js';
import { numberEntry } from '../kit/number-entry.js';
import { magnitude } from './magnitude.js';
import type { Topic } from '../session/topics.js';
import { SearchElement } from './search-element.js';
import { define } from '../kit/define.js';

/** Milliseconds between two looks at what is found so far. */
const lookEvery = 250;

/** What was found, so far or when it was stopped. */
interface Found {
  project: Project;
  epochs: number;
  /** Of all starts that were asked for; not a number where one is not done. */
  losses: Float32Array;
  done: number;
  best: Best;
}

export class Restarts extends SearchElement {
  static override topics: readonly Topic[] = ['document'];
  static override properties = {
    ...SearchElement.properties,
    count: { state: true },
    epochs: { state: true },
    found: { state: true },
    start: { state: true },
    told: { state: true },
    bits: { state: true },
    combinations: { state: true },
  };
  declare count: number;
  declare epochs: number;
  declare found: Found | null;
  /** The number, from 1, of the start to open. */
  declare start: number;
  /** What was opened. */
  declare told: string;
  /** Of each weight, for the count of all combinations. */
  declare bits: number;
  declare combinations: Magnitude | null;

  #opened: unknown = null;
  /** The network and the data, as text: undo opens the same ones again. */
  #foundFor = '';

  static override styles = [
    ...SearchElement.styles,
    css`
      form {
        gap: 6px 8px;
      }
      .best {
        display: inline-block;
        width: 10px;
        height: 10px;
        margin-right: 6px;
        background: var(--ew-positive);
      }
      #start {
        width: 5.4em;
      }
    `,
  ];

  constructor() {
    super();
    this.count = 200;
    this.epochs = 50;
    this.found = null;
    this.start = 1;
    this.told = '';
    this.bits = 4;
    this.combinations = null;
  }

  override willUpdate(): void {
    super.willUpdate();
    const { opened, project } = this.playground ?? {};
    if (opened === this.#opened) return;
    this.#opened = opened;
    this.told = '';
    const key = JSON.stringify([opened?.network, project?.data]);
    if (key === this.#foundFor) return;
    this.#foundFor = key;
    this.found = null;
    this.stop();
    void this.#count();
  }

  override render() {
    return html`
      <div class="row small">
        <label for="count">runs</label>
        <input
          id="count"
          ${numberEntry({
            value: this.count,
            name: 'The number of runs',
            min: 1,
            max: 100_000,
            whole: true,
            take: (value) => {
              this.count = value;
            },
          })}
        />
        <label for="epochs">epochs each</label>
        <input
          id="epochs"
          ${numberEntry({
            value: this.epochs,
            name: 'The number of epochs',
            min: 1,
            max: 100_000,
            whole: true,
            take: (value) => {
              this.epochs = value;
            },
          })}
        />
        ${
          this.progress
            ? this.bar('Restarts done', 'networks', 'Cancel')
            : html`<button class="primary" @click=${this.#run}>Run restarts</button>
                <span class="soft" aria-live="polite"
                  >${this.told || 'each from new weights; best kept'}</span
                >`
        }
      </div>
      ${this.faultLine()} ${this.#counts()}
      ${this.found ? this.#results(this.found) : this.progress ? nothing : this.#before()}
    `;
  }

  #before() {
    return html`<p class="soft small">
      Training may end in a local minimum. Each run starts from other random weights; how the losses
      of all runs are spread is then shown here, and every one of them can be opened.
    </p>`;
  }

  /** How many were tried, beside what trying everything would mean: the counts are exact. */
  #counts() {
    const { combinations: count, found } = this;
    if (!count) return nothing;
    const edges = this.playground?.opened?.network.edges.length ?? 0;
    return html`<p class="small">
      ${found ? html`${this.#tried(found)}; all` : 'All'} combinations of ${formatCount(edges)}
      weights with
      <select
        aria-label="Bits per weight"
        @change=${(event: Event) => {
          this.bits = Number((event.target as HTMLSelectElement).value);
          void this.#count();
        }}
      >
        ${[1, 2, 4, 8, 16].map(
          (bits) => html`<option .selected=${bits === this.bits}>${String(bits)}</option>`,
        )}
      </select>
      bits make <strong>${magnitude(count)}</strong> networks.
    </p>`;
  }

  #tried({ done, losses }: Found) {
    return done < losses.length && !this.progress
      ? html`Stopped after <strong>${formatCount(done)}</strong> of ${formatCount(losses.length)}
          starts`
      : html`<strong>${formatCount(done)}</strong> starts tried`;
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
    this.told = '';
    await this.run(count, async (signal, onProgress) => {
      const project = await withoutRules(playground);
      const losses = new Float32Array(count).fill(NaN);
      let done = 0;
      let best: Best | null = null;
      let lookedAt = 0;
      const key = this.#foundFor;
      const look = () => {
        lookedAt = performance.now();
        if (best && key === this.#foundFor) {
          this.found = { project, epochs, losses: losses.slice(), done, best };
        }
      };
      try {
        await manyStarts(project, {
          count,
          epochs,
          signal,
          onProgress,
          onFound: (block, from) => {
            losses.set(block.losses, from);
            done += block.losses.length;
            best = better(best, block.best);
            if (performance.now() - lookedAt >= lookEvery) look();
          },
        });
      } finally {
        look();
      }
    });
  }

  #results({ losses, best }: Found) {
    const known = losses.filter((loss) => !Number.isNaN(loss));
    const median = known.toSorted()[Math.floor(known.length / 2)] ?? 0;
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
            void this.#open(best.index);
          }}
        >
          Open the best
        </button>
        <form
          class="row"
          @submit=${(event: Event) => {
            event.preventDefault();
            void this.#open(this.start - 1);
          }}
        >
          <label for="start">Start</label>
          <input
            id="start"
            ${numberEntry({
              value: this.start,
              name: 'The start',
              min: 1,
              max: losses.length,
              whole: true,
              take: (value) => {
                this.start = value;
              },
            })}
          />
          <button>Open</button>
        </form>
      </div>
      <ew-histogram
        .values=${losses}
        label="runs"
        .called=${['start', 'starts']}
        unit="training loss"
        .mark=${best.loss}
        @choose=${(event: CustomEvent<number>) => {
          void this.#open(event.detail);
        }}
      ></ew-histogram>
    `;
  }

  /** One of the starts, by its number from 0, in place of the weights in the playground. */
  async #open(index: number): Promise<void> {
    const { playground, found } = this;
    if (!playground || !found) return;
    const { project, epochs, best } = found;
    const number = formatCount(index + 1);
    const asked = `start ${number} is being trained again …`;
    this.start = index + 1;
    this.fault = '';
    this.told = asked;
    const isMeant = () => this.told === asked && this.found?.project === project;
    try {
      const { weights } =
        index === best.index
          ? best
          : (await manyStarts(project, { first: index, count: 1, epochs })).best;
      if (!isMeant()) return;
      await playground.useWeights(Float32Array.from(weights), epochs);
      this.told = `start ${number} is open, at epoch ${formatCount(epochs)}`;
    } catch (error) {
      this.told = '';
      this.fault = error instanceof Error ? error.message : String(error);
    }
  }
}

define('ew-restarts', Restarts);
