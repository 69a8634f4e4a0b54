/** Something to try: what it opens, and what to look for. */

import type { ConstructionQuestion } from '../../../wasm/src/answers.js';
import type { Project, Training } from '../../../wasm/src/project.js';
import { dataSets } from '../project/sets.js';
import type { Playground } from '../session/playground.js';

export interface Idea {
  /** "II-5". */
  id: string;
  label: string;
  /** One sentence: what to do and what to look for. */
  look: string;
  /** A document, a question to the core, which writes one, or a data set with its settings. */
  make: Project | ConstructionQuestion | { set: string };
  /** Of a construction: settings under which training makes it better. */
  training?: Training;
}

/** Opens what the idea is tried on; false, with a notice, where that fails. */
export async function openIdea(
  playground: Playground,
  { make, label, training }: Idea,
): Promise<boolean> {
  playground.stopDrawing();
  if ('set' in make) {
    const set = dataSets.find(({ id }) => id === make.set);
    return set !== undefined && playground.chooseDataSet(set);
  }
  const rest = { title: label, ...(training && { training }) };
  return 'edgewise' in make
    ? playground.openProject({ ...make, ...rest })
    : playground.openConstruction(make, rest);
}
