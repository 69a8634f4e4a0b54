/** The one safe way on after a run whose weights grew without bound. */

import type { Training } from '../../../wasm/src/project.js';

/** A tenth of the step size, with as many digits as people write. */
export function calmerStepSize(training: Training): number {
  return Number(((training.stepSize?.initial ?? 0.03) / 10).toPrecision(3));
}
