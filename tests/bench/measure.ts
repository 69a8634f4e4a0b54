/** Timing on machines that are shared: everything in turns, and medians of ratios. */

/** Runs `work` for about so many milliseconds; runs a second. */
export async function rate(work: () => unknown, milliseconds: number): Promise<number> {
  const start = performance.now();
  let runs = 0;
  let elapsed;
  do {
    const answer = work();
    if (answer instanceof Promise) await answer;
    ++runs;
    elapsed = performance.now() - start;
  } while (elapsed < milliseconds);
  return (runs * 1000) / elapsed;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle]!;
  return sorted.length === 0 ? NaN : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export interface Contender {
  name: string;
  /** Called many times: V8 swaps optimised code in only between calls. */
  run: () => unknown;
  /** Units in one run. */
  perRun: number;
}

export interface Pace {
  rounds: number;
  /** Milliseconds that a contender has in each round. */
  slice: number;
}

/** One contender's units a second, round by round. */
export interface Measured {
  name: string;
  rates: number[];
}

/** All contenders in turns, after a round to warm up. */
export async function inTurns(
  contenders: readonly Contender[],
  { rounds, slice }: Pace,
): Promise<Measured[]> {
  for (const { run } of contenders) await rate(run, 2 * slice);
  const measured = contenders.map(({ name }) => ({ name, rates: [] as number[] }));
  for (let round = 0; round < rounds; ++round) {
    for (const [k, { run, perRun }] of contenders.entries()) {
      measured[k]!.rates.push((await rate(run, slice)) * perRun);
    }
  }
  return measured;
}

/** How many times as fast `a` was as `b`: the median over the rounds. */
export const ratio = (a: Measured, b: Measured) =>
  median(a.rates.map((value, round) => value / b.rates[round]!));
