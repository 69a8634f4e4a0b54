/** Marks of classes: a shape beside the colour, so that colour is never alone. */

import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare } from 'd3-shape';
import { symbolStar, symbolTriangle, symbolWye } from 'd3-shape';

const shapes = [
  symbolCircle,
  symbolTriangle,
  symbolSquare,
  symbolDiamond,
  symbolCross,
  symbolStar,
  symbolWye,
];

/** SVG path data of a class's mark around the origin; `area` in square pixels. */
export function markPath(index: number, area: number): string {
  const shape = shapes[index % shapes.length] ?? symbolCircle;
  return symbol(shape, area)() ?? '';
}
