/** The lines of all edges of a figure: one by one, or in bundles where their ends are gathered. */

import type { NetworkInfo, Topology } from '../../../wasm/src/types.js';
import { edgeLine, type Line, type Point } from './edges.js';
import type { Group, NetworkLayout, Place } from './layout.js';

export interface Lines {
  /** By number of the edge. */
  lines: Map<number, Line>;
  /** Path data of edges from or to neurons that are not drawn one by one. */
  bundles: string[];
}

/** Beyond this many looks at neurons, edges of a free drawing do not bow out of their way. */
const mostLooks = 40_000;

/** @param free edges may run anywhere and show their direction */
export function linesOf(
  layout: NetworkLayout,
  network: NetworkInfo,
  { layers }: Pick<Topology, 'layers'>,
  free: boolean,
): Lines {
  const ends = new Map<number, Place | Group>();
  for (const place of layout.places) ends.set(place.neuron, place);
  for (const group of layout.groups) for (const n of group.neurons) ends.set(n, group);
  const layerOf = new Map(layers.flatMap((ids, k) => ids.map((id) => [id, k] as const)));
  const layerAt = (n: number) => layerOf.get(network.neurons[n]?.id ?? '') ?? 0;
  const reach = (end: Place | Group) =>
    'kind' in end ? end.width / 2 : (end.radius ?? layout.radius) + 2;
  const { gallery } = layout;
  const together = new Set(gallery?.neurons);
  const looks = network.edges.length * layout.places.length <= mostLooks;
  const lines = new Map<number, Line>();
  const bundles = new Set<string>();
  network.edges.forEach((edge, index) => {
    const from = ends.get(edge.from);
    const to = together.has(edge.to) ? gallery : ends.get(edge.to);
    if (!from || !to) return;
    const reaches = [reach(from), reach(to)] as const;
    if ('kind' in from || 'kind' in to) {
      bundles.add(edgeLine(from, to, reaches).path);
      return;
    }
    const mayMeet = free || layerAt(edge.to) - layerAt(edge.from) > 1;
    const meets =
      looks && mayMeet && layout.places.some((place) => isBetween(place, from, to, layout.radius));
    lines.set(
      index,
      edgeLine(from, to, reaches, { bow: meets ? -2.6 * layout.radius : 0, head: free }),
    );
  });
  return { lines, bundles: [...bundles] };
}

/** Whether a straight line between two neurons would run through a third. */
function isBetween(place: Place, from: Place, to: Place, radius: number): boolean {
  if (place.neuron === from.neuron || place.neuron === to.neuron) return false;
  const way: Point = { x: to.x - from.x, y: to.y - from.y };
  const length = Math.max(1, Math.hypot(way.x, way.y));
  const [dx, dy] = [place.x - from.x, place.y - from.y];
  const along = (dx * way.x + dy * way.y) / length;
  const aside = Math.abs(dx * way.y - dy * way.x) / length;
  return along > 0 && along < length && aside < radius + 2;
}
