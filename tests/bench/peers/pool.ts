/** The object graph on all cores: each thread takes the next few starts when it is done. */

import { source } from '../random.js';
import { ObjectGraph } from './object-graph.js';
import type { Task } from './peer.js';

export interface PeerPool {
  /** The lowest loss of so many starts. */
  restarts(task: Task, count: number, epochs: number): Promise<number>;
  end(): void;
}

export interface Block {
  task: Task;
  from: number;
  to: number;
  epochs: number;
}

export interface Thread {
  run(block: Block): Promise<number>;
  end(): void;
}

/** What one thread does. */
export function trainBlock({ task, from, to, epochs }: Block): number {
  let best = Infinity;
  for (let restart = from; restart < to; ++restart) {
    const random = source(restart);
    const graph = new ObjectGraph(
      task.network,
      task.weights.map(() => random()),
    );
    for (let epoch = 0; epoch < epochs; ++epoch) graph.epoch(task);
    best = Math.min(best, graph.loss(task));
  }
  return best;
}

const blockSize = 4;

export function poolOf(threads: readonly Thread[]): PeerPool {
  return {
    async restarts(task, count, epochs) {
      let next = 0;
      let best = Infinity;
      const work = async (thread: Thread) => {
        while (next < count) {
          const from = next;
          next = Math.min(count, from + blockSize);
          best = Math.min(best, await thread.run({ task, from, to: next, epochs }));
        }
      };
      await Promise.all(threads.map(work));
      return best;
    },
    end() {
      for (const thread of threads) thread.end();
    },
  };
}
