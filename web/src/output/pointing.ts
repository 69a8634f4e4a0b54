/**
 * What a person does on the plot: reads values, zooms and moves it, points at an example. Loaded after
 * the plot, which stands and is painted without it.
 */

import { html } from 'lit';
import type { ColumnInfo, DataInfo, MapResult } from '../../../wasm/src/types.js';
import { formatCell, formatFixed, formatNumber } from '../kit/format.js';
import type { Axes, Range } from '../project/axes.js';
import type { Playground } from '../session/playground.js';
import { axesChoice } from './axes-controls.js';
import './example-cross.js';
import { heldInputs } from './held-inputs.js';
import { plotLegend } from './plot-legend.js';
import './example-line.js';
import './principal-note.js';
import { showExampleAt, type Plotted } from './points-near.js';
import { moved, zoomed } from './zoom.js';

/** The figure, as far as it is acted on. */
export interface Plot extends Plotted {
  readonly axes: Axes | null;
  readonly map: MapResult | null;
  readonly playground: Playground | null;
  readonly data: DataInfo | null;
  /** Not null: points are drawn by hand, and nothing here acts. */
  readonly drawing: unknown;
  /** Place of the pointer in shares of the plot, y upwards. */
  pointer: { x: number; y: number } | null;
  readonly margin: { left: number; top: number };
  readonly size: { plotWidth: number; plotHeight: number };
  readonly asked: Required<Range>;
  readonly outputs: readonly Float32Array[];
  readonly target: ColumnInfo | undefined;
  readonly targets: readonly ColumnInfo[];
  changeAxes(axes: Axes): void;
}

export class Pointing {
  readonly #plot: Plot;
  /** What comes with it. */
  readonly legend = plotLegend;

  constructor(plot: Plot) {
    this.#plot = plot;
  }

  axesChoice({ data, axes, targets, target, changeAxes }: Plot) {
    return axes && axesChoice(data, axes, targets, target, changeAxes);
  }

  /** What becomes of the inputs that are not along the axes. */
  otherInputs({ playground, data, axes, changeAxes }: Plot) {
    if (!axes?.principal) return heldInputs(data, axes, changeAxes);
    return html`<ew-principal-note .playground=${playground}></ew-principal-note>`;
  }

  act(event: Event): void {
    switch (event.type) {
      case 'keydown':
        this.#key(event as KeyboardEvent);
        break;
      case 'pointerdown':
        this.#down(event as PointerEvent);
        break;
      case 'pointermove':
        this.#point(event as PointerEvent);
        break;
      case 'pointerup':
        this.#up(event as PointerEvent);
        break;
      case 'pointercancel':
        this.#held.delete((event as PointerEvent).pointerId);
        break;
      case 'wheel':
        this.#wheel(event as WheelEvent);
        break;
      case 'blur':
      case 'pointerleave':
        this.#plot.pointer = null;
    }
  }

  // ---- zooming and moving

  /** Pointers that are down, where they were last, in shares of the plot. */
  readonly #held = new Map<number, { x: number; y: number }>();
  #travelled = 0;

  #share(event: MouseEvent): { x: number; y: number } {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const { margin, size } = this.#plot;
    return {
      x: (event.clientX - box.left - margin.left) / size.plotWidth,
      y: 1 - (event.clientY - box.top - margin.top) / size.plotHeight,
    };
  }

  #show(change: (bounds: [number, number], axis: 'x' | 'y') => [number, number]): void {
    if (!this.#plot.axes || this.#plot.drawing) return;
    const { x, y } = this.#plot.asked;
    this.#plot.changeAxes({ ...this.#plot.axes, range: { x: change(x, 'x'), y: change(y, 'y') } });
  }

  #wheel(event: WheelEvent): void {
    // Until somebody has turned to the figure, the page scrolls.
    const isLookedAt = (event.currentTarget as Element).closest('figure')?.matches(':focus');
    if (this.#plot.drawing || !this.#plot.axes || isLookedAt !== true) return;
    event.preventDefault();
    const at = this.#share(event);
    const factor = 1.0015 ** Math.max(-240, Math.min(240, event.deltaY));
    this.#show((bounds, axis) => zoomed(bounds, at[axis], factor));
  }

  #down(event: PointerEvent): void {
    if (this.#plot.drawing) return;
    (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
    this.#held.set(event.pointerId, this.#share(event));
    if (this.#held.size === 1) this.#travelled = 0;
  }

  /** One pointer moves what is zoomed, two of them zoom. */
  #drag(event: PointerEvent): void {
    const before = this.#held.get(event.pointerId);
    if (!before) return;
    const now = this.#share(event);
    this.#held.set(event.pointerId, now);
    this.#travelled += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    const other = [...this.#held].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const apart = (a: { x: number; y: number }) => Math.hypot(a.x - other.x, a.y - other.y);
      const factor = Math.max(0.5, Math.min(2, apart(before) / Math.max(0.02, apart(now))));
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      this.#show((bounds, axis) => zoomed(bounds, middle[axis], factor));
    } else if (this.#plot.axes?.range) {
      this.#show((bounds, axis) => moved(bounds, before[axis] - now[axis]));
    }
  }

  #up(event: PointerEvent): void {
    const single = this.#held.size === 1;
    this.#held.delete(event.pointerId);
    if (single && this.#travelled < 0.02) this.#choosePoint(event);
  }

  /** The point under the pointer is the example to look into. */
  #choosePoint(event: PointerEvent): void {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    showExampleAt(this.#plot, event.clientX - box.left, event.clientY - box.top);
  }

  /** Arrow keys read values; plus and minus zoom. */
  #key(event: KeyboardEvent): void {
    if (this.#plot.drawing || !this.#plot.axes || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const [dx, dy] = (
      {
        ArrowLeft: [-1, 0],
        ArrowRight: [1, 0],
        ArrowUp: [0, 1],
        ArrowDown: [0, -1],
      } as Record<string, [number, number]>
    )[event.key] ?? [0, 0];
    const factor = { '+': 0.8, '=': 0.8, '-': 1.25 }[event.key];
    if (factor !== undefined) {
      const at = this.#plot.pointer ?? { x: 0.5, y: 0.5 };
      this.#show((bounds, axis) => zoomed(bounds, at[axis], factor));
    } else if (dx !== 0 || dy !== 0) {
      const { x, y } = this.#plot.pointer ?? { x: 0.5, y: 0.5 };
      const within = (share: number) => Math.max(0, Math.min(1, share));
      this.#plot.pointer = { x: within(x + dx / 40), y: within(y + dy / 40) };
    } else {
      return;
    }
    event.preventDefault();
  }

  // ---- reading values

  #point(event: PointerEvent): void {
    this.#drag(event);
    const { x, y } = this.#share(event);
    this.#plot.pointer = x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : null;
  }

  readout(): string {
    const map = this.#plot.map;
    if (!this.#plot.pointer || !map || !this.#plot.axes) return '';
    const last = map.resolution - 1;
    const i = Math.round(this.#plot.pointer.x * last);
    const j = map.y === null ? 0 : Math.round(this.#plot.pointer.y * last);
    const at = (range: [number, number], step: number) =>
      formatNumber(range[0] + ((range[1] - range[0]) * step) / last);
    const values = this.#plot.outputs.map((output) => output[j * map.resolution + i] ?? 0);
    const place =
      map.y === null
        ? `${this.#plot.axes.x} ${at(map.x, i)}`
        : `${this.#plot.axes.x} ${at(map.x, i)}, ${this.#plot.axes.y ?? ''} ${at(map.y, j)}`;
    return `${place}: ${this.#describe(values)}`;
  }

  #describe(values: number[]): string {
    const target = this.#plot.target;
    if (target?.type !== 'category') return values.map((value) => formatCell(value)).join(', ');
    if (values.length === 1) {
      return `${formatFixed(values[0] ?? 0, 3)} for ${target.categories[1] ?? ''}`;
    }
    const best = values.indexOf(Math.max(...values));
    return `${target.categories[best] ?? ''} ${formatFixed(values[best] ?? 0, 3)}`;
  }
}
