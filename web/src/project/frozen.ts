/** Frozen edges: training leaves their weights as they are. */

import type { Project } from '../../../wasm/src/project.js';
import { isLayered } from './fit.js';

/**
 * The project with one edge frozen at a weight, or (null) free again with the weight that it has.
 * @param project as it stands, with its weights
 * @param ends ids of the neurons at its ends
 */
export function withFrozen(
  project: Project,
  ends: readonly [string, string],
  weight: number | null,
): Project {
  const { network } = project;
  const [from, to] = ends;
  const isMeant = (edge: { from: string; to: string }) => edge.from === from && edge.to === to;
  if (isLayered(network)) {
    const { frozen = [], ...rest } = network;
    const others = frozen.filter((edge) => !isMeant(edge));
    const all = weight === null ? others : [...others, { from, to, weight }];
    return { ...project, network: { ...rest, ...(all.length > 0 && { frozen: all }) } };
  }
  const edges = network.edges.map((edge) => {
    if (!isMeant(edge)) return edge;
    const { frozen: _frozen, ...free } = edge;
    if (weight === null) return free;
    // A reset begins with what it keeps.
    const start = edge.start !== undefined && { start: weight };
    return { ...free, weight, ...start, frozen: true };
  });
  return { ...project, network: { ...network, edges } };
}
