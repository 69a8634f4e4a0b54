/** The maps of two networks and B - A beside them, with the values under the pointer or the arrow keys. */

import { LitElement, css, html, nothing } from 'lit';
import type { ColumnInfo, MapResult, Points } from '../../../wasm/src/types.js';
import type { Axes } from '../project/axes.js';
import { classColour, divergingTable, type Palette } from '../kit/colour.js';
import { difference, furthest, scaleEnd, signed } from './difference.js';
import { formatFixed, formatNumber } from '../kit/format.js';
import { linear } from '../kit/linear.js';
import { kindOf, paintOutputs, rangeOf } from '../kit/map-look.js';
import { markPath } from '../kit/marks.js';
import { fitCanvas, paintValues, stretch } from '../kit/pixels.js';
import { paintPoints } from '../kit/points.js';
import { Scheme } from '../kit/scheme.js';
import { Size } from '../kit/size.js';
import { controls, ramp } from '../kit/tokens.js';
import type { Names } from './compare-numbers.js';
import { define } from '../kit/define.js';

/** Places a side in the table of numbers. */
const tableSteps = 5;

/** Of the marks, beside those of a large map. */
const markScale = 0.6;

type Picture = 'a' | 'b' | 'difference';

export class CompareMaps extends LitElement {
  static override properties = {
    a: { attribute: false },
    b: { attribute: false },
    output: { type: Number },
    outputName: { attribute: false },
    names: { attribute: false },
    axes: { attribute: false },
    target: { attribute: false },
    points: { attribute: false },
    pointer: { state: true },
  };
  declare a: MapResult | null;
  declare b: MapResult | null;
  /** Which of several outputs is taken from one another. */
  declare output: number;
  declare outputName: string;
  declare names: Names;
  declare axes: Axes | null;
  declare target: ColumnInfo | undefined;
  declare points: Points | null;
  /** The place that is read, in shares of the maps, y upwards. */
  declare pointer: { x: number; y: number } | null;

  #pointsDrawn: readonly unknown[] = [];
  readonly #scheme = new Scheme(this);

  static override styles = [
    controls,
    ramp,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
      }
      .maps {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: 8px 12px;
        border-radius: var(--edgewise-radius);
      }
      figure {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px 4px;
        align-content: start;
      }
      figcaption {
        grid-column: 2;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .picture {
        position: relative;
        aspect-ratio: 5 / 4;
        touch-action: pan-y;
        border: 1px solid var(--edgewise-line);
        border-radius: 2px;
        overflow: hidden;
      }
      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      .mark {
        position: absolute;
        width: 9px;
        height: 9px;
        margin: -5px;
        border: 1.5px solid var(--edgewise-ink);
        border-radius: 50%;
        background: var(--edgewise-surface);
        pointer-events: none;
      }
      .axis {
        display: flex;
        justify-content: space-between;
        gap: 4px;
        font-size: 12px;
        color: var(--edgewise-ink-soft);
        min-width: 0;
      }
      .axis b {
        font-weight: 400;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .axis.up {
        flex-direction: column-reverse;
        align-items: end;
      }
      .axis.up b {
        writing-mode: vertical-rl;
        transform: rotate(180deg);
      }
      .axis.across {
        grid-column: 2;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        min-height: 1.45em;
      }
      .legend span {
        display: inline-flex;
        align-items: center;
        gap: 5px;
      }
      .legend svg {
        width: 12px;
        height: 12px;
        overflow: visible;
      }
      .ramp {
        display: inline-block;
        width: 72px;
        height: 10px;
        border: 1px solid var(--edgewise-line);
        border-radius: 2px;
      }
      /* Room for any end, so that nothing moves. */
      .legend .end {
        min-width: 3.4em;
      }
      .legend .end.low {
        justify-content: end;
      }
      .numbers {
        overflow: auto;
        max-height: 220px;
      }
      .numbers table {
        width: auto;
      }
      .numbers td,
      .numbers th {
        padding-right: 16px;
      }
      @media (max-width: 640px) {
        .maps {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        figure:last-child {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.a = null;
    this.b = null;
    this.output = 0;
    this.outputName = '';
    this.names = { label: '', a: '', b: '' };
    this.axes = null;
    this.target = undefined;
    this.points = null;
    this.pointer = null;
    new Size(this);
  }

  /** B - A over the grid; null while one of the maps is still of another grid. */
  get #difference(): Float32Array | null {
    const [from, to] = [this.a?.outputs[this.output], this.b?.outputs[this.output]];
    return from && from.length === to?.length ? difference(from, to) : null;
  }

  override render() {
    const { a, axes, names } = this;
    const apart = this.#difference;
    if (!a?.y || !axes || !apart) return nothing;
    const far = furthest(apart);
    const end = scaleEnd(far.size);
    return html`
      <div
        class="maps"
        role="group"
        aria-label="Maps of A, of B and of their difference"
        aria-description="Arrow keys read values"
        tabindex="0"
        @keydown=${this.#key}
        @blur=${() => {
          this.pointer = null;
        }}
      >
        ${this.#picture('a', `A: ${names.label} ${names.a}`, `Map of A over ${axes.x} and ${axes.y ?? ''}`)}
        ${this.#picture('b', `B: ${names.label} ${names.b}`, `Map of B over ${axes.x} and ${axes.y ?? ''}`)}
        ${this.#picture('difference', 'Difference: B − A', this.#spoken(apart))}
      </div>
      <div class="legend small" aria-live="polite">
        ${this.pointer ? this.#reading(apart) : this.#legend(end)}
      </div>
      <p class="small soft">${this.#most(apart)}</p>
      <details class="small">
        <summary>Numbers</summary>
        ${this.#numbers(apart)}
      </details>
    `;
  }

  #picture(picture: Picture, caption: string, label: string) {
    const { a, axes, pointer } = this;
    if (!a?.y || !axes) return nothing;
    const place = pointer
      ? `left:${String(pointer.x * 100)}%;top:${String((1 - pointer.y) * 100)}%`
      : '';
    return html`<figure>
      <figcaption class="small" title=${caption}>${caption}</figcaption>
      <div class="axis up" aria-hidden="true">
        <span>${formatNumber(a.y[0], 2)}</span><b title=${axes.y ?? ''}>${axes.y}</b
        ><span>${formatNumber(a.y[1], 2)}</span>
      </div>
      <div
        class="picture"
        role="img"
        aria-label=${label}
        @pointermove=${this.#point}
        @pointerdown=${this.#point}
        @pointerleave=${() => {
          this.pointer = null;
        }}
      >
        <canvas data-picture=${picture}></canvas>
        ${picture === 'difference' ? nothing : html`<canvas data-points=${picture}></canvas>`}
        ${pointer ? html`<span class="mark" .style=${place}></span>` : nothing}
      </div>
      <div class="axis across" aria-hidden="true">
        <span>${formatNumber(a.x[0], 2)}</span><b title=${axes.x}>${axes.x}</b
        ><span>${formatNumber(a.x[1], 2)}</span>
      </div>
    </figure>`;
  }

  #legend(end: number) {
    const { target } = this;
    const outputs =
      target?.type === 'category'
        ? target.categories.slice(0, 12).map(
            (name, k) =>
              html`<span
                ><svg viewBox="-6 -6 12 12" aria-hidden="true">
                  <path d=${markPath(k, 60)} fill=${classColour(k)} /></svg
                >${name}</span
              >`,
          )
        : this.#values();
    return html`<span>${target?.name ?? ''}:</span>${outputs}<span
        >B − A, ${this.#measured}: ${formatNumber(-end)}
        <i class="ramp"></i> +${formatNumber(end)}</span
      >`;
  }

  #values() {
    const [low, high] = rangeOf(this.target, 'values');
    return html`<span
      >${this.outputName} ${formatNumber(low)} <i class="ramp"></i> ${formatNumber(high)}</span
    >`;
  }

  /** What the output whose difference is shown says. */
  get #measured(): string {
    const { target, outputName } = this;
    return target?.type === 'category' ? `share of ${outputName}` : outputName;
  }

  #spoken(apart: Float32Array): string {
    return `Map of B minus A, ${this.#measured}: ${this.#most(apart)}`;
  }

  #most(apart: Float32Array): string {
    const { place } = furthest(apart);
    if (place < 0) return 'A and B are the same everywhere on the map.';
    return `Furthest apart: ${signed(apart[place] ?? 0)} at ${this.#where(place)}.`;
  }

  #where(place: number): string {
    const { a, axes } = this;
    if (!a?.y || !axes) return '';
    const { resolution } = a;
    const at = ([low, high]: [number, number], step: number) =>
      formatNumber(low + ((high - low) * step) / (resolution - 1));
    const [i, j] = [place % resolution, Math.floor(place / resolution)];
    return `${axes.x} ${at(a.x, i)}, ${axes.y ?? ''} ${at(a.y, j)}`;
  }

  // ---- reading values

  #reading(apart: Float32Array): string {
    const { a, b, pointer } = this;
    if (!a || !b || !pointer) return '';
    const last = a.resolution - 1;
    const place = Math.round(pointer.y * last) * a.resolution + Math.round(pointer.x * last);
    const value = (map: MapResult) => formatFixed(map.outputs[this.output]?.[place] ?? NaN, 3);
    const by = signed(apart[place] ?? NaN, (number) => formatFixed(number, 3));
    return `${this.#where(place)}: ${this.#measured} A ${value(a)}, B ${value(b)}, B − A ${by}`;
  }

  #point(event: PointerEvent): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const within = (share: number) => Math.max(0, Math.min(1, share));
    this.pointer = {
      x: within((event.clientX - box.left) / box.width),
      y: within(1 - (event.clientY - box.top) / box.height),
    };
  }

  #key(event: KeyboardEvent): void {
    const step = (
      {
        ArrowLeft: [-1, 0],
        ArrowRight: [1, 0],
        ArrowUp: [0, 1],
        ArrowDown: [0, -1],
      } as Record<string, [number, number]>
    )[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { x, y } = this.pointer ?? { x: 0.5, y: 0.5 };
    const within = (share: number) => Math.max(0, Math.min(1, share));
    this.pointer = { x: within(x + step[0] / 40), y: within(y + step[1] / 40) };
  }

  #numbers(apart: Float32Array) {
    const { a, b } = this;
    if (!a || !b) return nothing;
    const last = a.resolution - 1;
    const steps = Array.from({ length: tableSteps }, (_, k) =>
      Math.round((k * last) / (tableSteps - 1)),
    );
    const places = steps.flatMap((j) => steps.map((i) => j * a.resolution + i));
    const of = (map: MapResult, place: number) =>
      formatFixed(map.outputs[this.output]?.[place] ?? NaN, 3);
    return html`<div
      class="numbers"
      tabindex="0"
      role="group"
      aria-label="Numbers of the maps of A and B"
    >
      <table>
        <caption class="soft">
          ${this.#measured}
        </caption>
        <thead>
          <tr>
            <th scope="col">at</th>
            <th scope="col" class="number">A</th>
            <th scope="col" class="number">B</th>
            <th scope="col" class="number">B − A</th>
          </tr>
        </thead>
        <tbody>
          ${places.map(
            (place) =>
              html`<tr>
                <th scope="row">${this.#where(place)}</th>
                <td class="number">${of(a, place)}</td>
                <td class="number">${of(b, place)}</td>
                <td class="number">
                  ${signed(apart[place] ?? NaN, (value) => formatFixed(value, 3))}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  // ---- painting

  override updated(): void {
    const { a, b, target } = this;
    const apart = this.#difference;
    if (!a?.y || !b || !apart) return;
    const { palette } = this.#scheme;
    const { resolution } = a;
    this.#paint('a', resolution, (image) => {
      paintOutputs(image, a.outputs, target, palette);
    });
    this.#paint('b', resolution, (image) => {
      paintOutputs(image, b.outputs, target, palette);
    });
    const end = scaleEnd(furthest(apart).size);
    this.#paint('difference', resolution, (image) => {
      paintValues(image, apart, -end, end, divergingTable(palette));
    });
    this.#paintPoints(palette);
  }

  #paint(picture: Picture, resolution: number, fill: (image: ImageData) => void): void {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`[data-picture="${picture}"]`);
    if (!canvas || canvas.clientWidth === 0) return;
    fitCanvas(canvas, canvas.clientWidth, canvas.clientHeight);
    const image = new ImageData(resolution, resolution);
    fill(image);
    stretch(canvas, image);
  }

  /** The examples lie on both maps; they change with the data and the axes, not with the weights. */
  #paintPoints(palette: Palette): void {
    const { a, points, target } = this;
    const canvases = [...this.renderRoot.querySelectorAll<HTMLCanvasElement>('[data-points]')];
    const [width = 0, height = 0] = [canvases[0]?.clientWidth, canvases[0]?.clientHeight];
    const key = [points, width, height, a?.x.join(), a?.y?.join(), palette];
    if (!a?.y || width === 0 || key.every((value, k) => value === this.#pointsDrawn[k])) return;
    this.#pointsDrawn = key;
    const [low, high] = rangeOf(target, kindOf(target, a.outputs.length));
    const [x, y] = [linear(a.x, [0, width / markScale]), linear(a.y, [height / markScale, 0])];
    for (const canvas of canvases) {
      const context = canvas.getContext('2d');
      if (!context) continue;
      fitCanvas(canvas, width, height);
      context.resetTransform();
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.scale((canvas.width / width) * markScale, (canvas.height / height) * markScale);
      if (!points?.y) continue;
      const classes = target?.type === 'category' ? target.categories.length : 0;
      const share = (value: number) => (value - low) / (high - low);
      paintPoints(context, points, { x, y, classes, share, palette });
    }
  }
}

define('ew-compare-maps', CompareMaps);
