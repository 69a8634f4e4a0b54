/**
 * What the network computes: a map over two inputs, or a curve over one, with the data in it.
 * Properties in, events out.
 *
 * @fires axes-change {x, y, fixed, range, target}
 * @fires example-show {set, index} a point was clicked
 */

import { LitElement, css, html, nothing, svg } from 'lit';
import type { Cell } from '../../../wasm/src/project.js';
import type {
  ColumnInfo,
  DataInfo,
  MapResult,
  NetworkInfo,
  Points,
} from '../../../wasm/src/types.js';
import { inputsOf, numericInputs, type Axes, type Range } from '../project/axes.js';
import type { Drawing } from '../session/drawing.js';
import { classColour } from '../kit/colour.js';
import { formatCount, formatNumber, formatTick } from '../kit/format.js';
import { Later } from '../kit/later.js';
import { linear } from '../kit/linear.js';
import { cutName, longName } from '../kit/long-name.js';
import { markPath } from '../kit/marks.js';
import { mostPoints, paintPoints } from '../kit/points.js';
import type { Plot } from './pointing.js';
import { kindOf, paintOutputs, rangeOf, type MapKind } from '../kit/map-look.js';
import { fitCanvas, stretch } from '../kit/pixels.js';
import { Scheme } from '../kit/scheme.js';
import { Size } from '../kit/size.js';
import { controls, ramp } from '../kit/tokens.js';
import { define } from '../kit/define.js';

const margin = { left: 46, right: 8, top: 8, bottom: 30 };
const tallest = 280;
/** Width of a letter along an axis, and letters that a select has room for. */
const letter = 7;
const mostOption = 17;

export class OutputFigure extends LitElement implements Plot {
  static override properties = {
    data: { attribute: false },
    network: { attribute: false },
    map: { attribute: false },
    points: { attribute: false },
    turn: { type: Number },
    axes: { attribute: false },
    drawing: { attribute: false },
    pointer: { state: true },
  };
  declare data: DataInfo | null;
  declare network: NetworkInfo | null;
  declare map: MapResult | null;
  declare points: Points | null;
  /** Number of the training row whose turn it was, or -1. */
  declare turn: number;
  declare axes: Axes | null;
  /** Points are drawn by hand: a layer over the plot takes the pointer. */
  declare drawing: Drawing | null;
  /** Place of the pointer in shares of the plot, y upwards. */
  declare pointer: { x: number; y: number } | null;

  readonly margin = margin;
  readonly #pointing = new Later(async () => new (await import('./pointing.js')).Pointing(this));
  readonly #act = (event: Event) => this.#pointing.now()?.act(event);

  #pointsDrawn: readonly unknown[] = [];
  readonly #room = new Size(this);
  readonly #scheme = new Scheme(this);

  static override styles = [
    controls,
    ramp,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
        align-content: start;
      }
      figure {
        position: relative;
      }
      canvas {
        position: absolute;
        border-radius: 2px;
      }
      svg.axes {
        display: block;
        position: relative;
        width: 100%;
        overflow: visible;
        touch-action: pan-y;
      }
      .choose {
        flex-wrap: nowrap;
      }
      .choose select {
        flex: 1;
        min-width: 0;
      }
      .axes text {
        font-size: 12px;
        fill: var(--edgewise-ink-soft);
      }
      .axes line,
      .axes rect.frame {
        stroke: var(--edgewise-line);
        fill: none;
      }
      .axes text.name {
        paint-order: stroke;
        stroke: var(--edgewise-surface);
        stroke-width: 3px;
        stroke-linejoin: round;
      }
      .axes circle.turn {
        fill: none;
        stroke: var(--edgewise-ink);
        stroke-width: 2;
      }
      .axes path.curve {
        fill: none;
        stroke-width: 2.5;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 14px;
        align-items: center;
        min-height: 20px;
      }
      .legend span {
        display: inline-flex;
        align-items: center;
        gap: 5px;
        min-width: 0;
      }
      .legend svg {
        flex: none;
      }
      .legend b {
        font-weight: 400;
        max-width: 14em;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .legend svg {
        width: 12px;
        height: 12px;
        overflow: visible;
      }
      .ramp {
        width: 90px;
        height: 10px;
        border-radius: 2px;
        border: 1px solid var(--edgewise-line);
      }
      .sliders {
        display: grid;
        grid-template-columns: minmax(0, max-content) minmax(60px, 1fr) 3.6em;
        gap: 4px 8px;
        align-items: center;
        max-height: 132px;
        overflow: auto;
      }
      .sliders label {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        max-width: 12em;
      }
      .sliders .value {
        text-align: right;
      }
      .sliders select {
        grid-column: 2 / -1;
      }
    `,
  ];

  constructor() {
    super();
    this.data = null;
    this.network = null;
    this.map = null;
    this.points = null;
    this.turn = -1;
    this.axes = null;
    this.drawing = null;
    this.pointer = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#pointing.now();
  }

  // ---- what is shown

  get #targets(): ColumnInfo[] {
    return this.data?.columns.filter(({ role }) => role === 'target') ?? [];
  }

  get target(): ColumnInfo | undefined {
    const targets = this.#targets;
    return targets.find(({ name }) => name === this.axes?.target) ?? targets[0];
  }

  /** The outputs that stand for the target: one, or one a category. */
  get outputs(): Float32Array[] {
    const all = this.map?.outputs ?? [];
    const width = (one?: ColumnInfo) =>
      all.length > 1 ? Math.max(1, one?.categories.length ?? 0) : 1;
    const target = this.target;
    const targets = this.#targets;
    const before = targets.slice(
      0,
      Math.max(
        0,
        targets.findIndex((one) => one === target),
      ),
    );
    const first = before.reduce((sum, one) => sum + width(one), 0);
    return all.slice(first, first + width(target));
  }

  get #kind(): MapKind {
    return kindOf(this.target, this.outputs.length);
  }

  get size() {
    const plotWidth = Math.max(80, this.#room.width - margin.left - margin.right);
    const plotHeight = Math.min(tallest, plotWidth * 0.8);
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
            ? 'A map needs an input that is a number. The table shows the predictions.'
            : 'Outputs are shown for data: choose a set, or bring your own.'
        }
      </p>`;
    }
    const { height, plotWidth, plotHeight } = this.size;
    const place = `left:${String(margin.left)}px;top:${String(margin.top)}px;width:${String(plotWidth)}px;height:${String(plotHeight)}px`;
    const isMap = !drawing?.fresh && this.axes?.y !== null;
    return html`
      ${drawing ? nothing : this.#chooseAxes()}
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
          ${this.#room.width > 0 ? this.#axes() : nothing}
          ${isMap || drawing?.fresh ? nothing : this.#curves()} ${drawing ? nothing : this.#ring()}
        </svg>
        ${drawing ? this.#layer(drawing, place) : nothing}
      </figure>
      ${
        drawing?.fresh
          ? nothing
          : html`<div class="legend small" aria-live="polite">
                ${this.pointer ? this.#pointing.now()?.readout() : this.#legend()}
              </div>
              ${this.#sliders()} ${drawing ? nothing : this.#tools()}`
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

  scales() {
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

  #axes() {
    const { x, y } = this.scales();
    const { plotWidth, plotHeight } = this.size;
    const bottom = margin.top + plotHeight;
    return svg`
      <rect class="frame" x=${margin.left} y=${margin.top} width=${plotWidth} height=${plotHeight}></rect>
      ${x.ticks(Math.max(2, plotWidth / 70)).map(
        (tick) => svg`<line x1=${x(tick)} x2=${x(tick)} y1=${bottom} y2=${bottom + 4}></line>
          <text x=${x(tick)} y=${bottom + 16} text-anchor="middle">${formatTick(tick)}</text>`,
      )}
      ${y.ticks(Math.max(2, plotHeight / 50)).map(
        (
          tick,
        ) => svg`<line x1=${margin.left - 4} x2=${margin.left} y1=${y(tick)} y2=${y(tick)}></line>
          <text x=${margin.left - 7} y=${y(tick)} dy="0.32em" text-anchor="end">${formatTick(tick)}</text>`,
      )}
      <text x=${margin.left + plotWidth} y=${bottom + 29} text-anchor="end">${this.#cut(this.#names.x, plotWidth / letter)}</text>
      <text class="name" x=${margin.left + 6} y=${margin.top + 16}>${this.#cut(this.#vertical, plotWidth / letter)}</text>`;
  }

  #curves() {
    const map = this.map;
    if (map?.y !== null) return nothing;
    const { x, y } = this.scales();
    const along = linear([0, map.resolution - 1], map.x);
    const kind = this.#kind;
    const { plotWidth, plotHeight } = this.size;
    const frame = [margin.left, margin.top, plotWidth, plotHeight];
    const paths = this.outputs.map((values, k) => {
      const corners = Array.from(
        values,
        (value, i) => `${x(along(i)).toFixed(2)},${y(value).toFixed(2)}`,
      );
      const colour =
        kind === 'values' ? 'var(--edgewise-accent)' : classColour(kind === 'classes' ? k : 1);
      return svg`<path class="curve" d=${`M${corners.join('L')}`} stroke=${colour}></path>`;
    });
    // A figure of its own clips: a curve that leaves the range ends at the frame.
    return svg`<svg x=${margin.left} y=${margin.top} width=${plotWidth} height=${plotHeight}
      viewBox=${frame.join(' ')}>${paths}</svg>`;
  }

  /** Around the point whose turn it was. */
  #ring() {
    const place = this.placeOf(this.turn);
    if (!place) return nothing;
    return svg`<circle class="turn" cx=${place.x} cy=${place.y} r="8"></circle>`;
  }

  /** Where the point of a row is, in pixels. */
  placeOf(k: number, { x, y } = this.scales()): { x: number; y: number } | null {
    const { points } = this;
    const across = points?.x[k];
    if (!points || across === undefined) return null;
    const target = points.target[k] ?? 0;
    const height = this.target?.type === 'category' ? Math.min(target, 1) : target;
    return { x: x(across), y: y(points.y ? (points.y[k] ?? 0) : height) };
  }

  #legend() {
    const target = this.target;
    if (!target) return nothing;
    const shownPoints = this.points?.x.length ?? 0;
    const testNote = html`${
      this.points?.test.some((one) => one === 1) && !this.drawing
        ? html`<span class="soft">hollow: test rows</span>`
        : nothing
    }${
      shownPoints > mostPoints
        ? html`<span class="soft"
            >${formatCount(mostPoints)} of ${formatCount(shownPoints)} rows are drawn</span
          >`
        : nothing
    }`;
    if (target.type === 'category') {
      const shown = target.categories.slice(0, 12);
      return html`${shown.map(
        (name, k) =>
          html`<span
            ><svg viewBox="-6 -6 12 12">
              <path d=${markPath(k, 60)} fill=${classColour(k)} /></svg
            ><b title=${name}>${name}</b></span
          >`,
      )}
      ${target.categories.length > shown.length ? html`<span class="soft">…</span>` : nothing}
      ${testNote}`;
    }
    if (this.axes?.y === null) {
      return html`<span
          ><svg viewBox="0 0 12 12">
            <line y1="6" x2="12" y2="6" stroke="var(--edgewise-accent)" stroke-width="2.5" /></svg
          >network</span
        ><span class="soft">dots: ${target.name}</span>${testNote}`;
    }
    const [low, high] = this.#range;
    return html`<span
        >${target.name} ${formatNumber(low)}
        <i class="ramp"></i>
        ${formatNumber(high)}</span
      >${testNote}`;
  }

  // ---- controls

  #chooseAxes() {
    const numeric = numericInputs(this.data);
    if (!this.axes) return nothing;
    const targets = this.#targets;
    const { axes } = this;
    return html`${numeric.length < 2 ? nothing : this.#chooseInputs(numeric, axes)}
    ${
      targets.length < 2
        ? nothing
        : html`<div class="row choose small">
            <label for="target">output</label>
            <select
              id="target"
              @change=${(event: Event) => {
                const target = (event.target as HTMLSelectElement).value;
                // A range of the curve is one of values of the target.
                const { range, ...kept } = axes;
                this.changeAxes({ ...kept, target, ...(axes.y !== null && range && { range }) });
              }}
            >
              ${targets.map(
                (one) =>
                  html`<option .selected=${one === this.target} value=${one.name}>
                    ${one.name}
                  </option>`,
              )}
            </select>
          </div>`
    }`;
  }

  #cut(name: string, most: number): string {
    return cutName(name, this.data?.columns ?? [], Math.floor(most));
  }

  /** Whole, unless it could not be told from another one there. */
  #option(name: string): string {
    const cut = this.#cut(name, mostOption);
    return cut.endsWith('…') ? name : cut;
  }

  #chooseInputs(numeric: ColumnInfo[], { x, y }: Axes) {
    return html`<div class="row choose small">
      <label for="x">x</label>
      <select
        id="x"
        @change=${(event: Event) => {
          this.#setAxis('x', event.target as HTMLSelectElement);
        }}
      >
        ${numeric.map(
          ({ name }) =>
            html`<option value=${name} .selected=${name === x}>${this.#option(name)}</option>`,
        )}
      </select>
      <label for="y">y</label>
      <select
        id="y"
        @change=${(event: Event) => {
          this.#setAxis('y', event.target as HTMLSelectElement);
        }}
      >
        ${numeric.map(
          ({ name }) =>
            html`<option value=${name} .selected=${name === y}>${this.#option(name)}</option>`,
        )}
        <option value="" .selected=${y === null}>none: a curve</option>
      </select>
    </div>`;
  }

  #sliders() {
    const axes = this.axes;
    const others = inputsOf(this.data).filter(({ name }) => name !== axes?.x && name !== axes?.y);
    if (!axes || others.length === 0) return nothing;
    return html`<div class="sliders small" role="group" aria-label="Other inputs, held at">
      ${others.map((column) => {
        const label = html`<label title=${column.name} for=${`held ${column.name}`}
          >${longName(column.name, this.data?.columns ?? [], ({ name }) => name)}</label
        >`;
        if (column.type === 'category') {
          const chosen = axes.fixed[column.name];
          return html`${label}<select
              id=${`held ${column.name}`}
              @change=${(event: Event) => {
                this.#hold(column.name, (event.target as HTMLSelectElement).value);
              }}
            >
              <option value="" .selected=${chosen === undefined}>most frequent</option>
              ${column.categories.map(
                (name) => html`<option value=${name} .selected=${name === chosen}>${name}</option>`,
              )}
            </select>`;
        }
        const { min, max, mean } = column;
        const low = min ?? 0;
        const high = max ?? 1;
        const value = axes.fixed[column.name] ?? mean ?? 0;
        return html`${label}<input
            id=${`held ${column.name}`}
            type="range"
            min=${low}
            max=${high}
            step=${(high - low) / 100 || 1}
            .value=${String(value)}
            @input=${(event: Event) => {
              this.#hold(column.name, (event.target as HTMLInputElement).valueAsNumber);
            }}
          /><span class="value">${formatNumber(Number(value))}</span>`;
      })}
    </div>`;
  }

  #setAxis(axis: 'x' | 'y', select: HTMLSelectElement): void {
    if (!this.axes) return;
    const chosen = select.value === '' ? null : select.value;
    const { x, y } = this.axes;
    const next =
      axis === 'x'
        ? { x: chosen ?? x, y: chosen === y ? x : y }
        : { x: chosen === x ? (y ?? x) : x, y: chosen };
    if (next.x === next.y) next.y = null;
    const { range: _, ...kept } = this.axes;
    this.changeAxes({ ...kept, ...next });
  }

  #hold(name: string, cell: Cell): void {
    if (!this.axes) return;
    const { [name]: _, ...rest } = this.axes.fixed;
    this.changeAxes({ ...this.axes, fixed: cell === '' ? rest : { ...rest, [name]: cell } });
  }

  changeAxes(axes: Axes): void {
    this.dispatchEvent(
      new CustomEvent('axes-change', { detail: axes, bubbles: true, composed: true }),
    );
  }

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
