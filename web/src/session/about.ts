/**
 * A question about what is open, however long its answer takes: once something else has been opened,
 * it is about nothing any more, and neither its answer nor what is wrong with it is told.
 */

import type { Playground } from './playground.js';

/** The answer; undefined where something else was opened meanwhile. Faults go to the caller. */
export async function about<T>(
  playground: Playground,
  ask: () => Promise<T>,
): Promise<T | undefined> {
  const { opened } = playground;
  try {
    const answer = await ask();
    return opened === playground.opened ? answer : undefined;
  } catch (error) {
    if (opened === playground.opened) throw error;
    return undefined;
  }
}
