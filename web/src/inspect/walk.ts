/** The steps of one example's way through a network, and what each of them says in formulas. */

import { html, mathml, nothing } from 'lit';
import type { Composition, GradientCheck } from '../../../wasm/src/answers.js';
import type { LossName } from '../../../wasm/src/project.js';
import type { Trace, TraceNeuron } from '../../../wasm/src/types.js';
import {
  applied,
  factor,
  line,
  minus,
  name,
  number,
  product,
  spread,
  spreadProduct,
  sub,
  sum,
  type Term,
} from './mathml.js';
import { formatNumber } from '../kit/format.js';
import type { Scaled } from '../session/tracing.js';
import { lossInWords, lossSum, outputDelta, type Answer } from './loss-formulas.js';

export type Step =
  | { kind: 'forward' | 'backward'; neuron: TraceNeuron }
  | { kind: 'layer'; layer: number }
  | { kind: 'loss' }
  /** The weights change. */
  | { kind: 'update' };

const mostListed = 12;
/** Larger matrices are only named. */
const mostRows = 8;
const mostColumns = 7;

/** Forward through every neuron, the loss, backward through those that compute, the step of training. */
export function neuronSteps(trace: Trace | null): Step[] {
  const neurons = trace?.neurons ?? [];
  const computing = neurons.filter(({ kind }) => kind === 'hidden' || kind === 'output');
  return [
    ...neurons
      .filter(({ kind }) => kind !== 'bias')
      .map((neuron): Step => ({ kind: 'forward', neuron })),
    { kind: 'loss' },
    ...computing.toReversed().map((neuron): Step => ({ kind: 'backward', neuron })),
    { kind: 'update' },
  ];
}

export function layerSteps(layers: readonly (readonly string[])[]): Step[] {
  return [...layers.map((_, layer): Step => ({ kind: 'layer', layer })), { kind: 'loss' }];
}

/** Looks a trace's numbers up by the ids of neurons. */
export class Numbers {
  readonly trace: Trace;
  readonly functionOf: (id: string) => string;
  readonly #neurons: Map<string, TraceNeuron>;

  constructor(trace: Trace, functionOf: (id: string) => string) {
    this.trace = trace;
    this.functionOf = functionOf;
    this.#neurons = new Map(trace.neurons.map((neuron) => [neuron.id, neuron]));
  }

  out(id: string): number {
    return this.#neurons.get(id)?.out ?? NaN;
  }

  delta(id: string): number {
    return this.#neurons.get(id)?.delta ?? NaN;
  }

  edge(index: number) {
    return this.trace.edges[index];
  }
}

// ---- forward

export function forward(numbers: Numbers, neuron: TraceNeuron, scaled: Scaled | undefined) {
  const { id } = neuron;
  if (neuron.kind === 'input') {
    return html`<h3>Forward: neuron ${id}</h3>
      ${
        scaled
          ? html`<p>The ${scaled.column} of the table is scaled before it goes in.</p>
              ${line(sub('out', id), scaledDown(scaled), number(neuron.out, 4))}`
          : html`<p>An input neuron passes its input on unchanged.</p>
              ${line(sub('out', id), number(neuron.out, 4))}`
      }`;
  }
  const terms = neuron.forward.map(({ edge }) => numbers.edge(edge));
  const symbols = terms.map((edge) =>
    product(sub('w', `${edge?.from ?? ''},${id}`), sub('out', edge?.from ?? '')),
  );
  const values = terms.map((edge) =>
    product(factor(edge?.weight ?? 0), factor(numbers.out(edge?.from ?? ''))),
  );
  const act = numbers.functionOf(id);
  const output =
    act === 'softmax'
      ? line(
          sub('out', id),
          applied(name('softmax'), name('of all outputs')),
          number(neuron.out, 4),
        )
      : line(
          sub('out', id),
          applied(name(act), sub('in', id)),
          applied(name(act), number(neuron.in, 4)),
          number(neuron.out, 4),
        );
  return html`<h3>Forward: neuron ${id}</h3>
    ${line(sub('in', id), spread(symbols, 5))}
    ${line(sub('in', id), spread(values, 5), number(neuron.in, 4))} ${output}
    ${
      scaled
        ? html`<p>Scaled back, that is the ${scaled.column} of the table.</p>
            ${line(name(scaled.column), scaledUp(scaled, neuron.out), number(scaled.raw, 4))}`
        : nothing
    }`;
}

const isZero = (value: number) => value === 0;

/** (raw - shift) / scale. */
function scaledDown({ raw, shift, scale }: Scaled): Term {
  const moved = isZero(shift) ? number(raw, 4) : minus(number(raw, 4), factor(shift, 4));
  return mathml`<mfrac>${moved}${number(scale, 4)}</mfrac>`;
}

/** out · scale + shift. */
function scaledUp({ shift, scale }: Scaled, out: number): Term {
  const wide = product(factor(out, 4), number(scale, 4));
  return isZero(shift) ? wide : mathml`<mrow>${wide}<mo>+</mo>${factor(shift, 4)}</mrow>`;
}

// ---- the loss

export interface SetLoss {
  set: 'train' | 'test';
  rows: number;
  mean: number | null;
  /** Losses of the first rows of the set. */
  first: number[];
  /** Of the chosen example: its place in the set. */
  index: number;
  /** What is said of targets that are scaled. */
  scaling: unknown;
}

/** The loss of the example, and the mean over its set written out as a sum. */
export function losses(numbers: Numbers, loss: LossName, targets: number[], all: SetLoss) {
  const count = targets.length;
  const value = numbers.trace.loss ?? NaN;
  const own = number(value, 4);
  const answers = answersOf(numbers, targets);
  const words = lossInWords(
    loss,
    answers.map(({ id }) => id),
  );
  const shown: Term[] = all.first.map((one, k) =>
    k === all.index ? mathml`<mrow class="own">${number(one)}</mrow>` : number(one),
  );
  const rest = all.rows - shown.length;
  if (all.index >= shown.length) {
    if (all.index > shown.length) shown.push(mathml`<mo>…</mo>`);
    shown.push(mathml`<mrow class="own">${number(value)}</mrow>`);
  }
  if (rest > 1 && all.index < all.rows - 1) shown.push(mathml`<mo>…</mo>`);
  const fraction = mathml`<mfrac>${sum(shown, 20)}<mn>${String(all.rows)}</mn></mfrac>`;
  const rows = all.set === 'train' ? 'training' : 'test';
  return html`<h3>The loss</h3>
    <p>
      This example: ${count > 1 ? 'outputs' : 'output'} compared with
      ${count > 1 ? 'targets' : 'target'}. ${all.scaling}
    </p>
    ${words.length > 0 ? line(name('loss'), ...words) : nothing}
    ${line(name('loss'), lossSum(loss, answers), own)}
    <p>
      All ${String(all.rows)} ${rows} rows: the mean of their losses; the marked one is this
      example’s.
    </p>
    ${line(name(`${rows} loss`), fraction, number(all.mean ?? NaN, 4))}`;
}

/** Of the output neurons, in the order of their targets. */
function answersOf(numbers: Numbers, targets: readonly number[]): (Answer & { id: string })[] {
  const outputs = numbers.trace.neurons.filter(({ kind }) => kind === 'output');
  return outputs.map(({ id, out }, k) => ({
    id,
    out,
    target: targets[k] ?? NaN,
    act: numbers.functionOf(id),
  }));
}

// ---- backward

export function backward(
  numbers: Numbers,
  neuron: TraceNeuron,
  wanted: { loss: LossName; targets: readonly number[] },
  check: GradientCheck | null,
) {
  const { id } = neuron;
  const delta = neuron.delta ?? NaN;
  const terms = neuron.backward.map(({ edge }) => numbers.edge(edge));
  const symbols = terms.map((edge) =>
    product(sub('w', `${id},${edge?.to ?? ''}`), sub('δ', edge?.to ?? '')),
  );
  const values = terms.map((edge) =>
    product(factor(edge?.weight ?? 0), factor(numbers.delta(edge?.to ?? ''))),
  );
  const slope = applied(name(`${numbers.functionOf(id)}′`), sub('in', id));
  const how =
    neuron.kind === 'output'
      ? outputDelta(
          wanted.loss,
          neuron,
          answersOf(numbers, wanted.targets).find((one) => one.id === id),
        )
      : html`${line(sub('δ', id), spreadProduct(slope, symbols, 4))}
        ${line(
          sub('δ', id),
          spreadProduct(factor(neuron.slope ?? NaN), values, 4),
          number(delta, 4),
        )}`;
  return html`<h3>Backward: neuron ${id}</h3>
    ${how} ${gradients(numbers, neuron, delta, check)}`;
}

/** The gradient of each weight into the neuron, beside the difference that anybody can measure. */
function gradients(
  numbers: Numbers,
  neuron: TraceNeuron,
  delta: number,
  check: GradientCheck | null,
) {
  const shown = neuron.forward.slice(0, mostListed);
  const checked = new Map(check?.edges.map((one) => [one.edge, one]));
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Gradients of the weights">
      <table>
        <thead>
          <tr>
            <th scope="col">edge</th>
            <th scope="col" class="number">δ(head) × out(tail)</th>
            <th scope="col" class="number">gradient</th>
            <th scope="col" class="number">numeric</th>
            <th scope="col" class="number">difference</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(({ edge }) => {
            const one = numbers.edge(edge);
            const other = checked.get(edge);
            return html`<tr>
              <th scope="row">${one?.from} → ${one?.to}</th>
              <td class="number">
                ${formatNumber(delta)} · ${formatNumber(numbers.out(one?.from ?? ''))}
              </td>
              <td class="number"><strong>${formatNumber(one?.gradient ?? NaN, 4)}</strong></td>
              <td class="number">${other ? formatNumber(other.numeric, 4) : '…'}</td>
              <td class="number">${other ? agreement(other.difference) : '…'}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
    ${
      neuron.forward.length > shown.length
        ? html`<p class="soft">… ${String(neuron.forward.length - shown.length)} more edges</p>`
        : nothing
    }
    <p class="soft">
      numeric: the loss of this example with the weight raised by
      ${formatNumber(check?.step ?? NaN)}, minus the loss with it lowered by as much, divided by
      twice that step.
    </p>`;
}

/** How far apart both gradients are, to two digits: where that is no more than rounding, they agree. */
export function agreement(difference: number): string {
  return difference === 0 ? 'agree' : `${formatNumber(difference * 100, 2)} %`;
}

// ---- layer by layer

function matrix(rows: readonly (readonly number[])[], title: string): Term {
  const columns = rows[0]?.length ?? 0;
  if (rows.length > mostRows || columns > mostColumns) {
    return mathml`<mtext>${title} (${String(rows.length)} × ${String(columns)})</mtext>`;
  }
  return mathml`<mrow><mo>[</mo><mtable>${rows.map(
    (row) => mathml`<mtr>${row.map((value) => mathml`<mtd>${number(value, 2)}</mtd>`)}</mtr>`,
  )}</mtable><mo>]</mo></mrow>`;
}

const column = (values: readonly number[]): number[][] => values.map((value) => [value]);

/** What one layer makes of the one before it: x₂ = f(A₂ x₁). */
export function layerStep(
  numbers: Numbers,
  layers: readonly (readonly string[])[],
  layer: number,
  composition: Composition | null,
) {
  const ids = layers[layer] ?? [];
  const own = sub('x', String(layer + 1));
  if (layer === 0) {
    return html`<h3>Layer 1: the inputs</h3>
      <p>What goes in, and a 1 from each bias neuron.</p>
      ${line(own, matrix(column(ids.map((id) => numbers.out(id))), 'a column'))}`;
  }
  const map = composition?.layers[layer - 1];
  const act = [...new Set(map?.functions ?? [])].join(', ');
  const before = sub('x', String(layer));
  const times = sub('A', String(layer + 1));
  const tails = (map?.tails ?? []).map((id) => numbers.out(id));
  const heads = (map?.heads ?? []).map((id) => numbers.out(id));
  const last = layer === layers.length - 1;
  return html`<h3>Layer ${String(layer + 1)}${last ? ': the outputs' : ''}</h3>
    ${line(own, applied(name(act), mathml`<mrow>${times}${before}</mrow>`))}
    ${line(
      own,
      [
        mathml`<mrow>${name(act)}<mo stretchy="false">(</mo>${matrix(map?.matrix ?? [], `A${String(layer + 1)}`)}</mrow>`,
        mathml`<mrow>${matrix(column(tails), 'a column')}<mo stretchy="false">)</mo></mrow>`,
      ],
      matrix(column(heads), 'a column'),
    )}
    ${
      last
        ? nothing
        : html`<p class="soft">
            Each bias neuron of this layer adds a 1 to it before the next layer.
          </p>`
    }`;
}
