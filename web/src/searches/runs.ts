/** Searches over the open project, in workers of their own: the session of the page is left alone. */

import type {
  ExhaustiveEstimate,
  ExhaustiveOptions,
  ExhaustiveQuestion,
  ExhaustiveResult,
  RestartOptions,
  RestartResult,
  SweepAxis,
  SweepOptions,
} from '../../../wasm/src/answers.js';
import { ladder } from '../../../wasm/src/ladder.js';
import type { Project } from '../../../wasm/src/project.js';
import { estimateOver, exhaustive, restarts } from '../../../wasm/src/search.js';
import { sweep } from '../../../wasm/src/sweep.js';
import type { Playground } from '../session/playground.js';

/** Workers at once. */
export const cores = Math.max(1, navigator.hardwareConcurrency);

/** The project as it stands, at rest. */
export async function atRest(playground: Playground): Promise<Project> {
  playground.pause();
  const present = await playground.present();
  if (!present) throw new Error('Nothing is open.');
  return present;
}

/** A project each of whose starts is trained to its last epoch: no rule ends it before. */
export async function withoutRules(playground: Playground): Promise<Project> {
  const project = await atRest(playground);
  const { stop: _stop, ...training } = project.training ?? {};
  return { ...project, training };
}

/** From many other starts, or from one of them again. */
export function manyStarts(project: Project, options: RestartOptions): Promise<RestartResult> {
  return restarts(project, { workers: cores, ...options }, ladder);
}

/** How long it would take to try every combination; refused where there are too many to number. */
export async function timeOfAll(
  playground: Playground,
  question: ExhaustiveQuestion,
): Promise<ExhaustiveEstimate | null> {
  const present = await playground.present();
  return present && estimateOver(present, { workers: cores, ...question }, ladder);
}

/** Every combination of weights. How long that may take was asked before. */
export async function everyCombination(
  playground: Playground,
  options: ExhaustiveOptions,
): Promise<ExhaustiveResult> {
  const present = await atRest(playground);
  return exhaustive(present, { workers: cores, budget: Infinity, ...options }, ladder);
}

/** Variants of a project, trained; each is told as it ends. */
export async function trainVariants(
  project: Project,
  axes: readonly SweepAxis[],
  options: SweepOptions,
): Promise<void> {
  await sweep(project, axes, { workers: cores, ...options }, ladder);
}
