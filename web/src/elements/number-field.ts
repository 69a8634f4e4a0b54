/**
 * A number with a label and its bounds; a wrong entry is told beside it and stays to be mended. Where
 * it is optional, an empty field means none (null).
 */

import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { controls } from './tokens.js';
import { typed } from './typed.js';

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
        color: var(--edgewise-ink-soft);
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

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value')) this.fault = '';
  }

  override render() {
    return html`
      <label for="field">${this.label}</label>
      <input
        id="field"
        type="number"
        inputmode="decimal"
        step=${this.step}
        min=${Number.isFinite(this.min) ? this.min : nothing}
        max=${Number.isFinite(this.max) ? this.max : nothing}
        .value=${typed(this.value === null ? '' : String(this.value))}
        placeholder=${this.optional ? 'none' : nothing}
        aria-invalid=${this.fault === '' ? 'false' : 'true'}
        aria-describedby="fault"
        @change=${this.#change}
      />
      <p id="fault" class="bad small" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>
    `;
  }

  #change(event: Event): void {
    const input = event.target as HTMLInputElement;
    const isNone = this.optional && input.value === '' && !input.validity.badInput;
    const value = isNone ? null : input.valueAsNumber;
    this.fault = value === null ? '' : this.#faultOf(value);
    if (this.fault !== '') return;
    this.value = value;
    this.dispatchEvent(new CustomEvent('number-change', { detail: { value } }));
  }

  #faultOf(value: number): string {
    if (Number.isNaN(value)) return `${this.label} needs a number.`;
    if (value < this.min || value > this.max) {
      const above = Number.isFinite(this.max) ? ` and at most ${String(this.max)}` : '';
      return `${this.label} must be at least ${String(this.min)}${above}.`;
    }
    if (this.whole && !Number.isInteger(value)) return `${this.label} must be a whole number.`;
    return '';
  }
}

customElements.define('edgewise-number-field', NumberField);
