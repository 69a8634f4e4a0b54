/** Where there is room for one column. */

import { oneColumn } from './page-style.js';

/** In one column the tools stand below the network: scrolls to them where they begin low, or below the window. */
export function bringToolsIntoSight(root: ParentNode): void {
  if (!matchMedia(`(max-width: ${String(oneColumn)}px)`).matches) return;
  const top = root.querySelector('.tools')?.getBoundingClientRect().top ?? 0;
  const below = top - 0.6 * innerHeight;
  if (below <= 0) return;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scrollBy({ top: below, behavior: isStill ? 'instant' : 'smooth' });
}
