/**
 * What a playground is after some commands: the same commands, each done at once on the same kind of
 * session, with nothing to wait for.
 */

import { decodeFloats, encodeFloats } from '../../../wasm/src/base64.js';
import type { Data, GraphNetwork, Network, Project, Training } from '../../../wasm/src/project.js';
import { fresh, projectFor, shapeOf, withShape, type Shape } from '../../../web/src/project/fit.js';
import { graphOf, withLabel } from '../../../web/src/project/graph.js';
import { dataSetOf, type DataSet } from '../../../web/src/project/sets.js';
import { tableOfRows, withTable, withTypes } from '../../../web/src/project/tables.js';
import type { StepAmount } from '../../../web/src/session/playground.js';
import { describeData, FakeSession } from './fake-session.js';

export const start: Project = {
  edgewise: 1,
  title: 'start',
  network: { layers: [2, 3, 1], hidden: ['tanh'], output: 'identity' },
  data: { generator: { name: 'circle', samples: 8 } },
  training: { batch: 2, stepSize: { initial: 1 }, loss: 'squared' },
};

export type Given =
  | { give: 'play' | 'pause' | 'undo' | 'redo' | 'reset' | 'save' | 'refresh' | 'useLayers' }
  | { give: 'new start' | 'remember' }
  | { give: 'step'; by: StepAmount }
  | { give: 'configure'; training: Training }
  | { give: 'stop'; epochs: number | null }
  | { give: 'shape'; shape: Shape }
  | { give: 'add layer' }
  | { give: 'data'; samples: number }
  | { give: 'split' | 'own data' | 'row' }
  | { give: 'set'; set: DataSet }
  | { give: 'open' | 'go to' | 'link'; title: string }
  | { give: 'label'; label: string }
  | { give: 'weight' | 'drag'; edge: number; weight: number }
  | { give: 'weights'; weight: number; epochs: number }
  | { give: 'positions'; x: number }
  | { give: 'moment'; place: number };

/** What was meant where a command was given: numbers of edges and moments mean others later. */
export interface Meant {
  /** Ids at the ends of an edge. */
  ends?: readonly [string, string];
  /** How many weights there were. */
  edges?: number;
  /** A moment by its examples, and the number of the run that it is of. */
  moment?: { samples: number; run: number };
}

export const ownData: Data = {
  table: { columns: ['x1', 'x2', 'y'].map((name) => ({ name, values: [0, 1] })) },
};

export const oneMore = ({ hidden, functions }: Shape): Shape => ({
  hidden: [...hidden, 2],
  functions: [...functions, 'tanh'],
});

interface Entry {
  project: Project;
  isKnown: boolean;
}

interface Moment {
  samples: number;
  weights: Float32Array;
}

export class Model {
  readonly #session = new FakeSession();
  #project: Project = start;
  #past: Entry[] = [];
  #future: Entry[] = [];
  #moments: Moment[] = [];
  #shown: Moment | null = null;
  /** Networks with weights on their edges that nobody knows. */
  readonly #unknown = new WeakSet<Network>();
  /** Runs that have begun. */
  runs = 0;
  running = false;
  /** Whether every weight is known: of what ran, nobody can say how far it has come. */
  isKnown = true;
  /** Whether so much is unknown that not even the documents are. */
  isLost = false;
  /** A stop may have ended the run. */
  mayHaveEnded = false;
  /** What was given out to be kept; null where that is not known. */
  readonly kept: (Entry | null)[] = [];

  constructor() {
    this.#open(start);
    this.runs = 0;
  }

  get present(): Project {
    const { title, view } = this.#project;
    return {
      ...this.#session.save(),
      ...(title !== undefined && { title }),
      ...(view && { view }),
    };
  }

  /** Where training stands, also while an earlier moment is looked at. */
  get atLatest(): Project {
    const { present } = this;
    const latest = this.#moments.at(-1);
    if (!this.#shown || !latest) return present;
    const { samples, weights } = latest;
    return { ...present, weights: encodeFloats(weights), progress: { samples } };
  }

  get isLookingBack(): boolean {
    return this.#shown !== null;
  }

  get depth() {
    return [this.#past.length > 0, this.#future.length > 0];
  }

  give(one: Given, meant: Meant): void {
    switch (one.give) {
      case 'refresh':
        return;
      case 'save':
        this.kept.push(this.isLost ? null : this.#entry(this.atLatest));
        return;
      case 'play':
        // Whether a slice comes before the next command is anybody's guess.
        if (this.isLookingBack) this.isLost = true;
        this.running = true;
        this.isKnown = false;
        return;
      case 'pause':
        this.running = false;
        return;
      case 'undo':
        this.#goTo(this.#past, this.#future);
        return;
      case 'redo':
        this.#goTo(this.#future, this.#past);
        return;
      case 'moment':
        this.#lookBack(meant.moment);
        return;
      case 'step':
        this.#step(one.by);
        return;
      case 'remember':
        this.#goOn();
        this.#remember(this.atLatest);
        return;
      case 'drag':
        this.#goOn();
        this.#setWeight(meant.ends, one.weight);
        return;
      case 'weight': {
        if (this.#edgeBetween(meant.ends) < 0) return;
        this.#goOn();
        const before = this.#entry(this.atLatest);
        if (this.#setWeight(meant.ends, one.weight)) this.#rememberEntry(before);
        return;
      }
      case 'weights':
        this.#useWeights(new Float32Array(meant.edges ?? 0).fill(one.weight), one.epochs);
        return;
      case 'positions': {
        this.#remember(this.atLatest);
        const view = { ...this.#project.view, positions: { 1: [one.x, 0] } };
        this.#project = { ...this.#project, view };
        return;
      }
      case 'configure':
        this.#configure(one.training);
        return;
      case 'stop':
        this.mayHaveEnded = true;
        this.#configure({ stop: { epochs: one.epochs } } as never);
        return;
      case 'reset':
        this.#reset();
        return;
      case 'new start':
        this.#reset({ seed: (this.#session.training.init?.seed ?? 1) + 1 });
        return;
      case 'link':
        this.#open({ ...start, title: one.title });
        return;
      case 'go to':
        this.running = false;
        this.#remember(this.atLatest);
        this.#open({ ...start, title: one.title });
        return;
      case 'set':
      case 'own data':
      case 'open':
        this.#visit(this.#next(one));
        return;
      case 'label':
        this.running = false;
        this.#replace(this.#next(one));
        return;
      default:
        this.#replace(this.#next(one));
    }
  }

  /** The project that a command opens; null where it opens none. */
  #next(one: Given): Project | null {
    const { present } = this;
    const { data = {}, training = {}, title = '', view } = present;
    const layers = shapeOf(present.network);
    const onData = (changed: Data, others: Pick<Project, 'title' | 'view'> = {}): Project => {
      const project = layers
        ? projectFor(changed, describeData(data), layers, training)
        : { edgewise: 1 as const, network: present.network, data: changed, training };
      return { ...project, title, ...(view && { view }), ...others };
    };
    switch (one.give) {
      case 'shape':
        return layers && withShape(present, one.shape);
      case 'add layer':
        return layers && withShape(present, oneMore(layers));
      case 'data':
        return onData({ ...data, generator: { name: 'circle', samples: one.samples } });
      case 'split': {
        const { split } = data;
        return onData({ ...data, split: { ...split, seed: (split?.seed ?? 1) + 1 } });
      }
      case 'row': {
        const info = describeData(data);
        const whole = data.table ? withTypes(data.table, info) : tableOfRows(info, []);
        const changed = withTable(data, info, withRow(whole));
        const set = dataSetOf(data, view);
        if (!set) return onData(changed);
        const { dataSet: _, ...others } = view ?? {};
        const called = { title: `${set.label}, edited`, view: { ...others, origin: set.label } };
        return onData(changed, called);
      }
      case 'set': {
        const { set } = one;
        if (!('data' in set)) return null;
        const functions = set.hidden.map(() => set.function);
        const hidden = { hidden: set.hidden, functions };
        const project = projectFor(set.data, describeData(set.data), hidden, set.training);
        return { ...project, title: set.label };
      }
      case 'own data': {
        const usual: Training = { batch: 10, stepSize: { initial: 0.1 } };
        const shape = layers ?? usualShape;
        return { ...projectFor(ownData, describeData(ownData), shape, usual), title: 'own' };
      }
      case 'open':
        return { ...start, title: one.title };
      case 'label': {
        const network = withLabel(this.#graph(present), '1', one.label);
        if (!this.isKnown) this.#unknown.add(network);
        return fresh({ ...present, network });
      }
      case 'useLayers':
        return { ...projectFor(data, describeData(data), usualShape, training), title };
      default:
        return null;
    }
  }

  #graph(present: Project): GraphNetwork {
    const { network } = new FakeSession().open(present);
    const weights = decodeFloats(present.weights ?? '') ?? new Float32Array();
    return graphOf(network, weights, present.network);
  }

  // ---- undo

  #entry(project: Project): Entry {
    return { project, isKnown: this.isKnown };
  }

  #remember(project: Project): void {
    this.#rememberEntry(this.#entry(project));
  }

  #rememberEntry(entry: Entry): void {
    this.#past.push(entry);
    this.#future = [];
  }

  #goTo(from: Entry[], to: Entry[]): void {
    this.running = false;
    const target = from.pop();
    if (!target) return;
    to.push(this.#entry(this.atLatest));
    this.#open(target.project);
    this.isKnown = target.isKnown;
  }

  /** Opens something else; what is refused leaves everything as it was. */
  #visit(next: Project | null): void {
    const before = this.#entry(this.atLatest);
    if (this.#tryToOpen(next)) this.#rememberEntry(before);
  }

  /** Who looked back can go on from there, and to where training stood. */
  #replace(next: Project | null): void {
    const { present, atLatest, isLookingBack } = this;
    const entries = [...(isLookingBack ? [atLatest] : []), present].map((one) => this.#entry(one));
    if (!this.#tryToOpen(next)) return;
    for (const entry of entries) this.#rememberEntry(entry);
  }

  #tryToOpen(next: Project | null): boolean {
    try {
      if (next) new FakeSession().open(next);
    } catch {
      return false;
    }
    if (next) this.#open(next);
    return next !== null;
  }

  #open(project: Project): void {
    this.#session.open(project);
    this.#project = project;
    if (project.weights === undefined) {
      this.isKnown = !this.running && !this.#unknown.has(project.network);
    }
    this.#begin();
  }

  // ---- the run

  #begin(): void {
    this.runs += 1;
    this.#moments = [];
    this.#shown = null;
    this.#note();
  }

  /** Notes where training stands now, in the timeline. */
  #note(): void {
    const { samples } = this.#session;
    if (this.#shown && samples < (this.#moments.at(-1)?.samples ?? -1)) return;
    this.#moments = this.#moments.filter((moment) => moment.samples < samples);
    this.#moments.push({ samples, weights: this.#weights });
  }

  get #weights(): Float32Array {
    return decodeFloats(this.#session.save().weights ?? '') ?? new Float32Array();
  }

  /** From the moment that is looked at: what came after is left to Undo. */
  #goOn(): void {
    const shown = this.#shown;
    if (!shown) return;
    this.#remember(this.atLatest);
    this.#shown = null;
    this.#moments = this.#moments.filter(({ samples }) => samples < shown.samples);
    this.#moments.push(shown);
    this.#note();
  }

  #lookBack(meant: Meant['moment']): void {
    if (!meant) return;
    this.running = false;
    if (meant.run !== this.runs) return;
    // Which moments there are is not known.
    if (!this.isKnown) this.isLost = true;
    const moment = this.#moments.find(({ samples }) => samples === meant.samples);
    if (!moment) return;
    this.#shown = moment === this.#moments.at(-1) ? null : moment;
    const { weights, samples } = moment;
    this.#session.frame({ restore: { weights, progress: { samples } } });
    this.#note();
  }

  #step(by: StepAmount): void {
    this.running = false;
    this.#goOn();
    const { training, samples: at, rows } = this.#session;
    const { batch = 1 } = training;
    const place = at % rows;
    const samples = by === 'batch' ? Math.min(batch - (place % batch), rows - place) : 1;
    this.#session.frame({ train: by === 'epoch' ? { epochs: 1 } : { samples } });
    this.#note();
  }

  #configure(training: Training): void {
    const before = this.#entry(this.atLatest);
    try {
      this.#session.configure(training);
    } catch {
      return;
    }
    this.#rememberEntry(before);
    this.#note();
  }

  #reset(options?: { seed: number }): void {
    this.#remember(this.atLatest);
    this.#session.reset(options);
    if (!this.running) this.isKnown = true;
    this.#begin();
  }

  #edgeBetween(ends: Meant['ends']): number {
    const { network } = new FakeSession().open(this.present);
    const idOf = (neuron: number) => network.neurons[neuron]?.id;
    return network.edges.findIndex(
      ({ from, to }) => ends && idOf(from) === ends[0] && idOf(to) === ends[1],
    );
  }

  #setWeight(ends: Meant['ends'], weight: number): boolean {
    const edge = this.#edgeBetween(ends);
    if (edge < 0) return false;
    const weights = this.#weights;
    weights[edge] = weight;
    try {
      this.#session.setWeights(weights);
    } catch {
      return false;
    } finally {
      this.#note();
    }
    return true;
  }

  #useWeights(weights: Float32Array, epochs: number): void {
    this.running = false;
    this.#goOn();
    const before = this.#entry(this.atLatest);
    const progress = { samples: epochs * this.#session.rows };
    try {
      this.#session.frame({ restore: { weights, progress } });
    } catch {
      return;
    }
    this.#rememberEntry(before);
    this.isKnown = true;
    this.#begin();
  }
}

const usualShape: Shape = { hidden: [6], functions: ['tanh'] };

/** One more row, of numbers. */
export function withRow({ columns }: NonNullable<Data['table']>): NonNullable<Data['table']> {
  return { columns: columns.map((column) => ({ ...column, values: [...column.values, 1] })) };
}
