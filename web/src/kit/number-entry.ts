/**
 * `<input ${numberEntry({value, take})} />`: a field for a number, written in any usual way. A wrong
 * entry is told beside the field and stays to be mended; Escape brings back what was there. The
 * browser's own number fields leave out what they do not know: 1/2 would be 12.
 */

import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { parseNumber } from './parse-number.js';
import type { FieldNote } from './field-note.js';

export interface NumberEntry {
  /** What stands in the field; null leaves it empty. */
  value: number | null;
  /** The field's word in a sentence. */
  name: string;
  take: (value: number) => void;
  /** Called where an emptied field means something; else it needs a number. */
  takeNone?: () => void;
  min?: number;
  max?: number;
  whole?: boolean;
  /** What the arrow keys add. */
  step?: number;
  /** What is wrong with a number within the bounds; empty for nothing. */
  check?: (value: number) => string;
  /** Taken at every key. */
  live?: boolean;
  /** Shows what is wrong, empty for nothing; without it that stands beside the field. */
  tell?: (fault: string) => void;
  /** What the field is about: an entry that is not taken yet is not one of another thing. */
  of?: unknown;
}

class Entry extends Directive {
  #field: HTMLInputElement | null = null;
  #entry: NumberEntry | null = null;
  #note: FieldNote | null = null;
  #text = '';
  /** Somebody types: what stands in the field is not the page's to change. */
  #isHeld = false;
  #fault = '';

  render(_entry: NumberEntry): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [entry]: [NumberEntry]): unknown {
    const before = this.#entry;
    const isNew = before === null || textOf(entry.value) !== this.#text;
    this.#entry = entry;
    this.#text = textOf(entry.value);
    const field = (this.#field ??= this.#begin(element as HTMLInputElement));
    if (before && before.of !== entry.of) this.#putBack();
    else if (isNew && !this.#isHeld) {
      field.value = this.#text;
      this.#tell('');
    }
    this.#describe(field, entry);
    return noChange;
  }

  #begin(field: HTMLInputElement): HTMLInputElement {
    field.type = 'text';
    field.role = 'spinbutton';
    field.autocomplete = 'off';
    field.spellcheck = false;
    field.addEventListener('focus', () => {
      this.#isHeld = true;
    });
    field.addEventListener('input', () => {
      this.#isHeld = true;
      if (this.#entry?.live) this.#take();
    });
    field.addEventListener('change', () => {
      if (!this.#take()) return;
      this.#isHeld = false;
      field.value = this.#written();
    });
    field.addEventListener('blur', () => {
      // Left as it was: the page may have moved on meanwhile.
      if (this.#isHeld && this.#fault === '') this.#putBack();
    });
    field.addEventListener('keydown', (event) => {
      this.#key(event);
    });
    return field;
  }

  #describe(field: HTMLInputElement, { value, min = -Infinity, max, whole }: NumberEntry): void {
    field.classList.add('number');
    // Keypads of digits have no minus sign.
    field.inputMode = min < 0 ? 'text' : whole ? 'numeric' : 'decimal';
    setOrRemove(field, 'aria-valuenow', value);
    setOrRemove(field, 'aria-valuemin', Number.isFinite(min) ? min : null);
    setOrRemove(field, 'aria-valuemax', Number.isFinite(max) ? (max ?? null) : null);
    field.ariaInvalid = this.#fault === '' ? 'false' : 'true';
  }

  #key(event: KeyboardEvent): void {
    const { key } = event;
    if (key === 'Escape' && (this.#fault !== '' || this.#field?.value !== this.#text)) {
      this.#putBack();
      event.stopPropagation();
      event.preventDefault();
    }
    const size = key.startsWith('Page') ? 10 : 1;
    if (key === 'ArrowUp' || key === 'PageUp') this.#step(size);
    else if (key === 'ArrowDown' || key === 'PageDown') this.#step(-size);
    else return;
    event.preventDefault();
  }

  #step(steps: number): void {
    const { min = -Infinity, max = Infinity, step = 1, whole = false } = this.#entry ?? {};
    const field = this.#field;
    if (!field || field.disabled || field.readOnly) return;
    const read = parseNumber(field.value, { whole });
    if ('fault' in read) return;
    const next = Number(((read.value ?? 0) + steps * step).toPrecision(12));
    field.value = textOf(Math.max(min, Math.min(max, next)));
    this.#isHeld = true;
    this.#take();
  }

  /** Hands on what was entered; false where it is wrong, and told. */
  #take(): boolean {
    const entry = this.#entry;
    const field = this.#field;
    if (!entry || !field) return false;
    const read = parseNumber(field.value, { whole: entry.whole ?? false });
    if ('fault' in read) this.#tell(read.fault);
    else if (read.value !== null) {
      this.#tell(faultOf(read.value, entry));
      if (this.#fault === '') entry.take(read.value);
    } else if (entry.takeNone) {
      this.#tell('');
      entry.takeNone();
    } else this.#tell(`${entry.name} needs a number.`);
    return this.#fault === '';
  }

  /** What was entered, as the page writes numbers. */
  #written(): string {
    const read = parseNumber(this.#field?.value ?? '', { whole: this.#entry?.whole ?? false });
    return 'value' in read ? textOf(read.value) : this.#text;
  }

  #putBack(): void {
    this.#isHeld = false;
    if (this.#field) this.#field.value = this.#text;
    this.#tell('');
  }

  #tell(fault: string): void {
    const field = this.#field;
    if (fault === this.#fault || !field) return;
    this.#fault = fault;
    field.ariaInvalid = fault === '' ? 'false' : 'true';
    if (this.#entry?.tell) {
      this.#entry.tell(fault);
      return;
    }
    void this.#showBeside(field);
  }

  async #showBeside(field: HTMLInputElement): Promise<void> {
    try {
      const { FieldNote } = await import('./field-note.js');
      this.#note ??= new FieldNote(field);
      this.#note.show(this.#fault);
    } catch {
      field.title = this.#fault;
    }
  }
}

function textOf(value: number | null): string {
  return value === null ? '' : String(value);
}

function setOrRemove(field: HTMLElement, name: string, value: number | null): void {
  if (value === null) field.removeAttribute(name);
  else field.setAttribute(name, String(value));
}

function faultOf(
  value: number,
  { name, min = -Infinity, max = Infinity, whole, check }: NumberEntry,
): string {
  if (value < min || value > max) {
    const above = Number.isFinite(max) ? ` and at most ${String(max)}` : '';
    return Number.isFinite(min)
      ? `${name} must be at least ${String(min)}${above}.`
      : `${name} must be at most ${String(max)}.`;
  }
  if (whole && !Number.isInteger(value)) return `${name} must be a whole number.`;
  return check?.(value) ?? '';
}

export const numberEntry = directive(Entry);
