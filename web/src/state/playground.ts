/**
 * The state of one playground: the project that is open, the latest frame of numbers, and whether
 * it trains. Elements read it and call its methods; it announces every change.
 */

import { createClient } from '../../../wasm/src/client.js';
import type { Client, Frame, FrameRequest, Opened } from '../../../wasm/src/client-types.js';
import { EdgewiseError } from '../../../wasm/src/error.js';
import type { Cell, Data, Project, Training } from '../../../wasm/src/project.js';
import type { MapRequest, Points, Prediction, RawRow } from '../../../wasm/src/types.js';
import { dataSetOf, dataSets, firstDataSet, runningExample, type DataSet } from '../data/sets.js';
import {
  defaultShape,
  isLayered,
  outputFor,
  projectFor,
  shapeOf,
  withShape,
  type Shape,
} from './fit.js';
import { coalesce } from './coalesce.js';
import { LossHistory } from './history.js';
import { axesFor, type Axes } from './axes.js';
import { Pace, usualSpeed, type Speed } from './speed.js';
import { keepProject, keptProject } from './storage.js';

/** Something to tell: a fault of the user's, or what the page did by itself. */
export interface Message {
  kind: 'fault' | 'note';
  text: string;
}

const previewRows = 8;
const mapResolution = { running: 64, resting: 120 };
const neuronMapResolution = 24;
/** Networks with more neurons show no maps inside them. */
const mostNeuronMaps = 60;
const saveDelay = 1000;

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve, 50);
    else requestAnimationFrame(() => resolve());
  });
}

export class Playground extends EventTarget {
  readonly #client: Client;
  readonly #history = new LossHistory();
  readonly #pace = new Pace();
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #generation = 0;

  project: Project | null = null;
  opened: Opened | null = null;
  frame: Frame | null = null;
  points: Points | null = null;
  preview: Cell[][] = [];
  axes: Axes | null = null;
  running = false;
  loading = true;
  speed: Speed = usualSpeed;
  message: Message | null = null;
  /** Whether the table of predictions is on screen, and of which rows. */
  exampleSet: 'train' | 'test' | null = null;

  constructor(client?: Client) {
    super();
    this.#client =
      client ??
      createClient({
        onRestart: (reason) => {
          this.#tell(
            'note',
            `The computation stopped (${reason}) and goes on from its last state.`,
          );
        },
      });
  }

  get history() {
    return this.#history.series;
  }

  /** Opens the project of the last visit, else the first data set. */
  async start(): Promise<void> {
    const kept = keptProject();
    const opened = kept !== null && (await this.#open(kept));
    if (!opened) {
      this.message = null;
      const set = dataSets.find((one) => one.id === firstDataSet) ?? dataSets[0];
      if (set) await this.chooseDataSet(set);
    }
    this.loading = false;
    this.#changed();
  }

  dispose(): void {
    this.running = false;
    this.#client.dispose();
  }

  // ---- data

  /** A data set of the page, with the settings that suit it. */
  async chooseDataSet(set: DataSet): Promise<void> {
    const functions = set.hidden.map(() => set.function);
    await this.#useData(set.data, { hidden: set.hidden, functions }, set.training, set.label);
  }

  /** A table of the user's own; the hidden layers stay. */
  async useTable(data: Data, title: string): Promise<boolean> {
    const current = this.project ? shapeOf(this.project.network) : null;
    const training: Training = { batch: 10, stepSize: { initial: 0.1 } };
    return this.#useData(data, current ?? defaultShape, training, title);
  }

  /** Other settings of the same data: roles, split, scale, noise, … */
  async changeData(patch: Partial<Data>): Promise<boolean> {
    if (!this.project?.data) return false;
    const data = { ...this.project.data, ...patch };
    const shape = shapeOf(this.project.network);
    return this.#useData(data, shape, this.project.training ?? {}, this.project.title ?? '');
  }

  async #useData(
    data: Data,
    shape: Shape | null,
    training: Training,
    title: string,
  ): Promise<boolean> {
    try {
      const info = await this.#client.describe(data);
      const kept = shape === null && this.project ? this.#withGraph(data, training) : null;
      const fits = kept && info.inputWidth === 1 && outputFor(info).width === 1;
      const project = fits ? kept : projectFor(data, info, shape ?? defaultShape, training);
      return await this.#open({ ...project, title });
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  #withGraph(data: Data, training: Training): Project | null {
    if (!this.project || isLayered(this.project.network)) return null;
    return { edgewise: 1, network: this.project.network, data, training };
  }

  // ---- network

  async changeShape(shape: Shape): Promise<void> {
    if (this.project) await this.#open(withShape(this.project, shape));
  }

  /** Fully connected layers in place of a free graph. */
  async useLayers(): Promise<void> {
    const { project, opened } = this;
    if (!project?.data || !opened?.data) return;
    const layered = projectFor(project.data, opened.data, defaultShape, this.training);
    await this.#open({ ...layered, title: project.title ?? '' });
  }

  /** The nine neurons of the introduction, on data with one input. */
  async chooseRunningExample(): Promise<void> {
    const sine = dataSets.find((set) => set.id === 'sine');
    if (!sine) return;
    await this.#open({
      edgewise: 1,
      title: sine.label,
      network: runningExample,
      data: sine.data,
      training: sine.training,
    });
  }

  async setWeight(edge: number, weight: number): Promise<void> {
    const weights = this.frame?.weights.slice();
    if (!weights) return;
    weights[edge] = weight;
    await this.#attempt(() => this.#client.setWeights(weights));
    await this.refresh();
  }

  // ---- training

  play(): void {
    if (this.running || !this.opened?.data) return;
    this.running = true;
    this.message = null;
    this.#pace.restart();
    this.#changed();
    void this.#run();
  }

  pause(): void {
    if (!this.running) return;
    this.running = false;
    this.#changed();
    void this.refresh();
    this.#saveSoon();
  }

  async step(amount: 'example' | 'epoch'): Promise<void> {
    this.running = false;
    const train = amount === 'example' ? { samples: 1 } : { epochs: 1 };
    const frame = await this.#attempt(() => this.#client.frame(this.#request({ train })));
    if (frame) this.#show(frame);
    this.#saveSoon();
  }

  /** Back to the same start, or to the start of another seed. */
  async reset(seed?: number): Promise<void> {
    const wasRunning = this.running;
    this.running = false;
    const frame = await this.#attempt(() =>
      this.#client.reset(seed === undefined ? undefined : { seed }),
    );
    if (!frame) return;
    if (seed !== undefined) this.#rememberTraining({ init: { ...this.training.init, seed } });
    this.#history.clear();
    this.message = null;
    this.#show({
      ...frame,
      map: this.frame?.map ?? null,
      neuronMap: this.frame?.neuronMap ?? null,
    });
    await this.refresh();
    if (wasRunning) this.play();
    this.#saveSoon();
  }

  get training(): Training {
    return this.project?.training ?? {};
  }

  /** Settings that need no restart; refused ones are told and change nothing. */
  async configure(training: Training): Promise<boolean> {
    const metrics = await this.#attempt(() => this.#client.configure(training));
    if (!metrics) return false;
    this.#rememberTraining(training);
    this.message = null;
    await this.refresh();
    this.#saveSoon();
    return true;
  }

  setSpeed(speed: Speed): void {
    this.speed = speed;
    this.#pace.restart();
    this.#changed();
  }

  async #run(): Promise<void> {
    while (this.running) {
      const generation = this.#generation;
      const train = this.#pace.next(this.speed, this.opened?.data?.rows.train ?? 1);
      if (train) {
        const frame = await this.#attempt(() => this.#client.frame(this.#request({ train })));
        if (!frame) {
          this.running = false;
        } else if (generation === this.#generation) {
          this.#show(frame);
          if (frame.metrics.status !== 'running') this.#ended(frame);
        }
      }
      // The next slice only after this one has been drawn.
      await nextFrame();
    }
    this.#changed();
  }

  #ended(frame: Frame): void {
    this.running = false;
    const kind = frame.metrics.status === 'diverged' ? 'fault' : 'note';
    this.#tell(kind, frame.metrics.reason);
    void this.refresh();
    this.#saveSoon();
  }

  // ---- outputs

  setAxes(axes: Axes): void {
    this.axes = axes;
    if (this.project) {
      this.project = { ...this.project, view: { ...this.project.view, axes } };
    }
    void this.#loadPoints();
    void this.refresh();
    this.#changed();
  }

  showExamples(set: 'train' | 'test' | null): void {
    this.exampleSet = set;
    void this.refresh();
  }

  /** What the network makes of a raw row; faults go to the caller. */
  async predict(row: RawRow): Promise<Prediction | undefined> {
    return (await this.#client.predict([row]))[0];
  }

  /** Asks for a frame without training, once more if asked again meanwhile. */
  readonly refresh = coalesce(async () => {
    const generation = this.#generation;
    const frame = await this.#attempt(() => this.#client.frame(this.#request({})));
    if (frame && generation === this.#generation) this.#show(frame);
  });

  dismiss(): void {
    this.message = null;
    this.#changed();
  }

  report(error: unknown): void {
    this.#fail(error);
  }

  // ---- inside

  async #open(project: Project): Promise<boolean> {
    const opened = await this.#attempt(() => this.#client.open(project));
    if (!opened) return false;
    this.#generation += 1;
    this.project = project;
    this.opened = opened;
    this.frame = {
      metrics: opened.metrics,
      weights: opened.weights,
      map: null,
      neuronMap: null,
      examples: null,
      progress: opened.progress,
    };
    this.message = null;
    this.#history.clear();
    this.axes = axesFor(opened.data, project.view?.axes);
    this.#show(this.frame);
    await Promise.all([this.#loadPoints(), this.#loadPreview(), this.refresh()]);
    this.#saveSoon();
    return true;
  }

  async #loadPoints(): Promise<void> {
    const { axes } = this;
    const generation = this.#generation;
    const request = axes && (axes.y === null ? { x: axes.x } : { x: axes.x, y: axes.y });
    const points = request ? await this.#attempt(() => this.#client.points(request)) : null;
    if (generation !== this.#generation || axes !== this.axes) return;
    this.points = points ?? null;
    this.#changed();
  }

  async #loadPreview(): Promise<void> {
    const data = this.project?.data;
    const rows = data ? await this.#attempt(() => this.#client.preview(data, previewRows)) : [];
    this.preview = rows ?? [];
    this.#changed();
  }

  #request(request: FrameRequest): FrameRequest {
    const { axes } = this;
    if (!axes) return { ...request, examples: this.#examplesRequest() };
    const base: Omit<MapRequest, 'resolution'> = {
      x: axes.x,
      fixed: axes.fixed,
      ...(axes.y === null ? {} : { y: axes.y }),
    };
    const resolution = this.running ? mapResolution.running : mapResolution.resting;
    const neurons = this.opened?.network.neurons.length ?? 0;
    return {
      ...request,
      map: { ...base, resolution: axes.y === null ? 200 : resolution },
      neuronMap:
        axes.y !== null && neurons <= mostNeuronMaps
          ? { ...base, resolution: neuronMapResolution }
          : null,
      examples: this.#examplesRequest(),
    };
  }

  #examplesRequest(): NonNullable<FrameRequest['examples']> | null {
    // The table is read, not watched: it follows when training pauses.
    return this.exampleSet && !this.running ? { set: this.exampleSet } : null;
  }

  #show(frame: Frame): void {
    this.frame = frame.examples ? frame : { ...frame, examples: this.frame?.examples ?? null };
    const { metrics } = frame;
    const rows = this.opened?.data?.rows.train ?? 1;
    this.#history.add(metrics.samples / rows, metrics.trainLoss, metrics.testLoss);
    this.#changed();
  }

  #rememberTraining(patch: Training): void {
    if (!this.project) return;
    const training: Training = { ...this.project.training, ...patch };
    if (patch.stepSize) training.stepSize = { ...this.training.stepSize, ...patch.stepSize };
    this.project = { ...this.project, training };
  }

  #saveSoon(): void {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.save(), saveDelay);
  }

  /** Keeps the project, with its weights, for the next visit. */
  async save(): Promise<void> {
    if (!this.opened) return;
    const saved = await this.#attempt(() => this.#client.save());
    if (!saved) return;
    const view = this.project?.view;
    const kept = keepProject(view ? { ...saved, view } : saved);
    const own = dataSetOf(this.project?.data) === undefined;
    if (!kept && own && !this.message) {
      this.#tell('note', 'This project is too large to be kept by the browser for the next visit.');
    }
  }

  async #attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  #fail(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    if (error instanceof EdgewiseError && error.code === 'disposed') return;
    this.#tell('fault', text);
  }

  #tell(kind: Message['kind'], text: string): void {
    this.message = { kind, text };
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
