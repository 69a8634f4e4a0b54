/**
 * What is predicted against what is true, of a target that is a number: a point a row, training and test rows
 * told apart, and the diagonal on which every prediction would be right. A point that is clicked, or
 * stepped to with the arrow keys, is the current example.
 *
 * @fires example-show {set, index} a point was clicked
 */

import { html, nothing, svg } from 'lit';
import type { Measures } from '../../../wasm/src/answers.js';
import type { Points, Predicted } from '../../../wasm/src/types.js';
import { define } from '../kit/define.js';
import { formatCount, formatNumber } from '../kit/format.js';
import { Inquiry } from '../kit/inquiry.js';
import { linear } from '../kit/linear.js';
import { cutName } from '../kit/long-name.js';
import { fitCanvas } from '../kit/pixels.js';
import { mostPoints } from '../kit/points.js';
import { Scheme } from '../kit/scheme.js';
import { Size } from '../kit/size.js';
import { controls } from '../kit/tokens.js';
import type { Playground } from '../session/playground.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { drawnNote } from './plot-legend.js';
import { targetChoice } from './axes-controls.js';
import './example-line.js';
import { margin, plotFrame, type Scales } from './plot-frame.js';
import { nearestRow, showRow } from './points-near.js';
import { predictedStyle } from './predicted-style.js';

interface Answer {
  target: string;
  rows: Predicted;
  /** Null for a set without rows. */
  measures: Record<Set, Measures | null>;
}

type Set = 'train' | 'test';

const sets: readonly (readonly [Set, string])[] = [
  ['train', 'training'],
  ['test', 'test'],
];

const tallest = 300;
/** Pixels across. */
const dot = 6.5;
/** Of the range of the truth, above and below: an outlier beyond it stands at the edge. */
const room = 0.25;

export class PredictedPlot extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run', 'view'];
  static override properties = {
    ...StoreElement.properties,
    target: { state: true },
    pointed: { state: true },
  };
  /** The name of the target that is shown; the first number where there is none of this name. */
  declare target: string;
  /** The row under the pointer, or -1. */
  declare pointed: number;

  readonly #room = new Size(this);
  readonly #scheme = new Scheme(this);
  readonly #inquiry = new Inquiry<Playground, Answer>(this, () => this.playground, {
    about: () => [this.#shown],
    ask: async (playground) => {
      const target = this.#shown;
      if (target === undefined) return undefined;
      const { train, test } = playground.opened?.data?.rows ?? { train: 0, test: 0 };
      const measured = (on: Set, rows: number) =>
        rows > 0 ? playground.inspect('measures', { on }) : null;
      const [rows, ofTrain, ofTest] = await Promise.all([
        playground.inspect('predicted', { target }),
        measured('train', train),
        measured('test', test),
      ]);
      return { target, rows, measures: { train: ofTrain, test: ofTest } };
    },
  });

  static override styles = [controls, predictedStyle];

  constructor() {
    super();
    this.target = '';
    this.pointed = -1;
  }

  get #targets(): string[] {
    const columns = this.playground?.opened?.data?.columns ?? [];
    return columns
      .filter(({ role, type }) => role === 'target' && type === 'number')
      .map(({ name }) => name);
  }

  get #shown(): string | undefined {
    const targets = this.#targets;
    return targets.includes(this.target) ? this.target : targets[0];
  }

  override render() {
    const { current: answer, fault } = this.#inquiry;
    const target = this.#shown;
    if (target === undefined) return nothing;
    return html`${targetChoice(this.#targets, target, (name) => {
        this.target = name;
      })}
      ${fault === '' ? nothing : html`<p class="bad">${fault}</p>`} ${this.#figure(target, answer)}
      <div class="legend small" aria-live="polite">${this.#legend(answer)}</div>
      ${this.#numbers(target, answer)}
      <ew-example-line .playground=${this.playground}></ew-example-line>`;
  }

  // ---- the figure

  get size() {
    const plotWidth = Math.max(80, this.#room.width - margin.left - margin.right);
    const plotHeight = Math.min(tallest, plotWidth);
    return { plotWidth, plotHeight, height: plotHeight + margin.top + margin.bottom };
  }

  /** The same for both: what is true decides, so that the axes stand still while predictions move. */
  scales(): Scales {
    const { plotWidth, plotHeight } = this.size;
    const { min, max } = this.#column ?? {};
    const [low, high] = [min ?? 0, max ?? 1];
    const pad = room * (high - low) || 1;
    const domain = [low - pad, high + pad];
    return {
      x: linear(domain, [margin.left, margin.left + plotWidth]),
      y: linear(domain, [margin.top + plotHeight, margin.top]),
    };
  }

  get #column() {
    const target = this.#shown;
    return this.playground?.opened?.data?.columns.find(({ name }) => name === target);
  }

  /** Rows as points; a prediction outside stands at the edge. */
  get points(): Points | null {
    const rows = this.#inquiry.current?.rows;
    if (!rows) return null;
    return { x: rows.truth, y: rows.predicted, target: rows.truth, test: rows.test };
  }

  placeOf(k: number, { x, y }: Scales = this.scales()): { x: number; y: number } | null {
    const { points } = this;
    const [truth, predicted] = [points?.x[k], points?.y?.[k]];
    if (truth === undefined || predicted === undefined) return null;
    const [low, high] = y.domain();
    const within = Number.isNaN(predicted) ? low : Math.max(low, Math.min(high, predicted));
    return { x: x(truth), y: y(within) };
  }

  #figure(target: string, answer: Answer | null) {
    const { height, plotWidth, plotHeight } = this.size;
    const scales = this.scales();
    const place = `left:${String(margin.left)}px;top:${String(margin.top)}px;width:${String(plotWidth)}px;height:${String(plotHeight)}px`;
    const [low, high] = scales.x.domain();
    const names = { across: `true ${target}`, up: `predicted ${target}` };
    return html`<figure
      role="figure"
      aria-label=${`Predicted ${target} against true ${target}${this.#said(answer)}`}
      aria-description="Left and right arrow keys go from row to row, by the true value"
      tabindex="0"
      @keydown=${this.#key}
    >
      <canvas .style=${place}></canvas>
      <svg
        class="axes"
        height=${height}
        aria-hidden="true"
        @pointermove=${this.#point}
        @pointerleave=${() => {
          this.pointed = -1;
        }}
        @click=${this.#choose}
      >
        ${
          this.#room.width > 0
            ? svg`${plotFrame(scales, this.size, names, (name, most) =>
                cutName(name, this.playground?.opened?.data?.columns ?? [], Math.floor(most)),
              )}
              <line class="right" x1=${scales.x(low)} y1=${scales.y(low)} x2=${scales.x(high)} y2=${scales.y(high)}></line>
              ${this.#marks(scales)}`
            : nothing
        }
      </svg>
    </figure>`;
  }

  /** Around the current example, with its error; and around the row under the pointer. */
  #marks(scales: Scales) {
    const row = this.#current;
    const at = this.placeOf(row, scales);
    const pointed = this.placeOf(this.pointed, scales);
    const right = scales.y(this.points?.x[row] ?? NaN);
    return svg`${
      at
        ? svg`<line class="error" x1=${at.x} x2=${at.x} y1=${at.y} y2=${right}></line>
            <circle class="ring" cx=${at.x} cy=${at.y} r="7"></circle>`
        : nothing
    }${pointed ? svg`<circle class="pointed" cx=${pointed.x} cy=${pointed.y} r="6"></circle>` : nothing}`;
  }

  /** Its place among the points, or -1: an input of one's own has no truth. */
  get #current(): number {
    const { example, opened } = this.playground ?? {};
    if (!example || example.input) return -1;
    return example.index + (example.set === 'test' ? (opened?.data?.rows.train ?? 0) : 0);
  }

  #said(answer: Answer | null): string {
    const told = sets.map(([set, name]) => {
      const { value = null } = this.#ofTarget(answer, set) ?? {};
      return value === null ? '' : `; R squared of ${name} rows ${formatNumber(value)}`;
    });
    return told.join('');
  }

  // ---- words and numbers

  #ofTarget(answer: Answer | null, set: Set) {
    return answer?.measures[set]?.rSquared.find(({ target }) => target === answer.target);
  }

  #legend(answer: Answer | null) {
    const rows = answer?.rows;
    const k = this.pointed;
    const [truth, predicted] = [rows?.truth[k], rows?.predicted[k]];
    if (rows && truth !== undefined && predicted !== undefined) {
      const set = rows.test[k] === 1 ? 'Test row' : 'Training row';
      return html`${set}: true ${formatNumber(truth)}, predicted ${formatNumber(predicted)}, off by
      ${formatNumber(Math.abs(predicted - truth))}`;
    }
    const count = rows?.truth.length ?? 0;
    const [low, high] = this.scales().y.domain();
    const beyond = rows?.predicted.filter((one) => !(one >= low && one <= high)).length ?? 0;
    return html`<span
        ><svg viewBox="-6 -6 12 12"><circle class="train" r="3.5"></circle></svg>training</span
      >${
        rows?.test.includes(1)
          ? html`<span
              ><svg viewBox="-6 -6 12 12"><circle class="test" r="3.5"></circle></svg>test</span
            >`
          : nothing
      }<span
        ><svg viewBox="-6 -6 12 12"><path class="right" d="M-6,6L6,-6"></path></svg>predicted =
        true</span
      >${
        beyond > 0
          ? html`<span class="soft">${formatCount(beyond)} beyond the range, at its edge</span>`
          : nothing
      }${drawnNote(count)}`;
  }

  #numbers(target: string, answer: Answer | null) {
    const { rows } = this.playground?.opened?.data ?? {};
    return html`<table>
      <thead>
        <tr>
          <td></td>
          <th scope="col" class="number">rows</th>
          <th scope="col" class="number">R²</th>
          <th scope="col" class="number">mean absolute error</th>
        </tr>
      </thead>
      <tbody>
        ${sets
          .filter(([set]) => (rows?.[set] ?? 0) > 0)
          .map(([set, name]) => {
            const { value, meanAbsoluteError } = this.#ofTarget(answer, set) ?? {};
            return html`<tr>
              <th scope="row">${name}</th>
              <td class="number">${formatCount(rows?.[set] ?? 0)}</td>
              <td class="number">${typeof value === 'number' ? formatNumber(value) : '–'}</td>
              <td class="number">${formatNumber(meanAbsoluteError ?? NaN)}</td>
            </tr>`;
          })}
      </tbody>
      <caption class="soft">
        R²: 1 is perfect, 0 no better than always guessing the mean. Mean absolute error: the mean
        of
        <span class="whole">|true − predicted|</span
        >, in the units of ${target}.
      </caption>
    </table>`;
  }

  // ---- pointing

  #near(event: MouseEvent): number {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    return nearestRow(this, event.clientX - box.left, event.clientY - box.top);
  }

  #point(event: PointerEvent): void {
    this.pointed = this.#near(event);
  }

  #choose(event: MouseEvent): void {
    showRow(this, this.#near(event));
  }

  #key(event: KeyboardEvent): void {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const { points, playground } = this;
    if (way === undefined || !points || !playground) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const order = [...points.x.keys()].toSorted(
      (a, b) => (points.x[a] ?? 0) - (points.x[b] ?? 0) || a - b,
    );
    const at = order.indexOf(this.#current);
    const row = order[Math.max(0, Math.min(order.length - 1, at + way))] ?? 0;
    const trainRows = playground.opened?.data?.rows.train ?? 0;
    if (row < trainRows) playground.chooseExample('train', row);
    else playground.chooseExample('test', row - trainRows);
    this.pointed = row;
  }

  // ---- painting

  override updated(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context || this.#room.width === 0) return;
    const { plotWidth, plotHeight } = this.size;
    fitCanvas(canvas, plotWidth, plotHeight);
    context.setTransform(canvas.width / plotWidth, 0, 0, canvas.height / plotHeight, 0, 0);
    context.clearRect(0, 0, plotWidth, plotHeight);
    const { points } = this;
    if (!points) return;
    const ink = this.#scheme.colour('accent');
    const ground = this.#scheme.colour('surface');
    const scales = this.scales();
    const stride = Math.max(1, points.x.length / mostPoints);
    for (let next = 0; next < points.x.length; next += stride) {
      const k = Math.floor(next);
      const place = this.placeOf(k, scales);
      if (!place) continue;
      const isTest = points.test[k] === 1;
      context.beginPath();
      context.arc(place.x - margin.left, place.y - margin.top, dot / 2, 0, 2 * Math.PI);
      context.fillStyle = isTest ? ground : ink;
      context.strokeStyle = isTest ? ink : ground;
      context.lineWidth = isTest ? 1.6 : 1;
      context.fill();
      context.stroke();
    }
  }
}

define('ew-predicted-plot', PredictedPlot);

declare global {
  interface HTMLElementTagNameMap {
    'ew-predicted-plot': PredictedPlot;
  }
}
