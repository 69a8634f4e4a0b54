/** II-4: any function on an interval by one hidden layer, and the error against its neurons. */

import { css, html, nothing } from 'lit';
import type { Construction } from '../../../wasm/src/answers.js';
import type { Client, Opened } from '../../../wasm/src/client-types.js';
import type { Training } from '../../../wasm/src/project.js';
import type { MapResult } from '../../../wasm/src/types.js';
import { FormulaError, formulaOf, functionNames } from './formula.js';
import { formatCount, formatNumber } from '../kit/format.js';
import { bendOf, bendSeries, type Bend } from './bend.js';
import '../kit/chart.js';
import type { Series, Stroke } from '../kit/chart.js';
import { numberEntry } from '../kit/number-entry.js';
import { Workshop } from './workshop.js';
import { define } from '../kit/define.js';

const samples = 241;
const curvePoints = 481;
/** In a neuron of the figure. */
const iconPoints = 48;
const mostNeurons = 120;
/** For the error against their number. */
const counts = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 120];
const examples = ['sin(2x) + x/3', '|x|', 'exp(-x^2)', 'sign(x)', 'x^3/9 - x', 'sin(x^2)'];

/** Settings under which training brings so many neurons closer. */
const gentle = (neurons: number): Training => ({
  batch: 10,
  stepSize: { initial: 0.02 / neurons },
});

type Points = [number, number][];

/** The network as its figure shows it. */
interface Drawn extends Pick<Opened, 'network' | 'topology'> {
  weights: Float32Array;
  curves: MapResult | null;
}

export class ApproximationWorkshop extends Workshop {
  static override properties = {
    ...Workshop.properties,
    formula: { state: true },
    low: { state: true },
    high: { state: true },
    neurons: { state: true },
    wrong: { state: true },
    drawn: { state: true },
    built: { state: true },
    curve: { state: true },
    figure: { state: true },
    chosen: { state: true },
    bend: { state: true },
    errors: { state: true },
  };
  declare formula: string;
  declare low: number;
  declare high: number;
  declare neurons: number;
  /** What is wrong with the formula or the interval. */
  declare wrong: string;
  /** The target is drawn by hand. */
  declare drawn: boolean;
  declare built: Construction | null;
  declare curve: Points;
  declare figure: Drawn | null;
  /** Id of the hidden neuron that is looked at. */
  declare chosen: string;
  declare bend: Bend | null;
  declare errors: Points;

  #x: number[] = [];
  #y: number[] = [];
  /** What the errors were computed for. */
  #compared = '';

  static override styles = [
    Workshop.styles,
    css`
      input.formula {
        font-family: ui-monospace, monospace;
      }
      .figure {
        position: relative;
        height: 230px;
      }
      @media (pointer: coarse) {
        .figure {
          height: 400px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.formula = 'sin(2x) + x/3';
    this.low = -3;
    this.high = 3;
    this.neurons = 8;
    this.wrong = '';
    this.drawn = false;
    this.built = null;
    this.curve = [];
    this.figure = null;
    this.chosen = '';
    this.bend = null;
    this.errors = [];
    this.#sample();
  }

  protected override async compute(client: Client): Promise<void> {
    const question = { x: this.#x, y: this.#y };
    const { neurons } = this;
    this.built = await client.construct({ approximation: { ...question, neurons } });
    const { network, topology } = await client.open(this.built.project);
    const { map, neuronMap, weights } = await client.frame({
      map: this.#along(curvePoints),
      neuronMap: this.#along(iconPoints),
    });
    this.figure = { network, topology, weights, curves: neuronMap };
    this.curve = this.#points(map);
    this.bend = await bendOf(this.built.project, this.chosen, async (part) => {
      await client.open(part);
      return this.#points((await client.frame({ map: this.#along(curvePoints) })).map);
    });
    const now = question.y.join();
    if (this.#compared === now) return;
    this.#compared = now;
    const errors: Points = [];
    for (const count of counts) {
      const { error } = await client.construct({ approximation: { ...question, neurons: count } });
      errors.push([count, error]);
    }
    this.errors = errors;
  }

  #along(resolution: number) {
    const range: [number, number] = [this.low, this.high];
    return { x: 'x', resolution, range: { x: range } };
  }

  #points(map: MapResult | null): Points {
    const step = (this.high - this.low) / (curvePoints - 1);
    const values = Array.from(map?.outputs[0] ?? []);
    return values.map((value, k) => [this.low + k * step, value]);
  }

  #figure() {
    const { figure, chosen } = this;
    if (!figure) return nothing;
    // The page around the workshops brings this element.
    return html`<div class="figure">
        <ew-network
          .network=${figure.network}
          .topology=${figure.topology}
          .weights=${figure.weights}
          .neuronMap=${figure.curves}
          .selected=${chosen === '' ? null : { kind: 'neuron', id: chosen }}
          @neuron-select=${(event: CustomEvent<{ id: string }>) => {
            const { id } = event.detail;
            this.chosen = id === chosen ? '' : id;
            void this.refresh();
          }}
        ></ew-network>
      </div>
      <p class="soft small">
        ${
          this.bend
            ? `Neuron ${chosen} alone is 0 up to one place and a straight line from there: one bend. Added to those before it, it turns the sum there.`
            : 'Click a hidden neuron to see the bend that it makes.'
        }
      </p>`;
  }

  override render() {
    const { built } = this;
    const edges = built?.project.network;
    const target: Series = {
      name: this.drawn ? 'drawn by hand' : 'the function',
      points: this.#x.map((x, k) => [x, this.#y[k] ?? null]),
      colour: 'var(--ew-ink-soft)',
      look: 'dashed',
    };
    const network: Series = {
      name: `network, ${String(built?.hidden ?? this.neurons)} neurons`,
      points: this.curve,
      colour: 'var(--ew-accent)',
    };
    return html`
      <p class="lead">
        One hidden layer comes as close as you like to any continuous function on an interval. Each
        of its neurons is a rectifier that bends a straight line at one place; nothing is trained
        here.
      </p>
      <div class="bench">
        <div class="settings">
          <div class="field">
            <label for="formula">f(x) =</label>
            <input
              id="formula"
              class="formula"
              type="text"
              spellcheck="false"
              autocomplete="off"
              .value=${this.formula}
              aria-invalid=${this.wrong === '' ? 'false' : 'true'}
              aria-describedby="wrong"
              @input=${(event: Event) => {
                this.formula = (event.target as HTMLInputElement).value;
                this.#retarget();
              }}
            />
            <p id="wrong" class="bad small" role="alert" ?hidden=${this.wrong === ''}>
              ${this.wrong}
            </p>
            <p class="soft small">x, pi, e, + − * / ^, |x|, ${functionNames.join(', ')}</p>
          </div>
          <div class="chips" role="group" aria-label="Examples">
            ${examples.map(
              (example) =>
                html`<button
                  aria-pressed=${!this.drawn && example === this.formula ? 'true' : 'false'}
                  @click=${() => {
                    this.formula = example;
                    this.#retarget();
                  }}
                >
                  ${example}
                </button>`,
            )}
          </div>
          <div class="pair">${this.#bound('low', 'from x')} ${this.#bound('high', 'to x')}</div>
          ${this.slider('hidden neurons', this.neurons, [1, mostNeurons], (neurons) => {
            this.neurons = neurons;
            void this.refresh();
          })}
          <p class="soft small">Or draw a function: drag over the picture.</p>
          ${this.#figure()}
        </div>
        <div class="result">
          <ew-chart
            drawable
            label="The function and the network"
            .height=${270}
            .series=${[target, network, ...bendSeries(this.chosen, this.bend, this.#vertical())]}
            .x=${{ label: 'x' }}
            .y=${{ label: 'y', range: this.#vertical() }}
            @chart-draw=${this.#draw}
          ></ew-chart>
          ${this.faultLine()}
          <dl class="facts" aria-live="polite">
            ${this.fact('hidden neurons', built ? formatCount(built.hidden) : '–')}
            ${this.fact('edges', edges && 'edges' in edges ? formatCount(edges.edges.length) : '–')}
            ${this.fact('largest error', built ? formatNumber(built.error) : '–')}
          </dl>
          ${this.putButton(
            built && { ...built.project, training: gentle(built.hidden) },
            this.drawn ? 'A drawn function' : `f(x) = ${this.formula}`,
          )}
          <section>
            <h3>The error against the number of neurons</h3>
            <ew-chart
              label="Largest error against the number of hidden neurons"
              empty="Measuring …"
              .height=${190}
              .series=${this.#errorSeries()}
              .x=${{ label: 'hidden neurons', log: true }}
              .y=${{ label: 'largest error', log: true }}
            ></ew-chart>
            ${
              this.errors.some(([, error]) => error > 0)
                ? html`<p class="soft small">
                    Where a function is smooth, twice the neurons give a quarter of the error; where
                    it jumps, more neurons only make the step steeper.
                  </p>`
                : nothing
            }
          </section>
        </div>
      </div>
    `;
  }

  #errorSeries(): Series[] {
    const here: Points = this.built ? [[this.neurons, this.built.error]] : [];
    return [
      { name: 'largest error', points: this.errors, colour: 'var(--ew-accent)' },
      { name: 'now', points: here, colour: 'var(--ew-positive)', look: 'dots' },
    ];
  }

  #bound(which: 'low' | 'high', label: string) {
    return html`<div class="field">
      <label for=${which}>${label}</label>
      <input
        id=${which}
        ${numberEntry({
          value: this[which],
          name: `“${label}”`,
          take: (value) => {
            this[which] = value;
            this.#retarget();
          },
        })}
      />
    </div>`;
  }

  /** Room for what is drawn, the same while it is drawn. */
  #vertical(): [number, number] {
    const low = Math.min(...this.#y);
    const high = Math.max(...this.#y);
    const pad = Math.max(0.5, (high - low) * 0.15);
    return this.drawn ? this.#held : (this.#held = [low - pad, high + pad]);
  }
  #held: [number, number] = [-2, 2];

  #retarget(): void {
    try {
      this.#sample();
      this.drawn = false;
      this.wrong = '';
      void this.refresh();
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      this.wrong = error.message;
    }
  }

  /** Values of the formula at the samples: what the core is given to approximate. */
  #sample(): void {
    if (!(this.low < this.high)) throw new FormulaError('“from” must be below “to”.', 0);
    const formula = formulaOf(this.formula);
    const step = (this.high - this.low) / (samples - 1);
    const x = Array.from({ length: samples }, (_, k) => this.low + k * step);
    const y = x.map(formula);
    const bad = x.find((_, k) => !(Math.abs(y[k] ?? NaN) < 1e9));
    if (bad !== undefined) {
      throw new FormulaError(
        `At x = ${formatNumber(bad)} this has no value that can be drawn. Choose another interval.`,
        0,
      );
    }
    this.#x = x;
    this.#y = y;
  }

  readonly #draw = (event: CustomEvent<Stroke>) => {
    const { from, to } = event.detail;
    const [start, end] = from[0] < to[0] ? [from, to] : [to, from];
    const [low, high] = this.#held;
    const near = (this.high - this.low) / (samples - 1) / 2;
    this.drawn = true;
    this.wrong = '';
    this.#y = this.#y.map((y, k) => {
      const x = this.#x[k] ?? 0;
      if (x < start[0] - near || x > end[0] + near) return y;
      const share = end[0] > start[0] ? (x - start[0]) / (end[0] - start[0]) : 0;
      const along = start[1] + (end[1] - start[1]) * Math.max(0, Math.min(1, share));
      return Math.max(low, Math.min(high, along));
    });
    this.requestUpdate();
    void this.refresh();
  };
}

define('ew-approximation', ApproximationWorkshop);
