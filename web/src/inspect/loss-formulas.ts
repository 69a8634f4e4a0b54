/** What each loss says of one output, and its derivative, with the numbers put in. */

import { mathml } from 'lit';
import type { LossName } from '../../../wasm/src/project.js';
import type { TraceNeuron } from '../../../wasm/src/types.js';
import {
  applied,
  bracket,
  factor,
  line,
  minus,
  name,
  number,
  product,
  spread,
  sub,
  sum,
  type Side,
  type Term,
} from './mathml.js';

/** An output neuron's answer, and what was wanted. */
export interface Answer {
  out: number;
  target: number;
  /** Name of its function. */
  act: string;
}

const negative = (a: Term) => mathml`<mrow><mo>−</mo>${a}</mrow>`;
const half = mathml`<mfrac><mn>1</mn><mn>2</mn></mfrac>`;
const one = mathml`<mn>1</mn>`;
const squared = (a: Term) => mathml`<msup>${a}<mn>2</mn></msup>`;
const size = (a: Term) =>
  mathml`<mrow><mo stretchy="false">|</mo>${a}<mo stretchy="false">|</mo></mrow>`;
const logarithm = (a: Term) => applied(name('ln'), a);

const residual = ({ out, target }: Answer) => minus(number(out, 4), factor(target));
const isNear = ({ out, target }: Answer) => Math.abs(out - target) <= 1;

/** Summands with a factor of 0 are left out, a factor of 1 is not written. */
function weighted(share: number, term: Term): Term[] {
  if (share === 0) return [];
  return [share === 1 ? term : product(number(share), term)];
}

function logarithms({ out, target, act }: Answer): Term[] {
  const own = weighted(target, logarithm(number(out, 4)));
  if (act === 'softmax') return own;
  return [...own, ...weighted(1 - target, logarithm(minus(one, number(out, 4))))];
}

type ByResidual = Exclude<LossName, 'cross-entropy'>;

function lossOf(loss: ByResidual, answer: Answer): Term {
  switch (loss) {
    case 'squared':
      return squared(bracket(residual(answer)));
    case 'absolute':
      return size(residual(answer));
    case 'huber':
      return isNear(answer)
        ? product(half, squared(bracket(residual(answer))))
        : bracket(minus(size(residual(answer)), half));
  }
}

/** The same with names for the numbers, where it is short: the output is f(x), the target y. */
export function lossInWords(loss: LossName, ids: readonly string[]): Side[] {
  const apart = (id: string) => {
    const y = ids.length === 1 ? mathml`<mi>y</mi>` : sub('y', id);
    return minus(sub('out', id), y);
  };
  if (loss !== 'squared' && loss !== 'absolute') return [];
  const of = (inner: Term) => (loss === 'squared' ? squared(bracket(inner)) : size(inner));
  const written = spread(
    ids.map((id) => of(apart(id))),
    4,
  );
  if (ids.length > 1) return [written];
  return [of(minus(applied(mathml`<mi>f</mi>`, mathml`<mi>x</mi>`), mathml`<mi>y</mi>`)), written];
}

/** The loss of one example: one summand an output, or as many as have a factor that is not 0. */
export function lossSum(loss: LossName, answers: readonly Answer[]): Side {
  if (loss === 'cross-entropy') return negative(bracket(sum(answers.flatMap(logarithms), 4)));
  return spread(
    answers.map((answer) => lossOf(loss, answer)),
    4,
  );
}

function slopeOfLoss(loss: ByResidual, answer: Answer): Term {
  const sign = () => factor(Math.sign(answer.out - answer.target));
  switch (loss) {
    case 'squared':
      return product(mathml`<mn>2</mn>`, bracket(residual(answer)));
    case 'absolute':
      return sign();
    case 'huber':
      return isNear(answer) ? bracket(residual(answer)) : sign();
  }
}

/**
 * Where backpropagation begins, in two lines: δ of an output neuron by the chain rule. Cross-entropy
 * and the function that goes with it come to one difference.
 */
export function outputDelta(loss: LossName, neuron: TraceNeuron, answer: Answer | undefined) {
  const { id, slope, delta } = neuron;
  const own = sub('δ', id);
  const value = number(delta ?? NaN, 4);
  const share = (below: Term) =>
    mathml`<mfrac><mrow><mi>∂</mi><mtext>loss</mtext></mrow><mrow><mi>∂</mi>${below}</mrow></mfrac>`;
  const whole = share(sub('in', id));
  if (!answer || neuron.backward.length > 0 || (slope === null && loss !== 'cross-entropy')) {
    return line(own, whole, value);
  }
  if (loss === 'cross-entropy') {
    return [
      line(own, whole, minus(sub('out', id), name('wanted'))),
      line(own, residual(answer), value),
    ];
  }
  const rule = product(applied(name(`${answer.act}′`), sub('in', id)), share(sub('out', id)));
  return [
    line(own, whole, rule),
    line(own, product(factor(slope ?? NaN), slopeOfLoss(loss, answer)), value),
  ];
}
