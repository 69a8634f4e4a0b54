/**
 * The state of one playground: the project that is open, the latest frame of numbers, and whether
 * it trains. Elements read it and call its methods; it announces every change.
 */

import { createClient } from '../../../wasm/src/client.js';
import type {
  Client,
  Frame,
  FrameRequest,
  Inspections,
  Opened,
} from '../../../wasm/src/client-types.js';
import type { EngineQuestions, ListingQuestion, Turn } from '../../../wasm/src/answers.js';
import { EdgewiseError } from '../../../wasm/src/error.js';
import { isHeld, mostCells } from '../../../wasm/src/held.js';
import type {
  Cell,
  Data,
  GraphNetwork,
  NeuronKind,
  Project,
  Table,
  Training,
} from '../../../wasm/src/project.js';
import type {
  DataInfo,
  MapRequest,
  Points,
  Prediction,
  RawRow,
  Trace,
  TrainRequest,
} from '../../../wasm/src/types.js';
import type { Preset } from '../data/presets.js';
import { dataOf, dataSetOf, dataSets, firstDataSet, type DataSet } from '../data/sets.js';
import type { Drawing, Sheet } from './drawing.js';
import { graphOf, type GraphChange } from './graph.js';
import {
  defaultShape,
  fresh,
  isLayered,
  outputFor,
  projectFor,
  shapeOf,
  withShape,
  type Shape,
} from './fit.js';
import { formatCount, formatNumber } from '../views/format.js';
import { coalesce } from './coalesce.js';
import { calmerStepSize } from './divergence.js';
import { LossHistory, noLosses } from './history.js';
import { axesFor, heldAt, type Axes } from './axes.js';
import { nextFrame } from './next-frame.js';
import { Pace, usualSpeed, type Speed } from './speed.js';
import type { Positions } from './positions.js';
import { keepProject, keptProject, ownProject } from './storage.js';
import { tableOfRows, withTable, withTypes } from './tables.js';
import { Timeline, type Kept } from './timeline.js';
import { UndoStack, type Before } from './undo.js';

export type StepAmount = 'example' | 'batch' | 'epoch';

/** Something to tell: a fault of the user's, or what the page did by itself. */
export interface Message {
  kind: 'fault' | 'note';
  text: string;
  /** Neurons of a refused cycle, to be shown in the drawing. */
  cycle?: readonly string[];
  /** A safe way on, as a button. */
  fix?: { label: string; act: () => Promise<void> };
}

const worstFirst: ListingQuestion = { set: 'test', order: 'loss', descending: true };
const previewRows = 8;
const usualTraining: Training = { batch: 10, stepSize: { initial: 0.1 } };
const mapResolution = { running: 64, resting: 120 };
const curveResolution = 481;
const neuronMapResolutions = { running: 24, resting: 48 };
/** Networks with more neurons show no maps inside them. */
const mostNeuronMaps = 100;
/** Milliseconds. */
const saveDelay = 1000;
const saveWhileRunning = 10_000;

export class Playground extends EventTarget {
  readonly #client: Client;
  readonly #history = new LossHistory();
  /** Earlier moments of this run. */
  readonly timeline = new Timeline();
  #arrival: Promise<void> = Promise.resolve();
  /** What is about to stand here instead: what is asked meanwhile would meet it. */
  #opening: Promise<unknown> | null = null;
  readonly #pace = new Pace();
  readonly #undo = new UndoStack();
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #isToldNotKept = false;
  /** It trained when the worker was lost for good. */
  #isInterrupted = false;
  #generation = 0;
  #lastChange: Promise<boolean> = Promise.resolve(true);

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
  /** The example whose turn it was, while few are trained at a time. */
  turn: Turn | null = null;
  /** The idea that was chosen to be tried, while what it opened stands here. */
  idea: { name: string; look: string } | null = null;
  /** Points are drawn by hand; null otherwise. */
  drawing: Drawing | null = null;
  /** The example that is looked at from near. */
  example: { set: 'train' | 'test'; index: number } = { set: 'train', index: 0 };
  /** Which rows the table of predictions shows, and in which order. */
  rows: ListingQuestion = worstFirst;

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

  /**
   * Opens what stood here before a reload, else the project of a link, else the last one that was
   * kept, else the first data set.
   */
  async start(link = ''): Promise<void> {
    this.loading = true;
    const own = ownProject();
    if (!(own && (await this.#open(own))) && !(await this.openLink(link))) {
      const fault = link === '' ? null : this.message;
      const kept = keptProject();
      if (!(kept && (await this.#open(kept)))) {
        const set = dataSets.find((one) => one.id === firstDataSet) ?? dataSets[0];
        if (set) await this.chooseDataSet(set);
      }
      if (fault) this.message = fault;
    }
    this.loading = false;
    if (!this.opened) this.#offer('Try again', () => this.start(link));
    this.#changed();
  }

  dispose(): void {
    this.running = false;
    this.#client.dispose();
  }

  // ---- data

  /** A data set of the page, with the settings that suit it. */
  async chooseDataSet(set: DataSet): Promise<boolean> {
    const data = await this.loaded(
      `The data set "${set.label}"`,
      () => dataOf(set),
      () => this.chooseDataSet(set),
    );
    if (!data) return false;
    const functions = set.hidden.map(() => set.function);
    const view = 'file' in set ? { dataSet: set.id } : undefined;
    const shape = { hidden: set.hidden, functions };
    return this.#visit(() =>
      this.#useData(data, shape, set.training, { title: set.label, ...(view && { view }) }),
    );
  }

  /** A table of the user's own; the hidden layers stay. */
  async useTable(data: Data, title: string): Promise<boolean> {
    const current = this.project ? shapeOf(this.project.network) : null;
    return this.#visit(() =>
      this.#useData(data, current ?? defaultShape, usualTraining, { title }),
    );
  }

  /** The first table that was drawn on an empty sheet. */
  async useDrawn(data: Data, shape: Shape, view: Project['view'] & object): Promise<boolean> {
    await this.remember();
    return this.#useData(data, shape, usualTraining, { title: 'Drawn data', view });
  }

  /** Other settings of the same data: roles, split, scale, noise, … */
  async changeData(patch: Partial<Data>): Promise<boolean> {
    return this.#replaceData((data) => ({ ...data, ...patch }));
  }

  /** The same data with another table, from now on an own one; its title says so where it was not. */
  async changeTable(table: Table, renamed?: ReadonlyMap<string, string>): Promise<boolean> {
    const { project, opened } = this;
    const info = opened?.data;
    const set = dataSetOf(project?.data, project?.view);
    if (!project?.data || !info) return false;
    return this.#replaceData((data) => withTable(data, info, table, renamed), set?.label);
  }

  /** All rows of the data at hand; null, with a message, where they are too many for the page. */
  async wholeTable(): Promise<Table | null> {
    const data = this.project?.data;
    const info = this.opened?.data;
    if (!data || !info) return null;
    if (isHeld(data.table)) {
      this.#tell(
        'note',
        `This table is too large to be edited here: at most ${mostCells.toLocaleString('en')} cells. Take a sample of its rows.`,
      );
      return null;
    }
    if (data.table) return withTypes(data.table, info);
    const rows = await this.#attempt(() => this.#client.preview(data, info.rows.total));
    return rows ? tableOfRows(info, rows) : null;
  }

  /** One raw row by its number from 0. */
  async row(number: number): Promise<Record<string, Cell> | null> {
    const data = this.project?.data;
    const info = this.opened?.data;
    if (!data || !info) return null;
    const rows = await this.#attempt(() => this.#client.preview(data, 1, number));
    const cells = rows?.[0];
    return cells
      ? Object.fromEntries(info.columns.map(({ name }, c) => [name, cells[c] ?? null]))
      : null;
  }

  /** `origin`: the set whose table is now an own one. */
  #replaceData(change: (data: Data) => Data, origin?: string): Promise<boolean> {
    return this.#inTurn(async () => {
      const { project } = this;
      if (!project?.data) return false;
      const wasRunning = this.running;
      this.pause();
      await this.remember();
      const { dataSet, ...others } = project.view ?? {};
      const view =
        origin === undefined
          ? { ...others, ...(dataSet ? { dataSet } : {}) }
          : { ...others, origin };
      const title = origin === undefined ? (project.title ?? '') : `${origin}, edited`;
      const accepted = await this.#useData(
        change(project.data),
        shapeOf(project.network),
        this.training,
        { title, view },
        project,
      );
      if (accepted && wasRunning) this.play();
      return accepted;
    });
  }

  /** Changes are made one after the other, each to what the last one left. */
  #inTurn(change: () => Promise<boolean>): Promise<boolean> {
    const changed = this.#lastChange.then(change);
    this.#lastChange = changed.catch(() => false);
    return changed;
  }

  /**
   * `shape`: the hidden layers; null keeps a graph as it is, where it fits the data. `before`: the
   * project whose data have changed, if they are no others.
   */
  async #useData(
    data: Data,
    shape: Shape | null,
    training: Training,
    rest: Pick<Project, 'title' | 'view'>,
    before?: Project,
  ): Promise<boolean> {
    try {
      const info = await this.#client.describe(data);
      const kept = shape === null ? await this.#withGraph(data, info, training) : null;
      const had = this.opened?.data;
      const chosen =
        before && had ? (await import('./refit.js')).chosenOutput(before, had, info) : {};
      const project = kept ?? projectFor(data, info, shape ?? defaultShape, training, chosen);
      return await this.#open({ ...project, ...rest });
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  // ---- drawing

  /** Points by hand, on the present data or on an empty sheet. */
  async startDrawing(sheet?: Sheet): Promise<void> {
    const { Drawing } = await import('./drawing.js');
    const drawing = new Drawing(this);
    this.pause();
    if (sheet || !(await drawing.begin())) drawing.beginEmpty(sheet ?? 'classes');
    this.drawing = drawing;
    this.#changed();
  }

  stopDrawing(): void {
    if (!this.drawing) return;
    this.drawing = null;
    if (this.axes?.range) {
      const { range: _, ...axes } = this.axes;
      this.setAxes(axes);
    }
    this.#changed();
  }

  async #withGraph(data: Data, info: DataInfo, training: Training): Promise<Project | null> {
    const { project, opened, graph } = this;
    const network = project?.network;
    if (!network || isLayered(network) || !graph || !opened?.data) return null;
    const count = (kind: NeuronKind) => network.neurons.filter((one) => one.kind === kind).length;
    const { width, loss } = outputFor(info);
    const fits = count('input') === info.inputWidth && count('output') === width;
    if (fits && loss === outputFor(opened.data).loss) {
      return { edgewise: 1, network, data, training };
    }
    const { refitted } = await import('./refit.js');
    return { edgewise: 1, data, ...refitted(graph, opened.data, info, training) };
  }

  // ---- network

  async changeShape(shape: Shape): Promise<void> {
    if (!this.project) return;
    await this.remember();
    await this.#open(withShape(this.project, shape));
  }

  /** The network as a graph that can be drawn on; null while nothing is open. */
  get graph(): GraphNetwork | null {
    const { opened, frame, project } = this;
    return opened && frame ? graphOf(opened.network, frame.weights, project?.network) : null;
  }

  /**
   * Changes the drawn graph, and where its neurons stand, as one step; one that is refused (a cycle,
   * say) changes nothing.
   */
  changeGraph(change: GraphChange, positions: Positions | null = null): Promise<boolean> {
    return this.#inTurn(async () => {
      this.pause();
      const before = await this.present();
      const latest = before && this.timeline.atLatest(before);
      const { graph, project } = this;
      if (!before || !graph || !project) return false;
      const losses = this.#history.copy();
      const view = { ...project.view, ...(positions && { positions }) };
      const accepted = await this.#open(fresh({ ...project, network: change(graph), view }));
      if (accepted && latest && latest !== before) this.#undo.remember({ project: latest, losses });
      if (accepted) this.#undo.remember({ project: before, losses });
      this.#changed();
      return accepted;
    });
  }

  /** Neurons are elsewhere in the drawing; nothing that is computed changes. */
  async moveNeurons(positions: Positions | null): Promise<void> {
    await this.#noteForUndo();
    if (!this.project) return;
    const { positions: _, ...view } = this.project.view ?? {};
    this.project = { ...this.project, view: { ...view, ...(positions && { positions }) } };
    this.#saveSoon();
    this.#changed();
  }

  /** Fully connected layers in place of a free graph. */
  async useLayers(): Promise<void> {
    const { project, opened } = this;
    if (!project?.data || !opened?.data) return;
    await this.remember();
    const layered = projectFor(project.data, opened.data, defaultShape, this.training);
    await this.#open({ ...layered, title: project.title ?? '' });
  }

  /** An idea to try, with what to look for. */
  async choosePreset(preset: Preset): Promise<void> {
    this.stopDrawing();
    if (!(await this.#openPreset(preset))) return;
    this.idea = { name: `${preset.id} ${preset.label}`, look: preset.look };
    this.#changed();
  }

  async #openPreset({ make, label, training }: Preset): Promise<boolean> {
    if ('set' in make) {
      const set = dataSets.find((one) => one.id === make.set);
      return set !== undefined && this.chooseDataSet(set);
    }
    const project =
      'edgewise' in make
        ? make
        : (await this.#attempt(() => this.#client.construct(make)))?.project;
    if (!project) return false;
    return this.openProject({ ...project, title: label, ...(training && { training }) });
  }

  closeIdea(): void {
    this.idea = null;
    this.#changed();
  }

  async setWeight(edge: number, weight: number): Promise<void> {
    await this.remember();
    await this.dragWeight(edge, weight);
  }

  /** The same without a step of undo: while it is dragged. */
  async dragWeight(edge: number, weight: number): Promise<void> {
    await this.#goOn();
    const weights = this.frame?.weights.slice();
    if (!weights) return;
    weights[edge] = weight;
    await this.#attempt(() => this.#client.setWeights(weights));
    await this.refresh();
  }

  /** All weights from elsewhere, such as one of many starts, after so many epochs of training. */
  async useWeights(weights: Float32Array, epochs = 0): Promise<void> {
    this.pause();
    await this.remember();
    const progress = { samples: epochs * (this.opened?.data?.rows.train ?? 0) };
    const request = this.#request({ restore: { weights: weights.slice(), progress } });
    const frame = await this.#attempt(() => this.#client.frame(request));
    if (!frame) return;
    this.#forgetRun();
    this.#show(frame);
    this.#saveSoon();
  }

  // ---- undo, links, files

  get canUndo(): boolean {
    return this.#undo.canUndo || (this.drawing?.canUndo ?? false);
  }

  get canRedo(): boolean {
    return this.#undo.canRedo;
  }

  /** The project as it stands, with weights, progress and view. */
  async present(): Promise<Project | null> {
    if (!this.opened) return null;
    const saved = await this.#attempt(() => this.#client.save());
    if (!saved) return null;
    return this.#titled(saved);
  }

  /** The same for when it is left: who only looks back loses nothing by that. */
  async atLatest(): Promise<Project | null> {
    const present = await this.present();
    return present && this.timeline.atLatest(present);
  }

  #titled(saved: Project): Project {
    const view = this.project?.view;
    const title = this.project?.title;
    return { ...saved, ...(title === undefined ? {} : { title }), ...(view ? { view } : {}) };
  }

  /** Notes the present state, before a change that can be undone. */
  async remember(): Promise<void> {
    await this.#goOn();
    await this.#noteForUndo();
  }

  async #noteForUndo(): Promise<void> {
    const before = await this.#before();
    if (before) this.#undo.remember(before);
    this.#changed();
  }

  /** What a step of undo comes back to. */
  async #before(): Promise<Before | null> {
    const project = await this.atLatest();
    return project && { project, losses: this.#history.copy() };
  }

  async undo(): Promise<void> {
    if (!(await this.drawing?.undo())) await this.undoProject();
    this.#changed();
  }

  async undoProject(): Promise<void> {
    await this.#goTo((present) => this.#undo.undo(present));
  }

  async redo(): Promise<void> {
    await this.#goTo((present) => this.#undo.redo(present));
  }

  async #goTo(choose: (present: Before) => Before | null): Promise<void> {
    this.pause();
    const present = await this.#before();
    const target = present && choose(present);
    if (!target || !(await this.#open(target.project)) || !this.frame) return;
    this.#history.takeUp(target.losses);
    this.#history.goBackTo(this.#epochOf(this.frame));
    this.#show(this.frame);
  }

  /** Opens a whole document: a file, a link, a construction. */
  async openProject(project: Project): Promise<boolean> {
    return this.#visit(() => this.#open(project));
  }

  /** Opens what the browser's history leads to. */
  async goTo(project: Project): Promise<void> {
    await this.#goTo((present) => {
      this.#undo.remember(present);
      return { project, losses: noLosses };
    });
  }

  /** Opens something else, as a step of undo and of the browser's history: it has what was there before. */
  async #visit(open: () => Promise<boolean>): Promise<boolean> {
    const before = await this.#before();
    if (!(await open())) return false;
    if (before) {
      this.#undo.remember(before);
      this.dispatchEvent(new CustomEvent('visit', { detail: before.project }));
      this.#changed();
    }
    return true;
  }

  async openLink(hash: string): Promise<boolean> {
    try {
      if (hash === '') return false;
      const { projectOfLink } = await import('./link.js');
      const project = projectOfLink(hash);
      return project !== null && (await this.#open(project));
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  /** The part of a link behind the `#`; null, with a message, where it would be too long. */
  async link(): Promise<string | null> {
    const present = await this.present();
    if (!present) return null;
    if (isHeld(present.data?.table)) {
      this.#tell('note', 'This project is too large for a link. A file takes all of it along.');
      this.#offerFile();
      return null;
    }
    const { linkOf, longestLink } = await import('./link.js');
    const link = linkOf(present);
    if (link.length <= longestLink) return link;
    this.#tell(
      'note',
      `As a link this project would have ${formatCount(link.length)} characters, too many for most programs. A file takes all of it along.`,
    );
    this.#offerFile();
    return null;
  }

  // ---- looking closer

  inspect<K extends keyof Inspections>(
    name: K,
    question: Inspections[K]['question'],
  ): Promise<Inspections[K]['answer']> {
    return this.#client.inspect(name, question);
  }

  /** Asks what concerns no open project. */
  ask<K extends keyof EngineQuestions>(
    name: K,
    question: EngineQuestions[K]['question'],
  ): Promise<EngineQuestions[K]['answer']> {
    return this.#client.ask(name, question);
  }

  trace(inputs: number[], targets?: number[]): Promise<Trace> {
    return this.#client.trace(inputs, targets);
  }

  // ---- training

  play(): void {
    if (this.running || !this.opened?.data) return;
    this.running = true;
    this.#isInterrupted = false;
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

  async step(amount: StepAmount): Promise<void> {
    this.running = false;
    await this.#goOn();
    const generation = this.#generation;
    const train =
      amount === 'epoch' ? { epochs: 1 } : { samples: amount === 'batch' ? this.#toBatchEnd() : 1 };
    const frame = await this.#attempt(() => this.#client.frame(this.#request({ train })));
    if (frame && (await this.#followTurn(train, generation))) this.#show(frame);
    this.#saveSoon();
  }

  /**
   * Where few examples are trained at a time, the last of them is the one to look at. False where
   * something else has been opened since.
   */
  async #followTurn({ samples = Infinity }: TrainRequest, generation: number): Promise<boolean> {
    await this.#opening;
    if (generation !== this.#generation) return false;
    const isFew = samples <= (this.training.batch ?? 1);
    const turn = isFew ? ((await this.#attempt(() => this.inspect('turn', {}))) ?? null) : null;
    if (generation !== this.#generation) return false;
    this.turn = turn;
    if (turn) this.example = { set: 'train', index: turn.index };
    return true;
  }

  /** Examples until the next step of the weights; the last batch of an epoch may be shorter. */
  #toBatchEnd(): number {
    const rows = this.opened?.data?.rows.train ?? 1;
    const batch = this.training.batch ?? 1;
    const place = (this.frame?.metrics.samples ?? 0) % rows;
    return Math.min(batch - (place % batch), rows - place);
  }

  /** Back to the same start, or to the start of another seed. */
  async reset(seed?: number): Promise<void> {
    const wasRunning = this.running;
    this.running = false;
    await this.#arrival;
    await this.#opening;
    const before = await this.#before();
    this.timeline.clear();
    const frame = await this.#attempt(() =>
      this.#client.reset(seed === undefined ? undefined : { seed }),
    );
    if (!frame) return;
    if (before) this.#undo.remember(before);
    if (seed !== undefined) this.#rememberTraining({ init: { ...this.training.init, seed } });
    this.#forgetRun();
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
    const before = await this.#before();
    const metrics = await this.#attempt(() => this.#client.configure(training));
    if (!metrics) return false;
    if (before) this.#undo.remember(before);
    this.#rememberTraining(training);
    this.message = null;
    await this.refresh();
    this.#saveSoon();
    return true;
  }

  /** Ends training at a number of epochs, a loss …, or no longer at it (null). */
  async stopAt(key: keyof NonNullable<Training['stop']>, value: number | null): Promise<void> {
    // As a patch of the document: null takes the key away.
    const patch = { stop: { [key]: value } } as unknown as Training;
    const before = await this.#before();
    if (!(await this.#attempt(() => this.#client.configure(patch))) || !this.project) return;
    if (before) this.#undo.remember(before);
    const { [key]: _before, ...others } = this.training.stop ?? {};
    const stop = value === null ? others : { ...others, [key]: value };
    this.project = { ...this.project, training: { ...this.training, stop } };
    this.message = null;
    await this.refresh();
    this.#saveSoon();
  }

  setSpeed(speed: Speed): void {
    this.speed = speed;
    this.#pace.restart();
    this.#changed();
  }

  async #run(): Promise<void> {
    await this.#goOn();
    while (this.running) {
      const generation = this.#generation;
      const train = this.#pace.next(this.speed, this.opened?.data?.rows.train ?? 1);
      if (train) {
        const frame = await this.#attempt(() => this.#client.frame(this.#request({ train })));
        if (!frame) {
          this.running = false;
        } else if (await this.#followTurn(train, generation)) {
          this.#show(frame);
          if (frame.metrics.status !== 'running') this.#ended(frame);
          else this.#saveTimer ??= setTimeout(() => void this.save(), saveWhileRunning);
        }
      }
      // The next slice only after this one has been drawn, and of what is open by then.
      await nextFrame();
      await this.#opening;
    }
    this.#changed();
  }

  #ended(frame: Frame): void {
    this.running = false;
    if (frame.metrics.status === 'diverged') this.#offerCalmerStart(frame.metrics.reason);
    else this.#tell('note', frame.metrics.reason);
    void this.refresh();
    this.#saveSoon();
  }

  #offerCalmerStart(reason: string): void {
    const initial = calmerStepSize(this.training);
    const act = async () => {
      if (!(await this.configure({ stepSize: { initial } }))) return;
      await this.reset();
      this.play();
    };
    const label = `Start again with step size ${formatNumber(initial)}`;
    this.message = { kind: 'fault', text: reason, fix: { label, act } };
    this.#changed();
  }

  // ---- the timeline

  /** The epoch of the earlier moment that is looked at; null at the latest. */
  get shownEpoch(): number | null {
    const { shown } = this.timeline;
    return shown && this.#epochOf(shown);
  }

  /** Looks at a moment of this run. Nothing is lost before training goes on from there. */
  async showMoment(moment: Kept): Promise<void> {
    if (this.#opening) return;
    this.pause();
    this.timeline.show(moment);
    this.#changed();
    this.#arrival = this.#arrive();
    await this.#arrival;
  }

  readonly #arrive = coalesce(async () => {
    const { timeline } = this;
    // Where training stands is known in full only once it is at rest.
    const latest = timeline.moments.at(-1);
    if ((this.frame?.metrics.samples ?? 0) >= (latest?.metrics.samples ?? 0)) await this.refresh();
    const moment = timeline.shown ?? timeline.moments.at(-1);
    if (!moment) return;
    const generation = this.#generation;
    const { weights, progress } = moment;
    const request = this.#request({ restore: { weights, progress } });
    const frame = await this.#attempt(() => this.#client.frame(request));
    if (frame && generation === this.#generation) this.#show(frame);
  });

  /** Before anything changes the weights: what came after the moment looked at is left to Undo. */
  async #goOn(): Promise<void> {
    await this.#arrival;
    await this.#opening;
    const { shownEpoch } = this;
    if (shownEpoch === null) return;
    const present = this.#client.snapshot();
    if (present) {
      const project = this.timeline.atLatest(this.#titled(present));
      this.#undo.remember({ project, losses: this.#history.copy() });
    }
    this.timeline.goOn();
    this.#history.goBackTo(shownEpoch);
    if (this.frame) this.#show(this.frame);
  }

  // ---- outputs

  setAxes(axes: Axes): void {
    this.axes = axes;
    if (this.project) {
      this.project = { ...this.project, view: { ...this.project.view, axes } };
    }
    void this.#loadPoints();
    void this.refresh();
    this.#saveSoon();
    this.#changed();
  }

  showRows(question: ListingQuestion): void {
    this.rows = question;
    this.#changed();
  }

  /** An example to look at from near, by its place in its set. */
  chooseExample(set: 'train' | 'test', index: number): void {
    this.example = { set, index };
    this.#changed();
  }

  /** What the network makes of a raw row; faults go to the caller. */
  async predict(row: RawRow): Promise<Prediction | undefined> {
    return (await this.#client.predict([row]))[0];
  }

  /** Asks for a frame without training, once more if asked again meanwhile. */
  readonly refresh = coalesce(async () => {
    await this.#opening;
    const generation = this.#generation;
    const frame = await this.#attempt(() => this.#client.frame(this.#request({})));
    if (frame && generation === this.#generation) this.#show(frame);
  });

  dismiss(): void {
    this.message = null;
    this.#changed();
  }

  /** Tells those who follow that something of this state's parts has changed. */
  announce(): void {
    this.#changed();
  }

  note(text: string): void {
    this.#tell('note', text);
  }

  // ---- inside

  async #open(project: Project): Promise<boolean> {
    await this.#arrival;
    const opening = this.#attempt(() => this.#client.open(project));
    this.#opening = opening;
    const opened = await opening;
    if (this.#opening === opening) this.#opening = null;
    if (!opened) return false;
    this.#generation += 1;
    // Another project by its title: what the idea says is not about it.
    if (project.title !== this.project?.title) this.idea = null;
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
    this.#forgetRun();
    this.#keepExample(opened);
    this.axes = axesFor(opened.data, project.view?.axes);
    const generation = this.#generation;
    // Asked for before the page draws the network: the worker computes meanwhile.
    const first = this.#attempt(() => this.#client.frame(this.#request({})));
    this.#show(this.frame);
    const [frame] = await Promise.all([first, this.#loadPoints(), this.#loadPreview()]);
    if (frame && generation === this.#generation) this.#show(frame);
    this.#saveSoon();
    await this.drawing?.follow();
    return true;
  }

  /** The chosen example stays chosen where there still is one of its number. */
  #keepExample(opened: Opened): void {
    const { set, index } = this.example;
    if (index >= (opened.data?.rows[set] ?? 0)) this.example = { set: 'train', index: 0 };
    const names = new Set(opened.data?.columns.map(({ name }) => name));
    const { cell, column, ...rows } = this.rows;
    const isKnown = (name: string | undefined) => name === undefined || names.has(name);
    if (!isKnown(column) || cell) this.rows = { ...worstFirst, ...(rows.set && { set: rows.set }) };
  }

  async #loadPoints(): Promise<void> {
    const { axes } = this;
    const generation = this.#generation;
    const request = axes && {
      x: axes.x,
      ...(axes.y !== null && { y: axes.y }),
      ...(axes.target !== undefined && { target: axes.target }),
    };
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
    if (!axes) return request;
    const base: Omit<MapRequest, 'resolution'> = {
      x: axes.x,
      fixed: heldAt(this.opened?.data ?? null, axes),
      ...(axes.y === null ? {} : { y: axes.y }),
      ...(axes.range ? { range: axes.range } : {}),
    };
    const resolution = this.running ? mapResolution.running : mapResolution.resting;
    const neurons = this.opened?.network.neurons.length ?? 0;
    const neuronMapResolution = neuronMapResolutions[this.running ? 'running' : 'resting'];
    return {
      ...request,
      map: { ...base, resolution: axes.y === null ? curveResolution : resolution },
      neuronMap: neurons <= mostNeuronMaps ? { ...base, resolution: neuronMapResolution } : null,
    };
  }

  #show(frame: Frame): void {
    this.frame = frame;
    if (this.timeline.add(frame)) {
      for (const metrics of [...(frame.between ?? []), frame.metrics]) {
        this.#history.add(this.#epochOf({ metrics }), metrics.trainLoss, metrics.testLoss);
      }
    }
    this.#changed();
  }

  /** With the part of the epoch that is done. */
  #epochOf({ metrics }: Pick<Frame, 'metrics'>): number {
    return metrics.samples / (this.opened?.data?.rows.train ?? 1);
  }

  #forgetRun(): void {
    this.turn = null;
    this.#history.clear();
    this.timeline.clear();
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

  /**
   * Gets a part of the page or its data over the connection; where that fails, says so and offers
   * to do `again` what led to it.
   */
  async loaded<T>(
    what: string,
    get: () => Promise<T>,
    again: () => unknown = get,
  ): Promise<T | undefined> {
    try {
      return await get();
    } catch {
      this.#tell('fault', `${what} could not be loaded. Is there a connection?`);
      this.#offer('Try again', again);
      return undefined;
    }
  }

  /** Adds a way on to what was told. */
  #offer(label: string, act: () => unknown): void {
    if (!this.message) return;
    const { message } = this;
    this.message = {
      ...message,
      fix: {
        label,
        act: async () => {
          this.dismiss();
          await act();
        },
      },
    };
    this.#changed();
  }

  /** Keeps the project, with its weights, for the next visit. */
  async save(): Promise<void> {
    const present = await this.atLatest();
    if (present) this.#keep(present);
  }

  /** The same at once, as of the last frame: the page may be gone before the worker answers. */
  saveNow(): void {
    const last = this.#client.snapshot();
    if (last) this.#keep(this.timeline.atLatest(this.#titled(last)));
  }

  #keep(present: Project): void {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = undefined;
    this.dispatchEvent(new CustomEvent('keep', { detail: present }));
    if (keepProject(present) || this.#isToldNotKept || this.message) return;
    // Nothing of the person's own is lost yet.
    if (!this.canUndo && !this.frame?.metrics.samples) return;
    this.#isToldNotKept = true;
    this.#tell(
      'note',
      'This browser does not keep your work for the next visit: its storage is full or closed, or the project too large. All goes on, but save the project as a file before you leave.',
    );
    this.#offerFile();
  }

  #offerFile(): void {
    this.#offer('Save the file', () => this.saveFile());
  }

  async saveFile(): Promise<void> {
    await (await import('./project-file.js')).saveProjectFile(this);
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
    const said = error instanceof Error ? error.message : String(error);
    const code = error instanceof EdgewiseError ? error.code : '';
    if (code === 'disposed') return;
    const text =
      code === 'load'
        ? `What computes could not be loaded. Is there a connection? (${said})`
        : said;
    const cycle = error instanceof EdgewiseError ? error.neurons : [];
    const kept = cycle.length > 0 ? ' The drawing stays as it was.' : '';
    this.#tell('fault', text + kept, cycle);
    if (code === 'worker-lost') {
      this.#isInterrupted ||= this.running;
      this.#offer('Go on', () => (this.#isInterrupted ? this.play() : this.refresh()));
    }
  }

  #tell(kind: Message['kind'], text: string, cycle: readonly string[] = []): void {
    this.message = { kind, text, ...(cycle.length > 0 && { cycle }) };
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
