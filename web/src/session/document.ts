/** The project that is open, what the core has made of it, and questions about its rows and edges. */

import type { Client, Opened } from '../../../wasm/src/client-types.js';
import type { Status } from '../../../wasm/src/types.js';
import { merged } from '../../../wasm/src/merge.js';
import type { Cell, GraphNetwork, Project, Training } from '../../../wasm/src/project.js';
import { graphOf } from '../project/graph.js';
import type { Notices } from './notices.js';

const previewRows = 8;

export type ViewState = Project['view'] & object;

export class OpenDocument {
  readonly #client: Client;
  readonly #notices: Notices;
  readonly #announce: () => void;
  /** As it was opened or has been set since; its weights are those of the last frame. */
  project: Project | null = null;
  opened: Opened | null = null;
  /** The first rows as they are in the table. */
  preview: Cell[][] = [];
  /** Whether what is opened first is still to come. */
  loading = true;

  constructor(client: Client, notices: Notices, announce: () => void) {
    this.#client = client;
    this.#notices = notices;
    this.#announce = announce;
  }

  setLoading(loading: boolean): void {
    this.loading = loading;
    this.#announce();
  }

  get training(): Training {
    return this.project?.training ?? {};
  }

  get trainingRows(): number {
    return this.opened?.data?.rows.train ?? 1;
  }

  /** Another project is open. */
  begin(project: Project, opened: Opened): void {
    this.opened = opened;
    this.#set(project);
  }

  /** The task of an exercise says by itself that it is solved. */
  tellsItself(status: Status): boolean {
    return status === 'goal-met' && this.project?.exercise !== undefined;
  }

  setTraining(patch: Training): void {
    if (!this.project) return;
    this.#set({ ...this.project, training: merged(this.training, patch) });
  }

  /** What the page remembers of how it is looked at; undefined takes a key away. */
  setView(patch: Record<string, unknown>): void {
    if (!this.project) return;
    const view = Object.entries({ ...this.project.view, ...patch });
    const said = Object.fromEntries(view.filter(([, value]) => value !== undefined));
    this.#set({ ...this.project, view: said });
  }

  #set(project: Project): void {
    this.project = project;
    this.#announce();
  }

  /** With title and view, which the core leaves to the page. */
  titled(saved: Project): Project {
    const { title, view } = this.project ?? {};
    return { ...saved, ...(title === undefined ? {} : { title }), ...(view ? { view } : {}) };
  }

  /** The project as it stands, with weights, progress and view. */
  async present(): Promise<Project | null> {
    if (!this.opened) return null;
    const saved = await this.#notices.attempt(() => this.#client.save());
    return saved ? this.titled(saved) : null;
  }

  // ---- rows

  async loadPreview(): Promise<void> {
    const data = this.project?.data;
    const rows =
      data && (await this.#notices.attempt(() => this.#client.preview(data, previewRows)));
    this.preview = rows ?? [];
    this.#announce();
  }

  /** One raw row by its number from 0. */
  async row(number: number): Promise<Record<string, Cell> | null> {
    const info = this.opened?.data;
    const rows = await this.#notices.attempt(() => this.rawRows(number, 1));
    const cells = rows?.[0];
    return info && cells
      ? Object.fromEntries(info.columns.map(({ name }, c) => [name, cells[c] ?? null]))
      : null;
  }

  /** Raw rows by their numbers from 0; faults go to the caller. */
  async rawRows(from: number, count: number): Promise<Cell[][]> {
    const data = this.project?.data;
    return data ? this.#client.preview(data, count, from) : [];
  }

  // ---- neurons and edges

  /** The network as a graph that can be drawn on; null while nothing is open. */
  graph(weights: Float32Array | undefined): GraphNetwork | null {
    const opened = this.opened;
    return opened && weights
      ? graphOf(opened.network, weights, this.project?.network, opened.starts)
      : null;
  }

  /** Ids of the neurons at the ends of an edge: its number means another where another network is open. */
  endsOf(edge: number): readonly [string, string] {
    const { neurons, edges } = this.opened?.network ?? { neurons: [], edges: [] };
    const { from = -1, to = -1 } = edges[edge] ?? {};
    return [neurons[from]?.id ?? '', neurons[to]?.id ?? ''];
  }

  /** Number of the edge between two neurons; -1 where there is none. */
  edgeBetween([from, to]: readonly [string, string]): number {
    const { neurons, edges } = this.opened?.network ?? { neurons: [], edges: [] };
    return edges.findIndex(
      (edge) => neurons[edge.from]?.id === from && neurons[edge.to]?.id === to,
    );
  }
}
