/** A sweep: one or two settings over lists of values, each trained from a few starts, and compared. */

import { css, html, nothing } from 'lit';
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
import { formatCount, formatFixed, formatPercent } from '../kit/format.js';
import { numberEntry } from '../kit/number-entry.js';
import type { Topic } from '../session/topics.js';
import { trainingOf } from '../project/defaults.js';
import { SearchElement } from './search-element.js';
import './sweep-chart.js';
import { groupsOf, type Group, type Measure, type Run, type Spread } from './sweep-results.js';
import { define } from '../kit/define.js';

const measures: readonly [Measure, string][] = [
  ['testLoss', 'test loss'],
  ['trainLoss', 'training loss'],
  ['accuracy', 'accuracy'],
];

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

interface Order {
  by: number | Measure;
  descending: boolean;
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

  static override styles = [
    ...SearchElement.styles,
    css`
      .form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 8px;
      }
      .form input[type='text'] {
        width: 11em;
      }
      .form input.number {
        width: 4.6em;
      }
      .check {
        display: inline-flex;
        align-items: center;
        gap: 4px;
      }
      .check input {
        min-height: 0;
        margin: 0;
      }
      .table {
        overflow-x: auto;
      }
      th button {
        border: 0;
        padding: 0 2px;
        background: none;
        font-weight: 600;
        color: inherit;
      }
      td button {
        min-height: 26px;
        padding: 0 10px;
      }
      @media (pointer: coarse), (max-width: 640px) {
        td button {
          min-height: 44px;
        }
      }
    `,
  ];

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
    return runs > 1000 ? `These are ${formatCount(runs)} runs; at most 1,000 are made.` : planned;
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
      ${this.faultLine()} ${this.results ? this.#found(this.results) : nothing}
    `;
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
    const groups = groupsOf(runs);
    const isClasses = runs.some(({ metrics }) => metrics.accuracy !== null);
    const shown = measures.filter(([measure]) => measure !== 'accuracy' || isClasses);
    const measured = measures.find(([measure]) => measure === this.measure)?.[1] ?? '';
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
            ([measure, label]) =>
              html`<option value=${measure} .selected=${measure === this.measure}>
                ${label}
              </option>`,
          )}
        </select>
        <label class="check"
          ><input
            type="checkbox"
            .checked=${this.separate}
            @change=${(event: Event) => {
              this.separate = (event.target as HTMLInputElement).checked;
            }}
          />
          every run in a row</label
        >
      </div>
      <ew-sweep-chart
        .groups=${groups}
        .labels=${labels}
        .measure=${this.measure}
        .measured=${measured}
      ></ew-sweep-chart>
      <div class="table" tabindex="0" role="group" aria-label="Results of the sweep">
        <table>
          <thead>
            <tr>
              ${labels.map((label, k) => this.#head(label, k, false))}
              ${this.separate ? html`<th class="number" scope="col">seed</th>` : nothing}
              ${shown.map(([measure, label]) =>
                this.#head(this.separate ? label : `median ${label}`, measure, true),
              )}
              <th scope="col">${this.separate ? 'ended' : 'diverged'}</th>
              <th scope="col"><span class="hidden-visually">open</span></th>
            </tr>
          </thead>
          <tbody>
            ${this.#sorted(this.separate ? runs.flatMap((run) => groupsOf([run])) : groups).map(
              (group) => this.#row(group, shown, original),
            )}
          </tbody>
        </table>
      </div>
      <p class="small soft">
        ${this.separate ? 'Open takes that run, as it ended.' : 'In brackets: lowest to highest. Open takes the best run of the row.'}
      </p>
    `;
  }

  #head(label: string, by: Order['by'], isNumber: boolean) {
    const { order } = this;
    const sorted = order?.by === by ? (order.descending ? 'descending' : 'ascending') : 'none';
    return html`<th scope="col" class=${isNumber ? 'number' : ''} aria-sort=${sorted}>
      <button
        @click=${() => {
          this.order = { by, descending: sorted === 'ascending' };
        }}
      >
        ${label}${sorted === 'none' ? '' : sorted === 'ascending' ? ' ↑' : ' ↓'}
      </button>
    </th>`;
  }

  #sorted(groups: readonly Group[]): readonly Group[] {
    const { order } = this;
    if (!order) return groups;
    const { by, descending } = order;
    const key = (group: Group): Value =>
      typeof by === 'number' ? (group.values[by] ?? '') : (group.spreads[by]?.median ?? Infinity);
    const compare = (a: Value, b: Value) =>
      typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
    const sorted = groups.toSorted((a, b) => compare(key(a), key(b)));
    return descending ? sorted.reverse() : sorted;
  }

  #row(group: Group, shown: readonly (readonly [Measure, string])[], original: Project) {
    const { values, spreads, best, diverged } = group;
    const write = (measure: Measure, value: number) =>
      measure === 'accuracy' ? formatPercent(value) : formatFixed(value);
    const cell = (measure: Measure, spread: Spread | null) =>
      spread === null
        ? '–'
        : html`${write(measure, spread.median)}
          ${this.separate || measure !== this.measure ? nothing : html`<span class="soft">(${write(measure, spread.low)} – ${write(measure, spread.high)})</span>`}`;
    return html`<tr>
      ${values.map((value) => html`<td>${String(value)}</td>`)}
      ${this.separate ? html`<td class="number">${String(best.seed)}</td>` : nothing}
      ${shown.map(([measure]) => html`<td class="number">${cell(measure, spreads[measure])}</td>`)}
      <td>
        ${
          this.separate
            ? diverged > 0
              ? 'diverged'
              : `epoch ${formatCount(best.metrics.epoch)}`
            : diverged > 0
              ? `${formatCount(diverged)} of ${formatCount(group.runs.length)}`
              : 'none'
        }
      </td>
      <td>
        <button
          aria-label=${`Open ${values.join(', ')}${this.separate ? `, seed ${String(best.seed)}` : ''}`}
          @click=${() => {
            void this.playground?.openProject(completed(best.project, original));
          }}
        >
          Open
        </button>
      </td>
    </tr>`;
  }
}

define('ew-sweep', Sweep);
