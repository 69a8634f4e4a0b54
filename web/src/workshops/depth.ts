/** II-10: depth against width, built for the sawtooth and trained on tasks with equal parameters. */

import { css, html, nothing } from 'lit';
import type { Construction } from '../../../wasm/src/answers.js';
import type { Client } from '../../../wasm/src/client-types.js';
import { pagePlace, workerPlace } from '../../../wasm/src/ladder.js';
import type { Project } from '../../../wasm/src/project.js';
import { restarts } from '../../../wasm/src/search.js';
import { isLayered } from '../project/fit.js';
import { formatCount, formatNumber } from '../kit/format.js';
import '../kit/chart.js';
import type { Series } from '../kit/chart.js';
import { Workshop } from './workshop.js';

type Points = [number, number][];

const mostTimes = 8;
const curvePoints = 512;
/** Both have 76 edges. */
const deepLayers = [1, 5, 5, 5, 1];
const wideLayers = [1, 25, 1];
const starts = 32;
const epochs = 400;
const rows = 129;

const tent = (x: number) => (x <= 0.5 ? 2 * x : 2 - 2 * x);

const tasks: readonly [string, string, (x: number) => number][] = [
  ['sawtooth', 'Four teeth: the tent, three times over', (x) => tent(tent(tent(x)))],
  ['sine', 'One wave of the sine', (x) => Math.sin(2 * Math.PI * x)],
  ['parabola', 'A parabola', (x) => 4 * x * (1 - x)],
];

interface Built {
  deep: Construction;
  wide: Construction;
  /** One hidden layer with as many edges as the deep one has. */
  equal: Construction;
  curves: { deep: Points; equal: Points };
}

interface Trained {
  name: string;
  layers: string;
  edges: number;
  best: number;
  project: Project;
  curve: Points;
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
        accent-color: var(--edgewise-accent);
      }
      .train {
        border-top: 1px solid var(--edgewise-line);
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
      deep: await this.#curve(client, deep.project),
      equal: await this.#curve(client, equal.project),
    };
    this.built = { deep, wide, equal, curves };
    if (this.growth.length === 0) this.growth = await this.#grow(client);
  }

  async #curve(client: Client, project: Project, weights?: Float32Array): Promise<Points> {
    await client.open(project);
    if (weights) await client.setWeights(weights);
    const range: [number, number] = [0, 1];
    const { map } = await client.frame({
      map: { x: 'x', resolution: curvePoints, range: { x: range } },
    });
    return Array.from(map?.outputs[0] ?? [], (value, k) => [k / (curvePoints - 1), value]);
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
        colour: 'var(--edgewise-positive)',
        look: 'dashed',
      },
      { name: 'deep', points: deep, colour: 'var(--edgewise-accent)' },
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
          ${this.putButton(built?.deep.project, 'Sawtooth, deep', 'Deep: into the playground')}
          ${this.putButton(built?.wide.project, 'Sawtooth, one hidden layer', 'Wide: into the playground')}
        </div>
        <div class="result">
          ${this.faultLine()} ${built ? this.#constructed(built) : nothing}
          <section>
            <h3>Hidden neurons that the exact sawtooth takes</h3>
            <ew-chart
              label="Hidden neurons against teeth"
              .height=${180}
              .series=${this.growth}
              .x=${{ label: 'teeth', log: true }}
              .y=${{ label: 'hidden neurons', log: true }}
            ></ew-chart>
          </section>
        </div>
      </div>
      <section class="train">
        <h3>The same contest by training: 76 weights each</h3>
        <p class="lead">
          Depth is no gain in itself. On the sawtooth the deep network ends lower; on a smooth
          curve, which nothing is folded in, the wide one does.
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
          <div class="result">${this.#contest()}</div>
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
            colour: 'var(--edgewise-positive)',
            look: 'dashed',
          },
          { name: 'deep', points: curves.deep, colour: 'var(--edgewise-accent)' },
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

  #contest() {
    const { trained } = this;
    if (trained.length === 0) {
      return html`<p class="soft">Train both to see which comes closer.</p>`;
    }
    const [, , target] = tasks.find(([name]) => name === this.task) ?? tasks[0] ?? ['', '', tent];
    const points: Points = Array.from({ length: rows }, (_, k) => {
      const x = k / (rows - 1);
      return [x, target(x)];
    });
    const series: Series[] = [
      { name: 'the task', points, colour: 'var(--edgewise-ink-soft)', look: 'dotted' },
      ...trained.map(({ name, curve }, k): Series => ({
        name,
        points: curve,
        colour: k === 0 ? 'var(--edgewise-accent)' : 'var(--edgewise-positive)',
        look: k === 0 ? 'line' : 'dashed',
      })),
    ];
    return html`<ew-chart
        label="The task and both trained networks"
        .height=${210}
        .series=${series}
        .x=${{ label: 'x' }}
        .y=${{ label: 'y' }}
      ></ew-chart>
      <div class="wide-scroll" tabindex="0" role="group" aria-label="Trained networks">
        <table>
          <thead>
            <tr>
              <th scope="col">network</th>
              <th scope="col">layers</th>
              <th scope="col" class="number">weights</th>
              <th scope="col" class="number">best training loss</th>
              <td></td>
            </tr>
          </thead>
          <tbody>
            ${trained.map(
              ({ name, layers, edges, best, project }) =>
                html`<tr>
                  <th scope="row">${name}</th>
                  <td>${layers}</td>
                  <td class="number">${formatCount(edges)}</td>
                  <td class="number"><strong>${formatNumber(best)}</strong></td>
                  <td>
                    <button
                      aria-label=${`Open the ${name} one in the playground`}
                      @click=${() => {
                        void this.put(project, `${name} network on the ${this.task}`);
                      }}
                    >
                      Open
                    </button>
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  #project(layers: number[]): Project {
    const [, , target] = tasks.find(([name]) => name === this.task) ?? tasks[0] ?? ['', '', tent];
    const x = Array.from({ length: rows }, (_, k) => k / (rows - 1));
    return {
      edgewise: 1,
      network: { layers, hidden: 'rectifier', output: 'identity' },
      data: {
        table: {
          columns: [
            { name: 'x', values: x },
            { name: 'y', values: x.map(target) },
          ],
        },
        inputs: ['x'],
        targets: ['y'],
        split: { train: 1 },
      },
      training: { optimizer: { name: 'adam' }, batch: 16, stepSize: { initial: 0.01 } },
    };
  }

  readonly #train = async () => {
    const { client } = this;
    if (!client) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.progress = 0;
    this.fault = '';
    const trained: Trained[] = [];
    try {
      const both: [string, number[]][] = [
        ['deep', deepLayers],
        ['wide', wideLayers],
      ];
      for (const [place, [name, layers]] of both.entries()) {
        const project = this.#project(layers);
        const onProgress = (done: number, total: number) => {
          this.progress = (place + done / total) / both.length;
        };
        const options = { count: starts, epochs, onProgress, signal };
        const { best } = await restarts(project, options, [workerPlace, pagePlace]);
        if (signal.aborted) break;
        const curve = await this.#curve(client, project, best.weights);
        const edges = best.weights.length;
        const saved = await client.save();
        trained.push({
          name,
          layers: layers.join('–'),
          edges,
          best: best.loss,
          project: saved,
          curve,
        });
      }
      if (!signal.aborted) this.trained = trained;
    } catch (error) {
      if (!signal.aborted) this.fault = error instanceof Error ? error.message : String(error);
    }
    this.progress = null;
  };
}

customElements.define('ew-depth', DepthWorkshop);
