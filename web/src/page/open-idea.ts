/** Opening something to try. */

import type { Preset } from '../project/ideas/idea.js';
import { dataSets } from '../project/sets.js';
import type { Playground } from '../session/playground.js';

/** Opens what the idea is tried on; false, with a notice, where that fails. */
export async function openIdea(
  playground: Playground,
  { make, label, training }: Preset,
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
