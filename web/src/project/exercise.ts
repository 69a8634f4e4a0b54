/** A project as an exercise: a task, a goal, what is seen of the page, and where it starts. */

import { decodeFloats, encodeFloats } from '../../../wasm/src/base64.js';
import type { GraphEdge, Project, RoomName } from '../../../wasm/src/project.js';
import { fresh, isLayered } from './fit.js';

/** What can be hidden; controls and network are always seen. */
export const hideable = [
  'output',
  'loss',
  'inspect',
  'data',
  'training',
  'searches',
  'compare',
] as const satisfies readonly RoomName[];

export interface ExerciseSettings {
  title: string;
  task: string;
  /** Of those that can be hidden. */
  show: readonly RoomName[];
  /** It goes on from the weights of now. */
  isTrained: boolean;
  goal: Project['goal'];
}

/** What the words of `show` are in an embedded playground. */
export function wordsShown(show: readonly RoomName[]): RoomName[] {
  return ['controls', 'network', ...hideable.filter((room) => show.includes(room))];
}

/** @param project as it stands, with its weights */
export function asExercise(project: Project, settings: ExerciseSettings): Project {
  const { title, task, show, isTrained, goal } = settings;
  const { goal: _goal, exercise: _exercise, ...rest } = isTrained ? project : atStart(project);
  const isAll = hideable.every((room) => show.includes(room));
  return {
    ...rest,
    title: title.trim(),
    ...(goal?.testLoss !== undefined && { goal }),
    exercise: {
      task: task.trim(),
      ...(!isAll && { show: wordsShown(show) }),
    },
  };
}

/** The project without task, goal and what they hide. */
export function withoutExercise(project: Project): Project {
  const { goal: _goal, exercise: _exercise, ...rest } = project;
  return rest;
}

/** As Reset brings it back: with the weights that its author gave, the others drawn by the seed. */
export function atStart(project: Project): Project {
  const { network, progress } = project;
  const isSeen = (progress?.samples ?? 0) > 0;
  if (!isLayered(network)) {
    const isMoved = isSeen || network.edges.some(({ start }) => start !== undefined);
    if (!isMoved) return project;
    return { ...fresh(project), network: { ...network, edges: network.edges.map(edgeAtStart) } };
  }
  const start = progress?.start === undefined ? undefined : decodeFloats(progress.start);
  if (start === undefined) return isSeen ? fresh(project) : project;
  if (start.length === 0) return fresh(project);
  if (!start.some(Number.isNaN)) return { ...fresh(project), weights: encodeFloats(start) };
  // Some were set by hand and the seed draws the others: a document says so only of weights that stand.
  return isSeen ? fresh(project) : project;
}

function edgeAtStart({ weight, start, ...edge }: GraphEdge): GraphEdge {
  const given = start === undefined ? weight : start;
  return { ...edge, ...(given !== null && given !== undefined && { weight: given }) };
}
