/** Where the neurons of a free drawing stand: shares of its width and height, kept in `view`. */

import type { Project } from '../../../wasm/src/project.js';

export type Positions = Readonly<Record<string, readonly [number, number]>>;

/** A little beyond 0 and 1 is the room of the labels. */
const bounds = [-1, 2] as const;

const isShare = (value: unknown) =>
  typeof value === 'number' && value >= bounds[0] && value <= bounds[1];

/** The positions that a project keeps; what is not one is left out. */
export function positionsOf(view: Project['view']): Positions | null {
  const kept = view?.positions;
  if (typeof kept !== 'object' || kept === null) return null;
  const entries = Object.entries(kept as Record<string, unknown>).filter(
    (entry): entry is [string, [number, number]] =>
      Array.isArray(entry[1]) && entry[1].length === 2 && entry[1].every(isShare),
  );
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

/** Three decimals: fine enough for any screen, short in a link. */
export function share(value: number): number {
  return Math.round(Math.max(bounds[0], Math.min(bounds[1], value)) * 1000) / 1000;
}
