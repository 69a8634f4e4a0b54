/** Where numbers stand in the figure, so that they cover as little as can be. */

import type { Line, Point } from './edges.js';

/** Of a number with its sign and three digits, in pixels. */
const pill = { width: 42, height: 16 };
const rounds = 4;
/** Where on its edge a number may stand, the middle first; it takes the first place that is free. */
const shares = Array.from({ length: 17 }, (_, k) => 0.5 + (k % 2 === 0 ? 0.02 : -0.02) * k);

interface Box extends Point {
  width: number;
  height: number;
}

function overlap(a: Box, b: Box): number {
  const across = (a.width + b.width) / 2 - Math.abs(a.x - b.x);
  const down = (a.height + b.height) / 2 - Math.abs(a.y - b.y);
  return across > 0 && down > 0 ? across * down : 0;
}

/** Where what comes out of a neuron stands: at its lower right, within so wide a figure. */
export function outPlace({ x, y }: Point, radius: number, width = Infinity): Point {
  return { x: Math.min(x + 0.75 * radius, width - pill.width), y: y + 0.7 * radius };
}

/**
 * A place for the number of each edge, where it covers least of neurons, of what comes out of them, and of
 * other numbers: each in turn goes where it covers least, a few times over.
 */
export function placeNumbers(
  lines: ReadonlyMap<number, Line>,
  neurons: readonly Point[],
  radius: number,
): Map<number, Point> {
  const { width, height } = pill;
  const fixed = neurons.flatMap((neuron): Box[] => {
    const out = outPlace(neuron, radius);
    return [
      { ...neuron, width: 2 * radius, height: 2 * radius },
      { x: out.x + width / 2, y: out.y + height / 2, width, height },
    ];
  });
  const boxes = new Map<number, Box>();
  for (let round = 0; round < rounds; ++round) {
    for (const [edge, line] of lines) {
      boxes.delete(edge);
      const others = [...fixed, ...boxes.values()];
      let best: Box = { ...line.middle, width, height };
      let least = Infinity;
      for (const share of shares) {
        const box = { ...line.at(share), width, height };
        const covered = others.reduce((sum, other) => sum + overlap(box, other), 0);
        if (covered < least) [best, least] = [box, covered];
        if (covered === 0) break;
      }
      boxes.set(edge, best);
    }
  }
  return new Map([...boxes].map(([edge, { x, y }]) => [edge, { x, y }]));
}
