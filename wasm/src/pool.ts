/**
 * Long searches over several workers: each takes the next block of candidates when it is done with
 * the last one. What is found does not depend on who computed it.
 */

import { EdgewiseError } from './error.js';
import type { Place, PlaceMaker } from './place.js';
import type { Project } from './project.js';
import type { Method } from './wire.js';

/** A call to the place that does the work; rejects with an EdgewiseError where that has one. */
export type Call = (method: Method, ...args: unknown[]) => Promise<unknown>;

/** Work on candidates `from` … `total` - 1, in any order, by any of the places. */
export interface Work {
  from: number;
  total: number;
  workers: number;
  signal?: AbortSignal | undefined;
  /** Candidates that are taken at once, at most; as many as fill a moment when absent. */
  most?: number;
  /** Once in every place, before its first block. */
  begin?: (call: Call) => Promise<unknown>;
  block: (call: Call, from: number, to: number) => Promise<void>;
}

export interface Blocks extends Omit<Work, 'begin' | 'block'> {
  project: Project;
  method: Extract<Method, 'restarts' | 'exhaustive'>;
  /** Goes with every block, beside its `from` and `to`. */
  question: object;
  onBlock: (answer: unknown, from: number, to: number) => void;
}

/** Milliseconds that a block should take: long enough to be worth sending, short enough to stop. */
const usualBlock = 100;

interface Block {
  from: number;
  to: number;
}

class Dispenser {
  #next: number;
  readonly #total: number;
  readonly #returned: Block[] = [];

  constructor(from: number, total: number) {
    this.#next = from;
    this.#total = total;
  }

  take(size: number): Block | null {
    const returned = this.#returned.pop();
    if (returned) return returned;
    if (this.#next >= this.#total) return null;
    const from = this.#next;
    this.#next = Math.min(this.#total, from + size);
    return { from, to: this.#next };
  }

  hasMore(): boolean {
    return this.#returned.length > 0 || this.#next < this.#total;
  }

  giveBack(block: Block): void {
    this.#returned.push(block);
  }
}

/** A place said nothing for so long that it may have hung, or be gone without a word. */
class Overdue extends Error {}

/**
 * Milliseconds that a call may take. A place cannot be asked whether it still computes: it is given up,
 * and whoever computes the same again has more time, so that what takes long is done in the end.
 */
class Patience {
  #limit = 30_000;

  /** @param overdue called when the time is up; @returns what stops the clock */
  watch(overdue: () => void): () => void {
    const limit = this.#limit;
    const timer = setTimeout(() => {
      this.#limit = Math.max(this.#limit, 4 * limit);
      overdue();
    }, limit);
    return () => {
      clearTimeout(timer);
    };
  }
}

/** What all places of a search have in common. */
interface Common {
  work: Work;
  dispenser: Dispenser;
  patience: Patience;
}

/** Rejects with the reason once the signal says so; `free` lets go of the signal. */
function endOf(signal: AbortSignal | undefined): { ended: Promise<never>; free: () => void } {
  const listening = new AbortController();
  const ended = new Promise<never>((_, reject) => {
    const end = () => {
      reject(new Error('The search was ended.'));
    };
    if (signal?.aborted) end();
    signal?.addEventListener('abort', end, { signal: listening.signal });
  });
  ended.catch(() => undefined);
  return {
    ended,
    free: () => {
      listening.abort();
    },
  };
}

/** One place works until nothing is left; its last block goes back if it is lost. */
async function workIn(place: Place, { work, dispenser, patience }: Common): Promise<void> {
  const died = new Promise<never>((_, reject) => {
    place.onDeath((reason) => {
      reject(new Error(reason));
    });
  });
  died.catch(() => undefined);
  const { ended, free } = endOf(work.signal);
  const call: Call = async (method, ...args) => {
    let stop: () => void = () => undefined;
    const overdue = new Promise<never>((_, reject) => {
      stop = patience.watch(() => {
        reject(new Overdue('it did not answer'));
      });
    });
    try {
      const reply = await Promise.race([place.call(method, args), died, ended, overdue]);
      if (reply.fault !== null) throw new EdgewiseError(reply.fault);
      return reply.value;
    } finally {
      stop();
    }
  };
  try {
    await takeBlocks(call, work, dispenser);
  } finally {
    free();
    place.end();
  }
}

async function takeBlocks(call: Call, work: Work, dispenser: Dispenser): Promise<void> {
  await work.begin?.(call);
  let size = 1;
  for (;;) {
    if (work.signal?.aborted) return;
    const block = dispenser.take(size);
    if (block === null) return;
    const start = performance.now();
    try {
      await work.block(call, block.from, block.to);
    } catch (error) {
      dispenser.giveBack(block);
      throw error;
    }
    const elapsed = Math.max(1, performance.now() - start);
    const fitting = Math.round(((block.to - block.from) * usualBlock) / elapsed);
    size = Math.max(1, Math.min(4 * size, fitting, work.most ?? Infinity));
  }
}

/**
 * Does all work over places of the best kind that can be had. Returns early, without a fault, when
 * the signal says so: what is being computed then is left. Rejects with the first EdgewiseError.
 */
export async function overPlaces(work: Work, makers: readonly PlaceMaker[]): Promise<void> {
  const dispenser = new Dispenser(work.from, work.total);
  const count = Math.max(1, Math.min(work.workers, work.total - work.from));
  await overRungs({ work, dispenser, patience: new Patience() }, makers, count);
}

/** One that cannot be had counts as lost, whatever the reason: the next kind takes over. */
function placeBy(make: PlaceMaker): Place {
  try {
    return make();
  } catch (cause) {
    throw new Error(String(cause), { cause });
  }
}

/** What lost places left undone is done in the next kind of place: at last the caller's own thread. */
async function overRungs(
  common: Common,
  makers: readonly PlaceMaker[],
  count: number,
  again = false,
): Promise<void> {
  const [make, ...others] = makers;
  if (make === undefined) throw new Error('There is no place to compute in.');
  const run = async (): Promise<void> => {
    try {
      await workIn(placeBy(make), common);
    } catch (error) {
      if (error instanceof Overdue) await run();
      else throw error;
    }
  };
  const results = await Promise.allSettled(Array.from({ length: count }, run));
  const { work, dispenser } = common;
  if (work.signal?.aborted) return;
  let lost: unknown = null;
  for (const result of results) {
    if (result.status === 'fulfilled') continue;
    if (result.reason instanceof EdgewiseError) throw result.reason;
    lost = result.reason;
  }
  if (lost === null || !dispenser.hasMore()) return;
  if (others.length > 0) await overRungs(common, others, others.length > 1 ? count : 1);
  else if (again) throw lost as Error;
  else await overRungs(common, makers, 1, true);
}

/** The same for questions about one project that are asked block by block. */
export function overBlocks(blocks: Blocks, makers: readonly PlaceMaker[]): Promise<void> {
  const { project, method, question, onBlock, ...rest } = blocks;
  return overPlaces(
    {
      ...rest,
      begin: (call) => call('open', project),
      block: async (call, from, to) => {
        onBlock(await call(method, { ...question, from, to }), from, to);
      },
    },
    makers,
  );
}
