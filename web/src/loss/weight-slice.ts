/**
 * The loss as a function of one weight, all others fixed: the curve, the present weight on it with
 * its tangent, and the step that gradient descent takes from there, which can be taken. The point can
 * be dragged. With a second weight, the loss over both (weight-grid.ts).
 */

import { html, nothing } from 'lit';
import type { LossSlice } from '../../../wasm/src/answers.js';
import type { NetworkInfo } from '../../../wasm/src/types.js';
import { formatNumber } from '../kit/format.js';
import { exampleName, noTarget } from '../session/example.js';
import type { Playground } from '../session/playground.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { weightField } from '../kit/weight-field.js';
import { Inquiry } from '../kit/inquiry.js';
import { Size } from '../kit/size.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';
import { aboutOver, asOn, overChoice, type Over } from './loss-over.js';
import { height, sliceDrawing, sliceScales, type Step } from './slice-drawing.js';
import { weightSliceStyle } from './weight-slice-style.js';

/** Steps that leave a trail; older ones fade out of it. */
const mostSteps = 40;
/** Edges that can be the second of two. */
const mostEdges = 300;
/** How far the curve reaches on both sides of the weight that it was opened at. */
const reach = 3;

export class WeightSlice extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run', 'view'];
  static override properties = {
    ...StoreElement.properties,
    edge: { type: Number },
    under: { state: true },
    over: { state: true },
    second: { state: true },
  };
  /** Number of the edge, or -1. */
  declare edge: number;
  /** The weight under the pointer. */
  declare under: number | null;
  /** Whose loss it is. */
  declare over: Over;
  /** The edge whose weight varies as well, or -1. */
  declare second: number;

  #middle = 0;
  /** What the middle of the curve was chosen for. */
  #middleOf: readonly unknown[] = [];
  readonly #inquiry = new Inquiry<Playground, { slice: LossSlice | null }>(
    this,
    () => this.playground,
    {
      about: (playground) =>
        this.edge < 0 || !playground.opened?.data
          ? null
          : [this.edge, playground.frame?.metrics.stepSize, ...aboutOver(playground, this.over)],
      ask: async (playground) => {
        const { edge } = this;
        const on = await asOn(playground, this.over);
        if (!on) return { slice: null };
        this.#choosePart(playground);
        const [from, to] = [this.#middle - reach, this.#middle + reach];
        const slice = await playground.inspect('lossSlice', { edge, from, to, points: 121, on });
        return { slice };
      },
      answered: ({ slice }) => {
        this.#follow(slice);
      },
    },
  );
  /** Steps that were taken one after the other, and what they are steps of. */
  #trail: readonly Step[] = [];
  #trailOf: readonly unknown[] = [];
  #dragging = false;
  /** An arrow key is held down. */
  #keyed = false;
  readonly #size = new Size(this, { of: () => this.renderRoot.querySelector('.chart') });

  static override styles = [controls, weightSliceStyle];

  constructor() {
    super();
    this.edge = -1;
    this.under = null;
    this.over = 'example';
    this.second = -1;
  }

  get #slice(): LossSlice | null {
    return this.#inquiry.current?.slice ?? null;
  }

  /** Where the weight is no longer where the last step led, something else has moved it. */
  #follow(slice: LossSlice | null): void {
    const { opened, example } = this.playground ?? {};
    const of: unknown[] = [opened, this.edge, this.over, this.over === 'all' || example];
    const isOther = of.some((one, k) => one !== this.#trailOf[k]);
    this.#trailOf = of;
    const last = this.#trail.at(-1);
    const isOn = last && slice && (slice.weight === last.next || slice.weight === last.weight);
    if (isOther || (last && !isOn)) this.#trail = [];
  }

  /** Around the weight as it is at first, and again where it has come near an end. */
  #choosePart({ frame, opened }: Playground): void {
    const weight = frame?.weights[this.edge] ?? 0;
    const isNew = this.edge !== this.#middleOf[0] || opened !== this.#middleOf[1];
    const isOut = Math.abs(weight - this.#middle) > 0.9 * reach;
    if (isNew || (isOut && !this.#dragging)) this.#middle = weight;
    this.#middleOf = [this.edge, opened];
  }

  override render() {
    const { playground } = this;
    const network = playground?.opened?.network;
    const edge = network?.edges[this.edge];
    if (!playground || !network || !edge) {
      return html`<p class="soft small">
        Select an edge in the figure to see the loss as a function of its weight alone.
      </p>`;
    }
    if (!playground.opened.data) {
      return html`<p class="soft small">This network has no data, so it has no loss.</p>`;
    }
    return html`<div class="chart">${this.#chart(network)}</div>
      <div class="side small">${this.#side(playground, network)}</div>`;
  }

  #chart(network: NetworkInfo) {
    const { fault, current } = this.#inquiry;
    if (fault !== '') return html`<p class="bad small" role="alert">${fault}</p>`;
    if (current && !current.slice) {
      return html`<p class="soft small">
        ${noTarget} So it has no loss: choose a row, or look at all rows.
      </p>`;
    }
    if (this.second >= 0 && this.second < network.edges.length) {
      return html`<ew-weight-grid
        .playground=${this.playground}
        .edges=${[this.edge, this.second]}
        .over=${this.over}
      ></ew-weight-grid>`;
    }
    const slice = this.#slice;
    if (!slice || this.#size.width === 0) return nothing;
    return html`<svg
      viewBox=${`0 0 ${String(this.#size.width)} ${String(height)}`}
      height=${height}
      role="slider"
      tabindex="0"
      aria-valuemin=${slice.weights[0] ?? 0}
      aria-valuemax=${slice.weights.at(-1) ?? 0}
      aria-valuenow=${slice.weight}
      aria-valuetext=${`weight ${formatNumber(slice.weight)}, loss ${formatNumber(slice.loss)}, derivative ${formatNumber(slice.derivative)}`}
      @keydown=${this.#key}
      @keyup=${this.#keyUp}
      @blur=${this.#keyUp}
      aria-label=${`Loss over the weight ${nameOf(network, this.edge)}`}
      @pointerdown=${this.#grab}
      @pointermove=${this.#drag}
      @pointerup=${this.#release}
      @pointercancel=${this.#release}
      @pointerleave=${() => {
        this.under = null;
      }}
    >
      ${sliceDrawing(slice, this.#trail, this.under, this.#size.width)}
    </svg>`;
  }

  #side(playground: Playground, network: NetworkInfo) {
    const slice = this.#slice;
    const numbers = (value: number | undefined) => formatNumber(value ?? NaN);
    // The step comes first: it is in sight below the chart in a narrow place, too.
    return html`<p>
        <button ?disabled=${!slice || slice.derivative === 0} @click=${this.#takeStep}>
          Take a step
        </button>
        ${slice ? html`<span class="soft">${stepOf(slice)}</span>` : nothing}
      </p>
      <p>
        ${this.over === 'example' ? `${exampleName(playground)}:` : nothing} loss
        <strong>${numbers(slice?.loss)}</strong>, derivative
        <strong>${numbers(slice?.derivative)}</strong>
        ${slice ? html`<span class="soft">${downhill(slice)}</span>` : nothing}
      </p>
      <div class="fields">
        ${overChoice(playground, this.over, (over) => {
          this.over = over;
        })}
        <span><label for="weight">weight</label> ${nameOf(network, this.edge)}</span>
        ${weightField(playground, this.edge)} ${this.#secondChoice(network)}
      </div>
      <p class="readout soft">${slice ? this.#readout(slice) : nothing}</p>
      ${slice && this.second < 0 ? this.#table(slice) : nothing}`;
  }

  #secondChoice(network: NetworkInfo) {
    if (network.edges.length < 2) return nothing;
    return html`<label for="second">and a second weight</label>
      <select
        id="second"
        @change=${(event: Event) => {
          void this.#chooseSecond(Number((event.target as HTMLSelectElement).value));
        }}
      >
        <option value="-1" .selected=${this.second < 0}>none: a curve</option>
        ${network.edges
          .slice(0, mostEdges)
          .map((_, k) =>
            k === this.edge
              ? nothing
              : html`<option value=${k} .selected=${k === this.second}>
                  ${nameOf(network, k)}
                </option>`,
          )}
      </select>`;
  }

  async #chooseSecond(edge: number): Promise<void> {
    const part = () => import('./weight-grid.js');
    if (edge < 0 || (await this.playground?.loaded('The loss of two weights', part))) {
      this.second = edge;
    }
  }

  /** The weight itself moves, as one edit. */
  #takeStep(): void {
    const slice = this.#slice;
    const { playground } = this;
    if (!slice || !playground) return;
    playground.pause();
    const { weight, loss, derivative, next } = slice;
    const trail = this.#trail.filter((step) => step.weight !== weight);
    this.#trail = [...trail, { weight, loss, derivative, next }].slice(-mostSteps);
    void playground.setWeight(this.edge, next);
  }

  /** The nearest of the losses that were asked for. */
  #lossAt(slice: LossSlice, weight: number): number | null {
    let best = 0;
    for (let k = 1; k < slice.weights.length; ++k) {
      const away = (at: number) => Math.abs((slice.weights[at] ?? 0) - weight);
      if (away(k) < away(best)) best = k;
    }
    return slice.losses[best] ?? null;
  }

  #readout(slice: LossSlice) {
    if (this.under === null) return nothing;
    const loss = this.#lossAt(slice, this.under);
    return html`under the pointer: weight ${formatNumber(this.under)}, loss
    ${loss === null ? '–' : formatNumber(loss)}`;
  }

  #table(slice: LossSlice) {
    const every = Math.ceil(slice.weights.length / 24);
    return html`<details class="small">
      <summary>Numbers</summary>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">weight</th>
            <th scope="col" class="number">loss</th>
          </tr>
        </thead>
        <tbody>
          ${slice.weights.map((weight, k) =>
            k % every === 0
              ? html`<tr>
                  <td class="number">${formatNumber(weight)}</td>
                  <td class="number">${formatNumber(slice.losses[k] ?? NaN, 4)}</td>
                </tr>`
              : nothing,
          )}
        </tbody>
      </table>
    </details>`;
  }

  #weightAt(event: PointerEvent): number | null {
    const slice = this.#slice;
    if (!slice) return null;
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const { x } = sliceScales(slice, this.#size.width);
    const [low, high] = x.domain();
    return Math.max(low, Math.min(high, x.invert(event.clientX - box.left)));
  }

  /** Arrow keys move the weight; what is held down is one act. */
  #key(event: KeyboardEvent): void {
    const slice = this.#slice;
    if (!slice) return;
    const low = slice.weights[0] ?? 0;
    const high = slice.weights.at(-1) ?? 0;
    const step = ((high - low) / 120) * (event.shiftKey ? 10 : 1);
    const by = { ArrowRight: step, ArrowUp: step, ArrowLeft: -step, ArrowDown: -step }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (!this.#keyed) {
      this.#keyed = true;
      this.playground?.pause();
      void this.playground?.remember();
    }
    const weight = (this.playground?.frame?.weights[this.edge] ?? 0) + by;
    void this.playground?.dragWeight(this.edge, weight);
  }

  #keyUp(): void {
    this.#keyed = false;
  }

  #grab(event: PointerEvent): void {
    // No label along the axes is selected on the way.
    event.preventDefault();
    this.#dragging = true;
    const drawing = event.currentTarget as SVGElement;
    drawing.setPointerCapture(event.pointerId);
    drawing.focus({ preventScroll: true });
    this.playground?.pause();
    void this.playground?.remember();
    this.#drag(event);
  }

  #drag(event: PointerEvent): void {
    this.under = this.#weightAt(event);
    const weight = this.#dragging ? this.under : null;
    if (weight !== null) void this.playground?.dragWeight(this.edge, weight);
  }

  #release(): void {
    this.#dragging = false;
  }
}

function nameOf({ neurons, edges }: NetworkInfo, edge: number): string {
  const { from = -1, to = -1 } = edges[edge] ?? {};
  return `${neurons[from]?.id ?? ''} → ${neurons[to]?.id ?? ''}`;
}

function downhill({ derivative }: LossSlice): string {
  if (derivative === 0) return 'flat here';
  return `gradient descent ${derivative > 0 ? 'decreases' : 'increases'} it`;
}

/** The step in numbers, as the engine would take it. */
function stepOf({ weight, derivative, stepSize, next }: LossSlice) {
  const slope = derivative < 0 ? `(${formatNumber(derivative)})` : formatNumber(derivative);
  return `${formatNumber(weight, 4)} − ${formatNumber(stepSize)} · ${slope} = ${formatNumber(next, 4)}`;
}

define('ew-weight-slice', WeightSlice);
