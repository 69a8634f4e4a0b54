/** A sweep: one or two settings over lists of values, each trained from a few starts, and compared. */

import { html, nothing } from 'lit';
import type { Project } from '../../../wasm/src/project.js';
import { atRest, trainVariants } from './runs.js';
import {
  axesOf,
  completed,
  settingsOf,
  untrained,
  valuesOf,
  type Value,
  type Varied,
} from '../project/settings.js';
import { formatCount } from '../kit/format.js';
import { numberEntry } from '../kit/number-entry.js';
import type { Topic } from '../session/topics.js';
import { trainingOf } from '../project/defaults.js';
import { SearchElement } from './search-element.js';
import './sweep-chart.js';
import { groupsOf, measures, type Measure, type Run } from './sweep-results.js';
import { sweepStyle } from './sweep-style.js';
import { sweepTable, type Order } from './sweep-table.js';
import { define } from '../kit/define.js';

/** One line of the form: what varies, and its values as they were typed. */
interface Choice {
  id: string;
  text: string;
}

interface Results {
  title: string;
  labels: readonly string[];
  epochs: number;
  original: Project;
  runs: readonly Run[];
}

export class Sweep extends SearchElement {
  static override topics: readonly Topic[] = ['document'];
  static override properties = {
    ...SearchElement.properties,
    first: { state: true },
    second: { state: true },
    seeds: { state: true },
    epochs: { state: true },
    results: { state: true },
    measure: { state: true },
    separate: { state: true },
    order: { state: true },
  };
  declare first: Choice;
  declare second: Choice;
  declare seeds: number;
  declare epochs: number;
  declare results: Results | null;
  declare measure: Measure;
  /** Every run in a row of its own. */
  declare separate: boolean;
  declare order: Order | null;

  #chosenFor: unknown = null;

  static override styles = [...SearchElement.styles, sweepStyle];

  constructor() {
    super();
    this.first = { id: '', text: '' };
    this.second = { id: '', text: '' };
    this.seeds = 3;
    this.epochs = 50;
    this.results = null;
    this.measure = 'testLoss';
    this.separate = false;
    this.order = null;
  }

  get #settings() {
    const { project } = this.playground ?? {};
    return project ? settingsOf(project).filter(({ setting }) => !setting.unswept) : [];
  }

  override willUpdate(): void {
    super.willUpdate();
    const opened = this.playground?.opened;
    if (!opened || opened === this.#chosenFor) return;
    this.#chosenFor = opened;
    const has = ({ id }: Choice) => this.#settings.some(({ setting }) => setting.id === id);
    if (!has(this.first)) this.first = this.#choiceOf(this.#settings[0]?.setting.id ?? '');
    if (!has(this.second)) this.second = { id: '', text: '' };
  }

  #choiceOf(id: string): Choice {
    const found = this.#settings.find(({ setting }) => setting.id === id);
    return found
      ? { id, text: found.setting.usual(found.now).map(String).join(', ') }
      : { id: '', text: '' };
  }

  /** What is to vary, or what is wrong with it. */
  #planned(): Varied[] | string {
    const planned: Varied[] = [];
    for (const { id, text } of [this.first, this.second]) {
      const setting = this.#settings.find((one) => one.setting.id === id)?.setting;
      if (!setting) continue;
      const values = valuesOf(setting, text);
      if (typeof values === 'string') return values;
      planned.push({ setting, values });
    }
    const runs = planned.reduce((count, { values }) => count * values.length, this.seeds);
    return runs > 1000 ? `That makes ${formatCount(runs)} runs; the limit is 1,000.` : planned;
  }

  override render() {
    if (!this.playground?.opened?.data) {
      return html`<p class="soft">A sweep needs examples: choose or load data first.</p>`;
    }
    const planned = this.#planned();
    const isWrong = typeof planned === 'string';
    const runs = isWrong
      ? 0
      : planned.reduce((count, { values }) => count * values.length, this.seeds);
    return html`
      <div class="form small">
        ${this.#choice('Vary', 'Values', this.first, (choice) => (this.first = choice), false)}
        ${this.#choice('and', 'Other values', this.second, (choice) => (this.second = choice), true)}
      </div>
      <div class="form small">
        <label for="seeds">starts each</label>
        <input
          id="seeds"
          ${numberEntry({
            value: this.seeds,
            name: 'The number of starts',
            min: 1,
            max: 100,
            whole: true,
            take: (value) => {
              this.seeds = value;
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
            ? this.bar('Runs done', 'runs')
            : html`<button class="primary" ?disabled=${isWrong} @click=${this.#sweep}>
                  Run the sweep
                </button>
                <span class="soft"
                  >${isWrong ? nothing : `${formatCount(runs)} runs, each from its own start`}</span
                >`
        }
      </div>
      <p class="bad small" role="alert" ?hidden=${!isWrong}>${isWrong ? planned : ''}</p>
      ${this.faultLine()}
      ${this.results ? this.#found(this.results) : this.progress ? nothing : this.#before()}
    `;
  }

  #before() {
    return html`<p class="soft small">
      A sweep trains the network with each of these settings, from several starts. What each of them
      leads to is then shown here side by side, and every run can be opened.
    </p>`;
  }

  #choice(
    label: string,
    valuesLabel: string,
    { id, text }: Choice,
    change: (choice: Choice) => void,
    optional: boolean,
  ) {
    const taken = optional ? this.first.id : this.second.id;
    return html`<label for=${label}>${label}</label>
      <select
        id=${label}
        @change=${(event: Event) => {
          change(this.#choiceOf((event.target as HTMLSelectElement).value));
        }}
      >
        ${optional ? html`<option value="" .selected=${id === ''}>nothing else</option>` : nothing}
        ${this.#settings
          .filter(({ setting }) => setting.id !== taken)
          .map(
            ({ setting }) =>
              html`<option value=${setting.id} .selected=${setting.id === id}>
                ${setting.label}
              </option>`,
          )}
      </select>
      ${
        id === ''
          ? nothing
          : html`<input
              type="text"
              aria-label=${valuesLabel}
              .value=${text}
              @change=${(event: Event) => {
                change({ id, text: (event.target as HTMLInputElement).value });
              }}
            />`
      }`;
  }

  async #sweep(): Promise<void> {
    const { playground, seeds, epochs } = this;
    const planned = this.#planned();
    if (!playground || typeof planned === 'string') return;
    const total = planned.reduce((count, { values }) => count * values.length, seeds);
    await this.run(total, async (signal, onProgress) => {
      const original = await atRest(playground);
      const base = untrained(original);
      const seed = trainingOf(base).init.seed;
      const starts = Array.from({ length: seeds }, (_, k) => seed + k);
      const runs: Run[] = [];
      this.order = null;
      if (!playground.opened?.data?.rows.test) this.measure = 'trainLoss';
      await trainVariants(
        base,
        [...axesOf(planned, base), { path: 'training.init.seed', values: starts }],
        {
          epochs,
          signal,
          onProgress,
          onRow: ({ metrics, project }, index) => {
            const values: Value[] = [];
            let rest = Math.floor(index / seeds);
            for (const one of planned.toReversed()) {
              values.unshift(one.values[rest % one.values.length] ?? '');
              rest = Math.floor(rest / one.values.length);
            }
            runs[index] = { values, seed: starts[index % seeds] ?? seed, metrics, project };
            this.results = {
              title: original.title ?? '',
              labels: planned.map(({ setting }) => setting.label),
              epochs,
              original,
              // In their order, without the holes of those that are not done.
              runs: Object.values(runs),
            };
          },
        },
      );
    });
  }

  #found({ title, labels, epochs, original, runs }: Results) {
    const { measure, separate, order } = this;
    const groups = groupsOf(runs);
    const isClasses = runs.some(({ metrics }) => metrics.accuracy !== null);
    const shown = measures.filter(([one]) => one !== 'accuracy' || isClasses);
    const measured = measures.find(([one]) => one === measure)?.[1] ?? '';
    return html`
      <div class="form small">
        <span class="soft"
          >${title}, ${formatCount(epochs)} epochs, ${formatCount(runs.length)} runs</span
        >
        <label for="measure">chart of</label>
        <select
          id="measure"
          @change=${(event: Event) => {
            this.measure = (event.target as HTMLSelectElement).value as Measure;
          }}
        >
          ${shown.map(
            ([one, label]) =>
              html`<option value=${one} .selected=${one === measure}>${label}</option>`,
          )}
        </select>
        <label class="check"
          ><input
            type="checkbox"
            .checked=${separate}
            @change=${(event: Event) => {
              this.separate = (event.target as HTMLInputElement).checked;
            }}
          />
          one row per run</label
        >
      </div>
      <ew-sweep-chart
        .groups=${groups}
        .labels=${labels}
        .measure=${measure}
        .measured=${measured}
      ></ew-sweep-chart>
      ${sweepTable({
        labels,
        groups: separate ? runs.flatMap((run) => groupsOf([run])) : groups,
        shown,
        measure,
        separate,
        order,
        sort: (chosen) => {
          this.order = chosen;
        },
        open: ({ project }) => {
          void this.playground?.openProject(completed(project, original));
        },
      })}
    `;
  }
}

define('ew-sweep', Sweep);
