/** II-10: depth against width, built for the sawtooth and trained on tasks with equal parameters. */

import { css, html, nothing } from 'lit';
import type { Construction } from '../../../wasm/src/answers.js';
import type { Client } from '../../../wasm/src/client-types.js';
import type { Project } from '../../../wasm/src/project.js';
import { isLayered } from '../project/fit.js';
import { formatCount, formatNumber } from '../kit/format.js';
import '../kit/chart.js';
import type { Series } from '../kit/chart.js';
import { curveOf, type Points } from './curve.js';
import { contestResult, epochs, starts, tasks, trainBoth, type Trained } from './depth-contest.js';
import { Workshop } from './workshop.js';
import { define } from '../kit/define.js';

const mostTimes = 8;
interface Built {
  deep: Construction;
  wide: Construction;
  /** One hidden layer with as many edges as the deep one has. */
  equal: Construction;
  curves: { deep: Points; equal: Points };
}

function edgesOf({ network }: Project): number {
  return isLayered(network) ? 0 : network.edges.length;
}

export class DepthWorkshop extends Workshop {
  static override properties = {
    ...Workshop.properties,
    times: { state: true },
    built: { state: true },
    growth: { state: true },
    task: { state: true },
    trained: { state: true },
    progress: { state: true },
  };
  declare times: number;
  declare built: Built | null;
  declare growth: Series[];
  declare task: string;
  declare trained: Trained[];
  /** Share of the training that is done; null while nothing trains. */
  declare progress: number | null;

  static override styles = [
    Workshop.styles,
    css`
      .wide-scroll table {
        width: auto;
      }
      th,
      td {
        padding: 5px min(22px, 2.5vw) 5px 0;
      }
      progress {
        width: 160px;
        accent-color: var(--ew-accent);
      }
      .train {
        border-top: 1px solid var(--ew-line);
        padding-top: 16px;
      }
    `,
  ];

  #stop = new AbortController();

  constructor() {
    super();
    this.times = 3;
    this.built = null;
    this.growth = [];
    this.task = 'sawtooth';
    this.trained = [];
    this.progress = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop.abort();
  }

  protected override async compute(client: Client): Promise<void> {
    const { times } = this;
    const deep = await client.construct({ sawtooth: { times, deep: true } });
    const wide = await client.construct({ sawtooth: { times, deep: false } });
    const [x = [], y = []] =
      deep.project.data?.table?.columns.map(({ values }) => values as number[]) ?? [];
    // A neuron of one hidden layer has three edges, and the output one more.
    const neurons = Math.max(1, Math.floor((edgesOf(deep.project) - 1) / 3));
    const equal = await client.construct({ approximation: { x, y, neurons } });
    const curves = {
      deep: await curveOf(client, deep.project),
      equal: await curveOf(client, equal.project),
    };
    this.built = { deep, wide, equal, curves };
    if (this.growth.length === 0) this.growth = await this.#grow(client);
  }

  async #grow(client: Client): Promise<Series[]> {
    const deep: Points = [];
    const wide: Points = [];
    for (let times = 1; times <= mostTimes; ++times) {
      const teeth = 2 ** (times - 1);
      deep.push([teeth, (await client.construct({ sawtooth: { times, deep: true } })).hidden]);
      wide.push([teeth, (await client.construct({ sawtooth: { times, deep: false } })).hidden]);
    }
    return [
      {
        name: 'one hidden layer',
        points: wide,
        colour: 'var(--ew-positive)',
        look: 'dashed',
      },
      { name: 'deep', points: deep, colour: 'var(--ew-accent)' },
    ];
  }

  override render() {
    const { built } = this;
    return html`
      <p class="lead">
        Each layer of two rectifiers folds its input once more, so every layer doubles the teeth. A
        single hidden layer has to make each bend with a neuron of its own.
      </p>
      <div class="bench">
        <div class="settings">
          ${this.slider('folds', this.times, [1, mostTimes], (times) => {
            this.times = times;
            void this.refresh();
          })}
          <p class="soft small">${formatCount(2 ** (this.times - 1))} teeth</p>
          ${this.putButton(built?.deep.project, 'Sawtooth, deep', 'Deep: open in playground')}
          ${this.putButton(built?.wide.project, 'Sawtooth, one hidden layer', 'Wide: open in playground')}
        </div>
        <div class="result">
          ${this.faultLine()} ${built ? this.#constructed(built) : nothing}
          <section>
            <h3>Hidden neurons needed for the exact sawtooth</h3>
            <ew-chart
              label="Hidden neurons against teeth"
              empty="Counting …"
              .height=${180}
              .series=${this.growth}
              .x=${{ label: 'teeth', log: true }}
              .y=${{ label: 'hidden neurons', log: true }}
            ></ew-chart>
          </section>
        </div>
      </div>
      <section class="train">
        <h3>The same contest, trained: 76 weights each</h3>
        <p class="lead">
          Depth is no gain in itself. On the sawtooth the deep network ends lower; on a smooth
          curve, without folds, the wide one does.
        </p>
        <div class="bench">
          <div class="settings">
            <div class="field">
              <label for="task">task</label>
              <select
                id="task"
                @change=${(event: Event) => {
                  this.task = (event.target as HTMLSelectElement).value;
                  this.trained = [];
                }}
              >
                ${tasks.map(
                  ([name, label]) =>
                    html`<option value=${name} .selected=${name === this.task}>${label}</option>`,
                )}
              </select>
            </div>
            ${
              this.progress === null
                ? html`<div>
                    <button @click=${this.#train}>Train both</button>
                  </div>`
                : html`<div class="row">
                    <progress max="1" .value=${this.progress} aria-label="Training"></progress>
                    <button
                      @click=${() => {
                        this.#stop.abort();
                      }}
                    >
                      Cancel
                    </button>
                  </div>`
            }
            <p class="soft small">
              ${String(starts)} starts of ${String(epochs)} epochs each (Adam, step size 0.01,
              batches of 16); the best start counts.
            </p>
          </div>
          <div class="result">
            ${contestResult(this.task, this.trained, (project, title) => {
              void this.put(project, title);
            })}
          </div>
        </div>
      </section>
    `;
  }

  #constructed({ deep, wide, equal, curves }: Built) {
    const lines: [string, Construction][] = [
      ['deep', deep],
      ['wide, exact', wide],
      ['wide, as many edges', equal],
    ];
    return html`<ew-chart
        label="The sawtooth by a deep network and by a wide one with as many edges"
        .height=${210}
        .series=${[
          {
            name: 'wide, as many edges',
            points: curves.equal,
            colour: 'var(--ew-positive)',
            look: 'dashed',
          },
          { name: 'deep', points: curves.deep, colour: 'var(--ew-accent)' },
        ]}
        .x=${{ label: 'x' }}
        .y=${{ label: 'y', range: [-0.1, 1.2] }}
      ></ew-chart>
      <div class="wide-scroll" tabindex="0" role="group" aria-label="Networks for the sawtooth">
        <table>
          <thead>
            <tr>
              <th scope="col">network</th>
              <th scope="col" class="number">hidden neurons</th>
              <th scope="col" class="number">edges</th>
              <th scope="col" class="number">largest error</th>
            </tr>
          </thead>
          <tbody>
            ${lines.map(
              ([name, { hidden, error, project }]) =>
                html`<tr>
                  <th scope="row">${name}</th>
                  <td class="number">${formatCount(hidden)}</td>
                  <td class="number">${formatCount(edgesOf(project))}</td>
                  <td class="number">${formatNumber(error)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  readonly #train = async () => {
    const { client } = this;
    if (!client) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.progress = 0;
    this.fault = '';
    const onProgress = (share: number) => {
      this.progress = share;
    };
    try {
      const trained = await trainBoth(client, this.task, { onProgress, signal });
      if (trained) this.trained = trained;
    } catch (error) {
      if (!signal.aborted) this.fault = error instanceof Error ? error.message : String(error);
    }
    this.progress = null;
  };
}

define('ew-depth', DepthWorkshop);
