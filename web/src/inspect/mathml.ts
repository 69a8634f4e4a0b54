/** Formulas as MathML: what a neuron or a layer computes, with its numbers. */

import { html, mathml, nothing, type MathMLTemplateResult, type TemplateResult } from 'lit';
import { formatNumber } from '../kit/format.js';

export type Term = MathMLTemplateResult;

/** A number as one token; a negative one inside a product is put in brackets. */
export function number(value: number, digits = 3): Term {
  return mathml`<mn>${formatNumber(value, digits)}</mn>`;
}

export function factor(value: number, digits = 3): Term {
  return value < 0
    ? mathml`<mrow><mo stretchy="false">(</mo>${number(value, digits)}<mo stretchy="false">)</mo></mrow>`
    : number(value, digits);
}

export function name(text: string): Term {
  return mathml`<mi mathvariant="normal">${text}</mi>`;
}

export function sub(base: string, index: string): Term {
  return mathml`<msub><mi>${base}</mi><mn>${index}</mn></msub>`;
}

export function product(a: Term, b: Term): Term {
  return mathml`<mrow>${a}<mo>·</mo>${b}</mrow>`;
}

export function applied(act: Term, to: Term): Term {
  return mathml`<mrow>${act}<mo stretchy="false">(</mo>${to}<mo stretchy="false">)</mo></mrow>`;
}

export function bracket(inner: Term): Term {
  return mathml`<mrow><mo stretchy="false">(</mo>${inner}<mo stretchy="false">)</mo></mrow>`;
}

/** Terms with plus signs between them; "…" where there are more than `most`. */
export function sum(terms: readonly Term[], most = 8): Term {
  if (terms.length === 0) return mathml`<mn>0</mn>`;
  const shown = terms.length > most ? terms.slice(0, most - 1) : terms;
  const rest = terms.length - shown.length;
  return mathml`<mrow
    >${shown.map((term, k) => mathml`${k > 0 ? mathml`<mo>+</mo>` : nothing}${term}`)}${
      rest > 0 ? mathml`<mo>+</mo><mtext>… (${String(rest)} more)</mtext>` : nothing
    }</mrow
  >`;
}

/** One line of a derivation: a = b = c. */
export function line(...sides: readonly Term[]): TemplateResult {
  return html`<math display="block" class="line"
    ><mrow
      >${sides.map((side, k) => mathml`${k > 0 ? mathml`<mo>=</mo>` : nothing}${side}`)}</mrow
    ></math
  >`;
}
