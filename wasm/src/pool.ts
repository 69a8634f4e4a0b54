/**
 * Long searches over several workers: each takes the next block of candidates when it is done with
 * the last one. What is found does not depend on who computed it.
 */

import { EdgewiseError } from './error.js';
import type { Place, PlaceMaker } from './place.js';
import type { Project } from './project.js';
import type { Method } from './wire.js';

export interface Blocks {
  project: Project;
  method: Extract<Method, 'restarts' | 'exhaustive'>;
  /** Goes with every block, beside its `from` and `to`. */
  question: object;
  from: number;
  total: number;
  workers: number;
  signal?: AbortSignal | undefined;
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

  giveBack(block: Block): void {
    this.#returned.push(block);
  }
}

async function call(place: Place, died: Promise<never>, method: Method, args: unknown[]) {
  const reply = await Promise.race([place.call(method, args), died]);
  if (reply.fault !== null) throw new EdgewiseError(reply.fault);
  return reply.value;
}

/** One place works until nothing is left; its last block goes back if it is lost. */
async function work(place: Place, blocks: Blocks, dispenser: Dispenser): Promise<void> {
  const died = new Promise<never>((_, reject) => {
    place.onDeath((reason) => {
      reject(new Error(reason));
    });
  });
  died.catch(() => undefined);
  await call(place, died, 'open', [blocks.project]);
  let size = 1;
  for (;;) {
    if (blocks.signal?.aborted) return;
    const block = dispenser.take(size);
    if (block === null) return;
    const start = performance.now();
    try {
      const question = { ...blocks.question, ...block };
      blocks.onBlock(await call(place, died, blocks.method, [question]), block.from, block.to);
    } catch (error) {
      dispenser.giveBack(block);
      throw error;
    }
    const elapsed = Math.max(1, performance.now() - start);
    size = Math.max(
      1,
      Math.min(4 * size, Math.round(((block.to - block.from) * usualBlock) / elapsed)),
    );
  }
}

/**
 * Computes all blocks over places of the best kind that can be had. Returns early, without a fault,
 * when the signal says so. Rejects with the first EdgewiseError.
 */
export async function overBlocks(blocks: Blocks, makers: readonly PlaceMaker[]): Promise<void> {
  const dispenser = new Dispenser(blocks.from, blocks.total);
  const [make, ...others] = makers;
  if (make === undefined) throw new Error('There is no place to compute in.');
  const count = Math.max(1, Math.min(blocks.workers, blocks.total - blocks.from));
  const places: Place[] = [];
  const run = async () => {
    const place = make();
    places.push(place);
    await work(place, blocks, dispenser);
  };
  const stop = () => {
    for (const place of places) place.end();
  };
  let lost = false;
  try {
    const results = await Promise.allSettled(Array.from({ length: count }, run));
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      if (result.reason instanceof EdgewiseError) throw result.reason;
      lost = true;
    }
  } finally {
    stop();
  }
  // What lost workers left undone, in the next kind of place: at last the page's own thread.
  if (!lost || blocks.signal?.aborted) return;
  const rest = dispenser.take(blocks.total);
  if (rest === null) return;
  dispenser.giveBack(rest);
  const next = others.length > 0 ? others : makers;
  const place = next[0]?.();
  if (place === undefined) return;
  try {
    await work(place, { ...blocks, workers: 1 }, dispenser);
  } finally {
    place.end();
  }
}
