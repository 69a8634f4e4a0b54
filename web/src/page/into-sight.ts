/** Where the tools may stand below the window. */

import { threeColumns } from './page-style.js';

/** Where there is little room, the tools stand below the network: scrolls to them where they begin low, or below the window. */
export function bringToolsIntoSight(root: ParentNode): void {
  if (!matchMedia(`(max-width: ${String(threeColumns - 1)}px)`).matches) return;
  const top = root.querySelector('.tools')?.getBoundingClientRect().top ?? 0;
  const below = top - 0.6 * innerHeight;
  if (below <= 0) return;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scrollBy({ top: below, behavior: isStill ? 'instant' : 'smooth' });
}
