/** Where numbers stand in the figure, so that none covers another. */

import type { Line, Point } from './edges.js';
import type { NetworkLayout } from './layout.js';

/** By its middle. */
export interface Box extends Point {
  width: number;
  height: number;
}

/** Height of a line of numbers beside a neuron, and of one on its ground on an edge. */
export const lineHeight = 13;
export const pillHeight = 16;
/** Width of a weight, so that its place stays while it trains, and of a number beside a neuron. */
export const weightWidth = 42;
const besideWidth = 52;
/** Pixels of one character, and of the ground beside the text. */
const character = 6.1;
const ground = 8;
/** More numbers than this never find a place. */
const mostPlaced = 160;
const rounds = 4;
/** Where on its edge a number may stand, the middle first. */
const shares = Array.from({ length: 19 }, (_, k) => 0.5 + (k % 2 === 0 ? 0.02 : -0.02) * k);
/** So much of a number may be covered before it counts as covered. */
const tolerance = 0.05;

export function textWidth(text: string): number {
  return text.length * character + ground;
}

/** The area that two boxes share. */
export function overlap(a: Box, b: Box): number {
  const across = (a.width + b.width) / 2 - Math.abs(a.x - b.x);
  const down = (a.height + b.height) / 2 - Math.abs(a.y - b.y);
  return across > 0 && down > 0 ? across * down : 0;
}

/** How much room a number needs on its edge. */
export interface Wanted {
  width: number;
  height: number;
}

export interface Placed {
  /** By number of the edge. */
  boxes: Map<number, Box>;
  /** Edges whose numbers are covered all the same. */
  covered: ReadonlySet<number>;
}

/**
 * A place on its edge for each number that is wanted, where it covers least of what stands there and of
 * the others: each in turn goes where it covers least, a few times over.
 */
export function placeOnEdges(
  lines: ReadonlyMap<number, Line>,
  wanted: ReadonlyMap<number, Wanted>,
  there: readonly Box[],
): Placed {
  const boxes = new Map<number, Box>();
  const covered = new Set<number>();
  if (wanted.size > mostPlaced) return { boxes, covered: new Set(wanted.keys()) };
  for (let round = 0; round < rounds; ++round) {
    let isSettled = true;
    for (const [edge, size] of wanted) {
      const line = lines.get(edge);
      if (!line) continue;
      const before = boxes.get(edge);
      boxes.delete(edge);
      const others = [...there, ...boxes.values()];
      let best: Box = { ...line.middle, ...size };
      let least = Infinity;
      for (const share of shares) {
        const box = { ...line.at(share), ...size };
        let shared = 0;
        for (const other of others) shared += overlap(box, other);
        if (shared < least) [best, least] = [box, shared];
        if (shared === 0) break;
      }
      boxes.set(edge, best);
      if (least > tolerance * size.width * size.height) covered.add(edge);
      else covered.delete(edge);
      if (before?.x !== best.x || before.y !== best.y) isSettled = false;
    }
    if (isSettled) break;
  }
  return { boxes, covered };
}

/** How the numbers of neurons stand: in and out to their sides, both below, or out alone. */
export type Sides = 'beside' | 'below' | 'out';

/** What there is room for, whichever neurons have numbers. */
export function sidesIn(layout: NetworkLayout, places: readonly Point[]): Sides {
  const { radius, labels } = layout;
  let across = Infinity;
  let down = Infinity;
  for (const [k, a] of places.entries()) {
    for (const b of places.slice(k + 1)) {
      const [dx, dy] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)];
      if (dy < 2 * lineHeight) across = Math.min(across, dx);
      if (dx < besideWidth) down = Math.min(down, dy);
    }
  }
  if (across >= 1.5 * radius + 2 * besideWidth + 8) return 'beside';
  const names = Object.values(labels).includes('below') ? pillHeight : 0;
  return down >= 2 * radius + 2 * lineHeight + names + 2 ? 'below' : 'out';
}

/** A number beside its neuron: its left, or with `end` its right, or with `middle` its middle, and its top. */
export interface BesidePlace extends Point {
  align: 'start' | 'middle' | 'end';
}

/**
 * Where what comes out of a neuron stands: at its lower right, or where the figure ends there, below it.
 * @param width of the text
 * @param end of the figure
 */
export function outPlace({ x, y }: Point, radius: number, width = 0, end = Infinity): BesidePlace {
  const left = x + 0.75 * radius;
  return left + width <= end
    ? { x: left, y: y + 0.7 * radius, align: 'start' }
    : { x: end, y: y + radius + 2, align: 'end' };
}

/** At its lower left, or where the figure begins there, below it. */
export function inPlace({ x, y }: Point, radius: number, width = 0): BesidePlace {
  const right = x - 0.75 * radius;
  return right >= width
    ? { x: right, y: y + 0.7 * radius, align: 'end' }
    : { x: 0, y: y + radius + 2, align: 'start' };
}

/** At its upper right, likewise. */
export function deltaPlace(at: Point, radius: number, width = 0, end = Infinity): BesidePlace {
  const { x, y, align } = outPlace(at, radius, width, end);
  return { x, y: 2 * at.y - y - lineHeight, align };
}

/** Below it, line by line; a name that stands there comes first. */
export function belowPlace(
  { x, y }: Point,
  radius: number,
  line: number,
  named: boolean,
): BesidePlace {
  const top = y + radius + 3 + (named ? pillHeight : 0);
  return { x, y: top + line * lineHeight, align: 'middle' };
}

export function boxBeside({ x, y, align }: BesidePlace, width: number): Box {
  const left = { start: 0, middle: -width / 2, end: -width }[align];
  return { x: x + left + width / 2, y: y + lineHeight / 2, width, height: lineHeight };
}
