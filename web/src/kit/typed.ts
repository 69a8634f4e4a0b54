/**
 * `.value=${typed(text)}`: the text of a field, but never in place of what someone is about to type
 * there: the page goes on changing around a field that has the focus.
 */

import { noChange } from 'lit';
import { Directive, directive, type PropertyPart } from 'lit/directive.js';

class Typed extends Directive {
  #field: HTMLInputElement | null = null;
  #text = '';
  #isHeld = false;

  render(text: string): unknown {
    return text;
  }

  override update(part: PropertyPart, [text]: [string]): unknown {
    const isNew = text !== this.#text;
    this.#text = text;
    if (!this.#field) this.#begin(part.element as HTMLInputElement);
    else if (isNew && !this.#isHeld) this.#field.value = text;
    return noChange;
  }

  #begin(field: HTMLInputElement): void {
    this.#field = field;
    field.value = this.#text;
    for (const type of ['focus', 'input']) {
      field.addEventListener(type, () => {
        this.#isHeld = true;
      });
    }
    field.addEventListener('change', () => {
      this.#isHeld = false;
    });
    field.addEventListener('blur', () => {
      // Left as it was: the page may have moved on meanwhile.
      if (this.#isHeld) field.value = this.#text;
      this.#isHeld = false;
    });
  }
}

export const typed = directive(Typed);
