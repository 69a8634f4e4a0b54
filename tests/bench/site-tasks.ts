/** The tasks of a page's thread, as Chromium's own trace has them. */

import type { Page } from 'playwright-core';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  dur?: number;
  args?: { name?: string };
}

export interface Tasks {
  /** Milliseconds, of tasks that did anything to speak of. */
  longest: number;
  p95: number;
  /** Longer than 50 ms. */
  long: number;
  /** Share of the time in which the thread was busy. */
  busy: number;
}

/** Shorter ones only answer timers and messages: with them a percentile would say nothing. */
const leastMilliseconds = 1;
export const mostMilliseconds = 50;

function tasksOf(events: readonly TraceEvent[], elapsed: number): Tasks {
  const isPageThread = (event: TraceEvent) =>
    event.ph === 'M' && event.name === 'thread_name' && event.args?.name === 'CrRendererMain';
  const threads = events
    .filter(isPageThread)
    .map(({ pid, tid }) =>
      events
        .filter((event) => event.pid === pid && event.tid === tid && event.name === task)
        .map(({ dur = 0 }) => dur / 1000),
    );
  const total = (durations: readonly number[]) => durations.reduce((sum, one) => sum + one, 0);
  // A spare process for the next page idles beside the one that is looked at.
  const [durations = []] = threads.toSorted((a, b) => total(b) - total(a));
  const sorted = durations
    .filter((duration) => duration >= leastMilliseconds)
    .toSorted((a, b) => a - b);
  return {
    longest: sorted.at(-1) ?? 0,
    p95: sorted[Math.floor(0.95 * sorted.length)] ?? 0,
    long: sorted.filter((duration) => duration > mostMilliseconds).length,
    busy: total(durations) / elapsed,
  };
}

const task = 'ThreadControllerImpl::RunTask';

/** The tasks of the page's thread while `act` goes on. */
export async function tasksDuring<T>(
  page: Page,
  act: () => Promise<T>,
): Promise<{ tasks: Tasks; answer: T }> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser of its own.');
  await browser.startTracing(page, { categories: ['toplevel'] });
  const start = performance.now();
  const answer = await act();
  const elapsed = performance.now() - start;
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  return { tasks: tasksOf(trace.traceEvents, elapsed), answer };
}
