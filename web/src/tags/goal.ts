/**
 * What an author's exercise comes to: how many of its conditions hold, which is for the core to say, and a
 * small record that anybody can check by running it again.
 */

import type { EmbeddedPlayground } from '../session/embedded.js';
import type { GoalReached, TrainedRun } from './result.js';
import { startOf } from './trail.js';

/** Null where the project sets no goal, or nothing is open any more. */
export async function reachedOf(
  playground: EmbeddedPlayground,
  { run, attempts }: { run: TrainedRun | null; attempts: number },
): Promise<GoalReached | null> {
  const document = await playground.present();
  if (!document?.goal) return null;
  const { met, score, max } = await playground.inspect('goal', {});
  const fingerprint = await playground.fingerprint();
  const { start, edits } = run ?? { start: startOf(document), edits: [] };
  const grade = { met, score, max };
  return {
    ...grade,
    attempts,
    fingerprint,
    result: { edgewiseResult: 1, document, start, edits, ...grade, fingerprint },
  };
}
