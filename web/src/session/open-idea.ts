/** Opening something to try: at the beginning, or in place of what is open. */

import type { Preset } from '../project/ideas/idea.js';
import { dataSets } from '../project/sets.js';
import type { Opener, Playground } from './playground.js';

type Ways = Pick<Opener, 'project' | 'dataSet' | 'construction'>;

/** Opens what the idea is tried on; false, with a notice, where that fails. */
export async function openIdea(open: Ways, { make, label, training }: Preset): Promise<boolean> {
  if ('set' in make) {
    const set = dataSets.find(({ id }) => id === make.set);
    return set !== undefined && open.dataSet(set);
  }
  const rest = { title: label, ...(training && { training }) };
  return 'edgewise' in make ? open.project({ ...make, ...rest }) : open.construction(make, rest);
}

/** The same in place of what is open, as a step of undo. */
export function tryIdea(playground: Playground, preset: Preset): Promise<boolean> {
  playground.stopDrawing();
  const ways: Ways = {
    project: (project) => playground.openProject(project),
    dataSet: (set) => playground.chooseDataSet(set),
    construction: (question, rest) => playground.openConstruction(question, rest),
  };
  return openIdea(ways, preset);
}
