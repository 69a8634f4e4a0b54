/**
 * A session that computes next to nothing, but remembers everything: each example seen adds the step
 * size to every weight, so that the weights tell with which settings they were trained.
 */

import { decodeFloats, encodeFloats } from '../../../wasm/src/base64.js';
import type { Frame, FrameRequest, Opened } from '../../../wasm/src/client-types.js';
import { EdgewiseError } from '../../../wasm/src/error.js';
import { merged } from '../../../wasm/src/merge.js';
import type { Data, NeuronKind, Project, Training } from '../../../wasm/src/project.js';
import type {
  ColumnInfo,
  DataInfo,
  EdgeInfo,
  Metrics,
  NetworkInfo,
  TrainRequest,
} from '../../../wasm/src/types.js';

/** Examples in a slice that is given as a time. */
export const sliceSamples = 4;

export function refused(message: string): EdgewiseError {
  return new EdgewiseError({ code: 'range', path: '', message });
}

function column(name: string, role: ColumnInfo['role']): ColumnInfo {
  const number = { min: 0, max: 1, mean: 0.5, deviation: 0.3, categories: [], width: 1 };
  const fitted = { missing: 0, dropped: 0, constant: false, shift: 0, scale: 1 };
  return { name, type: 'number', role, ...fitted, ...number };
}

export function describeData(data: Data): DataInfo {
  const train = data.generator?.samples ?? 8;
  if (train < 1) throw refused('There must be a row.');
  return {
    columns: [column('x1', 'input'), column('x2', 'input'), column('y', 'target')],
    rows: { total: train, kept: train, dropped: 0, train, test: 0 },
    inputWidth: 2,
    outputWidth: 1,
    split: { train: 1, seed: 1, stratify: false, column: null, why: '', columns: [] },
    classes: [],
    suggested: { width: 1, output: 'identity', loss: 'squared' },
    warnings: [],
  };
}

function networkOf({ network }: Project): NetworkInfo {
  if ('neurons' in network) {
    const place = new Map(network.neurons.map(({ id }, k) => [id, k]));
    const indexOf = (id: string) => {
      const at = place.get(id);
      if (at === undefined) throw refused(`There is no neuron ${id}.`);
      return at;
    };
    return {
      neurons: network.neurons.map(({ id, kind, function: name = 'identity', label = '' }) => {
        return { id, kind, function: name, label };
      }),
      edges: network.edges.map(({ from, to }) => ({ from: indexOf(from), to: indexOf(to) })),
    };
  }
  if (network.layers.some((width) => width < 1)) throw refused('A layer has a neuron at least.');
  const neurons: NetworkInfo['neurons'] = [];
  const edges: EdgeInfo[] = [];
  let before: number[] = [];
  network.layers.forEach((width, layer) => {
    const last = network.layers.length - 1;
    const kind: NeuronKind = layer === 0 ? 'input' : layer === last ? 'output' : 'hidden';
    const present = Array.from({ length: width }, (_, k) => neurons.length + k);
    for (const to of present) {
      neurons.push({ id: String(to + 1), kind, function: 'identity', label: '' });
      for (const from of before) edges.push({ from, to });
    }
    before = present;
  });
  return { neurons, edges };
}

export class FakeSession {
  #project: Project = { edgewise: 1, network: { layers: [2, 1] } };
  #network: NetworkInfo = { neurons: [], edges: [] };
  #data: DataInfo | null = null;
  #weights: Float32Array = new Float32Array();
  #samples = 0;

  get training(): Training {
    return this.#project.training ?? {};
  }

  get samples(): number {
    return this.#samples;
  }

  get rows(): number {
    return this.#data?.rows.train ?? 1;
  }

  open(project: Project): Opened {
    const network = networkOf(project);
    const data = project.data ? describeData(project.data) : null;
    this.#project = project;
    this.#network = network;
    this.#data = data;
    this.#toStart();
    if (project.weights !== undefined) {
      this.#weights = decodeFloats(project.weights) ?? this.#weights;
    } else if ('neurons' in project.network) {
      this.#weights = Float32Array.from(project.network.edges, ({ weight = 0 }) => weight);
    }
    this.#samples = project.progress?.samples ?? 0;
    return {
      network,
      topology: {
        feedForward: true,
        layered: !('neurons' in project.network),
        layers: [],
        cycle: null,
        offendingEdge: null,
        withoutBias: [],
        warnings: [],
      },
      data,
      metrics: this.metrics(),
      weights: this.#weights.slice(),
      starts: new Float32Array(),
      progress: { samples: this.#samples },
    };
  }

  frame({ restore, train }: FrameRequest): Frame {
    if (restore) {
      this.#check(restore.weights);
      this.#weights = restore.weights.slice();
      this.#samples = restore.progress.samples;
    }
    if (train) this.#train(train);
    return {
      metrics: this.metrics(),
      weights: this.#weights.slice(),
      map: null,
      neuronMap: null,
      examples: null,
      progress: { samples: this.#samples },
    };
  }

  reset({ seed }: { seed?: number } = {}): Frame {
    if (seed !== undefined) this.configure({ init: { seed } });
    this.#toStart();
    return this.frame({});
  }

  configure(patch: Training): Metrics {
    if ((patch.batch ?? 1) < 1) throw refused('A batch has an example at least.');
    this.#project = { ...this.#project, training: merged(this.training, patch) };
    return this.metrics();
  }

  setWeights(weights: Float32Array): Metrics {
    this.#check(weights);
    this.#weights = weights.slice();
    return this.metrics();
  }

  save(): Project {
    return {
      ...this.#project,
      weights: encodeFloats(this.#weights),
      progress: { samples: this.#samples },
    };
  }

  metrics(): Metrics {
    const isStopped = this.#samples >= this.#mostSamples;
    return {
      epoch: Math.floor(this.#samples / this.rows),
      samples: this.#samples,
      stepSize: this.training.stepSize?.initial ?? 1,
      trainLoss: 1,
      testLoss: null,
      accuracy: null,
      trainAccuracy: null,
      accuracySet: null,
      accuracyRows: null,
      status: isStopped ? 'stopped' : this.#samples > 0 ? 'running' : 'ready',
      reason: isStopped ? 'The last epoch is reached.' : '',
    };
  }

  #check(weights: Float32Array): void {
    if (weights.length !== this.#network.edges.length) throw refused('Each edge has a weight.');
    if (weights.some((weight) => Number.isNaN(weight))) throw refused('A weight is a number.');
  }

  get #mostSamples(): number {
    return (this.training.stop?.epochs ?? Infinity) * this.rows;
  }

  #toStart(): void {
    const seed = this.training.init?.seed ?? 1;
    this.#weights = new Float32Array(this.#network.edges.length).fill(seed / 1024);
    this.#samples = 0;
  }

  #train({ samples, epochs }: TrainRequest): void {
    const wanted = samples ?? (epochs === undefined ? sliceSamples : epochs * this.rows);
    const count = Math.max(0, Math.min(wanted, this.#mostSamples - this.#samples));
    const step = this.training.stepSize?.initial ?? 1;
    this.#weights = this.#weights.map((weight) => weight + count * step);
    this.#samples += count;
  }
}
