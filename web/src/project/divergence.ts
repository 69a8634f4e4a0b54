/** The one safe way on after a run whose weights grew without bound. */

import type { Training } from '../../../wasm/src/project.js';

/** What nearly every network bears. */
const calm = 0.1;

/** A tenth of the step size, or what is calm enough; with as many digits as people write. */
export function calmerStepSize(training: Training): number {
  return Math.min(calm, Number(((training.stepSize?.initial ?? 0.03) / 10).toPrecision(3)));
}
