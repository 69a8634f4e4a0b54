/** What a case expects of a network on its data: every fault found, as a line. */

import type { Cell, Data, Project } from '../../wasm/src/project.js';
import type { Engine, Session } from '../../wasm/src/types.js';
import { fresh, projectFor } from '../../web/src/project/fit.js';
import { says, type Case, type Check, type Expect, type Run } from './cases.js';

const shown = (value: unknown) => JSON.stringify(value);

/** As the page begins with data of one's own. */
export function projectOn(engine: Engine, data: Data, hidden: readonly number[] = [8, 8]): Project {
  const shape = { hidden: [...hidden], functions: hidden.map(() => 'tanh' as const) };
  return projectFor(data, engine.describe(data), shape, { batch: 10, stepSize: { initial: 0.1 } });
}

function inRange(what: string, is: number | null, range: number | [number, number]): string[] {
  const [low, high] = Array.isArray(range) ? range : [range, Infinity];
  return is !== null && is >= low && is <= high ? [] : [`${what} is ${is}, not in ${shown(range)}`];
}

function predictionFaults(session: Session, wanted: NonNullable<Expect['predictions']>): string[] {
  return wanted.flatMap(({ row, value, within }) => {
    const is = Object.values(session.predict([row])[0]?.values ?? {})[0];
    const isRight = Math.abs(Number(is) - value) <= within;
    return isRight ? [] : [`${shown(row)} is predicted to be ${is} instead of ${value}`];
  });
}

function outputFaults(session: Session, wanted: NonNullable<Expect['outputs']>): string[] {
  return wanted.flatMap(({ row, values, within }) => {
    const outputs = session.predict([row])[0]?.outputs ?? [];
    const isRight = values.every((value, k) => Math.abs((outputs[k] ?? NaN) - value) <= within);
    return isRight ? [] : [`${shown(row)} gives ${shown(outputs)} instead of ${shown(values)}`];
  });
}

function measureFaults(session: Session, key: keyof Expect, value: unknown): string[] | null {
  if (!['rSquared', 'dead', 'gradients', 'gradientsRise'].includes(key)) return null;
  const on = session.metrics.testLoss === null ? 'train' : 'test';
  const { rSquared, dead, gradients } = session.measures({ on });
  switch (key) {
    case 'rSquared':
      return rSquared.length === 0
        ? ['there is no R squared']
        : rSquared.flatMap((one) => inRange(`R² of ${one.target}`, one.value, value as number));
    case 'dead':
      return shown(dead) === shown(value) ? [] : [`dead neurons are ${shown(dead)}`];
    case 'gradients':
      return gradients.every(({ norm }) => norm === value)
        ? []
        : [`gradients: ${shown(gradients)}`];
    default: {
      const [first, last] = [gradients[0]?.norm ?? NaN, gradients.at(-1)?.norm ?? NaN];
      return first * 2 <= last ? [] : [`gradients: ${shown(gradients)}`];
    }
  }
}

function metricFaults(session: Session, key: keyof Expect, value: unknown): string[] | null {
  const { metrics } = session;
  switch (key) {
    case 'trainLoss':
      return inRange('the training loss', metrics.trainLoss, value as [number, number]);
    case 'loss':
      return inRange('the training loss', metrics.trainLoss, [0, value as number]);
    case 'accuracy':
      return inRange('accuracy', metrics.accuracy, value as number);
    case 'status':
      return metrics.status === value ? [] : [`the status is ${metrics.status}`];
    case 'reason':
      return says(metrics.reason, value as string[]) ? [] : [`the reason is "${metrics.reason}"`];
    default:
      return null;
  }
}

/** Faults of an open session after training. */
export function sessionFaults(session: Session, expect: Expect, before: string): string[] {
  const { weights, metrics } = session;
  const own = Object.entries(expect).flatMap(([name, value]) => {
    const key = name as keyof Expect | 'hidden' | 'epochs';
    switch (key) {
      case 'hidden':
      case 'epochs':
      case 'finite':
        return []; // how it is trained, and what is always asked
      case 'predictions':
        return predictionFaults(session, value as NonNullable<Expect['predictions']>);
      case 'outputs':
        return outputFaults(session, value as NonNullable<Expect['outputs']>);
      case 'weights': {
        const { values, within } = value as NonNullable<Expect['weights']>;
        const isRight = values.every((w, k) => Math.abs((weights[k] ?? NaN) - w) <= within);
        return isRight ? [] : [`the weights are ${shown([...weights])}`];
      }
      case 'weightCount':
        return weights.length === value ? [] : [`there are ${weights.length} weights`];
      case 'sameFingerprint':
        return session.fingerprint() === before ? [] : ['training changed the weights'];
      default:
        return (
          metricFaults(session, key, value) ??
          measureFaults(session, key, value) ?? [`the test does not know the key ${key}`]
        );
    }
  });
  return [
    ...(weights.every(Number.isFinite) ? [] : ['a weight is not finite']),
    ...((metrics.trainLoss ?? NaN) >= 0 ? [] : [`the training loss is ${metrics.trainLoss}`]),
    ...own,
  ];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON merge patch, as RFC 7396 has it. */
function merged(target: unknown, patch: Record<string, unknown>): Record<string, unknown> {
  const result = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    result[key] = isObject(value) ? merged(result[key], value) : value;
  }
  return result;
}

async function restartFaults(engine: Engine, project: Project, run: Run): Promise<string[]> {
  const { groups = [], within = 0, again = 0 } = run.expect;
  const count = run.restarts ?? 0;
  const { epochs } = run;
  const { losses } = await engine.restarts(project, { count, epochs });
  const groupOf = (loss: number) => groups.findIndex((at) => Math.abs(loss - at) <= within);
  const apart = [...losses].filter((loss) => groupOf(loss) < 0);
  const learnt = [...losses].filter((loss) => groupOf(loss) === 0).length;
  const alone = await engine.restarts(project, { count: 1, first: again, epochs });
  return [
    ...apart.map((loss) => `a restart ends at ${loss}`),
    ...(learnt > 0 && learnt < count ? [] : [`${learnt} of ${count} restarts learn it all`]),
    ...(alone.losses[0] === losses[again] ? [] : [`restart ${again} is not the same alone`]),
  ];
}

/** Faults of one run of a case that is a document. */
export async function runFaults(engine: Engine, item: Case, run: Run): Promise<string[]> {
  const own = run.document ?? item.document;
  const project = (run.patch ? merged(own, run.patch) : own) as Project;
  if (run.restarts !== undefined) return restartFaults(engine, project, run);
  const session = engine.open(project);
  try {
    const before = session.fingerprint();
    session.train({ epochs: run.epochs });
    return sessionFaults(session, run.expect, before);
  } finally {
    session.dispose();
  }
}

/** How often each class of the first target stands in a set. */
function countsOf(session: Session, set: 'train' | 'test'): number[] {
  const target = session.data?.columns.find(({ role }) => role === 'target');
  const examples = session.examples({ set, count: 1_000_000 });
  return (target?.categories ?? []).map(
    (category) => examples.filter(({ cells }) => cells[target?.name ?? ''] === category).length,
  );
}

function stratifiedFaults(engine: Engine, data: Data, wanted: NonNullable<Check['stratified']>) {
  const drawn = new Set<string>();
  const seeds = Array.from({ length: wanted.seeds }, (_, k) => k + 1);
  const faults = seeds.flatMap((seed) => {
    const split = { train: wanted.train, seed, stratify: true };
    const session = engine.open(projectOn(engine, { ...data, split }, []));
    drawn.add(shown(session.examples({ set: 'test', count: 1000 }).map(({ row }) => row)));
    const counts = [countsOf(session, 'train'), countsOf(session, 'test')];
    session.dispose();
    const isRight = wanted.counts
      ? shown(counts) === shown(wanted.counts)
      : counts.flat().every((count) => count > 0);
    return isRight ? [] : [`split ${seed} has the classes ${shown(counts)}`];
  });
  return drawn.size > 1 ? faults : [...faults, 'every seed splits alike'];
}

function savedFaults(engine: Engine, data: Data, rows: readonly Cell[][]): string[] {
  const session = engine.open(projectOn(engine, data, [4]));
  session.train({ epochs: 20 });
  const again = engine.open(session.save());
  const names = session.data?.columns.filter(({ role }) => role === 'input').map((c) => c.name);
  const byName = rows.map((row) =>
    Object.fromEntries(row.map((cell, k) => [names?.[k] ?? '', cell] as const)),
  );
  const answers = [session, again].flatMap((one) => [one.predict([...rows]), one.predict(byName)]);
  return answers.every((answer) => shown(answer) === shown(answers[0]))
    ? []
    : ['rows are predicted otherwise by name or after saving'];
}

function refusedRowFaults(engine: Engine, data: Data, row: Cell[], words: Check['refusesRow']) {
  try {
    engine.open(projectOn(engine, data, [4])).predict([row]);
    return ['a row that cannot be is predicted'];
  } catch (error) {
    const { message } = error as Error;
    return says(message, words?.says ?? []) ? [] : [`"${message}" does not say enough`];
  }
}

/** Faults of one expectation that concerns training; nothing for a key that does not. */
export function trainingFaults(
  engine: Engine,
  data: Data,
  key: keyof Check,
  check: Check,
): string[] | null {
  switch (key) {
    case 'split':
    case 'kept': {
      const project = fresh(projectOn(engine, data, []));
      const { train = 0, test = 0 } = engine.open(project).data?.rows ?? {};
      if (key === 'kept') return inRange('rows kept', train + test, check.kept?.atLeast ?? NaN);
      return shown({ train, test }) === shown(check.split) ? [] : [`${train} train, ${test} test`];
    }
    case 'network': {
      const { network, training } = projectOn(engine, data);
      const { layers = [], output } = network as { layers?: number[]; output?: string };
      const is = { outputs: layers.at(-1), output, loss: training?.loss };
      return shown(is) === shown(check.network) ? [] : [`the network is ${shown(is)}`];
    }
    case 'learns': {
      const expect = check.learns;
      if (!expect) return [];
      const session = engine.open(projectOn(engine, data, expect.hidden));
      session.train({ epochs: expect.epochs });
      return sessionFaults(session, expect, '');
    }
    case 'stratified':
      return check.stratified ? stratifiedFaults(engine, data, check.stratified) : [];
    case 'saved':
      return savedFaults(engine, data, check.saved ?? []);
    case 'refusesRow':
      return refusedRowFaults(engine, data, check.refusesRow?.row ?? [], check.refusesRow);
    default:
      return null;
  }
}
