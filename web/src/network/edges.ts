/** Edges as lines: where they run, and how a weight looks. */

import { css, cssOfShare, type Palette } from '../kit/colour.js';

export interface Point {
  x: number;
  y: number;
}

export interface Line {
  /** SVG path data. */
  path: string;
  /** Where the number of the edge stands. */
  middle: Point;
  /** A point on the line. @param share of the way from neuron to neuron, 0 to 1 */
  at: (share: number) => Point;
}

const text = ({ x, y }: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/**
 * A straight line from the border of one neuron to that of another, or one that bows out of the way
 * of what stands between them; with a head where direction does not go without saying.
 */
export function edgeLine(
  from: Point,
  to: Point,
  radii: readonly [number, number],
  { bow = 0, head = false } = {},
): Line {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.max(1, Math.hypot(dx, dy));
  const along = { x: dx / length, y: dy / length };
  const across = { x: along.y, y: -along.x };
  const at = (share: number, out: number): Point => ({
    x: from.x + dx * share + across.x * out,
    y: from.y + dy * share + across.y * out,
  });
  const first = at(0.3, bow);
  const second = at(0.7, bow);
  const start = towards(from, bow === 0 ? to : first, radii[0]);
  const end = towards(to, bow === 0 ? from : second, radii[1]);
  const body = bow === 0 ? `L${text(end)}` : `C${text(first)} ${text(second)} ${text(end)}`;
  const path = `M${text(start)}${body}${head ? arrow(end, bow === 0 ? start : second) : ''}`;
  const on = (share: number) => at(share, 3 * bow * share * (1 - share));
  return { path, middle: on(0.5), at: on };
}

function towards(from: Point, to: Point, by: number): Point {
  const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
  return {
    x: from.x + ((to.x - from.x) / length) * by,
    y: from.y + ((to.y - from.y) / length) * by,
  };
}

/** Two short strokes at the tip. */
function arrow(tip: Point, from: Point): string {
  const angle = Math.atan2(tip.y - from.y, tip.x - from.x);
  const side = (turn: number): Point => ({
    x: tip.x - 8 * Math.cos(angle + turn),
    y: tip.y - 8 * Math.sin(angle + turn),
  });
  return `M${text(side(0.45))}L${text(tip)}L${text(side(-0.45))}`;
}

export interface EdgeLook {
  stroke: string;
  width: number;
  opacity: number;
  /** `stroke-dasharray`. */
  dash: string;
}

/** Up to so many edges each may be as wide as can be; of more, all are narrower. */
const fewEdges = 36;
/** The weight from which on edges get no wider. */
const largest = 6;

/** Width by the square root of |weight|, colour by its sign; small ones stand back, and zero is dashed. */
export function edgeLook(weight: number, palette: Palette, edges = 1): EdgeLook {
  if (weight === 0) return { stroke: css(palette.inkSoft), width: 1, opacity: 1, dash: '2 4' };
  const size = Math.min(1, Math.sqrt(Math.abs(weight) / largest));
  const room = Math.min(1, Math.sqrt(fewEdges / Math.max(1, edges)));
  return {
    stroke: cssOfShare(Math.sign(weight) * (0.35 + 0.65 * size), palette),
    width: 0.75 + 5.5 * size * Math.max(0.35, room),
    opacity: 0.45 + 0.5 * size * Math.max(0.6, room),
    dash: 'none',
  };
}
