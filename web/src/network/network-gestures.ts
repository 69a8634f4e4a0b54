/**
 * Drawing with a pointer: a neuron that is dragged moves, its handle dragged to another neuron
 * connects them (on empty ground it makes a new one), an edge dragged up or down changes its weight.
 */

import type { Point } from './edges.js';

/** An edge that is being drawn. */
export interface Linking {
  from: string;
  /** Where the pointer is; null while its end is chosen by keyboard or a tap. */
  to: Point | null;
  /** The neuron it would go to. */
  over: string | null;
}

export interface Moving extends Point {
  id: string;
}

/** What gestures do to the figure. */
export interface Canvas {
  linking: Linking | null;
  moving: Moving | null;
  pointOf(event: PointerEvent): Point;
  neuronAt(point: Point): string | null;
  placeMoved(moving: Moving): void;
  link(from: string, to: string): void;
  linkToNew(from: string, at: Point): void;
  weightOf(edge: number): number;
  dragWeight(edge: number, weight: number, phase: 'start' | 'move' | 'end'): void;
}

/** Pixels before a press becomes a drag. */
const slack = 4;
/** Shortest way from a neuron at which empty ground means a new one. */
const newNeuron = 40;
/** Change of a weight for one pixel; a tenth of it with Shift. */
const weightPerPixel = 0.02;

export class NetworkGestures {
  readonly #canvas: Canvas;
  /** The press that has just ended was a drag: the click that follows means nothing. */
  #dragged = false;

  constructor(canvas: Canvas) {
    this.#canvas = canvas;
  }

  /** Whether the click at hand ends a drag; asked once. */
  endsDrag(): boolean {
    const dragged = this.#dragged;
    this.#dragged = false;
    return dragged;
  }

  moveNeuron(event: PointerEvent, id: string, at: Point): void {
    const canvas = this.#canvas;
    const start = canvas.pointOf(event);
    this.#follow(event, {
      move: (now) => {
        const point = canvas.pointOf(now);
        canvas.moving = { id, x: at.x + point.x - start.x, y: at.y + point.y - start.y };
      },
      end: () => {
        if (canvas.moving) canvas.placeMoved(canvas.moving);
        canvas.moving = null;
      },
      cancel: () => {
        canvas.moving = null;
      },
    });
  }

  drawEdge(event: PointerEvent, from: string): void {
    const canvas = this.#canvas;
    const start = canvas.pointOf(event);
    this.#follow(event, {
      move: (now) => {
        const to = canvas.pointOf(now);
        canvas.linking = { from, to, over: canvas.neuronAt(to) };
      },
      end: () => {
        const { to = null, over = null } = canvas.linking ?? {};
        canvas.linking = null;
        if (over !== null) {
          if (over !== from) canvas.link(from, over);
        } else if (to && Math.hypot(to.x - start.x, to.y - start.y) > newNeuron) {
          canvas.linkToNew(from, to);
        }
      },
      cancel: () => {
        canvas.linking = null;
      },
    });
  }

  pullWeight(event: PointerEvent, edge: number): void {
    const canvas = this.#canvas;
    let last = event.clientY;
    let weight = canvas.weightOf(edge);
    let begun = false;
    this.#follow(event, {
      move: (now) => {
        if (!begun) canvas.dragWeight(edge, weight, 'start');
        begun = true;
        weight += (last - now.clientY) * weightPerPixel * (now.shiftKey ? 0.1 : 1);
        last = now.clientY;
        canvas.dragWeight(edge, weight, 'move');
      },
      end: () => {
        canvas.dragWeight(edge, weight, 'end');
      },
      cancel: () => {
        if (begun) canvas.dragWeight(edge, weight, 'end');
      },
    });
  }

  #follow(
    event: PointerEvent,
    act: { move: (event: PointerEvent) => void; end: () => void; cancel: () => void },
  ): void {
    if (event.button !== 0) return;
    const target = event.currentTarget as Element;
    const pointer = event.pointerId;
    const { clientX, clientY } = event;
    const listening = new AbortController();
    const options = { signal: listening.signal };
    let dragging = false;
    this.#dragged = false;
    const on = (name: string, listener: (event: PointerEvent) => void) => {
      target.addEventListener(name, listener as EventListener, options);
    };
    target.setPointerCapture(pointer);
    on('pointermove', (now) => {
      if (now.pointerId !== pointer) return;
      dragging ||= Math.hypot(now.clientX - clientX, now.clientY - clientY) > slack;
      if (dragging) act.move(now);
    });
    on('pointerup', (now) => {
      if (now.pointerId !== pointer) return;
      listening.abort();
      this.#dragged = dragging;
      if (dragging) act.end();
    });
    on('pointercancel', () => {
      listening.abort();
      act.cancel();
    });
  }
}
