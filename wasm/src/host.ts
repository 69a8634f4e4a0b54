/** What runs on the worker's side: one engine, at most one open session. */

import type { Construction, ConstructionQuestion, EngineQuestions } from './answers.js';
import type { CoreEngine } from './core-engine.js';
import type { Cell, Data, Progress, Project, Training } from './project.js';
import type { Frame, FrameRequest, Inspections, Opened } from './client-types.js';
import type {
  CoreSession,
  Metrics,
  Points,
  PointsRequest,
  Prediction,
  RawRow,
  Trace,
  TrainRequest,
} from './types.js';
import { EdgewiseError } from './error.js';
import { isHeld, type HeldTable } from './held-table.js';
import { Unfolder, rowsOf } from './held.js';
import { isAnsweredFirst } from './parts.js';

/** Milliseconds. */
const progressPause = 1000;
/** Networks with fewer edges have little to remember. */
const fewEdges = 4000;

/** Most times that the losses are measured within a slice of training. */
const mostMeasured = 16;
/** Epochs between two, each of which costs less than one: fewer at first, where the curves bend. */
const epochsBetween = { first: 1, later: 4 };
const firstEpochs = 100;

export class Host {
  readonly #engine: Promise<CoreEngine>;
  #session: CoreSession | null = null;
  #training: Training = {};
  #progressAt = -Infinity;
  #rows = 1;
  /** Milliseconds that an epoch took last. */
  #epochTime = 0;
  readonly #unfolder = new Unfolder();
  #held: HeldTable | null = null;

  constructor(engine: Promise<CoreEngine>) {
    this.#engine = engine;
    // Whoever asks first is told; until then a failure to load must not count as unhandled.
    engine.catch(() => undefined);
  }

  /** Loads what nobody needs to train. */
  async complete(): Promise<void> {
    await this.#whole();
  }

  async describe(data: Data) {
    return (await this.#engine).describe(await this.#unfolder.data(data));
  }

  async preview(data: Data, rows: number, from = 0): Promise<Cell[][]> {
    const { table } = await this.#unfolder.data(data);
    if (table) return rowsOf(table, rows, from);
    return (await this.#engine).preview(data, from + rows).slice(from);
  }

  async construct(question: ConstructionQuestion): Promise<Construction> {
    return (await this.#whole()).construct(question);
  }

  async ask<K extends keyof EngineQuestions>(
    name: K,
    question: EngineQuestions[K]['question'],
  ): Promise<EngineQuestions[K]['answer']> {
    const answer = (await this.#whole())[name] as (
      question: unknown,
    ) => EngineQuestions[K]['answer'];
    return answer(question);
  }

  /** The project that was open stays open if the new one is refused. */
  async open(project: Project): Promise<Opened> {
    const engine = await this.#engine;
    const session = engine.open(await this.#unfolder.project(project));
    this.#held = isHeld(project.data?.table) ? project.data.table : null;
    this.#session?.dispose();
    this.#session = session;
    this.#training = project.training ?? {};
    this.#progressAt = -Infinity;
    const { network, topology, data, metrics, weights, starts, progress } = session;
    this.#rows = data?.rows.train ?? 1;
    this.#epochTime = 0;
    return { network, topology, data, metrics, weights, starts, progress };
  }

  async frame(request: FrameRequest): Promise<Frame> {
    await this.#engine;
    const session = this.#open();
    if (request.restore) session.restore(request.restore);
    const between = request.train ? this.#train(session, request.train) : [];
    return { ...this.#frame(request), between };
  }

  /** Trains a slice, in pieces where it is given as a time; how things stood between them. */
  #train(session: CoreSession, request: TrainRequest): Metrics[] {
    const { milliseconds = 0, epochs = 0, samples = 0 } = request;
    if (milliseconds === 0 || epochs > 0 || samples > 0) {
      session.train(request);
      return [];
    }
    let { epoch, samples: before } = session.metrics;
    const between: Metrics[] = [];
    for (let left = milliseconds; ;) {
      const { first, later } = epochsBetween;
      const apart = this.#epochTime * (epoch < firstEpochs ? first : later);
      const least = Math.max(milliseconds / mostMeasured, apart);
      const piece = left < 2 * least ? left : least;
      left -= piece;
      const metrics = session.train({ milliseconds: piece });
      this.#epochTime = (piece * this.#rows) / Math.max(1, metrics.samples - before);
      if (left === 0 || metrics.status !== 'running') return between;
      between.push(metrics);
      ({ epoch, samples: before } = metrics);
    }
  }

  async reset(options?: { seed?: number }): Promise<Frame> {
    await this.#engine;
    this.#open().reset(options);
    return this.#frame({});
  }

  async configure(training: Training): Promise<Metrics> {
    await this.#engine;
    const metrics = this.#open().configure(training);
    if (training.optimizer) this.#training = training;
    return metrics;
  }

  async setWeights(weights: Float32Array): Promise<Metrics> {
    await this.#engine;
    this.#open().setWeights(weights);
    return this.#open().metrics;
  }

  async predict(rows: RawRow[]): Promise<Prediction[]> {
    await this.#whole();
    return this.#open().predict(rows);
  }

  async trace(inputs: number[], targets?: number[]): Promise<Trace> {
    await this.#whole();
    return this.#open().trace(inputs, targets);
  }

  async points(request: PointsRequest): Promise<Points> {
    await this.#engine;
    return this.#open().points(request);
  }

  async inspect<K extends keyof Inspections>(
    name: K,
    question: Inspections[K]['question'],
  ): Promise<Inspections[K]['answer']> {
    await (isAnsweredFirst(name, question as object | null) ? this.#engine : this.#whole());
    const session = this.#open();
    if (name === 'composition') return session.composition;
    if (name === 'turn') return session.turn;
    const answer = session[name] as (question: unknown) => Inspections[K]['answer'];
    return answer(question);
  }

  async restarts(question: Parameters<CoreSession['restarts']>[0]) {
    await this.#whole();
    return this.#open().restarts(question);
  }

  async exhaustive(question: Parameters<CoreSession['exhaustive']>[0]) {
    await this.#whole();
    return this.#open().exhaustive(question);
  }

  async fingerprint(): Promise<string> {
    await this.#engine;
    return this.#open().fingerprint();
  }

  async save(): Promise<Project> {
    await this.#engine;
    const project = this.#open().save();
    return this.#held ? { ...project, data: { ...project.data, table: this.#held } } : project;
  }

  async #whole(): Promise<CoreEngine> {
    const engine = await this.#engine;
    await engine.complete?.();
    return engine;
  }

  #open(): CoreSession {
    if (this.#session === null) {
      throw new EdgewiseError({ code: 'closed', path: '', message: 'No project is open.' });
    }
    return this.#session;
  }

  #frame(request: FrameRequest): Frame {
    const session = this.#open();
    const { metrics, weights } = session;
    const isLight = request.train === undefined || weights.length < fewEdges;
    return {
      metrics,
      weights,
      map: request.map ? session.map(request.map) : null,
      neuronMap: request.neuronMap ? session.map({ ...request.neuronMap, neurons: true }) : null,
      examples: request.examples ? session.examples(request.examples) : null,
      progress: this.#progress(session, isLight),
    };
  }

  /** What an optimizer remembers is as large as the weights: of many it goes along once a second. */
  #progress(session: CoreSession, isLight: boolean): Progress | null {
    const { name = 'sgd' } = this.#training.optimizer ?? {};
    const now = performance.now();
    if (!isLight && name !== 'sgd' && now - this.#progressAt < progressPause) return null;
    this.#progressAt = now;
    return session.progress;
  }
}
