/**
 * One session: the only thing that talks to the engine's client. Elements read what is open, its
 * numbers and what is looked at, call these methods, and follow the topics they show (topics.ts).
 * What changes the project or its run is a command of one queue (commands.ts): commands hold in the
 * order in which they were given, and answer with what came of them. What is only looked at changes
 * at once. A session knows no storage, no address bar and no title of a page; it tells nobody
 * anything itself but announces what there is to tell.
 * Besides its topics it has two events, both with a project as their `detail`: `keep`, to be kept
 * beyond the page's life, and `visit`, what stood here before something else was opened.
 */

import type { ConstructionQuestion, ListingQuestion } from '../../../wasm/src/answers.js';
import { createClient } from '../../../wasm/src/client.js';
import type { Client } from '../../../wasm/src/client-types.js';
import type { Cell, Data, Project, Table, Training } from '../../../wasm/src/project.js';
import { axesFor, type Axes } from '../project/axes.js';
import type { Shape } from '../project/fit.js';
import type { GraphChange } from '../project/graph.js';
import type { Passed } from '../project/link.js';
import type { Positions } from '../project/positions.js';
import type { DataSet } from '../project/sets.js';
import type { DataChange, Suited } from './data-edits.js';
import type { ViewState } from './document.js';
import type { Sheet } from './drawing.js';
import type { ShapeChange } from './network-edits.js';
import { Notices, type Notice } from './notices.js';
import type { Opener } from './opening.js';
import { makeParts, type Parts } from './parts.js';
import { Readings } from './readings.js';
import type { StepAmount } from './run.js';
import { SaveTimer } from './save-timer.js';
import type { Turns } from './scheduler.js';
import type { Selection } from './selection.js';
import type { Speed } from './speed.js';
import type { Kept } from './timeline.js';
import type { Topic } from './topics.js';
import type { Cells } from './view.js';
import type { Walk } from './walk.js';
import type { TableChange } from './whole-table.js';

export type { DataChange, Opener, StepAmount };

/** What of a session a person changes. */
export type EditKind = 'project' | 'data' | 'network' | 'weights' | 'training' | 'start' | 'undo';

export interface PlaygroundOptions {
  client?: Client;
  /** Where several train on one page. */
  turns?: Turns;
}

export class Playground extends Readings {
  protected override readonly parts: Parts;
  /** Its author shows it as it is: it can be trained and looked at, and not changed. */
  readonly = false;
  /** Asks for a frame without training, once more if asked again meanwhile. */
  readonly refresh: () => Promise<void>;

  constructor({ client, turns }: PlaygroundOptions = {}) {
    super();
    const announce = (topic: Topic) => this.dispatchEvent(new Event(topic));
    const lost = () => this.parts.run.lost();
    const notices = new Notices(() => announce('notices'), lost);
    const onRestart = (reason: string) =>
      this.note(`The computation stopped (${reason}) and continues from its last state.`);
    this.parts = makeParts({
      client: client ?? createClient({ onRestart }),
      notices,
      saves: new SaveTimer(() => void this.save()),
      turns,
      ground: this,
      announce,
      configure: (training) => this.configure(training),
      visited: (before) => this.#give('visit', before),
    });
    this.refresh = this.parts.run.refresh;
  }

  #give(event: 'keep' | 'visit', detail: Project): void {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  /** Every change that a person makes to what is open goes through here; one of settings, with these. */
  protected edit(
    _kind: EditKind,
    change: () => Promise<boolean>,
    _training?: Training,
  ): Promise<boolean> {
    return change();
  }

  dispose(): void {
    this.parts.run.hold();
    this.parts.saves.clear();
    this.parts.client.dispose();
  }

  // ---- what is open (topic `document`)

  /** What is opened first, as one command: none that is given meanwhile comes in between. */
  begin(first: (open: Opener) => Promise<void>): Promise<void> {
    const { commands, data, document, opening } = this.parts;
    document.setLoading(true);
    return commands.give(async () => {
      await first({
        project: (project) => opening.open(project),
        link: (hash) => opening.openLink(hash),
        dataSet: (set) => data.beginWith(set),
        construction: (question, rest) => opening.openConstruction(question, rest),
      });
      document.setLoading(false);
    });
  }

  /** Opens a whole document: a file, a link, a construction. */
  openProject(project: Project): Promise<boolean> {
    return this.edit('project', () =>
      this.parts.commands.give(() =>
        this.parts.opening.visit(() => this.parts.opening.open(project)),
      ),
    );
  }

  openConstruction(question: ConstructionQuestion, rest: Partial<Project>): Promise<boolean> {
    return this.edit('project', () =>
      this.parts.commands.give(() => this.parts.opening.construct(question, rest)),
    );
  }

  /** Opens what the browser's history leads to. */
  goTo(project: Project): Promise<boolean> {
    this.pause();
    return this.parts.commands.give(() => this.parts.opening.goTo(project));
  }

  openLink(hash: string): Promise<boolean> {
    return this.parts.commands.give(() => this.parts.opening.openLink(hash));
  }

  link(keepsIgnored = false): Promise<Passed | null> {
    return this.parts.commands.give(() => this.parts.opening.link(keepsIgnored));
  }

  /** The project as it stands, with weights, progress and view. */
  present(): Promise<Project | null> {
    return this.parts.commands.give(() => this.parts.document.present());
  }

  /** The same for when it is left: who only looks back loses nothing by that. */
  atLatest(): Promise<Project | null> {
    return this.parts.commands.give(() => this.parts.run.atLatest());
  }

  /** Gives out the project, with its weights, to be kept. */
  save(): Promise<Project | null> {
    return this.parts.commands.give(async () => {
      const present = await this.parts.run.atLatest();
      this.#keep(present);
      return present;
    });
  }

  /** The same at once, as of the last frame: the page may be gone before the worker answers. */
  saveNow(): void {
    this.#keep(this.parts.run.lastKnown());
  }

  #keep(present: Project | null): void {
    if (!present) return;
    this.parts.saves.clear();
    this.#give('keep', present);
  }

  // ---- data

  chooseDataSet(set: DataSet): Promise<boolean> {
    return this.edit('data', () => this.parts.data.chooseDataSet(set));
  }

  useTable(data: Data, title: string, suited?: Suited): Promise<boolean> {
    return this.edit('data', () => this.parts.data.useTable(data, title, suited));
  }

  useDrawn(data: Data, shape: Shape, view: ViewState): Promise<boolean> {
    return this.edit('data', () => this.parts.data.useDrawn(data, shape, view));
  }

  changeData(change: DataChange): Promise<boolean> {
    return this.edit('data', () => this.parts.data.changeData(change));
  }

  changeTable(change: TableChange, renamed?: ReadonlyMap<string, string>): Promise<boolean> {
    return this.edit('data', () => this.parts.data.changeTable(change, renamed));
  }

  /** All rows of the data at hand; null, with a notice, where they are too many for the page. */
  wholeTable(): Promise<Table | null> {
    return this.parts.data.wholeTable();
  }

  row(number: number): Promise<Record<string, Cell> | null> {
    return this.parts.document.row(number);
  }

  rawRows(from: number, count: number): Promise<Cell[][]> {
    return this.parts.document.rawRows(from, count);
  }

  /** Points by hand, on the present data or on an empty sheet. */
  startDrawing(sheet?: Sheet): Promise<void> {
    this.pause();
    return this.parts.sheets.start(sheet);
  }

  stopDrawing(): void {
    this.parts.sheets.stop();
  }

  /** What is drawn, and what of it can be undone, has changed. */
  announceDrawing(): void {
    this.dispatchEvent(new Event('document' satisfies Topic));
    this.dispatchEvent(new Event('undo' satisfies Topic));
  }

  // ---- network

  changeShape(change: ShapeChange): Promise<boolean> {
    return this.edit('network', () => this.parts.network.changeShape(change));
  }

  changeGraph(change: GraphChange, positions: Positions | null = null): Promise<boolean> {
    return this.edit('network', () => this.parts.network.changeGraph(change, positions));
  }

  /** Changes the document as it stands, with weights and progress: the run goes on. */
  changeInRun(change: (present: Project) => Project): Promise<boolean> {
    return this.edit('network', () =>
      this.parts.commands.give(() =>
        this.parts.opening.replace((now) => this.parts.opening.openSameRun(change(now))),
      ),
    );
  }

  moveNeurons(positions: Positions | null): Promise<boolean> {
    return this.parts.network.moveNeurons(positions);
  }

  useLayers(): Promise<boolean> {
    return this.edit('network', () => this.parts.network.useLayers());
  }

  setWeight(edge: number, weight: number): Promise<boolean> {
    return this.edit('weights', () => this.parts.network.setWeight(edge, weight));
  }

  dragWeight(edge: number, weight: number): Promise<boolean> {
    return this.edit('weights', () => this.parts.network.dragWeight(edge, weight));
  }

  /** The step of training on one training row, by its place in its set. */
  applyStep(index: number): Promise<boolean> {
    return this.edit('weights', () => this.parts.network.applyStep(index));
  }

  useWeights(weights: Float32Array, epochs = 0): Promise<boolean> {
    return this.edit('weights', () => this.parts.network.useWeights(weights, epochs));
  }

  // ---- undo (topic `undo`)

  /** Notes the present state, before a change that can be undone. */
  remember(): Promise<void> {
    return this.parts.commands.give(async () => {
      this.parts.run.goOn();
      const before = await this.parts.run.before();
      if (before) this.parts.undo.remember(before);
    });
  }

  undo(): Promise<boolean> {
    return this.edit('undo', () => {
      this.pause();
      return this.parts.sheets.undo();
    });
  }

  redo(): Promise<boolean> {
    return this.edit('undo', () => {
      this.pause();
      return this.parts.commands.give(() => this.parts.opening.redo());
    });
  }

  // ---- numbers and training (topics `frame` and `run`)

  setSpeed(speed: Speed): void {
    this.parts.run.setSpeed(speed);
  }

  /** Trains on, from the first moment at which all that was given before holds. */
  play(): void {
    this.parts.run.play();
  }

  /** Holds at once: no further slice begins, whatever waits. */
  pause(): void {
    this.parts.run.pause();
  }

  step(amount: StepAmount): Promise<boolean> {
    return this.parts.run.step(amount);
  }

  reset(seed?: number | ((seed: number) => number)): Promise<boolean> {
    // The same start again is no change.
    if (seed === undefined) return this.parts.run.reset();
    return this.edit('start', () => this.parts.run.reset(seed));
  }

  configure(training: Training): Promise<boolean> {
    return this.edit('training', () => this.parts.run.configure(training), training);
  }

  /** Ends training at a number of epochs, a loss …, or no longer at it (null). */
  stopAt(key: keyof NonNullable<Training['stop']>, value: number | null): Promise<boolean> {
    // As a patch of the document: null takes the key away.
    return this.configure({ stop: { [key]: value } });
  }

  showMoment(moment: Kept): Promise<boolean> {
    return this.parts.run.showMoment(moment);
  }

  // ---- what is looked at (topic `view`)

  /** At once; and if something else is being opened, of that too where it has these columns. */
  setAxes(axes: Axes): void {
    this.#useAxes(axes);
    void this.parts.commands.give(() => {
      const stillThere = axesFor(this.opened?.data ?? null, axes);
      if (this.axes !== axes && stillThere === axes) this.#useAxes(axes);
      return Promise.resolve();
    });
  }

  #useAxes(axes: Axes): void {
    this.parts.view.setAxes(axes);
    this.parts.document.setView({ axes });
    void this.parts.view.loadPoints();
    void this.refresh();
    this.parts.saves.soon();
  }

  showRows(rows: ListingQuestion): void {
    this.parts.view.setRows(rows);
  }

  /** The current example: a row by its place in its set, or an input of one's own in its stead. */
  chooseExample(set: 'train' | 'test', index: number, input: Cells | null = null): void {
    this.parts.view.setExample({ set, index, input });
  }

  select(selection: Selection): void {
    this.parts.view.select(selection);
  }

  /** Neurons whose turn it is, by their ids, and how far an example has been walked. */
  light(ids: readonly string[], walk?: Walk): void {
    this.parts.view.light(ids, walk);
  }

  // ---- what is to be told (topic `notices`)

  tell(notice: Notice): void {
    this.parts.notices.tell(notice);
  }

  note(text: string): void {
    this.parts.notices.note(text);
  }

  /** Adds a way on to what was told. */
  offer(label: string, act: () => unknown): void {
    this.parts.notices.offer(label, act);
  }

  dismiss(): void {
    this.parts.notices.settle();
  }

  /** What comes of it; undefined, with a notice, where it fails. */
  attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
    return this.parts.notices.attempt(act);
  }

  /** Gets a part of the page or its data over the connection; what fails is told. */
  loaded<T>(what: string, get: () => Promise<T>, again?: () => unknown): Promise<T | undefined> {
    return this.parts.notices.loaded(what, get, again);
  }
}
