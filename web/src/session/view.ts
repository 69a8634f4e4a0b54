/** What is looked at: the plane of the map and its points, rows, one example, what is selected and lit. */

import type { EncodedQuestion, InputQuestion, ListingQuestion } from '../../../wasm/src/answers.js';
import type { Client, FrameRequest, Opened } from '../../../wasm/src/client-types.js';
import type { Cell } from '../../../wasm/src/project.js';
import type { Points } from '../../../wasm/src/types.js';
import { alongOf, axesFor, mapAlong, type Axes } from '../project/axes.js';
import { inputsOf } from '../project/inputs.js';
import type { OpenDocument } from './document.js';
import type { Notices } from './notices.js';
import type { Selection } from './selection.js';
import type { Walk } from './walk.js';

const worstFirst: ListingQuestion = { set: 'test', order: 'loss', descending: true };
const mapResolution = { running: 64, resting: 120 };
const curveResolution = 481;
const neuronMapResolutions = { running: 24, resting: 48 };
/** Networks with more neurons show no maps inside them. */
/** With more neurons, none has a map. */
export const mostNeuronMaps = 100;

/** Raw cells by column. */
export type Cells = Readonly<Record<string, Cell>>;

/** The one example that everything shows. Another object for another one. */
export interface Example {
  /** A row by its place in its set. */
  readonly set: 'train' | 'test';
  readonly index: number;
  /** An input of one's own in place of that row, which is still known then; null: the row itself. */
  readonly input: Cells | null;
}

const firstExample: Example = { set: 'train', index: 0, input: null };

/** The example as the engine is asked about it. */
export function asAsked({ set, index, input }: Example): EncodedQuestion | InputQuestion {
  return input ? { input } : { set, index };
}

export class View {
  readonly #client: Client;
  readonly #document: OpenDocument;
  readonly #notices: Notices;
  readonly #announce: () => void;
  axes: Axes | null = null;
  /** The examples along the axes. */
  points: Points | null = null;
  example: Example = firstExample;
  /** The row that the example is or was last: its number in the table from 0, and its raw cells. */
  exampleRow: { row: number; cells: Cells } | null = null;
  /** What an input of one's own is made of. */
  #columns = '';
  /** Which rows the table of predictions shows, and in which order. */
  rows: ListingQuestion = worstFirst;
  selection: Selection = null;
  /** Ids of the neurons whose turn it is. */
  lit: readonly string[] = [];
  /** How far an example is being walked through the network; null while none is. */
  walk: Walk | null = null;

  constructor(client: Client, document: OpenDocument, notices: Notices, announce: () => void) {
    this.#client = client;
    this.#document = document;
    this.#notices = notices;
    this.#announce = announce;
  }

  /** Something else is open: what there still is of it stays in sight. */
  begin({ data }: Opened, remembered: unknown): void {
    const { set, index, input } = this.example;
    const place = index < (data?.rows[set] ?? 0) ? { set, index } : firstExample;
    const columns = inputsOf(data)
      .flatMap((one) => [one.name, one.type, ...one.categories])
      .join('\n');
    this.example = { ...place, input: columns === this.#columns ? input : null };
    this.#columns = columns;
    const names = new Set(data?.columns.map(({ name }) => name));
    const { cell, column, set: rowsOf } = this.rows;
    const isKnown = column === undefined || names.has(column);
    if (!isKnown || cell) this.rows = { ...worstFirst, ...(rowsOf && { set: rowsOf }) };
    this.axes = axesFor(data, remembered);
    this.walk = null;
    this.#announce();
  }

  setAxes(axes: Axes): void {
    this.axes = axes;
    this.#announce();
  }

  setRows(rows: ListingQuestion): void {
    this.rows = rows;
    this.#announce();
  }

  setExample(example: Example): void {
    const { set, index } = this.example;
    this.example = example;
    this.#announce();
    if (set !== example.set || index !== example.index) void this.loadExample();
  }

  /** What stands in the table of the row that the example is. */
  async loadExample(): Promise<void> {
    const { opened } = this.#document;
    const { set, index } = this.example;
    const ask = () => this.#client.inspect('encoded', { set, index });
    const row = (opened?.data && (await this.#notices.attempt(ask))?.row) ?? null;
    const cells = row === null ? null : await this.#document.row(row);
    const { example } = this;
    if (set !== example.set || index !== example.index || opened !== this.#document.opened) return;
    this.exampleRow = row === null ? null : { row, cells: cells ?? {} };
    this.#announce();
  }

  select(selection: Selection): void {
    this.selection = selection;
    this.#announce();
  }

  light(ids: readonly string[], walk: Walk | null = null): void {
    this.lit = ids;
    this.walk = walk;
    this.#announce();
  }

  async loadPoints(): Promise<void> {
    const axes = this.axes;
    const { opened } = this.#document;
    const request = axes && {
      ...alongOf(axes),
      ...(axes.target !== undefined && { target: axes.target }),
    };
    const points = request && (await this.#notices.attempt(() => this.#client.points(request)));
    if (opened !== this.#document.opened || axes !== this.axes) return;
    this.points = points ?? null;
    this.#announce();
  }

  /** A request for a frame, with the maps that are shown. */
  request(request: FrameRequest, isRunning: boolean): FrameRequest {
    const axes = this.axes;
    const { opened } = this.#document;
    if (!axes) return request;
    const base = mapAlong(opened?.data ?? null, axes);
    const pace = isRunning ? 'running' : 'resting';
    const resolution = axes.y === null ? curveResolution : mapResolution[pace];
    const neurons = opened?.network.neurons.length ?? 0;
    return {
      ...request,
      map: { ...base, resolution },
      neuronMap:
        neurons <= mostNeuronMaps ? { ...base, resolution: neuronMapResolutions[pace] } : null,
    };
  }
}
