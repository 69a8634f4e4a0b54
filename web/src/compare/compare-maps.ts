/** The maps of two networks and B - A beside them, with the values under the pointer or the arrow keys. */

import { LitElement, html, nothing } from 'lit';
import type { ColumnInfo, MapResult, Points } from '../../../wasm/src/types.js';
import type { Axes } from '../project/axes.js';
import { classMark } from '../kit/class-mark.js';
import { divergingTable, type Palette } from '../kit/colour.js';
import { difference, furthest, scaleEnd } from './difference.js';
import { formatNumber } from '../kit/format.js';
import { linear } from '../kit/linear.js';
import { kindOf, paintOutputs, rangeOf } from '../kit/map-look.js';
import { fitCanvas, paintValues, stretch } from '../kit/pixels.js';
import { paintPoints } from '../kit/points.js';
import { Scheme } from '../kit/scheme.js';
import { Size } from '../kit/size.js';
import { controls, ramp } from '../kit/tokens.js';
import { compareMapsStyle } from './compare-maps-style.js';
import type { Names } from './compare-numbers.js';
import { furthestApart, numbersOf, reading, type TwoMaps } from './two-maps.js';
import { define } from '../kit/define.js';

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

  static override styles = [controls, ramp, compareMapsStyle];

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

  /** Null while one of the maps is still of another grid. */
  get #maps(): TwoMaps | null {
    const { axes } = this;
    const { x, y, resolution, outputs } = this.a ?? {};
    const [a, b] = [outputs?.[this.output], this.b?.outputs[this.output]];
    if (!axes || !x || !y || resolution === undefined || !a || a.length !== b?.length) return null;
    return { axes, x, y, resolution, measured: this.#measured, a, b, apart: difference(a, b) };
  }

  /** What the output whose difference is shown says. */
  get #measured(): string {
    const { target, outputName } = this;
    return target?.type === 'category' ? `share of ${outputName}` : outputName;
  }

  override render() {
    const { names, pointer } = this;
    const maps = this.#maps;
    if (!maps) return nothing;
    const { x, y } = maps.axes;
    const most = furthestApart(maps);
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
        ${this.#picture(maps, 'a', `A: ${names.label} ${names.a}`, `Map of A over ${x} and ${y ?? ''}`)}
        ${this.#picture(maps, 'b', `B: ${names.label} ${names.b}`, `Map of B over ${x} and ${y ?? ''}`)}
        ${this.#picture(maps, 'difference', 'Difference: B − A', `Map of B minus A, ${maps.measured}: ${most}`)}
      </div>
      <div class="legend small" aria-live="polite">
        ${pointer ? reading(maps, pointer) : this.#legend(maps)}
      </div>
      <p class="small soft">${most}</p>
      <details class="small">
        <summary>Numbers</summary>
        ${numbersOf(maps)}
      </details>
    `;
  }

  #picture({ axes, x, y }: TwoMaps, picture: Picture, caption: string, label: string) {
    const { pointer } = this;
    const place = pointer
      ? `left:${String(pointer.x * 100)}%;top:${String((1 - pointer.y) * 100)}%`
      : '';
    return html`<figure>
      <figcaption class="small" title=${caption}>${caption}</figcaption>
      <div class="axis up" aria-hidden="true">
        <span>${formatNumber(y[0], 2)}</span><b title=${axes.y ?? ''}>${axes.y}</b
        ><span>${formatNumber(y[1], 2)}</span>
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
        <span>${formatNumber(x[0], 2)}</span><b title=${axes.x}>${axes.x}</b
        ><span>${formatNumber(x[1], 2)}</span>
      </div>
    </figure>`;
  }

  #legend({ measured, apart }: TwoMaps) {
    const { target } = this;
    const end = scaleEnd(furthest(apart).size);
    const outputs =
      target?.type === 'category'
        ? target.categories
            .slice(0, 12)
            .map(
              (name, k) =>
                html`<span
                  ><svg viewBox="-6 -6 12 12" aria-hidden="true">${classMark(k, 60)}</svg
                  >${name}</span
                >`,
            )
        : this.#values();
    return html`<span>${target?.name ?? ''}:</span>${outputs}<span
        >B − A, ${measured}: ${formatNumber(-end)} <i class="ramp"></i> +${formatNumber(end)}</span
      >`;
  }

  #values() {
    const [low, high] = rangeOf(this.target, 'values');
    return html`<span
      >${this.outputName} ${formatNumber(low)} <i class="ramp"></i> ${formatNumber(high)}</span
    >`;
  }

  // ---- reading values

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

  // ---- painting

  override updated(): void {
    const { a, b, target } = this;
    const maps = this.#maps;
    if (!a || !b || !maps) return;
    const { palette } = this.#scheme;
    const { resolution, apart } = maps;
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
