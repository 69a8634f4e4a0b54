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
import { merged } from '../../../wasm/src/merge.js';
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
import type { Idea } from '../project/idea.js';
import { dataOf, dataSetOf, dataSets, firstDataSet, type DataSet } from '../project/sets.js';
import type { Drawing, Sheet } from './drawing.js';
import { graphOf, type GraphChange } from '../project/graph.js';
import {
  defaultShape,
  fresh,
  isLayered,
  projectFor,
  shapeOf,
  withShape,
  type Shape,
  type ShapeMaker,
} from '../project/fit.js';
import { formatNumber } from '../kit/format.js';
import { coalesce } from '../kit/coalesce.js';
import { Commands } from './commands.js';
import { calmerStepSize } from '../project/divergence.js';
import { LossHistory, noLosses, type LossSeries } from './history.js';
import { axesFor, heldAt, type Axes } from '../project/axes.js';
import { nextFrame } from '../kit/next-frame.js';
import { Pace, usualSpeed, type Speed } from './speed.js';
import type { Positions } from '../project/positions.js';
import { tableOfRows, withTable, withTypes } from '../project/tables.js';
import { Timeline, type Kept } from './timeline.js';
import { UndoStack, type Before } from './undo.js';

export type StepAmount = 'example' | 'batch' | 'epoch';

/** Other hidden layers, or what makes them of the present ones. */
export type ShapeChange = Shape | ShapeMaker;

/** Other settings of the data, or what makes them of the present ones. */
export type DataChange = Partial<Data> | ((data: Data, info: DataInfo) => Partial<Data>);

/** Another table, or what makes it of the present one: null leaves it. */
export type TableChange = Table | ((table: Table) => Table | null);

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

/** Keeps projects beyond the page's life. */
export interface Keeper {
  /** What stood in this place before a reload. */
  own(): Project | null;
  /** What was kept last, wherever that was. */
  last(): Project | null;
  /** False where it cannot be kept. */
  keep(project: Project): boolean;
  /** What was kept there does not open: it is put aside, where nothing writes over it. */
  notOpened?(which: 'own' | 'last'): void;
  /** What was put aside and waits to be saved as a file. */
  waiting?(): { save: () => void } | null;
}

/** Faults of the place, not of the project: it opens another time. */
const passingFaults = new Set(['load', 'worker-lost', 'disposed', 'unsupported-browser']);

export class Playground extends EventTarget {
  readonly #client: Client;
  readonly #keeper: Keeper | null;
  /** Whatever changes what is open or how it trains is one of these; so is what is said of it. */
  readonly #commands = new Commands();
  readonly #history = new LossHistory();
  /** Earlier moments of this run. */
  readonly timeline = new Timeline();
  readonly #pace = new Pace();
  readonly #undo = new UndoStack();
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #isToldNotKept = false;
  /** Of the last fault. */
  #faultCode = '';
  /** It trained when the worker was lost for good. */
  #isInterrupted = false;
  #generation = 0;
  /** Runs that have begun: each with a timeline of its own. */
  #runs = 0;
  /** How often Play was asked for, and how many commands had been given by then. */
  #plays = 0;
  #playedAt = 0;
  #isLooping = false;

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

  constructor({ client, keeper = null }: { client?: Client; keeper?: Keeper | null } = {}) {
    super();
    this.#keeper = keeper;
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
  start(link = ''): Promise<void> {
    this.loading = true;
    return this.#commands.give(() => this.#start(link));
  }

  async #start(link: string): Promise<void> {
    if (!(await this.#openKept('own')) && !(await this.#openLink(link))) {
      const fault = link === '' ? null : this.message;
      if (!(await this.#openKept('last'))) {
        const set = dataSets.find((one) => one.id === firstDataSet) ?? dataSets[0];
        if (set) await this.#useDataSet(set, this.#dataOf(set));
      }
      if (fault) this.message = fault;
    }
    const waiting = this.opened && !this.message ? this.#keeper?.waiting?.() : null;
    if (waiting) {
      this.#tell(
        'fault',
        'The project that was kept here from an earlier visit cannot be opened. Nothing is written over it: save it as a file, so that it is not lost.',
      );
      this.#offer('Save the file', waiting.save);
    }
    this.loading = false;
    if (!this.opened) this.#offer('Try again', () => this.start(link));
    this.#changed();
  }

  /** Opens what was kept, if anything was; what does not open is put aside. */
  async #openKept(which: 'own' | 'last'): Promise<boolean> {
    const project = this.#keeper?.[which]();
    if (!project) return false;
    if (await this.#open(project)) return true;
    if (!passingFaults.has(this.#faultCode)) this.#keeper?.notOpened?.(which);
    return false;
  }

  dispose(): void {
    this.running = false;
    this.#client.dispose();
  }

  // ---- data

  /** A data set of the page, with the settings that suit it. */
  chooseDataSet(set: DataSet): Promise<boolean> {
    const data = this.#dataOf(set);
    return this.#commands.give(() => this.#useDataSet(set, data), data);
  }

  #dataOf(set: DataSet): Promise<Data | undefined> {
    return this.loaded(
      `The data set "${set.label}"`,
      () => dataOf(set),
      () => this.chooseDataSet(set),
    );
  }

  async #useDataSet(set: DataSet, loading: Promise<Data | undefined>): Promise<boolean> {
    const data = await loading;
    if (!data) return false;
    const functions = set.hidden.map(() => set.function);
    const view = 'file' in set ? { dataSet: set.id } : undefined;
    const shape = { hidden: set.hidden, functions };
    return this.#visit(() =>
      this.#useData(data, shape, set.training, { title: set.label, ...(view && { view }) }),
    );
  }

  /** A table of the user's own; the hidden layers stay. */
  useTable(data: Data, title: string): Promise<boolean> {
    return this.#commands.give(() => {
      const current = this.project ? shapeOf(this.project.network) : null;
      return this.#visit(() =>
        this.#useData(data, current ?? defaultShape, usualTraining, { title }),
      );
    });
  }

  /** The first table that was drawn on an empty sheet. */
  useDrawn(data: Data, shape: Shape, view: Project['view'] & object): Promise<boolean> {
    return this.#commands.give(() =>
      this.#replace(() => this.#useData(data, shape, usualTraining, { title: 'Drawn data', view })),
    );
  }

  /** Other settings of the same data: roles, split, scale, noise, … A table takes the set's place. */
  changeData(change: DataChange): Promise<boolean> {
    return this.#commands.give(() =>
      this.#replaceData((data, info) => {
        const patch = typeof change === 'function' ? change(data, info) : change;
        const { builtin: _, generator: __, ...others } = data;
        return { ...(patch.table ? others : data), ...patch };
      }),
    );
  }

  /** The same data with another table, from now on an own one; its title says so where it was not. */
  changeTable(change: TableChange, renamed?: ReadonlyMap<string, string>): Promise<boolean> {
    return this.#commands.give(async () => {
      const whole = await this.#wholeTable();
      const table = typeof change === 'function' ? whole && change(whole) : change;
      if (!table) return false;
      const set = dataSetOf(this.project?.data, this.project?.view);
      const changed = (data: Data, info: DataInfo) => withTable(data, info, table, renamed);
      const kept = whole && (await this.#reworded(whole, table, changed, renamed));
      return kept
        ? this.#replace(() => this.#goOnAs({ ...kept, ...this.#called(kept, set?.label) }))
        : this.#replaceData(changed, set?.label);
    });
  }

  /** The project as it stands on another table that says the same in other words; null for others. */
  async #reworded(
    before: Table,
    after: Table,
    change: (data: Data, info: DataInfo) => Data,
    renamed: ReadonlyMap<string, string> = new Map(),
  ): Promise<Project | null> {
    const { project, opened, frame } = this;
    const info = opened?.data;
    if (!project?.data || !info || !frame) return null;
    const part = await this.loaded(
      'A part of the page',
      () => import('../project/keep-training.js'),
    );
    const words = part?.changedWords(before, after, renamed, info);
    if (!part || !words) return null;
    const data = change(project.data, info);
    const present = await this.#present();
    const described = await this.#attempt(() => this.#client.describe(data));
    if (!present || !described) return null;
    const { network } = opened;
    return part.withWords(present, words, data, described, { network, weights: frame.weights });
  }

  /** Opens the same run as another document: its losses stay. */
  async #goOnAs(project: Project): Promise<boolean> {
    const losses = this.#history.copy();
    if (!(await this.#open(project)) || !this.frame) return false;
    this.#takeUp(losses, this.frame);
    return true;
  }

  #takeUp(losses: LossSeries, frame: Frame): void {
    this.#history.takeUp(losses);
    this.#history.goBackTo(this.#epochOf(frame));
    this.#show(frame);
  }

  /** All rows of the data at hand; null, with a message, where they are too many for the page. */
  wholeTable(): Promise<Table | null> {
    return this.#commands.give(() => this.#wholeTable());
  }

  async #wholeTable(): Promise<Table | null> {
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
  async #replaceData(
    change: (data: Data, info: DataInfo) => Data,
    origin?: string,
  ): Promise<boolean> {
    const { project } = this;
    const info = this.opened?.data;
    if (!project?.data || !info) return false;
    const data = change(project.data, info);
    const called = this.#called(project, origin);
    return this.#replace(() =>
      this.#useData(data, shapeOf(project.network), this.training, called, project),
    );
  }

  /** Title and view of changed data. */
  #called({ view, title = '' }: Project, origin?: string): Pick<Project, 'title' | 'view'> {
    if (origin === undefined) return { title, view: { ...view } };
    const { dataSet: _, ...others } = view ?? {};
    return { title: `${origin}, edited`, view: { ...others, origin } };
  }

  /** Opens what was made of what stands here, as a step of undo. */
  async #replace(open: () => Promise<boolean>): Promise<boolean> {
    const before = await this.#present();
    if (!before) return false;
    const latest = this.timeline.atLatest(before);
    const losses = this.#history.copy();
    if (!(await open())) return false;
    // Who looked back can go on from there, and to where training stood.
    if (latest !== before) this.#undo.remember({ project: latest, losses });
    this.#undo.remember({ project: before, losses });
    this.#changed();
    return true;
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
        before && had ? (await import('../project/refit.js')).chosenOutput(before, had, info) : {};
      const project = kept ?? projectFor(data, info, shape ?? defaultShape, training, chosen);
      return await this.#open({ ...project, ...rest });
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  // ---- drawing

  /** Points by hand, on the present data or on an empty sheet. */
  startDrawing(sheet?: Sheet): Promise<void> {
    this.pause();
    const part = this.loaded('Drawing', () => import('./drawing.js'));
    return this.#commands.give(async () => {
      const loaded = await part;
      if (!loaded) return;
      const drawing = new loaded.Drawing(this, () => this.#wholeTable());
      if (sheet || !(await drawing.begin())) drawing.beginEmpty(sheet ?? 'classes');
      this.drawing = drawing;
      this.#changed();
    }, part);
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
    const { width, loss } = info.suggested;
    const fits = count('input') === info.inputWidth && count('output') === width;
    if (fits && loss === opened.data.suggested.loss) {
      return { edgewise: 1, network, data, training };
    }
    const { refitted } = await import('../project/refit.js');
    return { edgewise: 1, data, ...refitted(graph, opened.data, info, training) };
  }

  // ---- network

  changeShape(change: ShapeChange): Promise<boolean> {
    return this.#commands.give(async () => {
      const { project } = this;
      const present = project && shapeOf(project.network);
      if (!present) return false;
      const shape = typeof change === 'function' ? change(present) : change;
      return shape !== null && this.#replace(() => this.#open(withShape(project, shape)));
    });
  }

  /** The network as a graph that can be drawn on; null while nothing is open. */
  get graph(): GraphNetwork | null {
    const { opened, frame, project } = this;
    return opened && frame
      ? graphOf(opened.network, frame.weights, project?.network, opened.starts)
      : null;
  }

  /**
   * Changes the drawn graph, and where its neurons stand, as one step; one that is refused (a cycle,
   * say) changes nothing.
   */
  changeGraph(change: GraphChange, positions: Positions | null = null): Promise<boolean> {
    this.pause();
    return this.#commands.give(async () => {
      const { graph, project } = this;
      if (!graph || !project) return false;
      const view = { ...project.view, ...(positions && { positions }) };
      return this.#replace(() => this.#open(fresh({ ...project, network: change(graph), view })));
    });
  }

  /** Neurons are elsewhere in the drawing; nothing that is computed changes. */
  moveNeurons(positions: Positions | null): Promise<void> {
    return this.#commands.give(async () => {
      const before = await this.#before();
      if (!this.project) return;
      if (before) this.#undo.remember(before);
      const { positions: _, ...view } = this.project.view ?? {};
      this.project = { ...this.project, view: { ...view, ...(positions && { positions }) } };
      this.#saveSoon();
      this.#changed();
    });
  }

  /** Fully connected layers in place of a free graph. */
  useLayers(): Promise<boolean> {
    return this.#commands.give(async () => {
      const { project, opened } = this;
      if (!project?.data || !opened?.data) return false;
      const layered = projectFor(project.data, opened.data, defaultShape, this.training);
      return this.#replace(() => this.#open({ ...layered, title: project.title ?? '' }));
    });
  }

  /** An idea to try, with what to look for. */
  chooseIdea(idea: Idea): Promise<void> {
    this.stopDrawing();
    const { make } = idea;
    const set = 'set' in make ? dataSets.find(({ id }) => id === make.set) : undefined;
    const data = set && this.#dataOf(set);
    return this.#commands.give(async () => {
      const isOpen = set && data ? await this.#useDataSet(set, data) : await this.#openIdea(idea);
      if (!isOpen) return;
      this.idea = { name: `${idea.id} ${idea.label}`, look: idea.look };
      this.#changed();
    }, data);
  }

  async #openIdea({ make, label, training }: Idea): Promise<boolean> {
    if ('set' in make) return false;
    const project =
      'edgewise' in make
        ? make
        : (await this.#attempt(() => this.#client.construct(make)))?.project;
    if (!project) return false;
    const whole = { ...project, title: label, ...(training && { training }) };
    return this.#visit(() => this.#open(whole));
  }

  closeIdea(): void {
    this.idea = null;
    this.#changed();
  }

  /** Of the edge that has this number now. */
  async setWeight(edge: number, weight: number): Promise<void> {
    const ends = this.#endsOf(edge);
    await this.#commands.give(async () => {
      if (this.#edgeBetween(ends) < 0) return;
      this.#goOn();
      const before = await this.#before();
      if ((await this.#setWeight(ends, weight)) && before) this.#undo.remember(before);
      this.#changed();
    });
  }

  /** The same without a step of undo: while it is dragged. */
  async dragWeight(edge: number, weight: number): Promise<void> {
    const ends = this.#endsOf(edge);
    await this.#commands.giveLatest(`weight ${ends.join(' ')}`, async () => {
      this.#goOn();
      await this.#setWeight(ends, weight);
    });
  }

  /** Not where the edge is gone that was meant. */
  async #setWeight(ends: readonly string[], weight: number): Promise<boolean> {
    const edge = this.#edgeBetween(ends);
    const weights = this.frame?.weights.slice();
    if (!weights || edge < 0) return false;
    weights[edge] = weight;
    const accepted = await this.#attempt(() => this.#client.setWeights(weights));
    await this.#look();
    return accepted !== undefined;
  }

  /** Numbers of edges mean others where another network has been opened. */
  #endsOf(edge: number): readonly string[] {
    const { neurons, edges } = this.opened?.network ?? { neurons: [], edges: [] };
    const { from = -1, to = -1 } = edges[edge] ?? {};
    return [neurons[from]?.id ?? '', neurons[to]?.id ?? ''];
  }

  #edgeBetween([from, to]: readonly string[]): number {
    const { neurons, edges } = this.opened?.network ?? { neurons: [], edges: [] };
    return edges.findIndex(
      (edge) => neurons[edge.from]?.id === from && neurons[edge.to]?.id === to,
    );
  }

  /** All weights from elsewhere, such as one of many starts, after so many epochs of training. */
  useWeights(weights: Float32Array, epochs = 0): Promise<void> {
    this.pause();
    return this.#commands.give(async () => {
      this.#goOn();
      const before = await this.#before();
      const progress = { samples: epochs * (this.opened?.data?.rows.train ?? 0) };
      const request = this.#request({ restore: { weights: weights.slice(), progress } });
      const frame = await this.#attempt(() => this.#client.frame(request));
      if (!frame) return;
      if (before) this.#undo.remember(before);
      this.#forgetRun();
      this.#show(frame);
      this.#saveSoon();
    });
  }

  // ---- undo, links, files

  get canUndo(): boolean {
    return this.#undo.canUndo || (this.drawing?.canUndo ?? false);
  }

  get canRedo(): boolean {
    return this.#undo.canRedo;
  }

  /** The project as it stands, with weights, progress and view. */
  present(): Promise<Project | null> {
    return this.#commands.give(() => this.#present());
  }

  /** The same for when it is left: who only looks back loses nothing by that. */
  atLatest(): Promise<Project | null> {
    return this.#commands.give(() => this.#atLatest());
  }

  async #present(): Promise<Project | null> {
    if (!this.opened) return null;
    const saved = await this.#attempt(() => this.#client.save());
    if (!saved) return null;
    return this.#titled(saved);
  }

  async #atLatest(): Promise<Project | null> {
    const present = await this.#present();
    return present && this.timeline.atLatest(present);
  }

  #titled(saved: Project): Project {
    const view = this.project?.view;
    const title = this.project?.title;
    return { ...saved, ...(title === undefined ? {} : { title }), ...(view ? { view } : {}) };
  }

  /** Notes the present state, before a change that can be undone. */
  remember(): Promise<void> {
    return this.#commands.give(async () => {
      this.#goOn();
      const before = await this.#before();
      if (before) this.#undo.remember(before);
      this.#changed();
    });
  }

  /** What a step of undo comes back to. */
  async #before(): Promise<Before | null> {
    const project = await this.#atLatest();
    return project && { project, losses: this.#history.copy() };
  }

  undo(): Promise<void> {
    this.pause();
    return this.#commands.give(async () => {
      const back = () => this.#goTo((present) => this.#undo.undo(present));
      if (!(await this.drawing?.undo(back))) await back();
      this.#changed();
    });
  }

  redo(): Promise<void> {
    this.pause();
    return this.#commands.give(() => this.#goTo((present) => this.#undo.redo(present)));
  }

  async #goTo(choose: (present: Before) => Before | null): Promise<void> {
    const present = await this.#before();
    const target = present && choose(present);
    if (!target || !(await this.#open(target.project)) || !this.frame) return;
    this.#takeUp(target.losses, this.frame);
  }

  /** Opens a whole document: a file, a link, a construction. */
  openProject(project: Project): Promise<boolean> {
    return this.#commands.give(() => this.#visit(() => this.#open(project)));
  }

  /** Opens what the browser's history leads to. */
  goTo(project: Project): Promise<void> {
    this.pause();
    return this.#commands.give(() =>
      this.#goTo((present) => {
        this.#undo.remember(present);
        return { project, losses: noLosses };
      }),
    );
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

  openLink(hash: string): Promise<boolean> {
    return this.#commands.give(() => this.#openLink(hash));
  }

  async #openLink(hash: string): Promise<boolean> {
    try {
      if (hash === '') return false;
      const { projectOfLink } = await import('../project/link.js');
      const project = projectOfLink(hash);
      return project !== null && (await this.#open(project));
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  /** The part of a link behind the `#`; null, with a message, where it would be too long. */
  link(): Promise<string | null> {
    return this.#commands.give(() => this.#link());
  }

  async #link(): Promise<string | null> {
    const present = await this.#present();
    if (!present) return null;
    const part = await this.loaded('Sharing', () => import('../project/link.js'));
    if (!part) return null;
    const passed = part.linkToPass(part.withSaid(present, this.opened?.data ?? null));
    if ('link' in passed) return passed.link;
    this.#tell('note', passed.reason);
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

  /** Trains on, from the first moment at which all that was given before holds. */
  play(): void {
    if (this.running) return;
    this.running = true;
    this.#plays += 1;
    this.#playedAt = this.#commands.given;
    this.#isInterrupted = false;
    this.message = null;
    this.#pace.restart();
    this.#changed();
    void this.#run();
  }

  /** Holds at once: no further slice begins, whatever waits. */
  pause(): void {
    if (!this.running) return;
    this.running = false;
    this.#changed();
    void this.refresh();
    this.#saveSoon();
  }

  step(amount: StepAmount): Promise<void> {
    this.pause();
    return this.#commands.give(async () => {
      this.#goOn();
      const train =
        amount === 'epoch'
          ? { epochs: 1 }
          : { samples: amount === 'batch' ? this.#toBatchEnd() : 1 };
      const frame = await this.#attempt(() => this.#client.frame(this.#request({ train })));
      if (!frame) return;
      await this.#followTurn(train);
      this.#show(frame);
      this.#saveSoon();
    });
  }

  /** Where few examples are trained at a time, the last of them is the one to look at. */
  async #followTurn({ samples = Infinity }: TrainRequest): Promise<void> {
    const isFew = samples <= (this.training.batch ?? 1);
    this.turn = isFew ? ((await this.#attempt(() => this.inspect('turn', {}))) ?? null) : null;
    if (this.turn) this.example = { set: 'train', index: this.turn.index };
  }

  /** Examples until the next step of the weights; the last batch of an epoch may be shorter. */
  #toBatchEnd(): number {
    const rows = this.opened?.data?.rows.train ?? 1;
    const batch = this.training.batch ?? 1;
    const place = (this.frame?.metrics.samples ?? 0) % rows;
    return Math.min(batch - (place % batch), rows - place);
  }

  /** Back to the same start, or to the start of another seed. */
  reset(seed?: number | ((seed: number) => number)): Promise<void> {
    return this.#commands.give(async () => {
      const before = await this.#before();
      const next = typeof seed === 'function' ? seed(this.training.init?.seed ?? 1) : seed;
      const frame = await this.#attempt(() =>
        this.#client.reset(next === undefined ? undefined : { seed: next }),
      );
      if (!frame) return;
      if (before) this.#undo.remember(before);
      if (next !== undefined) this.#rememberTraining({ init: { seed: next } });
      this.#forgetRun();
      this.message = null;
      this.#show({
        ...frame,
        map: this.frame?.map ?? null,
        neuronMap: this.frame?.neuronMap ?? null,
      });
      await this.#look();
      // The time that this took is not due.
      this.#pace.restart();
      this.#saveSoon();
    });
  }

  get training(): Training {
    return this.project?.training ?? {};
  }

  /** Settings that need no restart, as a patch; refused ones are told and change nothing. */
  configure(training: Training): Promise<boolean> {
    return this.#commands.give(async () => {
      const before = await this.#before();
      const metrics = await this.#attempt(() => this.#client.configure(training));
      if (!metrics) return false;
      if (before) this.#undo.remember(before);
      this.#rememberTraining(training);
      this.message = null;
      await this.#look();
      this.#saveSoon();
      return true;
    });
  }

  /** Ends training at a number of epochs, a loss …, or no longer at it (null). */
  stopAt(key: keyof NonNullable<Training['stop']>, value: number | null): Promise<boolean> {
    // As a patch of the document: null takes the key away.
    return this.configure({ stop: { [key]: value } });
  }

  setSpeed(speed: Speed): void {
    this.speed = speed;
    this.#pace.restart();
    this.#changed();
  }

  /** The one loop: a slice between two commands, then the next once this one has been drawn. */
  async #run(): Promise<void> {
    if (this.#isLooping) return;
    this.#isLooping = true;
    while (this.running) {
      await this.#commands.between(() => this.#slice(), this.#playedAt);
      await nextFrame();
    }
    this.#isLooping = false;
    this.#changed();
  }

  async #slice(): Promise<void> {
    if (!this.running) return;
    const plays = this.#plays;
    this.#goOn();
    const info = this.opened?.data;
    const train = info && this.#pace.next(this.speed, info.rows.train);
    const frame =
      train && (await this.#attempt(() => this.#client.frame(this.#request({ train }))));
    if (frame) {
      await this.#followTurn(train);
      this.#show(frame);
      this.#saveTimer ??= setTimeout(() => void this.save(), saveWhileRunning);
    }
    const isOver = frame ? frame.metrics.status !== 'running' : !info || train !== null;
    // Whoever has pressed Play since asks for another try.
    if (!isOver || plays !== this.#plays) return;
    this.running = false;
    if (frame) this.#ended(frame);
  }

  #ended(frame: Frame): void {
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
  showMoment(moment: Kept): Promise<void> {
    this.pause();
    const run = this.#runs;
    // For the hand that moves on before the network stands there.
    if (this.#commands.areOnly('moment')) this.timeline.show(moment);
    this.#changed();
    return this.#commands.giveLatest('moment', async () => {
      if (run === this.#runs) await this.#lookBack(moment);
    });
  }

  async #lookBack({ metrics: { samples } }: Kept): Promise<void> {
    const { timeline } = this;
    const isWanted = ({ metrics }: Kept) => metrics.samples === samples;
    const wanted = timeline.moments.find(isWanted);
    if (!wanted) return;
    timeline.show(wanted);
    // Where training stands is known in full only once it is at rest.
    const latest = timeline.moments.at(-1);
    if ((this.frame?.metrics.samples ?? 0) >= (latest?.metrics.samples ?? 0)) await this.#look();
    const moment = timeline.moments.find(isWanted);
    if (!moment) return;
    const { weights, progress } = moment;
    const request = this.#request({ restore: { weights, progress } });
    const frame = await this.#attempt(() => this.#client.frame(request));
    if (frame) this.#show(frame);
  }

  /** Before anything changes the weights: what came after the moment looked at is left to Undo. */
  #goOn(): void {
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

  /** At once; and if something else is being opened, of that too where it has these columns. */
  setAxes(axes: Axes): void {
    this.#useAxes(axes);
    void this.#commands.give(() => {
      const stillThere = axesFor(this.opened?.data ?? null, axes);
      if (this.axes !== axes && stillThere === axes) this.#useAxes(axes);
      return Promise.resolve();
    });
  }

  #useAxes(axes: Axes): void {
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

  /** The same of many at once. */
  predictions(rows: RawRow[]): Promise<Prediction[]> {
    return this.#client.predict(rows);
  }

  /** Raw rows of the data that are open, by their numbers from 0; faults go to the caller. */
  async rawRows(from: number, count: number): Promise<Cell[][]> {
    const data = this.project?.data;
    return data ? this.#client.preview(data, count, from) : [];
  }

  /** Asks for a frame without training, once more if asked again meanwhile. */
  readonly refresh = coalesce(() => this.#commands.between(() => this.#look()));

  async #look(): Promise<void> {
    const frame = await this.#attempt(() => this.#client.frame(this.#request({})));
    if (frame) this.#show(frame);
  }

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
    const opened = await this.#attempt(() => this.#client.open(project));
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
    // Asked for before the page draws the network: the worker computes meanwhile.
    const first = this.#attempt(() => this.#client.frame(this.#request({})));
    this.#show(this.frame);
    const [frame] = await Promise.all([first, this.#loadPoints(), this.#loadPreview()]);
    if (frame) this.#show(frame);
    this.#pace.restart();
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
    this.#runs += 1;
    this.turn = null;
    this.#history.clear();
    this.timeline.clear();
  }

  #rememberTraining(patch: Training): void {
    if (!this.project) return;
    this.project = { ...this.project, training: merged(this.training, patch) };
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
  save(): Promise<void> {
    return this.#commands.give(async () => {
      const present = await this.#atLatest();
      if (present) this.#keep(present);
    });
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
    if (this.#keeper?.keep(present) !== false || this.#isToldNotKept || this.message) return;
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
    const [project, part] = await Promise.all([
      this.present(),
      this.loaded('Saving files', () => import('./project-file.js')),
    ]);
    if (project) await part?.saveProjectFile(project);
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
    this.#faultCode = code;
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
