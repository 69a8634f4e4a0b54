/**
 * The current example on the map or plot: a cross that is dragged, by pointer or arrow keys, to any input
 * there is. Over one input it stands on the curve; there a row's gap to its target and the square of the
 * gap are drawn (error-square.ts). On principal axes it is moved in their plane (principal-place.ts).
 */

import { css, html, nothing, type PropertyValues } from 'lit';
import type { MapResult } from '../../../wasm/src/types.js';
import { define } from '../kit/define.js';
import { formatNumber } from '../kit/format.js';
import type { Linear } from '../kit/linear.js';
import { controls } from '../kit/tokens.js';
import type { Axes } from '../project/axes.js';
import { changeInput, exampleInput, exampleName } from '../session/example.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { errorSquare, errorSquareStyle, squareTarget } from './error-square.js';
import type { PlotSize, Scales } from './plot-frame.js';
import { showExampleAt, type Plotted } from './points-near.js';
import { PrincipalPlace } from './principal-place.js';

/** Pixels that a finger may slip while it only points. */
const slip = 4;
/** Steps of the arrow keys from one end to the other; with Shift a step is five. */
const steps = 40;

/** The figure that it stands in. */
interface Surroundings extends Plotted {
  readonly axes: Axes | null;
  readonly map: MapResult | null;
  readonly outputs: readonly Float32Array[];
  readonly margin: { left: number; top: number };
  readonly size: PlotSize;
}

interface Place {
  x: number;
  y: number;
}

export class ExampleCross extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'view'];
  static override properties = {
    ...StoreElement.properties,
    plot: { attribute: false },
    scales: { attribute: false },
  };
  declare plot: Surroundings | null;
  /** As the figure is drawn now. */
  declare scales: Scales | null;

  readonly #principal = new PrincipalPlace(this, () =>
    this.plot?.axes?.principal ? this.playground : null,
  );
  /** Where it stands, in pixels. */
  #at: Place = { x: 0, y: 0 };
  /** From the pointer to the middle of the cross, and how far it has been dragged. */
  #held: { x: number; y: number; travelled: number; from: Place } | null = null;
  /** Where it is dragged to in the next frame. */
  #next: Place | null = null;

  static override styles = [
    controls,
    errorSquareStyle,
    css`
      .handle {
        position: absolute;
        display: grid;
        place-content: center;
        width: 28px;
        height: 28px;
        margin: -14px 0 0 -14px;
        border-radius: 50%;
        cursor: move;
        pointer-events: auto;
        touch-action: none;
        user-select: none;
      }
      .handle svg {
        display: block;
        width: 28px;
        height: 28px;
      }
      .handle path {
        fill: none;
        stroke-linecap: round;
      }
      .halo {
        stroke: var(--ew-surface);
        stroke-width: 6;
      }
      .lines {
        stroke: var(--ew-ink);
        stroke-width: 2.5;
      }
      .outside {
        opacity: 0.5;
      }
      .still {
        cursor: default;
      }
      @media (pointer: coarse) {
        .handle {
          width: 44px;
          height: 44px;
          margin: -22px 0 0 -22px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.plot = null;
    this.scales = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('playground')) this.#held = null;
  }

  override render() {
    const { playground, plot, scales } = this;
    const axes = plot?.axes;
    if (!axes || !playground || !scales) return nothing;
    const { x, y } = this.#place(axes) ?? {};
    if (typeof x !== 'number' || typeof y !== 'number') return nothing;
    const canMove = !axes.principal || this.#principal.canMove;
    const place = { x: within(scales.x, x), y: within(scales.y, y) };
    const isOutside = place.x !== x || place.y !== y;
    const [left, top] = [scales.x(place.x), scales.y(place.y)];
    this.#at = { x: left, y: top };
    const [low, high] = scales.x.domain();
    // A hidden neuron, which is shown without points, has no target.
    const target = isOutside || !plot.points ? null : squareTarget(playground);
    const values = axes.y === null ? [[axes.x, x]] : [[axes.x, x] as const, [axes.y, y] as const];
    const spoken = values.map(([name, value]) => `${String(name)} ${formatNumber(Number(value))}`);
    return html`${target === null ? nothing : errorSquare(scales, plot, { x, prediction: y, target })}
      <div
        class=${`handle${isOutside ? ' outside' : ''}${canMove ? '' : ' still'}`}
        .style=${`left:${left.toFixed(1)}px;top:${top.toFixed(1)}px`}
        role="slider"
        tabindex="0"
        title=${canMove ? 'The current example: drag it to any input' : 'The current example'}
        aria-label="Current example"
        aria-disabled=${canMove ? 'false' : 'true'}
        aria-valuemin=${low}
        aria-valuemax=${high}
        aria-valuenow=${place.x}
        aria-valuetext=${`${playground.example.input ? '' : `${exampleName(playground)}, `}${spoken.join(', ')}`}
        @keydown=${this.#key}
        @pointerdown=${this.#grab}
        @pointermove=${this.#drag}
        @pointerup=${this.#release}
        @pointercancel=${() => {
          this.#held = null;
        }}
      >
        <svg viewBox="-14 -14 28 28">
          <path class="halo" d=${lines}></path>
          <path class="lines" d=${lines}></path>
        </svg>
      </div>`;
  }

  /** In the units of the axes; null before it is known, or where there is none. */
  #place(axes: Axes): { x: unknown; y: unknown } | null {
    const { playground } = this;
    if (!playground) return null;
    if (axes.principal) return this.#principal.of(playground);
    const input = exampleInput(playground);
    const x = input?.[axes.x];
    return { x, y: axes.y === null ? this.#onCurve(Number(x)) : input?.[axes.y] };
  }

  /** What the network tells there: of several classes, the most likely one's share. */
  #onCurve(x: number): number | null {
    const { map, outputs } = this.plot ?? {};
    if (!map || !outputs) return null;
    const [low, high] = map.x;
    const last = map.resolution - 1;
    const at = Math.round(((x - low) / (high - low)) * last);
    const values = outputs.map((curve) => curve[Math.max(0, Math.min(last, at))] ?? NaN);
    const most = Math.max(...values);
    return Number.isFinite(most) ? most : null;
  }

  // ---- moving

  #key(event: KeyboardEvent): void {
    const { scales, plot, playground } = this;
    const axes = plot?.axes;
    const [across, up] = ways[event.key] ?? [0, 0];
    if (!axes || !scales || !playground || (across === 0 && up === 0)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    // The figure reads values with the same keys.
    event.stopPropagation();
    const place = this.#place(axes);
    const by = event.shiftKey ? 5 : 1;
    const moved = (scale: Linear, from: unknown, way: number) => {
      const [low, high] = scale.domain();
      return rounded(scale, within(scale, Number(from)) + (way * by * (high - low)) / steps);
    };
    if (axes.y === null) this.#put({ x: moved(scales.x, place?.x, across + up) });
    else {
      this.#put({
        ...(across !== 0 && { x: moved(scales.x, place?.x, across) }),
        ...(up !== 0 && { y: moved(scales.y, place?.y, up) }),
      });
    }
  }

  /** Moves it along these axes, not along those that are not named. */
  #put({ x, y }: { x?: number; y?: number }): void {
    const { playground, plot } = this;
    const axes = plot?.axes;
    if (!playground || !axes) return;
    if (axes.principal) {
      const place = this.#principal.of(playground);
      if (place) this.#principal.move(playground, { x: x ?? place.x, y: y ?? place.y });
    } else {
      changeInput(playground, {
        ...(x !== undefined && { [axes.x]: x }),
        ...(axes.y !== null && y !== undefined && { [axes.y]: y }),
      });
    }
  }

  #grab(event: PointerEvent): void {
    if (event.button !== 0) return;
    // No text is selected on the way.
    event.preventDefault();
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    handle.focus({ preventScroll: true });
    const { x, y } = this.#at;
    const { clientX, clientY } = event;
    this.#held = {
      x: x - clientX,
      y: y - clientY,
      travelled: 0,
      from: { x: clientX, y: clientY },
    };
  }

  #drag({ clientX, clientY }: PointerEvent): void {
    const held = this.#held;
    if (!held) return;
    const away = Math.hypot(clientX - held.from.x, clientY - held.from.y);
    held.travelled = Math.max(held.travelled, away);
    if (held.travelled < slip) return;
    if (!this.#next) {
      requestAnimationFrame(() => {
        this.#move();
      });
    }
    this.#next = { x: clientX + held.x, y: clientY + held.y };
  }

  /** One example a frame, however many a pointer tells. */
  #move(): void {
    const { scales } = this;
    const next = this.#next;
    this.#next = null;
    if (!scales || !next) return;
    this.#put({
      x: rounded(scales.x, scales.x.invert(next.x)),
      y: rounded(scales.y, scales.y.invert(next.y)),
    });
  }

  /** A mere click is for the point below. */
  #release({ clientX, clientY }: PointerEvent): void {
    const held = this.#held;
    this.#held = null;
    if (!held || held.travelled >= slip || !this.plot) return;
    showExampleAt(this.plot, clientX + held.x, clientY + held.y);
  }
}

const lines = 'M-10,0H-3M3,0H10M0,-10V-3M0,3V10';

const ways: Record<string, readonly [across: number, up: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function within(scale: Linear, value: number): number {
  const [low, high] = scale.domain();
  return Math.max(low, Math.min(high, value));
}

/** As exactly as a pixel deserves, and within the plot. */
function rounded(scale: Linear, value: number): number {
  const [low, high] = scale.domain();
  const unit = 10 ** Math.floor(Math.log10((high - low) / 200));
  const round = Number((Math.round(within(scale, value) / unit) * unit).toPrecision(12));
  return within(scale, round);
}

define('ew-example-cross', ExampleCross);
