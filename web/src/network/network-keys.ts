/** The drawing by keyboard: the nearest neuron in the direction of an arrow. */

import type { Place } from './layout.js';

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function directionOf(key: string): readonly [number, number] | undefined {
  return directions[key];
}

/** The neuron to go to from one, or the same where there is none that way. */
export function nextPlace(
  places: readonly Place[],
  from: Place,
  [dx, dy]: readonly [number, number],
): Place {
  let best = from;
  let least = Infinity;
  for (const place of places) {
    const along = (place.x - from.x) * dx + (place.y - from.y) * dy;
    const aside = Math.abs((place.x - from.x) * dy) + Math.abs((place.y - from.y) * dx);
    // Straight ahead counts most; what lies more aside than ahead is another direction's.
    if (along < 1 || (dx === 0 && aside > along * 2)) continue;
    const cost = along + 2 * aside;
    if (cost < least) {
      least = cost;
      best = place;
    }
  }
  return best;
}
