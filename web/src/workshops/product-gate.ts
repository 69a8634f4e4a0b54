/** II-11: four neurons multiply: the constructed gate, its error against its scale, and trained ones. */

import { css, html, nothing } from 'lit';
import type { Construction } from '../../../wasm/src/answers.js';
import type { Client } from '../../../wasm/src/client-types.js';
import { ladder } from '../../../wasm/src/ladder.js';
import type { Project, Training } from '../../../wasm/src/project.js';
import { restarts } from '../../../wasm/src/search.js';
import { formatNumber } from '../kit/format.js';
import '../kit/chart.js';
import type { Series } from '../kit/chart.js';
import { numberEntry } from '../kit/number-entry.js';
import { Workshop } from './workshop.js';
import { define } from '../kit/define.js';

type Points = [number, number][];

/** Powers of ten of the scale. */
const lowest = -3;
const highest = 1;
const starts = 16;
const epochs = 300;

/** Settings under which training makes a gate better: the smaller its scale, the larger its weights. */
const gentle = (scale: number): Training => ({
  batch: 10,
  stepSize: { initial: Math.min(0.02, 0.1 * scale ** 4) },
});

interface Quality {
  /** Mean squared error over the rows, and that of the worst row. */
  loss: number;
  worst: number;
}

export class ProductGateWorkshop extends Workshop {
  static override properties = {
    ...Workshop.properties,
    power: { state: true },
    built: { state: true },
    quality: { state: true },
    errors: { state: true },
    trained: { state: true },
    progress: { state: true },
    values: { state: true },
    product: { state: true },
  };
  /** The scale is ten to the power of it. */
  declare power: number;
  declare built: Construction | null;
  declare quality: Quality | null;
  declare errors: Points;
  declare trained: (Quality & { project: Project }) | null;
  declare progress: number | null;
  declare values: [number, number];
  /** What the gate makes of the values. */
  declare product: number | null;

  static override styles = [
    Workshop.styles,
    css`
      .try {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
      .try input {
        width: 5.5em;
      }
      table {
        width: auto;
      }
      th,
      td {
        padding: 5px 22px 5px 0;
      }
      progress {
        width: 160px;
        accent-color: var(--ew-accent);
      }
    `,
  ];

  #stop = new AbortController();

  constructor() {
    super();
    this.power = -1.4;
    this.built = null;
    this.quality = null;
    this.errors = [];
    this.trained = null;
    this.progress = null;
    this.values = [0.6, -0.5];
    this.product = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop.abort();
  }

  protected override async compute(client: Client): Promise<void> {
    const scale = 10 ** this.power;
    this.built = await client.construct({ 'product-gate': { scale } });
    await client.open(this.built.project);
    this.quality = await this.#measure(client);
    const [x, y] = this.values;
    const [prediction] = await client.predict([{ x, y }]);
    this.product = prediction?.outputs[0] ?? null;
    if (this.errors.length > 0) return;
    const errors: Points = [];
    for (let power = lowest; power <= highest + 1e-9; power += 0.125) {
      const { error } = await client.construct({ 'product-gate': { scale: 10 ** power } });
      errors.push([10 ** power, error]);
    }
    this.errors = errors;
  }

  async #measure(client: Client): Promise<Quality> {
    const { metrics } = await client.frame({});
    const worst = await client.inspect('listing', { order: 'loss', descending: true, count: 1 });
    return { loss: metrics.trainLoss ?? NaN, worst: worst.examples[0]?.loss ?? NaN };
  }

  override render() {
    const { built, quality, trained } = this;
    const scale = 10 ** this.power;
    const here: Points = built ? [[scale, built.error]] : [];
    const series: Series[] = [
      { name: 'largest error', points: this.errors, colour: 'var(--ew-accent)' },
      { name: 'now', points: here, colour: 'var(--ew-positive)', look: 'dots' },
    ];
    return html`
      <p class="lead">
        Four hidden neurons multiply two numbers. Near zero softplus bends like a parabola, and (x +
        y)² − (x − y)² is 4 x y; the inputs are scaled down to stay near zero, and the output is
        scaled up again.
      </p>
      <div class="bench">
        <div class="settings">
          <div class="field">
            <label for="scale">scale: <strong>${formatNumber(scale)}</strong></label>
            <input
              id="scale"
              type="range"
              min=${lowest}
              max=${highest}
              step="0.05"
              aria-valuetext=${formatNumber(scale)}
              .value=${String(this.power)}
              @input=${(event: Event) => {
                this.power = (event.target as HTMLInputElement).valueAsNumber;
                void this.refresh();
              }}
            />
          </div>
          <section>
            <h3>Try it</h3>
            <div class="try">
              ${this.#value(0, 'x')} <span aria-hidden="true">×</span> ${this.#value(1, 'y')}
              <span
                >≈
                <strong
                  >${this.product === null ? '–' : formatNumber(this.product, 5)}</strong
                ></span
              >
            </div>
          </section>
          ${this.putButton(built && { ...built.project, training: gentle(scale) }, 'Product gate')}
        </div>
        <div class="result">
          ${this.faultLine()}
          <dl class="facts" aria-live="polite">
            ${this.fact('hidden neurons', built ? String(built.hidden) : '–')}
            ${this.fact('largest error on [−1, 1]²', built ? formatNumber(built.error) : '–')}
          </dl>
          <section>
            <h3>The error against the scale</h3>
            <ew-chart
              label="Largest error of the product gate against its scale"
              .height=${230}
              .series=${series}
              .x=${{ label: 'scale', log: true }}
              .y=${{ label: 'largest error', log: true }}
            ></ew-chart>
            <p class="soft small">
              To the right, softplus is no longer close to a parabola. To the left, the numbers
              inside are so alike that rounding in float32 decides.
            </p>
          </section>
          <section>
            <h3>Constructed and trained</h3>
            <div class="row">
              ${
                this.progress === null
                  ? html`<button @click=${this.#train}>Train four neurons</button>
                      <span class="soft small"
                        >${String(starts)} starts of ${String(epochs)} epochs, the best counts</span
                      >`
                  : html`<progress max="1" .value=${this.progress} aria-label="Training"></progress>
                      <button
                        @click=${() => {
                          this.#stop.abort();
                        }}
                      >
                        Cancel
                      </button>`
              }
            </div>
            <div
              class="wide-scroll"
              tabindex="0"
              role="group"
              aria-label="Constructed and trained gates"
            >
              <table>
                <thead>
                  <tr>
                    <th scope="col">gate</th>
                    <th scope="col" class="number">mean squared error</th>
                    <th scope="col" class="number">worst row, squared</th>
                    <td></td>
                  </tr>
                </thead>
                <tbody>
                  <tr>
                    <th scope="row">constructed, scale ${formatNumber(scale)}</th>
                    <td class="number">${quality ? formatNumber(quality.loss) : '–'}</td>
                    <td class="number">${quality ? formatNumber(quality.worst) : '–'}</td>
                    <td></td>
                  </tr>
                  ${
                    trained
                      ? html`<tr>
                          <th scope="row">trained</th>
                          <td class="number">${formatNumber(trained.loss)}</td>
                          <td class="number">${formatNumber(trained.worst)}</td>
                          <td>
                            <button
                              aria-label="Open the trained gate in the playground"
                              @click=${() => {
                                void this.put(trained.project, 'Product gate, trained');
                              }}
                            >
                              Open
                            </button>
                          </td>
                        </tr>`
                      : nothing
                  }
                </tbody>
              </table>
            </div>
          </section>
        </div>
      </div>
    `;
  }

  #value(place: 0 | 1, name: string) {
    return html`<input
      aria-label=${name}
      ${numberEntry({
        value: this.values[place],
        name,
        step: 0.1,
        live: true,
        take: (value) => {
          this.values = place === 0 ? [value, this.values[1]] : [this.values[0], value];
          void this.refresh();
        },
      })}
    />`;
  }

  readonly #train = async () => {
    const { client, built } = this;
    if (!client || !built) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.progress = 0;
    const { data } = built.project;
    const project: Project = {
      edgewise: 1,
      network: { layers: [2, 4, 1], hidden: 'softplus', output: 'identity' },
      ...(data ? { data } : {}),
      training: { optimizer: { name: 'adam' }, batch: 21, stepSize: { initial: 0.02 } },
    };
    const onProgress = (done: number, total: number) => {
      this.progress = done / total;
    };
    try {
      const options = { count: starts, epochs, onProgress, signal };
      const { best } = await restarts(project, options, ladder);
      if (!signal.aborted) {
        await client.open(project);
        await client.setWeights(best.weights);
        const quality = await this.#measure(client);
        this.trained = { ...quality, project: await client.save() };
      }
    } catch (error) {
      if (!signal.aborted) this.fault = error instanceof Error ? error.message : String(error);
    }
    this.progress = null;
  };
}

define('ew-product-gate', ProductGateWorkshop);
