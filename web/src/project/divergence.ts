/** The one safe way on after a run whose weights grew without bound. */

import type { Project } from '../../../wasm/src/project.js';
import { trainingOf } from './defaults.js';

/** What nearly every network bears. */
const calm = 0.1;

/** A tenth of the step size, or what is calm enough; with as many digits as people write. */
export function calmerStepSize(project: Pick<Project, 'training'>): number {
  const { initial } = trainingOf(project).stepSize;
  return Math.min(calm, Number((initial / 10).toPrecision(3)));
}
