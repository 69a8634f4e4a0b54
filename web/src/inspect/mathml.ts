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

export function minus(a: Term, b: Term): Term {
  return mathml`<mrow>${a}<mo>−</mo>${b}</mrow>`;
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

/** Between two pieces that are apart: their spaces do not come by themselves. */
const plus = mathml`<mo lspace="0.22em" rspace="0.22em">+</mo>`;
const equals = mathml`<mo lspace="0" rspace="0.28em">=</mo>`;

/** A side of an equation that may go on in the next line before each of its pieces. */
export type Side = Term | readonly Term[];

const isSpread = (side: Side): side is readonly Term[] => Array.isArray(side);

/** The same sum in pieces, so that it goes on in the next line where it is too long for one. */
export function spread(terms: readonly Term[], most = 8, [before, after]: Around = []): Term[] {
  if (terms.length === 0) return [mathml`<mn>0</mn>`];
  const shown = terms.length > most ? terms.slice(0, most - 1) : terms;
  const rest = terms.length - shown.length;
  const all = rest > 0 ? [...shown, mathml`<mtext>… (${String(rest)} more)</mtext>`] : shown;
  return all.map(
    (term, k) =>
      mathml`<mrow>${k > 0 ? plus : (before ?? nothing)}${term}${k === all.length - 1 ? (after ?? nothing) : nothing}</mrow>`,
  );
}

/** What stands before the first piece, and after the last. */
type Around = readonly [before?: Term, after?: Term];

/** A sum in brackets, with a factor before it. */
export function spreadProduct(by: Term, terms: readonly Term[], most: number): Term[] {
  const open = mathml`<mrow>${by}<mo>·</mo><mo stretchy="false">(</mo></mrow>`;
  return spread(terms, most, [open, mathml`<mo stretchy="false">)</mo>`]);
}

/** One line of a derivation: a = b = c. Where it is too long it goes on in the next, as text does. */
export function line(...sides: readonly Side[]): TemplateResult {
  const pieces = sides.flatMap((side, k): Term[] => {
    const [first = nothing, ...others] = isSpread(side) ? side : [side];
    return [mathml`<mrow>${k > 0 ? equals : nothing}${first}</mrow>`, ...others];
  });
  return html`<div class="line">${pieces.map((piece) => html`<math>${piece}</math>`)}</div>`;
}
