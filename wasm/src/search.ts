/** Restarts and exhaustive search over a pool. */

import type {
  Best,
  ExhaustiveEstimate,
  ExhaustiveOptions,
  ExhaustiveQuestion,
  ExhaustiveResult,
  Magnitude,
  RestartOptions,
  RestartResult,
  SearchOptions,
  ToldBest,
  ToldBlock,
} from './answers.js';
import {
  checkFunctions,
  checkNumbers,
  checkRange,
  checkRequest,
  checkSignal,
  checkWhole,
  isObject,
  wrongType,
} from './check.js';
import { EdgewiseError } from './error.js';
import type { PlaceMaker } from './place.js';
import { overBlocks, overPlaces } from './pool.js';
import type { Project } from './project.js';
import type { CoreSession } from './types.js';

type Open = (project: Project) => CoreSession;

/** More threads than any machine gains by. */
export const mostWorkers = 1024;

const usual = ['onProgress', 'signal', 'workers'];

/** What all searches may be told. */
export function checkOptions(options: unknown, known: readonly string[]): void {
  checkRequest(options, 'options', [...known, ...usual]);
  const { signal, ...rest } = options as SearchOptions;
  checkSignal(signal);
  checkWhole(rest, '', ['workers'], 1, mostWorkers);
  checkFunctions(rest, '', ['onProgress', 'onFound', 'onBest', 'onRow']);
}

function lossOf(loss: number | null): number {
  return loss ?? Infinity;
}

function comparable(best: ToldBest): Best {
  return { ...best, loss: lossOf(best.loss) };
}

/** The lower loss; of equal ones the smaller index. */
export function better(a: Best | null, b: Best): Best {
  if (a === null || b.loss < a.loss) return b;
  return b.loss === a.loss && b.index < a.index ? b : a;
}

export async function restarts(
  project: Project,
  options: RestartOptions,
  makers: readonly PlaceMaker[],
): Promise<RestartResult> {
  checkOptions(options, ['count', 'first', 'epochs', 'onFound']);
  checkWhole(options, '', ['first', 'epochs']);
  const { count, first = 0, epochs, workers = 1, signal, onFound, onProgress } = options;
  const whole = Number.isInteger(count) && count >= 1 && count <= 10_000_000;
  if (!whole) {
    throw new EdgewiseError({
      code: 'range',
      path: 'count',
      message: 'The number of restarts must be from 1 to 10,000,000.',
    });
  }
  signal?.throwIfAborted();
  const losses = new Float32Array(count).fill(NaN);
  let best: Best | null = null;
  let done = 0;
  await overBlocks(
    {
      project,
      method: 'restarts',
      question: epochs === undefined ? {} : { epochs },
      from: first,
      total: first + count,
      workers,
      signal,
      onBlock: (answer, from) => {
        const told = answer as ToldBlock;
        const block = { losses: told.losses.map(lossOf), best: comparable(told.best) };
        losses.set(block.losses, from - first);
        best = better(best, block.best);
        done += block.losses.length;
        onFound?.(block, from);
        onProgress?.(done, count);
      },
    },
    makers,
  );
  const found = best as Best | null;
  if (found === null) {
    // Ended before there was anything; else nobody said why.
    signal?.throwIfAborted();
    throw new Error('No restart could be computed.');
  }
  const { index, loss, weights } = found;
  return {
    losses,
    done: done === count,
    best: { index, loss, weights: Float32Array.from(weights) },
  };
}

const defaultBudget = 60;

/** Combinations with which a first look begins, from which the time of all is estimated. */
const firstLook = 64;

/** Milliseconds of looks that tell enough about the rest. */
const usualLook = 50;

/** How fast combinations are tried, from looks that grow until they tell enough. */
class Pace {
  /** Combinations of the next look. */
  size = firstLook;
  /** Combinations a second, of the fastest look: what else the machine does can only slow one down. */
  rate = 0;
  #looks = 0;
  #milliseconds = 0;

  /** @returns whether that is enough: a slow look alone may have waited for another program */
  add(count: number, milliseconds: number): boolean {
    this.#looks += 1;
    this.#milliseconds += milliseconds;
    this.rate = Math.max(this.rate, (count * 1000) / Math.max(1e-3, milliseconds));
    if (milliseconds < usualLook) this.size *= 2;
    return this.#milliseconds > usualLook && (this.#looks > 2 || milliseconds > 10 * usualLook);
  }
}

/** As many as the core can number: 2^48. */
const mostCombinations = 2 ** 48;

/** How many combinations there are, and how fast they are tried. */
interface Speed {
  combinations: Magnitude;
  total: number;
  /** Combinations a second; 0 where there are too many to begin. */
  rate: number;
}

/** The first few of them, tried. */
interface Look extends Speed {
  /** The first that was not tried. */
  to: number;
  best: Best | null;
}

function lookAt(open: Open, project: Project, question: ExhaustiveQuestion): Speed {
  const session = open(project);
  try {
    const combinations = session.combinations(question);
    const total = Number(combinations.decimal ?? Infinity);
    const pace = new Pace();
    let from = 0;
    for (let isEnough = total > mostCombinations; !isEnough && from < total;) {
      const begin = performance.now();
      const to = Math.min(total, from + pace.size);
      session.exhaustive({ ...question, from, to });
      isEnough = pace.add(to - from, performance.now() - begin);
      from = to;
    }
    return { combinations, total, rate: pace.rate };
  } finally {
    session.dispose();
  }
}

/** The same in a place of its own, from combination `from` on, until the pace is known. */
async function lookElsewhere(
  project: Project,
  question: ExhaustiveQuestion,
  from: number,
  makers: readonly PlaceMaker[],
  signal?: AbortSignal,
): Promise<Look> {
  let look = null as Look | null;
  await overPlaces(
    {
      from: 0,
      total: 1,
      workers: 1,
      signal,
      begin: (call) => call('open', project),
      block: async (call) => {
        const combinations = (await call('inspect', 'combinations', question)) as Magnitude;
        const total = Number(combinations.decimal ?? Infinity);
        let seen: Look = { combinations, total, to: from, best: null, rate: 0 };
        const pace = new Pace();
        for (let isEnough = false; !isEnough && seen.to < total;) {
          const begin = performance.now();
          const to = Math.min(total, seen.to + pace.size);
          const block = { ...question, from: seen.to, to };
          const { best: told } = (await call('exhaustive', block)) as { best: ToldBest };
          isEnough = pace.add(to - seen.to, performance.now() - begin);
          seen = { ...seen, to, best: better(seen.best, comparable(told)), rate: pace.rate };
        }
        look = seen;
      },
    },
    makers,
  );
  if (look === null) {
    signal?.throwIfAborted();
    throw new Error('The first combinations could not be tried.');
  }
  return look;
}

function estimateOf(
  { combinations, total, rate }: Speed,
  workers: number | undefined,
): ExhaustiveEstimate {
  return { combinations, seconds: rate > 0 ? total / (rate * (workers ?? 1)) : Infinity };
}

const questionKeys = ['bits', 'range'];

/** Which combinations, as far as it is said; how many there may be, the core knows. */
function checkQuestion(question: ExhaustiveQuestion): void {
  checkWhole(question, '', ['bits'], 1, 16);
  if (question.range !== undefined) checkRange(question.range, 'range');
}

/** Where an earlier search was stopped: a number of combinations, and the best of them. */
function checkResume(resume: unknown, total: number): void {
  if (resume === undefined) return;
  if (!isObject(resume)) throw wrongType('resume', 'the result of an earlier search');
  const { next, best } = resume;
  if (!Number.isInteger(next) || Number(next) < 0 || Number(next) > total) {
    throw new EdgewiseError({
      code: 'range',
      path: 'resume.next',
      message: `This search has ${String(total)} combinations: it cannot go on from number ${String(next)}. Resume the result of the same search.`,
    });
  }
  const isBest =
    isObject(best) &&
    typeof best.loss === 'number' &&
    Number.isInteger(best.index) &&
    Array.isArray(best.weights);
  if (Number(next) > 0 && !isBest) {
    throw wrongType('resume.best', 'the best that the earlier search had found');
  }
}

type EstimateQuestion = ExhaustiveQuestion & Pick<SearchOptions, 'workers'>;

export function estimate(
  open: Open,
  project: Project,
  asked: EstimateQuestion,
): ExhaustiveEstimate {
  checkRequest(asked, 'question', [...questionKeys, 'workers']);
  checkWhole(asked, '', ['workers'], 1, mostWorkers);
  checkQuestion(asked);
  const { workers, ...question } = asked;
  return estimateOf(lookAt(open, project, question), workers);
}

/** The same measured in a worker, where there is one; rejects where there are too many to number. */
export async function estimateOver(
  project: Project,
  { workers, ...question }: EstimateQuestion,
  makers: readonly PlaceMaker[],
): Promise<ExhaustiveEstimate> {
  return estimateOf(await lookElsewhere(project, question, 0, makers), workers);
}

export async function exhaustive(
  project: Project,
  options: ExhaustiveOptions,
  makers: readonly PlaceMaker[],
): Promise<ExhaustiveResult> {
  checkOptions(options, [...questionKeys, 'budget', 'resume', 'onBest']);
  checkNumbers(options, '', ['budget']);
  checkQuestion(options);
  const { bits = 1, range = [-1, 1], budget = defaultBudget, resume, signal, onProgress } = options;
  const question = { bits, range };
  const { workers = 1 } = options;
  checkResume(resume, mostCombinations);
  const look = await lookElsewhere(project, question, resume?.next ?? 0, makers, signal);
  const { combinations, total } = look;
  checkResume(resume, total);
  const from = look.to;
  let best: Best | null = resume?.best ?? null;
  const consider = (candidate: Best) => {
    const before = best;
    best = better(before, candidate);
    if (best !== before) options.onBest?.(best);
  };
  if (look.best) consider(look.best);
  const seconds = from >= total ? 0 : (total - from) / (look.rate * workers);
  if (seconds > budget) throw tooLong(combinations, seconds, budget);

  // Blocks end in any order: what is certainly done is everything before the first gap.
  const finished = new Map<number, number>();
  let next = from;
  const onBlock = (answer: unknown, begin: number, end: number) => {
    consider(comparable((answer as { best: ToldBest }).best));
    finished.set(begin, end);
    for (let to = finished.get(next); to !== undefined; to = finished.get(next)) {
      finished.delete(next);
      next = to;
    }
    onProgress?.(next, total);
  };
  if (from < total) {
    await overBlocks(
      { project, method: 'exhaustive', question, from, total, workers, signal, onBlock },
      makers,
    );
  }
  return { combinations, next, done: next >= total, best: best as unknown as Best };
}

function tooLong({ mantissa, exponent, decimal }: Magnitude, seconds: number, budget: number) {
  const many = decimal !== null && decimal.length <= 15 ? Number(decimal).toLocaleString('en') : '';
  const count = many === '' ? `${mantissa.toFixed(2)} · 10^${String(exponent)}` : many;
  return new EdgewiseError({
    code: 'budget',
    path: 'bits',
    message: `There are ${count} combinations, which would take about ${duration(seconds)}; the budget is ${duration(budget)}. Take fewer bits or a smaller network, or allow more time.`,
  });
}

function duration(seconds: number): string {
  const units: [number, string][] = [
    [31_557_600, 'years'],
    [86_400, 'days'],
    [3600, 'hours'],
    [60, 'minutes'],
  ];
  for (const [length, name] of units) {
    if (seconds >= 2 * length)
      return `${Number((seconds / length).toPrecision(2)).toString()} ${name}`;
  }
  return `${String(Math.max(1, Math.round(seconds)))} seconds`;
}
