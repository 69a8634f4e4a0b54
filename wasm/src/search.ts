/** Restarts and exhaustive search over a pool, and sweeps over variants of a project. */

import type {
  Best,
  ExhaustiveEstimate,
  ExhaustiveOptions,
  ExhaustiveQuestion,
  ExhaustiveResult,
  Magnitude,
  RestartBlock,
  RestartOptions,
  RestartResult,
  SearchOptions,
  SweepAxis,
  SweepOptions,
  SweepResult,
} from './answers.js';
import { EdgewiseError } from './error.js';
import type { PlaceMaker } from './place.js';
import { overBlocks } from './pool.js';
import type { Project } from './project.js';
import type { Session } from './types.js';

type Open = (project: Project) => Session;

function workersFor(workers = 1): number {
  return Math.max(1, Math.floor(workers));
}

/** The lower loss; of equal ones the smaller index. */
function better(a: Best | null, b: Best): Best {
  if (a === null || b.loss < a.loss) return b;
  return b.loss === a.loss && b.index < a.index ? b : a;
}

export async function restarts(
  project: Project,
  options: RestartOptions,
  makers: readonly PlaceMaker[],
): Promise<RestartResult> {
  const { count, epochs, signal, onProgress } = options;
  const whole = Number.isInteger(count) && count >= 1 && count <= 10_000_000;
  if (!whole) {
    throw new EdgewiseError({
      code: 'range',
      path: 'count',
      message: 'The number of restarts must be from 1 to 10,000,000.',
    });
  }
  signal?.throwIfAborted();
  const losses = new Float32Array(count);
  let best: Best | null = null;
  let done = 0;
  await overBlocks(
    {
      project,
      method: 'restarts',
      question: epochs === undefined ? {} : { epochs },
      from: 0,
      total: count,
      workers: workersFor(options.workers),
      signal,
      onBlock: (answer, from) => {
        const block = answer as RestartBlock;
        losses.set(block.losses, from);
        best = better(best, block.best);
        done += block.losses.length;
        onProgress?.(done, count);
      },
    },
    makers,
  );
  signal?.throwIfAborted();
  const { index, loss, weights } = best as unknown as Best;
  return { losses, best: { index, loss, weights: Float32Array.from(weights) } };
}

const defaultBudget = 60;

/** Combinations of a first look, from which the time of all is estimated. */
const firstLook = 64;

/** As many as the core can number: 2^48. */
const mostCombinations = 2 ** 48;

/** How many combinations there are, the best of the first few, and how long the rest would take. */
function lookAt(open: Open, project: Project, question: ExhaustiveQuestion, from: number) {
  const session = open(project);
  try {
    const start = performance.now();
    const combinations = session.combinations(question);
    const total = Number(combinations.decimal ?? Infinity);
    const to = Math.min(total, from + firstLook);
    const best = to > from ? session.exhaustive({ ...question, from, to }).best : null;
    const rate = (to - from) / Math.max(1e-6, (performance.now() - start) / 1000);
    return { combinations, total, to, best, rate };
  } finally {
    session.dispose();
  }
}

export function estimate(
  open: Open,
  project: Project,
  { workers, ...question }: ExhaustiveQuestion & Pick<SearchOptions, 'workers'>,
): ExhaustiveEstimate {
  const session = open(project);
  try {
    const combinations = session.combinations(question);
    const isCountable = Number(combinations.decimal ?? Infinity) <= mostCombinations;
    if (!isCountable) return { combinations, seconds: Infinity };
  } finally {
    session.dispose();
  }
  const { combinations, total, rate } = lookAt(open, project, question, 0);
  return { combinations, seconds: total / (rate * workersFor(workers)) };
}

export async function exhaustive(
  open: Open,
  project: Project,
  options: ExhaustiveOptions,
  makers: readonly PlaceMaker[],
): Promise<ExhaustiveResult> {
  const { bits = 1, range = [-1, 1], budget = defaultBudget, resume, signal, onProgress } = options;
  const question = { bits, range };
  const workers = workersFor(options.workers);
  const look = lookAt(open, project, question, resume?.next ?? 0);
  const { combinations, total } = look;
  let best: Best | null = resume?.best ?? null;
  if (look.best) best = better(best, look.best);
  const seconds = (total - look.to) / (look.rate * workers);
  if (seconds > budget) throw tooLong(combinations, seconds, budget);

  // Blocks end in any order: what is certainly done is everything before the first gap.
  const finished = new Map<number, number>();
  let next = look.to;
  const onBlock = (answer: unknown, begin: number, end: number) => {
    best = better(best, (answer as { best: Best }).best);
    finished.set(begin, end);
    for (let to = finished.get(next); to !== undefined; to = finished.get(next)) next = to;
    onProgress?.(next, total);
  };
  const from = look.to;
  await overBlocks(
    { project, method: 'exhaustive', question, from, total, workers, signal, onBlock },
    makers,
  );
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

/** A copy of the document with another value at a path such as "training.stepSize.initial". */
function withValue(project: Project, path: string, value: unknown): Project {
  const copy = structuredClone(project) as unknown as Record<string, unknown>;
  const keys = path.split('.');
  let at = copy;
  for (const key of keys.slice(0, -1)) {
    const member = (at[key] ??= {});
    if (typeof member !== 'object') {
      throw new EdgewiseError({
        code: 'reference',
        path,
        message: `The project has nothing at "${path}": "${key}" holds no other keys.`,
      });
    }
    at = member as Record<string, unknown>;
  }
  at[keys.at(-1) ?? ''] = value;
  return copy as unknown as Project;
}

function combinationsOf(axes: readonly SweepAxis[]): unknown[][] {
  return axes.reduce<unknown[][]>(
    (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}

export async function sweep(
  open: Open,
  project: Project,
  axes: readonly SweepAxis[],
  { epochs, onProgress, signal }: SweepOptions,
): Promise<SweepResult> {
  const variants = combinationsOf(axes);
  if (axes.length === 0 || variants.length === 0 || variants.length > 1000) {
    throw new EdgewiseError({
      code: 'range',
      path: 'axes',
      message: `A sweep compares 1 to 1,000 variants; these axes give ${String(axes.length === 0 ? 0 : variants.length)}.`,
    });
  }
  const rows: SweepResult['rows'] = [];
  for (const values of variants) {
    signal?.throwIfAborted();
    const variant = axes.reduce(
      (document, { path }, k) => withValue(document, path, values[k]),
      project,
    );
    const session = open(variant);
    try {
      session.train({ epochs });
      rows.push({ values, metrics: session.metrics, project: session.save() });
    } finally {
      session.dispose();
    }
    onProgress?.(rows.length, variants.length);
    // Room for whatever else this thread has to do.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { paths: axes.map(({ path }) => path), rows };
}
