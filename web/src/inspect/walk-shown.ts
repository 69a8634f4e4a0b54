/** What the figure shows of one example's way at a step of it, and what is said of its scaling. */

import { nothing } from 'lit';
import type { TraceNeuron } from '../../../wasm/src/types.js';
import { formatNumber } from '../kit/format.js';
import type { Walk } from '../session/walk.js';
import type { Inside } from './inside.js';
import type { Step } from './walk.js';

/** @param next the weights after the step of training, where that is in turn */
export function walkAt(
  { trace, example }: Inside,
  steps: readonly Step[],
  at: number,
  layers: readonly (readonly string[])[],
  next: readonly number[] | null,
): Walk & { lit: readonly string[] } {
  const done = steps.slice(0, at + 1);
  const step = done.at(-1);
  const reached = (way: 'forward' | 'backward') =>
    new Set(done.flatMap((one) => (one.kind === way ? [one.neuron.id] : [])));
  const forward = reached('forward');
  for (const one of done) {
    if (one.kind === 'layer') for (const id of layers[one.layer] ?? []) forward.add(id);
  }
  const outputs = trace.neurons.filter(({ kind }) => kind === 'output');
  const { targets } = example;
  const hasLoss = done.some(({ kind }) => kind === 'loss');
  return {
    trace,
    forward,
    backward: reached('backward'),
    turn: step && 'neuron' in step ? { id: step.neuron.id, back: step.kind === 'backward' } : null,
    targets:
      hasLoss && targets ? new Map(outputs.map(({ id }, k) => [id, targets[k] ?? NaN])) : null,
    next,
    lit: litAt(step, outputs, layers),
  };
}

function litAt(
  step: Step | undefined,
  outputs: readonly TraceNeuron[],
  layers: readonly (readonly string[])[],
): readonly string[] {
  switch (step?.kind) {
    case 'forward':
    case 'backward':
      return [step.neuron.id];
    case 'layer':
      return layers[step.layer] ?? [];
    case 'loss':
      return outputs.map(({ id }) => id);
    default:
      return [];
  }
}

/** Of targets that are scaled: what they stand for in the table. */
export function scalingOf({ scaled, row, trace }: Inside) {
  const outputs = trace.neurons.filter(({ kind }) => kind === 'output');
  const told = outputs.flatMap(({ id }) => {
    const one = scaled.get(id);
    const truth = one && row?.cells[one.column];
    if (!one || typeof truth !== 'number') return [];
    return [`${one.column}: ${formatNumber(one.raw, 4)}, the table says ${formatNumber(truth, 4)}`];
  });
  return told.length === 0
    ? nothing
    : `Both are scaled; in the units of the table, ${told.join('; ')}.`;
}
