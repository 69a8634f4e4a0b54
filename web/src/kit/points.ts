/** The examples as marks on a canvas: class by shape and colour, value by colour, test rows hollow. */

import type { Points } from '../../../wasm/src/types.js';
import { classRgb, css as cssColour, divergingTable, type Palette } from './colour.js';
import { markPath } from './marks.js';

const markArea = 34;

/** More marks than this only hide each other, and take longer to paint than a frame lasts. */
export const mostPoints = 5000;

export interface PointScales {
  /** From raw values to pixels of the canvas. */
  x: (value: number) => number;
  y: (value: number) => number;
  /** Number of classes; 0 where the target is a number. */
  classes: number;
  /** A numeric target's place among the colours, 0 to 1. */
  share: (value: number) => number;
  palette: Palette;
}

/** Paints the points, or an even choice of them where they are too many. */
export function paintPoints(
  context: CanvasRenderingContext2D,
  points: Points,
  { x, y, classes, share, palette }: PointScales,
): void {
  const table = divergingTable(palette);
  const paths = Array.from({ length: Math.max(1, classes) }, (_, k) => {
    return new Path2D(markPath(k, markArea));
  });
  const dot = new Path2D(markPath(0, markArea));
  const ground = cssColour(palette.surface);
  const ink = cssColour(palette.inkSoft);
  const outline = cssColour(palette.outline);
  const stride = Math.max(1, points.x.length / mostPoints);
  for (let next = 0; next < points.x.length; next += stride) {
    const k = Math.floor(next);
    const target = points.target[k] ?? 0;
    if (Number.isNaN(points.x[k]) || Number.isNaN(points.y?.[k] ?? target)) continue;
    // On a curve, categories lie at the ends of the axis: no and yes.
    const vertical = points.y ? (points.y[k] ?? 0) : classes > 0 ? Math.min(target, 1) : target;
    const onMap = points.y ? colourIn(table, share(target)) : ink;
    const colour = classes > 0 ? cssColour(classRgb(target, palette)) : onMap;
    const isTest = points.test[k] === 1;
    context.save();
    context.translate(x(points.x[k] ?? 0), y(vertical));
    const path = classes > 0 ? (paths[target] ?? dot) : dot;
    const stroke = (style: string, width: number) => {
      context.strokeStyle = style;
      context.lineWidth = width;
      context.stroke(path);
    };
    context.fillStyle = isTest ? ground : colour;
    context.fill(path);
    // A class's colour may be as pale as the ground: a line around it tells the mark.
    if (classes > 0) stroke(outline, isTest ? 3.2 : 1.6);
    if (isTest) stroke(colour, 1.8);
    else if (classes > 0) context.fill(path);
    else stroke(ground, 1);
    context.restore();
  }
}

/** The colour at a share, 0 to 1, of a table of 256. */
function colourIn(table: Uint8ClampedArray, share: number): string {
  const step = 3 * Math.max(0, Math.min(255, Math.round(share * 255)));
  return cssColour([table[step] ?? 0, table[step + 1] ?? 0, table[step + 2] ?? 0]);
}
