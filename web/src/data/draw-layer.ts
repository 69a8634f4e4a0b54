/**
 * The surface over the map that is drawn on: by pointer, by touch, and by keyboard with a cross that
 * the arrows move.
 */

import { css, html } from 'lit';
import type { Table } from '../../../wasm/src/project.js';
import { formatNumber } from '../kit/format.js';
import { fitCanvas } from '../kit/pixels.js';
import { paintPoints } from '../kit/points.js';
import { Scheme } from '../kit/scheme.js';
import { DrawingElement } from './drawing-element.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

/** Pixels within which a point is meant, and between the points of one stroke. */
const reach = 10;
const spacing = 16;

export class DrawLayer extends DrawingElement {
  static override properties = {
    ...DrawingElement.properties,
    /** Bounds of the plot, raw. */
    x: { attribute: false },
    y: { attribute: false },
    /** Bounds of a numeric target among the colours. */
    values: { attribute: false },
    cross: { state: true },
  };
  declare x: [number, number];
  declare y: [number, number];
  declare values: [number, number];
  /** Shares of the surface, y downwards; null where the keyboard is not in use. */
  declare cross: { x: number; y: number } | null;

  readonly #scheme = new Scheme(this);
  #stroke: { before: Table; moves: number | null; last: [number, number] } | null = null;

  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .surface {
        position: absolute;
        inset: 0;
        touch-action: none;
        cursor: crosshair;
      }
      .surface.erase {
        cursor: not-allowed;
      }
      canvas {
        position: absolute;
        inset: 0;
        pointer-events: none;
      }
      .cross,
      .ring {
        position: absolute;
        width: 18px;
        height: 18px;
        margin: -9px;
        border: 2px solid var(--ew-accent);
        border-radius: 50%;
        pointer-events: none;
      }
      .cross {
        border-radius: 0;
        border-style: dashed;
      }
    `,
  ];

  constructor() {
    super();
    this.x = [0, 1];
    this.y = [0, 1];
    this.values = [0, 1];
    this.cross = null;
  }

  override render() {
    const { drawing, cross } = this;
    const points = drawing?.points;
    const chosen = drawing?.chosen ?? null;
    const ring = points && chosen !== null ? this.#shareOf(chosen) : null;
    const percent = (share: number) => `${String(share * 100)}%`;
    return html`<canvas></canvas>
      ${
        ring
          ? html`<span
              class="ring"
              .style=${`left:${percent(ring.x)};top:${percent(ring.y)}`}
            ></span>`
          : ''
      }
      ${
        cross
          ? html`<span
              class="cross"
              .style=${`left:${percent(cross.x)};top:${percent(cross.y)}`}
            ></span>`
          : ''
      }
      <div
        class=${`surface ${drawing?.tool ?? ''}`}
        role="application"
        tabindex="0"
        aria-label="Drawing area"
        aria-roledescription="Drawing area"
        aria-describedby="how"
        @pointerdown=${this.#down}
        @pointermove=${this.#move}
        @pointerup=${this.#up}
        @pointercancel=${this.#up}
        @keydown=${this.#key}
        @blur=${() => {
          this.cross = null;
        }}
      ></div>
      <p id="how" class="hidden-visually">
        Arrow keys move a cross, Enter draws a point there, Delete removes the nearest point.
      </p>
      <p class="hidden-visually" aria-live="polite">${this.#place()}</p>`;
  }

  #place(): string {
    if (!this.cross) return '';
    const { x, y } = this.#valueAt(this.cross.x, this.cross.y);
    return `${formatNumber(x)}, ${formatNumber(y)}`;
  }

  // ---- between pixels and values

  #valueAt(x: number, y: number) {
    return {
      x: this.x[0] + x * (this.x[1] - this.x[0]),
      y: this.y[1] - y * (this.y[1] - this.y[0]),
    };
  }

  /** Where a row is drawn. */
  #shareOf(row: number): { x: number; y: number } | null {
    const points = this.drawing?.points;
    const x = points?.x[row] ?? NaN;
    const y = points?.y ? (points.y[row] ?? NaN) : this.#vertical(points?.target[row] ?? NaN);
    if (Number.isNaN(x) || Number.isNaN(y)) return null;
    return {
      x: (x - this.x[0]) / (this.x[1] - this.x[0]),
      y: (this.y[1] - y) / (this.y[1] - this.y[0]),
    };
  }

  #vertical(target: number): number {
    return this.drawing?.sheet === 'classes' ? Math.min(target, 1) : target;
  }

  /** The nearest row within so many pixels. */
  #nearest(x: number, y: number, most: number): number | null {
    const { drawing } = this;
    const { width, height } = this.getBoundingClientRect();
    let best: number | null = null;
    let least = most * most;
    for (let row = 0; row < (drawing?.rows ?? 0); ++row) {
      const at = this.#shareOf(row);
      if (!at) continue;
      const square = ((at.x - x) * width) ** 2 + ((at.y - y) * height) ** 2;
      if (square <= least) [best, least] = [row, square];
    }
    return best;
  }

  #shareAt(event: PointerEvent): { x: number; y: number } {
    const { left, top, width, height } = this.getBoundingClientRect();
    const share = (value: number) => Math.max(0, Math.min(1, value));
    return { x: share((event.clientX - left) / width), y: share((event.clientY - top) / height) };
  }

  // ---- by pointer

  #down(event: PointerEvent): void {
    const { drawing } = this;
    if (!drawing || event.button !== 0) return;
    const surface = event.currentTarget as HTMLElement;
    surface.setPointerCapture(event.pointerId);
    this.cross = null;
    const { x, y } = this.#shareAt(event);
    const near = this.#nearest(x, y, reach);
    this.#stroke = {
      before: drawing.table,
      moves: drawing.tool === 'draw' ? near : null,
      last: [event.clientX, event.clientY],
    };
    if (drawing.tool === 'erase') this.#erase(near);
    else if (near === null) this.#add(x, y);
    else drawing.chosen = near;
    this.requestUpdate();
  }

  #move(event: PointerEvent): void {
    const { drawing } = this;
    const stroke = this.#stroke;
    if (!drawing || !stroke) return;
    const { x, y } = this.#shareAt(event);
    if (drawing.tool === 'erase') {
      this.#erase(this.#nearest(x, y, reach));
      return;
    }
    const [lastX, lastY] = stroke.last;
    const way = Math.hypot(event.clientX - lastX, event.clientY - lastY);
    if (stroke.moves !== null) {
      const at = this.#valueAt(x, y);
      if (way > 2) drawing.move(stroke.moves, at.x, at.y);
    } else if (way >= spacing) {
      stroke.last = [event.clientX, event.clientY];
      this.#add(x, y);
    }
  }

  #up(): void {
    const stroke = this.#stroke;
    this.#stroke = null;
    if (stroke) void this.drawing?.commit(stroke.before);
  }

  #add(x: number, y: number): void {
    const at = this.#valueAt(x, y);
    this.drawing?.add(at.x, at.y);
  }

  #erase(row: number | null): void {
    if (row !== null) this.drawing?.remove([row]);
  }

  // ---- by keyboard

  #key(event: KeyboardEvent): void {
    const { drawing } = this;
    if (!drawing) return;
    const step = event.shiftKey ? 0.1 : 0.02;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const cross = this.cross ?? { x: 0.5, y: 0.5 };
    const move = moves[event.key];
    if (move) {
      const share = (value: number) => Math.max(0, Math.min(1, value));
      this.cross = { x: share(cross.x + move[0]), y: share(cross.y + move[1]) };
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.cross = cross;
      const before = drawing.table;
      this.#add(cross.x, cross.y);
      void drawing.commit(before);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      const row = this.cross ? this.#nearest(cross.x, cross.y, 1e6) : drawing.chosen;
      const before = drawing.table;
      this.#erase(row);
      void drawing.commit(before);
    } else {
      return;
    }
    event.preventDefault();
  }

  // ---- painting

  override updated(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    const { drawing } = this;
    const { width, height } = this.getBoundingClientRect();
    if (!canvas || !context || !drawing || width === 0) return;
    fitCanvas(canvas, width, height);
    canvas.style.width = `${String(width)}px`;
    canvas.style.height = `${String(height)}px`;
    context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
    context.clearRect(0, 0, width, height);
    const [low, high] = this.values;
    paintPoints(context, drawing.points, {
      x: (value) => ((value - this.x[0]) / (this.x[1] - this.x[0])) * width,
      y: (value) => ((this.y[1] - value) / (this.y[1] - this.y[0])) * height,
      classes: drawing.sheet === 'classes' ? drawing.classes.length : 0,
      share: (value) => (value - low) / (high - low),
      palette: this.#scheme.palette,
    });
  }
}

define('ew-draw-layer', DrawLayer);
