/**
 * A number with a label and its bounds; a wrong entry is told beside it and stays to be mended. Where
 * it is optional, an empty field means none (null).
 */

import { LitElement, css, html, nothing } from 'lit';
import { controls } from './tokens.js';
import { numberEntry } from './number-entry.js';
import { define } from './define.js';

export class NumberField extends LitElement {
  static override properties = {
    label: {},
    value: { type: Number },
    min: { type: Number },
    max: { type: Number },
    whole: { type: Boolean },
    optional: { type: Boolean },
    step: {},
    fault: { state: true },
  };
  declare label: string;
  declare value: number | null;
  declare min: number;
  declare max: number;
  declare whole: boolean;
  declare optional: boolean;
  declare step: string;
  declare fault: string;

  static override styles = [
    controls,
    css`
      :host {
        display: contents;
      }
      label {
        color: var(--ew-ink-soft);
      }
      input.number {
        width: var(--ew-number-width, 6.5em);
      }
      p {
        grid-column: 1 / -1;
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    this.value = 0;
    this.min = -Infinity;
    this.max = Infinity;
    this.whole = false;
    this.optional = false;
    this.step = 'any';
    this.fault = '';
  }

  override render() {
    return html`
      <label for="field">${this.label}</label>
      <input
        id="field"
        placeholder=${this.optional ? 'none' : nothing}
        aria-describedby="fault"
        ${numberEntry({
          value: this.value,
          name: this.label,
          min: this.min,
          max: this.max,
          whole: this.whole,
          ...(this.step !== 'any' && { step: Number(this.step) }),
          ...(this.optional && {
            takeNone: () => {
              this.#take(null);
            },
          }),
          take: (value) => {
            this.#take(value);
          },
          tell: (fault) => {
            this.fault = fault;
          },
        })}
      />
      <p id="fault" class="bad small" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>
    `;
  }

  #take(value: number | null): void {
    this.value = value;
    this.dispatchEvent(new CustomEvent('number-change', { detail: { value } }));
  }
}

define('ew-number-field', NumberField);
