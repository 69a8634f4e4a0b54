/** The end of one example's way: old weights, gradients, new weights, and the step of training that makes them. */

import { html, nothing } from 'lit';
import type { Stepped } from '../../../wasm/src/answers.js';
import type { Trace } from '../../../wasm/src/types.js';
import { formatNumber } from '../kit/format.js';
import type { trainingOf } from '../project/defaults.js';
import { factor, line, minus, name, number, product } from './mathml.js';

const mostListed = 40;

export interface Update {
  trace: Trace;
  stepSize: number;
  training: ReturnType<typeof trainingOf>;
  /** Null while it is asked for, and where no step can be made. */
  stepped: Stepped | null;
  /** Why it cannot; empty where it can. */
  why: string;
  apply: () => void;
}

/** @returns whether the weights move by step size times gradient, and nothing else */
function isPlain({ optimizer, regularization: { l1, l2 } }: Update['training']): boolean {
  return optimizer.name === 'sgd' && l1 === 0 && l2 === 0;
}

export function update({ trace, stepSize, training, stepped, why, apply }: Update) {
  if (why !== '') {
    return html`<h3>The step</h3>
      <p>${why}</p>`;
  }
  const plain = isPlain(training);
  const shown = trace.edges.slice(0, mostListed);
  const more = trace.edges.length - shown.length;
  const next = (edge: number) => stepped?.weights[edge];
  const [first] = shown;
  return html`<h3>The step</h3>
    ${
      plain
        ? html`<p>Every weight moves against its gradient, by the step size times the gradient.</p>
            ${line(name('new weight'), minus(name('weight'), product(name('step size'), name('gradient'))))}
            ${
              first
                ? line(
                    name(`${first.from} → ${first.to}`),
                    minus(
                      number(first.weight, 4),
                      product(number(stepSize), factor(first.gradient ?? NaN, 4)),
                    ),
                    number(next(0) ?? NaN, 4),
                  )
                : nothing
            }`
        : html`<p>
            ${training.optimizer.name} makes the changes of the gradients; step size
            ${formatNumber(stepSize)}.
          </p>`
    }
    <div class="apply">
      <button class="primary" ?disabled=${!stepped} @click=${apply}>Apply this step</button>
      <span class="soft">One step of training on this example.</span>
    </div>
    <div class="scroll" tabindex="0" role="group" aria-label="Weights before and after the step">
      <table>
        <thead>
          <tr>
            <th scope="col">edge</th>
            <th scope="col" class="number">weight</th>
            <th scope="col" class="number">gradient</th>
            <th scope="col" class="number">new weight</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            ({ from, to, weight, gradient }, edge) =>
              html`<tr>
                <th scope="row">${from} → ${to}</th>
                <td class="number">${formatNumber(weight, 4)}</td>
                <td class="number">${formatNumber(gradient ?? NaN, 4)}</td>
                <td class="number">
                  <strong>${stepped ? formatNumber(next(edge) ?? NaN, 4) : '…'}</strong>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${more > 0 ? html`<p class="soft">… ${String(more)} more edges</p>` : nothing}`;
}
