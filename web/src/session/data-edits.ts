/** Commands that change the data: a set, a table of the user's own, other settings of the same. */

import type { Data, GraphNetwork, Project, Table, Training } from '../../../wasm/src/project.js';
import type { DataInfo } from '../../../wasm/src/types.js';
import { defaultShape, isLayered, projectFor, shapeOf, type Shape } from '../project/fit.js';
import { dataOf, type DataSet } from '../project/sets.js';
import type { ViewState } from './document.js';
import type { Opening, OpeningParts } from './opening.js';
import type { TableChange } from './whole-table.js';
import { askedOf, type Asked } from '../project/asked.js';

/** Other settings of the data, or what makes them of the present ones; null where they stay as they are. */
export type DataChange = Partial<Data> | ((data: Data, info: DataInfo) => Partial<Data> | null);

/** What a table is learnt with. */
export interface Suited {
  shape: Shape;
  training: Training;
}

type Called = Pick<Project, 'title' | 'view'> & Asked;

const usualTraining: Training = { batch: 10, stepSize: { initial: 0.1 } };

export class DataEdits {
  readonly #parts: OpeningParts;
  readonly #opening: Opening;
  readonly #graph: () => GraphNetwork | null;

  /** @param graph the network that is open, as a graph */
  constructor(parts: OpeningParts, opening: Opening, graph: () => GraphNetwork | null) {
    this.#parts = parts;
    this.#opening = opening;
    this.#graph = graph;
  }

  /** A data set that is offered, with the settings that suit it. */
  chooseDataSet(set: DataSet): Promise<boolean> {
    const data = this.#dataOf(set);
    const use = () => this.#opening.visit(() => this.#useDataSet(set, data));
    return this.#parts.commands.give(use, data);
  }

  /** The same as a beginning: there was nothing before. It is no command of its own. */
  beginWith(set: DataSet): Promise<boolean> {
    return this.#useDataSet(set, this.#dataOf(set));
  }

  #dataOf(set: DataSet): Promise<Data | undefined> {
    return this.#parts.notices.loaded(
      `The data set "${set.label}"`,
      () => dataOf(set),
      () => this.chooseDataSet(set),
    );
  }

  async #useDataSet(set: DataSet, loading: Promise<Data | undefined>): Promise<boolean> {
    const data = await loading;
    if (!data) return false;
    const functions = set.hidden.map(() => set.function);
    const view = 'data' in set ? undefined : { dataSet: set.id };
    const shape = { hidden: set.hidden, functions };
    return this.#useData(data, shape, set.training, { title: set.label, ...(view && { view }) });
  }

  /** A table of the user's own; the hidden layers stay where no others are said to suit it. */
  useTable(data: Data, title: string, suited?: Suited): Promise<boolean> {
    return this.#parts.commands.give(() => {
      const { project } = this.#parts.document;
      const shape = suited?.shape ?? (project && shapeOf(project.network)) ?? defaultShape;
      const training = suited?.training ?? usualTraining;
      return this.#opening.visit(() => this.#useData(data, shape, training, { title }));
    });
  }

  /** The first table that was drawn on an empty sheet. */
  useDrawn(data: Data, shape: Shape, view: ViewState): Promise<boolean> {
    const called = { title: 'Drawn data', view };
    return this.#parts.commands.give(() =>
      this.#opening.replace(() => this.#useData(data, shape, usualTraining, called)),
    );
  }

  /** Other settings of the same data: roles, split, scale, noise, … A table takes the set's place. */
  changeData(change: DataChange): Promise<boolean> {
    const changed = (data: Data, info: DataInfo) => {
      const patch = typeof change === 'function' ? change(data, info) : change;
      if (!patch) return null;
      const { builtin: _, generator: __, ...others } = data;
      return { ...(patch.table ? others : data), ...patch };
    };
    return this.#parts.commands.give(() => this.#replaceData(changed));
  }

  /** The same data with another table, from now on an own one; its title says so where it was not. */
  changeTable(change: TableChange, renamed?: ReadonlyMap<string, string>): Promise<boolean> {
    const loading = this.#tables();
    return this.#parts.commands.give(async () => {
      const tables = await loading;
      const changed = await tables?.changedTable(this.#parts, change, renamed);
      if (!changed) return false;
      const { project, origin } = changed;
      if (!project) return this.#replaceData(changed.data, origin);
      const titled = { ...project, ...called(project, origin) };
      return this.#opening.replace(() => this.#opening.openSameRun(titled));
    }, loading);
  }

  /** All rows of the data at hand; null, with a notice, where they are too many for the page. */
  wholeTable(): Promise<Table | null> {
    const loading = this.#tables();
    return this.#parts.commands.give(async () => {
      const tables = await loading;
      return tables ? tables.wholeTable(this.#parts) : null;
    }, loading);
  }

  #tables() {
    return this.#parts.notices.loaded('The table editor', () => import('./whole-table.js'));
  }

  /** `origin`: the set whose table is now an own one. */
  async #replaceData(
    change: (data: Data, info: DataInfo) => Data | null,
    origin?: string,
  ): Promise<boolean> {
    const { project, opened, training } = this.#parts.document;
    const info = opened?.data;
    if (!project?.data || !info) return false;
    const data = change(project.data, info);
    if (!data) return false;
    const shape = shapeOf(project.network);
    return this.#opening.replace(() =>
      this.#useData(data, shape, training, called(project, origin), project),
    );
  }

  /**
   * `shape`: the hidden layers; null keeps a graph as it is, where it fits the data. `before`: the
   * project whose data have changed, if they are no others.
   */
  async #useData(
    data: Data,
    shape: Shape | null,
    training: Training,
    rest: Called,
    before?: Project,
  ): Promise<boolean> {
    const { client, document, notices } = this.#parts;
    const project = await notices.attempt(async () => {
      const info = await client.describe(data);
      const kept = shape === null ? await this.#withGraph(data, info, training) : null;
      if (kept !== null) return kept;
      const had = document.opened?.data;
      if (!before || !had) return projectFor(data, info, shape ?? defaultShape, training);
      const refit = await this.#refit();
      const chosen = refit?.chosenOutput(before, had, info);
      return chosen && projectFor(data, info, shape ?? defaultShape, training, chosen);
    });
    return project !== undefined && this.#opening.open({ ...project, ...rest });
  }

  #refit() {
    return this.#parts.notices.loaded(
      'The part that fits networks to data',
      () => import('../project/refit.js'),
    );
  }

  /** Null where the graph cannot stay; undefined, with a notice, where a part of the page is missing. */
  async #withGraph(
    data: Data,
    info: DataInfo,
    training: Training,
  ): Promise<Project | null | undefined> {
    const { project, opened } = this.#parts.document;
    const network = project?.network;
    const graph = this.#graph();
    const had = opened?.data;
    if (!network || isLayered(network) || !graph || !had) return null;
    const refit = await this.#refit();
    return refit && { edgewise: 1, data, ...refit.graphOn(network, graph, had, info, training) };
  }
}

/** Title and view of changed data, and what is to be reached with them. */
function called(project: Project, origin?: string): Called {
  const { view, title = '' } = project;
  const asked = askedOf(project);
  if (origin === undefined) return { title, view: { ...view }, ...asked };
  const { dataSet: _, ...others } = view ?? {};
  return { title: `${origin}, edited`, view: { ...others, origin }, ...asked };
}
