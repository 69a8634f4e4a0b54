/** The present moment of the page, as the tasks of an idea look at it, and what came before that counts. */

import { trainingOf } from '../../project/defaults.js';
import type { Search, Tool } from '../../project/ideas/idea.js';
import type { Playground } from '../../session/playground.js';
import type { Past, Scene } from './tasks.js';

/** What of the page is in sight. */
export interface Sight {
  tool: Tool;
  search: Search;
}

/** Null while nothing is open. */
export function sceneOf(playground: Playground, sight: Sight, past: Past): Scene | null {
  const { opened, project, frame, message, selection, example, lit, turn } = playground;
  if (!opened || !project || !frame) return null;
  const { epoch, samples, trainLoss, testLoss, accuracy } = frame.metrics;
  return {
    ...sight,
    network: opened.network,
    training: trainingOf(project),
    epoch,
    samples,
    trainLoss,
    testLoss,
    accuracy,
    hasCycle: (message?.cycle?.length ?? 0) > 0,
    isInTurn: turn !== null,
    selection,
    example,
    lit,
    past,
  };
}

/** Exactly one of the weights is another, with nothing trained in between. */
function isSetByHand(before: Float32Array, now: Float32Array): boolean {
  if (before.length !== now.length) return false;
  let changed = 0;
  for (let k = 0; k < now.length; ++k) changed += before[k] === now[k] ? 0 : 1;
  return changed === 1;
}

/** Remembers of a session, from the time at which an idea is opened, what its later state does not tell. */
export class Memory implements Past {
  walked: string[] = [];
  hasSetWeight = false;
  readonly seeds = new Set<number>();
  readonly used = new Set<string>();
  #lit: readonly string[] = [];
  #weights: Float32Array | null = null;
  #samples = 0;
  #network: unknown = null;

  look({ opened, frame, lit, training, project }: Playground): void {
    if (!opened || !frame) return;
    if (lit !== this.#lit) this.walked.push(...lit);
    this.#lit = lit;
    if (project) this.seeds.add(trainingOf({ training }).init.seed);
    const { weights, metrics } = frame;
    const isSameRun = this.#network === opened.network && this.#samples === metrics.samples;
    if (isSameRun && this.#weights && weights !== this.#weights) {
      this.hasSetWeight ||= isSetByHand(this.#weights, weights);
    }
    this.#weights = weights;
    this.#samples = metrics.samples;
    this.#network = opened.network;
  }
}
