/** What is looked at: the plane of the map and its points, rows, one example, what is selected and lit. */

import type { ListingQuestion } from '../../../wasm/src/answers.js';
import type { Client, FrameRequest, Opened } from '../../../wasm/src/client-types.js';
import type { MapRequest, Points } from '../../../wasm/src/types.js';
import { axesFor, heldAt, type Axes } from '../project/axes.js';
import type { OpenDocument } from './document.js';
import type { Notices } from './notices.js';
import type { Selection } from './selection.js';
import type { Walk } from './walk.js';

const worstFirst: ListingQuestion = { set: 'test', order: 'loss', descending: true };
const mapResolution = { running: 64, resting: 120 };
const curveResolution = 481;
const neuronMapResolutions = { running: 24, resting: 48 };
/** Networks with more neurons show no maps inside them. */
const mostNeuronMaps = 100;

/** An example by its place in its set. */
export interface ExamplePlace {
  set: 'train' | 'test';
  index: number;
}

const firstExample: ExamplePlace = { set: 'train', index: 0 };

export class View {
  readonly #client: Client;
  readonly #document: OpenDocument;
  readonly #notices: Notices;
  readonly #announce: () => void;
  axes: Axes | null = null;
  /** The examples along the axes. */
  points: Points | null = null;
  /** The example that is looked at from near. */
  example: ExamplePlace = firstExample;
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
    const { set, index } = this.example;
    if (index >= (data?.rows[set] ?? 0)) this.example = firstExample;
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

  setExample(example: ExamplePlace): void {
    this.example = example;
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
      x: axes.x,
      ...(axes.y !== null && { y: axes.y }),
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
    const base: Omit<MapRequest, 'resolution'> = {
      x: axes.x,
      fixed: heldAt(opened?.data ?? null, axes),
      ...(axes.y === null ? {} : { y: axes.y }),
      ...(axes.range ? { range: axes.range } : {}),
    };
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
