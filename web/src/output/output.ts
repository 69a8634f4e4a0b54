/**
 * What the network computes: a map over two inputs, or a curve over one, with the data in it.
 * Properties in, events out.
 *
 * @fires axes-change {x, y, fixed, range, target}
 * @fires example-show {set, index} a point was clicked
 */

import { LitElement, html, nothing, svg } from 'lit';
import type {
  ColumnInfo,
  DataInfo,
  MapResult,
  NetworkInfo,
  Points,
} from '../../../wasm/src/types.js';
import type { Axes, Range } from '../project/axes.js';
import type { Drawing } from '../session/drawing.js';
import type { Playground } from '../session/playground.js';
import { Later } from '../kit/later.js';
import { linear } from '../kit/linear.js';
import { cutName } from '../kit/long-name.js';
import { paintPoints } from '../kit/points.js';
import { kindOf, paintOutputs, rangeOf, type MapKind } from '../kit/map-look.js';
import { fitCanvas, stretch } from '../kit/pixels.js';
import { Scheme } from '../kit/scheme.js';
import { Size } from '../kit/size.js';
import { controls, ramp } from '../kit/tokens.js';
import { define } from '../kit/define.js';
import { outputStyle } from './output-style.js';
import { margin, plotCurves, plotFrame, type Scales } from './plot-frame.js';
import type { Plot } from './pointing.js';

const tallest = { whole: 280, brief: 150 };

export class OutputFigure extends LitElement implements Plot {
  static override properties = {
    playground: { attribute: false },
    data: { attribute: false },
    network: { attribute: false },
    map: { attribute: false },
    points: { attribute: false },
    turn: { type: Number },
    axes: { attribute: false },
    drawing: { attribute: false },
    brief: { type: Boolean },
    pointer: { state: true },
  };
  /** Whose current example stands on the plot; null for none. */
  declare playground: Playground | null;
  declare data: DataInfo | null;
  declare network: NetworkInfo | null;
  declare map: MapResult | null;
  declare points: Points | null;
  /** Number of the training row whose turn it was, or -1. */
  declare turn: number;
  declare axes: Axes | null;
  /** Points are drawn by hand: a layer over the plot takes the pointer. */
  declare drawing: Drawing | null;
  /** The plot alone, and lower. */
  declare brief: boolean;
  /** Place of the pointer in shares of the plot, y upwards. */
  declare pointer: { x: number; y: number } | null;

  readonly margin = margin;
  readonly #pointing = new Later(
    async () => new (await import('./pointing.js')).Pointing(this),
    () => {
      this.requestUpdate();
    },
  );
  readonly #act = (event: Event) => this.#pointing.now()?.act(event);

  #pointsDrawn: readonly unknown[] = [];
  readonly #room = new Size(this, {
    of: (): Element => this.renderRoot.querySelector('figure') ?? this,
  });
  readonly #scheme = new Scheme(this);

  static override styles = [controls, ramp, outputStyle];

  constructor() {
    super();
    this.playground = null;
    this.data = null;
    this.network = null;
    this.map = null;
    this.points = null;
    this.turn = -1;
    this.axes = null;
    this.drawing = null;
    this.brief = false;
    this.pointer = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#pointing.now();
  }

  // ---- what is shown

  get targets(): ColumnInfo[] {
    return this.data?.columns.filter(({ role }) => role === 'target') ?? [];
  }

  get target(): ColumnInfo | undefined {
    const targets = this.targets;
    return targets.find(({ name }) => name === this.axes?.target) ?? targets[0];
  }

  /** The outputs that stand for the target: one, or one a category. */
  get outputs(): Float32Array[] {
    const all = this.map?.outputs ?? [];
    const width = (one?: ColumnInfo) =>
      all.length > 1 ? Math.max(1, one?.categories.length ?? 0) : 1;
    const { target } = this;
    const targets = this.targets;
    const before = targets.slice(
      0,
      targets.findIndex((one) => one === target),
    );
    const first = before.reduce((sum, one) => sum + width(one), 0);
    return all.slice(first, first + width(target));
  }

  get #kind(): MapKind {
    return kindOf(this.target, this.outputs.length);
  }

  get size() {
    const plotWidth = Math.max(80, this.#room.width - margin.left - margin.right);
    const plotHeight = Math.min(tallest[this.brief ? 'brief' : 'whole'], plotWidth * 0.8);
    return { plotWidth, plotHeight, height: plotHeight + margin.top + margin.bottom };
  }

  /** Values at the ends of the colours or of the curve's axis. */
  get #range(): [number, number] {
    const kind = this.#kind;
    const [low, high] = rangeOf(this.target, kind);
    // A curve has some room above and below the data.
    const pad = kind === 'values' && this.axes?.y === null ? (high - low) * 0.08 : 0;
    return [low - pad, high + pad];
  }

  override render() {
    const { drawing } = this;
    if (!drawing?.fresh && (!this.axes || !this.data)) {
      return html`<p class="soft">
        ${
          this.data
            ? 'A map needs a numeric input. The table shows the predictions.'
            : 'No outputs without data: choose a data set, or bring your own.'
        }
      </p>`;
    }
    const { height, plotWidth, plotHeight } = this.size;
    const place = `left:${String(margin.left)}px;top:${String(margin.top)}px;width:${String(plotWidth)}px;height:${String(plotHeight)}px`;
    const isMap = !drawing?.fresh && this.axes?.y !== null;
    return html`
      ${drawing || this.brief ? nothing : this.#choice()}
      <figure
        role="figure"
        aria-label=${this.#summary()}
        tabindex=${drawing ? -1 : 0}
        @keydown=${this.#act}
        @blur=${this.#act}
      >
        ${isMap ? html`<canvas class="map" .style=${place}></canvas>` : nothing}
        <canvas
          class="points"
          ?hidden=${drawing !== null}
          .style=${`${place};pointer-events:none`}
        ></canvas>
        <svg
          class="axes"
          height=${height}
          aria-hidden="true"
          @pointerdown=${this.#act}
          @pointermove=${this.#act}
          @pointerup=${this.#act}
          @pointercancel=${this.#act}
          @pointerleave=${this.#act}
          @wheel=${this.#act}
        >
          ${this.#room.width > 0 ? this.#frame() : nothing}
          ${isMap || drawing?.fresh ? nothing : this.#curves()} ${drawing ? nothing : this.#ring()}
        </svg>
        ${
          drawing
            ? this.#layer(drawing, place)
            : html`<ew-example-cross
                .playground=${this.playground}
                .plot=${this}
                .scales=${this.scales()}
              ></ew-example-cross>`
        }
      </figure>
      ${
        drawing?.fresh || this.brief
          ? nothing
          : html`<div class="legend small" aria-live="polite">
                ${this.pointer ? this.#pointing.now()?.readout() : this.#legend()}
              </div>
              ${drawing ? nothing : html`<ew-example-line .playground=${this.playground}></ew-example-line>`}
              ${this.#pointing.now()?.otherInputs(this)} ${drawing ? nothing : this.#tools()}`
      }
    `;
  }

  #layer(drawing: Drawing, place: string) {
    const { x, y } = this.scales();
    return html`<ew-draw-layer
      .style=${`position:absolute;${place}`}
      .drawing=${drawing}
      .x=${x.domain()}
      .y=${y.domain()}
      .values=${drawing.fresh ? [-1, 1] : this.#range}
    ></ew-draw-layer>`;
  }

  #summary(): string {
    const target = (this.drawing?.fresh ? this.drawing : null)?.target ?? this.target?.name ?? '';
    const { x, y } = this.#names;
    return y === null ? `${target} over ${x}` : `Map of ${target} over ${x} and ${y}`;
  }

  /** What is along the axes. */
  get #names(): { x: string; y: string | null } {
    return (this.drawing?.fresh ? this.drawing : this.axes) ?? { x: '', y: null };
  }

  /** What the vertical axis measures: an input, or what the network tells. */
  get #vertical(): string {
    const { y } = this.#names;
    if (y !== null || this.drawing?.fresh) return y ?? this.drawing?.target ?? '';
    const target = this.target;
    return target?.type === 'category' ? `share of ${target.name}` : (target?.name ?? '');
  }

  scales(): Scales {
    const { plotWidth, plotHeight } = this.size;
    const across = [margin.left, margin.left + plotWidth];
    const up = [margin.top + plotHeight, margin.top];
    if (this.drawing && (this.drawing.fresh || !this.map)) {
      const { x, y } = this.drawing.range;
      return { x: linear(x, across), y: linear(y, up) };
    }
    const { axes, map } = this;
    const vertical = axes?.y === null ? (axes.range?.y ?? this.#range) : (map?.y ?? [0, 1]);
    return {
      x: linear(this.map?.x ?? [0, 1], across),
      y: linear(vertical, up),
    };
  }

  #frame() {
    const names = { across: this.#names.x, up: this.#vertical };
    return plotFrame(this.scales(), this.size, names, (name, most) =>
      cutName(name, this.data?.columns ?? [], Math.floor(most)),
    );
  }

  #curves() {
    return plotCurves(this.map, this.outputs, this.#kind, this.scales(), this.size);
  }

  /** Around the point whose turn it was. */
  #ring() {
    const place = this.placeOf(this.turn);
    if (!place) return nothing;
    return svg`<circle class="turn" cx=${place.x} cy=${place.y} r="8"></circle>`;
  }

  /** Where the point of a row is, in pixels. */
  placeOf(k: number, { x, y }: Scales = this.scales()): { x: number; y: number } | null {
    const { points } = this;
    const across = points?.x[k];
    if (!points || across === undefined) return null;
    const target = points.target[k] ?? 0;
    const height = this.target?.type === 'category' ? Math.min(target, 1) : target;
    return { x: x(across), y: y(points.y ? (points.y[k] ?? 0) : height) };
  }

  #legend() {
    const range = this.axes?.y === null ? null : this.#range;
    return this.#pointing.now()?.legend(this.target, range, this.points, this.drawing !== null);
  }

  // ---- controls

  #choice() {
    if (!this.axes) return nothing;
    // Its place is kept until it can be drawn.
    return this.#pointing.now()?.axesChoice(this) ?? html`<div class="row choose"></div>`;
  }

  readonly changeAxes = (axes: Axes) => {
    this.dispatchEvent(
      new CustomEvent('axes-change', { detail: axes, bubbles: true, composed: true }),
    );
  };

  #tools() {
    return html`<ew-output-tools
      .axes=${this.axes}
      .map=${this.map && { ...this.map, outputs: this.outputs }}
      .target=${this.target ?? null}
      .range=${this.asked}
    ></ew-output-tools>`;
  }

  /** The range that was asked for last; the map that is shown may be of the one before. */
  get asked(): Required<Range> {
    const { x, y } = this.scales();
    const asked = this.drawing ? undefined : this.axes?.range;
    return { x: asked?.x ?? x.domain(), y: asked?.y ?? y.domain() };
  }

  // ---- painting

  override updated(): void {
    this.#paintMap();
    this.#paintPoints();
  }

  #paintMap(): void {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>('canvas.map');
    const map = this.map;
    if (!canvas || !map?.y || this.#room.width === 0) return;
    const { plotWidth, plotHeight } = this.size;
    fitCanvas(canvas, plotWidth, plotHeight);
    const image = new ImageData(map.resolution, map.resolution);
    paintOutputs(image, this.outputs, this.target, this.#scheme.palette);
    stretch(canvas, image);
  }

  /** The points change with the data and the axes, not with the weights. */
  #paintPoints(): void {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>('canvas.points');
    const context = canvas?.getContext('2d');
    const { points, map } = this;
    if (!canvas || !context || this.#room.width === 0) return;
    const { plotWidth, plotHeight } = this.size;
    const { palette } = this.#scheme;
    const key = [points, plotWidth, plotHeight, map?.x.join(), map?.y?.join(), this.axes, palette];
    if (key.every((value, k) => value === this.#pointsDrawn[k])) return;
    this.#pointsDrawn = key;

    fitCanvas(canvas, plotWidth, plotHeight);
    context.setTransform(canvas.width / plotWidth, 0, 0, canvas.height / plotHeight, 0, 0);
    context.clearRect(0, 0, plotWidth, plotHeight);
    if (!points || !map) return;
    const { x, y } = this.scales();
    const [low, high] = this.#range;
    paintPoints(context, points, {
      x: (value) => x(value) - margin.left,
      y: (value) => y(value) - margin.top,
      classes: this.target?.type === 'category' ? this.target.categories.length : 0,
      share: (value) => (value - low) / (high - low),
      palette,
    });
  }
}

define('ew-output', OutputFigure);
