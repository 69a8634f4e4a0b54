/** The mark of a frozen edge: a padlock on its line. */

import { svg } from 'lit';
import type { Point } from './edges.js';

/** Where it stands on the way from neuron to neuron: aside from the numbers in the middle. */
export const lockShare = 0.3;

/** Path data: the body, and the bow above it, around the origin. */
export const lockPath = 'M-4.5 -1h9v6.5h-9ZM-2.75 -1v-2a2.75 2.75 0 0 1 5.5 0v2';

export function lockAt({ x, y }: Point) {
  return svg`<path class="lock" d=${lockPath} transform=${`translate(${x.toFixed(1)} ${y.toFixed(1)})`}></path>`;
}
