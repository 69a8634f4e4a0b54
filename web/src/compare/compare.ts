/**
 * Two networks side by side: the one in the playground and the same with one setting changed, on the same
 * data in the same order, with their losses, their numbers and their maps.
 */

import { html, nothing } from 'lit';
import { Comparison, type Pair } from './comparison.js';
import { otherValue, settingsOf, valuesOf, type Setting, type Value } from '../project/settings.js';
import { formatNumber } from '../kit/format.js';
import { numberEntry } from '../kit/number-entry.js';
import { StoreElement } from '../session/store-element.js';
import type { Compared } from '../project/ideas/idea.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import { compareStyle } from './compare-style.js';
import { verdict } from './verdict.js';
import './compare-losses.js';
import './compare-numbers.js';
import './compare-outputs.js';
import { define } from '../kit/define.js';

export class Compare extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'run', 'view'];
  static override properties = {
    ...StoreElement.properties,
    compared: { attribute: false },
    shown: { attribute: false },
    setting: { state: true },
    text: { state: true },
    epochs: { state: true },
    wrong: { state: true },
  };
  /** What a preset asks for. */
  declare compared: Compared | null;
  /** Whether it can be seen: otherwise nothing runs. */
  declare shown: boolean;
  /** The id of what differs. */
  declare setting: string;
  /** The value of B as it was typed or chosen. */
  declare text: string;
  /** Of one run. */
  declare epochs: number;
  /** What is wrong with the value of B. */
  declare wrong: string;

  #comparison: Comparison | null = null;
  /** What is compared: it begins anew when the network, the data or the training become others. */
  #opened: unknown = null;
  #training = '';
  #takenOver: Compared | null = null;

  static override styles = [controls, compareStyle];

  constructor() {
    super();
    this.compared = null;
    this.shown = true;
    this.setting = 'stepSize';
    this.text = '';
    this.epochs = 100;
    this.wrong = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  // ---- following the playground

  override willUpdate(): void {
    this.hidden = !this.shown;
    const { playground, shown } = this;
    const { project, opened } = playground ?? {};
    const isOther = opened !== this.#opened || this.#trainingNow !== this.#training;
    if (isOther) this.#end();
    if (!shown || playground?.running === true) this.#comparison?.pause();
    if (!playground || !project || !opened?.data || !shown) return;
    const isAsked = this.compared !== null && this.compared !== this.#takenOver;
    if (this.#comparison && !isAsked) return;
    this.#opened = opened;
    this.#training = this.#trainingNow;
    if (!this.#comparison) {
      this.#comparison = new Comparison(playground);
      this.#comparison.addEventListener('change', () => {
        this.requestUpdate();
      });
    }
    this.#choose();
    this.#open();
  }

  /** The settings of training that make another run of it, as text. */
  get #trainingNow(): string {
    const { stop: _stop, ...training } = this.playground?.project?.training ?? {};
    return JSON.stringify(training);
  }

  #end(): void {
    this.#comparison?.dispose();
    this.#comparison = null;
  }

  get #settings(): { setting: Setting; now: Value }[] {
    const project = this.playground?.project;
    return project ? settingsOf(project) : [];
  }

  get #chosen(): { setting: Setting; now: Value } | undefined {
    return this.#settings.find(({ setting }) => setting.id === this.setting);
  }

  /** What the preset asks for, else what was compared before, where it still makes a difference. */
  #choose(): void {
    const { compared } = this;
    if (compared && compared !== this.#takenOver) {
      this.#takenOver = compared;
      this.setting = compared.setting;
      this.text = String(compared.value);
    }
    const chosen = this.#chosen ?? this.#settings[0];
    if (!chosen) return;
    const { setting, now } = chosen;
    const isFitting = setting.id === this.setting && Array.isArray(valuesOf(setting, this.text));
    if (!isFitting || this.text === String(now)) this.text = String(otherValue(setting, now));
    this.setting = setting.id;
  }

  /** Opens both for what the form says, or tells what is wrong with it. */
  #open(): void {
    const setting = this.#chosen?.setting;
    if (!setting) return;
    const values = valuesOf(setting, this.text);
    const [value] = values;
    if (typeof values === 'string' || values.length !== 1 || value === undefined) {
      this.wrong = typeof values === 'string' ? values : 'Enter one value for B.';
      this.#comparison?.pause();
      return;
    }
    this.wrong = '';
    void this.#comparison?.compare({ setting, value });
  }

  // ---- what is shown

  override render() {
    if (!this.playground?.opened?.data) {
      return html`<p class="soft">A comparison needs examples: choose or load data first.</p>`;
    }
    const comparison = this.#comparison;
    const pair = comparison?.pair ?? null;
    const fault = this.wrong || (comparison?.fault ?? '');
    const isOver = pair !== null && pair.a.ended !== '' && pair.b.ended !== '';
    return html`
      ${this.#form(pair !== null && fault === '', isOver, comparison?.running ?? false)}
      <p id="fault" class="bad small" role="alert" ?hidden=${fault === ''}>${fault}</p>
      ${pair ? this.#found(pair, fault === '', comparison?.running ?? false) : nothing}
    `;
  }

  #form(canStart: boolean, isOver: boolean, running: boolean) {
    const chosen = this.#chosen;
    return html`<div class="form small">
      <label for="setting">Setting</label>
      <select
        id="setting"
        @change=${(event: Event) => {
          this.#take((event.target as HTMLSelectElement).value);
        }}
      >
        ${this.#settings.map(
          ({ setting }) =>
            html`<option value=${setting.id} .selected=${setting.id === this.setting}>
              ${setting.label}
            </option>`,
        )}
      </select>
      <span class="row">
        <label for="value">Value of B</label>
        ${chosen?.setting.choices ? this.#choice(chosen.setting.choices) : this.#field()}
      </span>
      ${
        running
          ? html`<button class="primary" @click=${() => this.#comparison?.pause()}>
              Pause both
            </button>`
          : html`<button
              class="primary"
              ?disabled=${!canStart || isOver}
              @click=${() => void this.#comparison?.run(this.epochs)}
            >
              Run both
            </button>`
      }
      <button
        ?disabled=${!canStart}
        @click=${() => {
          void this.#comparison?.again();
        }}
      >
        Start both again
      </button>
    </div>`;
  }

  #further(canOpen: boolean) {
    return html`<div class="form small">
      <label for="epochs">epochs per run</label>
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
      <button
        ?disabled=${!canOpen}
        @click=${() => {
          void this.#openB();
        }}
      >
        Open B in the playground
      </button>
    </div>`;
  }

  #choice(choices: readonly string[]) {
    return html`<select
      id="value"
      @change=${(event: Event) => {
        this.#enter((event.target as HTMLSelectElement).value);
      }}
    >
      ${choices.map(
        (name) => html`<option value=${name} .selected=${name === this.text}>${name}</option>`,
      )}
    </select>`;
  }

  #field() {
    const isWrong = this.wrong !== '' || (this.#comparison?.fault ?? '') !== '';
    return html`<input
      id="value"
      type="text"
      inputmode="decimal"
      aria-invalid=${isWrong ? 'true' : 'false'}
      aria-describedby="fault"
      .value=${this.text}
      @change=${(event: Event) => {
        this.#enter((event.target as HTMLInputElement).value);
      }}
    />`;
  }

  #take(id: string): void {
    const chosen = this.#settings.find(({ setting }) => setting.id === id);
    if (!chosen) return;
    this.setting = id;
    this.#enter(String(otherValue(chosen.setting, chosen.now)));
  }

  #enter(text: string): void {
    this.text = text.trim();
    this.#open();
  }

  async #openB(): Promise<void> {
    const { playground } = this;
    const change = this.#comparison?.pair?.change;
    if (!playground || !change || !(await this.#comparison?.openB())) return;
    playground.note(
      `B, with ${change.setting.label} ${written(change.value)}, is now in the playground. Undo brings A back.`,
    );
  }

  #found(pair: Pair, canStart: boolean, running: boolean) {
    const { a, b, change, now } = pair;
    const names = {
      label: change.setting.label,
      a: written(now),
      b: written(change.value),
    };
    const stamp = [a.state?.frame, b.state?.frame];
    const { playground } = this;
    return html`
      ${[a, b].map(({ ended }, k) =>
        ended === ''
          ? nothing
          : html`<p class="bad small" role="alert">${k === 0 ? 'A' : 'B'} has ended: ${ended}</p>`,
      )}
      <div class="side">
        <ew-compare-losses
          .a=${a.history}
          .b=${b.history}
          .until=${this.#until}
          .diverged=${[a, b].some(({ ended }) => ended !== '')}
          .stamp=${stamp}
        ></ew-compare-losses>
        <div class="beside">
          <ew-compare-numbers
            .a=${a.state?.frame.metrics ?? null}
            .b=${b.state?.frame.metrics ?? null}
            .names=${names}
            .alike=${change.setting.id !== 'loss'}
          ></ew-compare-numbers>
          ${this.#further(canStart)}
        </div>
      </div>
      <p class="small soft" aria-live="polite">${running ? '' : verdict(pair)}</p>
      <ew-compare-outputs
        .a=${a.state?.frame.map ?? null}
        .b=${b.state?.frame.map ?? null}
        .names=${names}
        .axes=${playground?.axes ?? null}
        .data=${a.state?.opened.data ?? null}
        .points=${playground?.points ?? null}
      ></ew-compare-outputs>
    `;
  }

  /** The last epoch of this run, or of the one to come. */
  get #until(): number {
    const until = this.#comparison?.until ?? 0;
    return until > 0 ? until : this.epochs;
  }
}

function written(value: Value): string {
  return typeof value === 'number' ? formatNumber(value, 4) : value;
}

define('ew-compare', Compare);
