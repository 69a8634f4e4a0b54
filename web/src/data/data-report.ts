/**
 * What was assumed when a table was read: a short sentence each, with a button that takes the other
 * way. What could well be meant otherwise comes first.
 *
 * @fires turn-over with {entry, taken}
 * @fires target-choose with the name of the column that is to be predicted
 * @fires target-keep where it is the one that was taken
 */

import { LitElement, css, html, nothing } from 'lit';
import type { ReportEntry, TableReport } from '../../../wasm/src/report.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

/** More notes than these are folded. */
const mostShown = 3;

export interface TurnOver {
  entry: ReportEntry;
  taken: string;
}

export class DataReport extends LitElement {
  static override properties = {
    report: { attribute: false },
    asksOf: { attribute: false },
    guessed: { attribute: false },
  };
  declare report: TableReport | null;
  /** The table of which nothing says by itself what is to be predicted; null of any other. */
  declare asksOf: string | null;
  /** What is predicted so far, and nobody has said so; null where somebody has. */
  declare guessed: readonly string[] | null;

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 4px;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 4px;
      }
      li {
        padding-left: 8px;
        border-left: 2px solid var(--ew-line);
        overflow-wrap: anywhere;
      }
      li.ask {
        border-left-color: var(--ew-accent);
        color: var(--ew-ink);
      }
      li select {
        font-size: var(--ew-small);
        min-height: 26px;
        padding: 0 4px;
        max-width: 100%;
      }
      @media (pointer: coarse), (max-width: 640px) {
        li select {
          min-height: 44px;
        }
      }
      .question {
        display: grid;
        gap: 4px;
        margin: 0 0 4px;
      }
      .row select {
        flex: 1 1 100px;
        min-width: 0;
      }
      details > ul {
        margin-top: 4px;
      }
    `,
  ];

  constructor() {
    super();
    this.report = null;
    this.asksOf = null;
    this.guessed = null;
  }

  override render() {
    // What is predicted is always in sight, apart from here.
    const entries = (this.report?.entries ?? []).filter(
      ({ kind, taken }) => kind !== 'role' || taken !== 'target',
    );
    if (entries.length === 0) return this.#question();
    const sorted = [...entries.filter(({ ask }) => ask), ...entries.filter(({ ask }) => !ask)];
    const asked = entries.length - entries.filter(({ ask }) => !ask).length;
    const first = Math.max(asked, entries.length === mostShown + 1 ? mostShown + 1 : mostShown);
    const rest = sorted.slice(first);
    return html`
      ${this.#question()}
      <ul class="small soft" aria-label="How it was read">
        ${sorted.slice(0, first).map((entry) => this.#entry(entry))}
      </ul>
      ${
        rest.length > 0
          ? html`<details>
              <summary class="small">${String(rest.length)} more notes</summary>
              <ul class="small soft" aria-label="More on how it was read">
                ${rest.map((entry) => this.#entry(entry))}
              </ul>
            </details>`
          : nothing
      }
    `;
  }

  #question() {
    if (this.guessed) return this.#confirmation(this.guessed);
    if (this.asksOf === null) return nothing;
    return html`<p class="question">
      <label for="wanted">Which column of “${this.asksOf}” is to be predicted?</label>
      <select id="wanted" @change=${this.#choose}>
        <option value="" .selected=${true} disabled>Choose a column</option>
        ${this.report?.names.map((name) => html`<option value=${name}>${name}</option>`)}
      </select>
    </p>`;
  }

  /** The guess holds already: nothing waits for an answer. */
  #confirmation(guessed: readonly string[]) {
    const [only = ''] = guessed;
    const isOne = guessed.length === 1;
    return html`<div class="question">
      <label for="wanted">Which column is to be predicted?</label>
      <span class="row">
        <select id="wanted" @change=${this.#choose}>
          ${isOne ? nothing : html`<option value="" .selected=${true}>${guessed.join(', ')}</option>`}
          ${this.report?.names.map(
            (name) =>
              html`<option value=${name} .selected=${isOne && name === only}>${name}</option>`,
          )}
        </select>
        <button @click=${() => this.dispatchEvent(new Event('target-keep'))}>That’s right</button>
      </span>
    </div>`;
  }

  #choose(event: Event): void {
    const detail = (event.target as HTMLSelectElement).value;
    this.dispatchEvent(new CustomEvent('target-choose', { detail }));
  }

  #entry(entry: ReportEntry) {
    return html`<li class=${entry.ask ? 'ask' : ''}>
      ${entry.sentence} ${this.#otherWay(entry)}
    </li>`;
  }

  #otherWay(entry: ReportEntry) {
    if (entry.options.length > 2) {
      return html`<select
        aria-label=${`${entry.sentence} Taken as`}
        @change=${(event: Event) => {
          this.#turn(entry, (event.target as HTMLSelectElement).value);
        }}
      >
        ${entry.options.map(
          (option) =>
            html`<option value=${option} .selected=${option === entry.taken}>${option}</option>`,
        )}
      </select>`;
    }
    if (entry.other === '') return nothing;
    return html`<button
      class="link"
      @click=${() => {
        this.#turn(entry, entry.other);
      }}
    >
      ${entry.action === '' ? `Read it as ${entry.other}` : entry.action}
    </button>`;
  }

  #turn(entry: ReportEntry, taken: string): void {
    const detail: TurnOver = { entry, taken };
    this.dispatchEvent(new CustomEvent('turn-over', { detail }));
  }
}

define('ew-data-report', DataReport);
