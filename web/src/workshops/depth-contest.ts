/** A deep network and a wide one with as many weights, trained on the same task; the best start counts. */

import { html } from 'lit';
import type { Client } from '../../../wasm/src/client-types.js';
import { ladder } from '../../../wasm/src/ladder.js';
import type { Project } from '../../../wasm/src/project.js';
import { restarts } from '../../../wasm/src/search.js';
import '../kit/chart.js';
import type { Series } from '../kit/chart.js';
import { formatCount, formatNumber } from '../kit/format.js';
import { curveOf, type Points } from './curve.js';

/** Both have 76 edges. */
const both: readonly [string, number[]][] = [
  ['deep', [1, 5, 5, 5, 1]],
  ['wide', [1, 25, 1]],
];
export const starts = 32;
export const epochs = 400;
const rows = 129;
const inputs = Array.from({ length: rows }, (_, k) => k / (rows - 1));

const tent = (x: number) => (x <= 0.5 ? 2 * x : 2 - 2 * x);

export const tasks: readonly [string, string, (x: number) => number][] = [
  ['sawtooth', 'Four teeth: the tent, three times', (x) => tent(tent(tent(x)))],
  ['sine', 'One period of the sine', (x) => Math.sin(2 * Math.PI * x)],
  ['parabola', 'A parabola', (x) => 4 * x * (1 - x)],
];

export interface Trained {
  name: string;
  layers: string;
  edges: number;
  best: number;
  project: Project;
  curve: Points;
}

function targetOf(task: string): (x: number) => number {
  const [, , target] = tasks.find(([name]) => name === task) ?? tasks[0] ?? ['', '', tent];
  return target;
}

function projectOf(task: string, layers: number[]): Project {
  return {
    edgewise: 1,
    network: { layers, hidden: 'rectifier', output: 'identity' },
    data: {
      table: {
        columns: [
          { name: 'x', values: inputs },
          { name: 'y', values: inputs.map(targetOf(task)) },
        ],
      },
      inputs: ['x'],
      targets: ['y'],
      split: { train: 1 },
    },
    training: { optimizer: { name: 'adam' }, batch: 16, stepSize: { initial: 0.01 } },
  };
}

/**
 * @param onProgress called with the share that is done
 * @returns null if it was cancelled
 */
export async function trainBoth(
  client: Client,
  task: string,
  { onProgress, signal }: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<Trained[] | null> {
  const trained: Trained[] = [];
  for (const [place, [name, layers]] of both.entries()) {
    const project = projectOf(task, layers);
    const options = {
      count: starts,
      epochs,
      onProgress: (done: number, total: number) => {
        onProgress((place + done / total) / both.length);
      },
      signal,
    };
    const { best } = await restarts(project, options, ladder);
    if (signal.aborted) return null;
    const curve = await curveOf(client, project, best.weights);
    trained.push({
      name,
      layers: layers.join('–'),
      edges: best.weights.length,
      best: best.loss,
      project: await client.save(),
      curve,
    });
  }
  return signal.aborted ? null : trained;
}

/** Each network's curve and loss; `put` opens one in the playground. */
export function contestResult(
  task: string,
  trained: readonly Trained[],
  put: (project: Project, title: string) => void,
) {
  if (trained.length === 0) {
    return html`<p class="soft">Train both to see which comes closer.</p>`;
  }
  const target = targetOf(task);
  const points = inputs.map((x): [number, number] => [x, target(x)]);
  const series: Series[] = [
    { name: 'the task', points, colour: 'var(--ew-ink-soft)', look: 'dotted' },
    ...trained.map(({ name, curve }, k): Series => ({
      name,
      points: curve,
      colour: k === 0 ? 'var(--ew-accent)' : 'var(--ew-positive)',
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
                      put(project, `${name} network on the ${task}`);
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
