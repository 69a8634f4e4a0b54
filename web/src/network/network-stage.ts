/**
 * What the figure of a network knows: its properties, where everything stands, and what can be painted
 * inside a neuron.
 */

import { LitElement, type PropertyValues } from 'lit';
import type { FunctionName } from '../../../wasm/src/project.js';
import type { MapResult, NetworkInfo, Topology } from '../../../wasm/src/types.js';
import type { Palette } from '../kit/colour.js';
import { Scheme } from '../kit/scheme.js';
import { Size } from '../kit/size.js';
import type { Shape } from '../project/fit.js';
import type { Picture } from '../project/picture.js';
import type { Positions } from '../project/positions.js';
import type { Selection } from '../session/selection.js';
import type { Shown } from './figure-numbers.js';
import {
  hasGroups,
  layoutNetwork,
  mostShown,
  positionsIn,
  type NetworkLayout,
  type Place,
} from './layout.js';
import { linesOf, type Lines } from './lines.js';
import type { Linking, Moving } from './network-gestures.js';
import { mostEdges } from './most-edges.js';
import type { Painted } from './network-paint.js';
import type { PictureMode } from './picture-mode.js';

/** Height kept for the heads of the layers, in pixels; of a free drawing, for ids. */
const heads = { fine: 64, coarse: 100, free: 16 };
/** Least distance of two layers, so that their controls do not touch: with a mouse, by touch. */
const gaps = { fine: 60, coarse: 88, free: 44 };
/** Of two neurons of a layer, where a finger is to hit one. */
const fingerHeight = 34;

export abstract class NetworkStage extends LitElement implements Painted {
  static override properties = {
    network: { attribute: false },
    topology: { attribute: false },
    weights: { attribute: false },
    neuronMap: { attribute: false },
    shape: { attribute: false },
    outputFunctions: { attribute: false },
    free: { type: Boolean },
    positions: { attribute: false },
    picture: { attribute: false },
    pictured: { attribute: false },
    cycle: { attribute: false },
    lit: { attribute: false },
    selected: { attribute: false },
    numbers: { attribute: false },
    all: { state: true },
    current: { state: true },
    naming: { state: true },
    hoveredEdge: { state: true },
    hovered: { state: true },
    linking: { state: true },
    moving: { state: true },
  };
  declare network: NetworkInfo | null;
  declare topology: Topology | null;
  declare weights: Float32Array | null;
  declare neuronMap: MapResult | null;
  /** The hidden layers if they can be changed here, else null. */
  declare shape: Shape | null;
  /** What the outputs of the layers may apply. */
  declare outputFunctions: readonly FunctionName[];
  /** Neurons and edges can be drawn one by one. */
  declare free: boolean;
  declare positions: Positions | null;
  /** The inputs are the cells of a picture, row by row. */
  declare picture: Picture | null;
  /** What there is of it in the figure, once it is loaded. */
  declare pictured: PictureMode | null;
  /** Neurons of a refused cycle, to be lit up. */
  declare cycle: readonly string[];
  /** Ids of the neurons whose turn it is. */
  declare lit: readonly string[];
  declare selected: Selection;
  /** Weights stand on the edges, functions in the neurons, and what is told here; null: no numbers. */
  declare numbers: Pick<Shown, 'traced' | 'walk'> | null;
  declare all: boolean;
  /** The neuron that the keyboard is at. */
  declare current: string;
  declare naming: string | null;
  declare hoveredEdge: number;
  /** Id of the neuron that is pointed at. */
  declare hovered: string;
  declare linking: Linking | null;
  declare moving: Moving | null;

  layout: NetworkLayout | null = null;
  #inputs = '';
  #laidOutFor: readonly unknown[] = [];
  #drawn: Lines | null = null;
  #drawnFor: readonly unknown[] = [];
  /** Of neurons that see a whole picture: the edges from its cells, row by row. */
  #cells: ReadonlyMap<number, number[]> = new Map();
  readonly #coarse = matchMedia('(pointer: coarse)');
  readonly #size = new Size(this);
  readonly #scheme = new Scheme(this);

  constructor() {
    super();
    this.network = null;
    this.topology = null;
    this.weights = null;
    this.neuronMap = null;
    this.shape = null;
    this.outputFunctions = [];
    this.free = false;
    this.positions = null;
    this.picture = null;
    this.pictured = null;
    this.cycle = [];
    this.lit = [];
    this.selected = null;
    this.numbers = null;
    this.all = false;
    this.current = '';
    this.naming = null;
    this.hoveredEdge = -1;
    this.hovered = '';
    this.linking = null;
    this.moving = null;
  }

  protected get head(): number {
    return this.free ? heads.free : this.#coarse.matches ? heads.coarse : heads.fine;
  }

  /** Room that the page gives the figure, in pixels. */
  protected get size(): Size['box'] {
    return this.#size.box;
  }

  get palette(): Palette {
    return this.#scheme.palette;
  }

  /** A property `--ew-…`, as it holds here. */
  readonly colour = (name: string): string => this.#scheme.colour(name);

  get width(): number {
    return this.layout?.width ?? this.size.width;
  }

  /** Room below the heads of the layers, in pixels. */
  get #height(): number {
    return Math.max(120, this.size.height - this.head - (this.free ? 4 : 0));
  }

  /** Most neurons of a layer that are shown one by one; a line is left for its bias neuron. */
  get #most(): number {
    const lines = this.#coarse.matches ? Math.floor(this.#height / fingerHeight) : Infinity;
    return Math.min(mostShown, lines - 1);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { network, topology, size, positions, picture, pictured, free, all } = this;
    if (changed.has('network') && network) {
      const ids = new Set(network.neurons.map(({ id }) => id));
      if (!ids.has(this.current)) this.current = network.neurons[0]?.id ?? '';
      if (this.linking && !ids.has(this.linking.from)) this.linking = null;
      // All is shown of this project, not of the next.
      const inputs = network.neurons
        .map(({ kind, label }) => (kind === 'input' ? label : ''))
        .join();
      const isWhole = topology && !picture && !hasGroups(network, topology, this.#most);
      const isOther = inputs !== this.#inputs;
      if (isOther || isWhole || network.edges.length > mostEdges) this.all = false;
      this.#inputs = inputs;
    }
    if (changed.has('network') || changed.has('picture')) {
      this.#cells = network && picture ? edgesFromCells(network, picture.names) : new Map();
    }
    const key = [network, topology, size, positions, picture, pictured, free, all];
    if (key.every((value, k) => value === this.#laidOutFor[k])) return;
    this.#laidOutFor = key;
    const height = this.#height;
    const options = {
      width: size.width,
      height,
      all,
      most: this.#most,
      gap: free ? gaps.free : this.#coarse.matches ? gaps.coarse : gaps.fine,
      positions: free ? positions : null,
    };
    const sees = (neuron: number) => this.#cells.has(neuron);
    this.layout =
      network && topology && size.width > 0
        ? ((all
            ? null
            : pictured?.layout(network, topology, {
                ...options,
                picture,
                free,
                sees,
                coarse: this.#coarse.matches,
              })) ?? layoutNetwork(network, topology, options))
        : null;
    if (this.layout && !this.place(this.current)) {
      this.current = network?.neurons[this.layout.places[0]?.neuron ?? 0]?.id ?? '';
    }
  }

  /** Where a neuron stands, while it is dragged too. */
  at(place: Place): Place {
    const { moving } = this;
    return moving && this.network?.neurons[place.neuron]?.id === moving.id
      ? { ...place, x: moving.x, y: moving.y }
      : place;
  }

  place(id: string): Place | undefined {
    return this.layout?.places.find((one) => this.network?.neurons[one.neuron]?.id === id);
  }

  /** Where edges run; the same until something moves. */
  protected lines(layout: NetworkLayout, network: NetworkInfo): Lines {
    const key = [layout, network, this.topology, this.moving, this.free];
    if (!this.#drawn || key.some((value, k) => value !== this.#drawnFor[k])) {
      const places = layout.places.map((place) => this.at(place));
      const topology = this.topology ?? { layers: [] };
      this.#drawn = linesOf({ ...layout, places }, network, topology, this.free);
      this.#drawnFor = key;
    }
    return this.#drawn;
  }

  /** Where all neurons stand now, for an edit that comes from elsewhere. */
  get standing(): Positions | null {
    return this.layout && this.network ? positionsIn(this.layout, this.network) : null;
  }

  weightOf(edge: number): number {
    return this.weights?.[edge] ?? 0;
  }

  /** Whether there is something to paint inside a neuron. */
  hasPicture(neuron: number): boolean {
    return this.neuronMap !== null || this.#cells.has(neuron);
  }

  /** Weights of the edges from the cells of a picture into a neuron, row by row, or null. */
  cellWeights(neuron: number): number[] | null {
    return this.#cells.get(neuron)?.map((edge) => this.weights?.[edge] ?? 0) ?? null;
  }

  tell(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** The edges into each neuron that has one from every cell of the picture. */
function edgesFromCells(network: NetworkInfo, names: string[]): Map<number, number[]> {
  const cellOf = new Map(names.map((name, cell) => [name, cell]));
  const found = new Map<number, number[]>();
  network.edges.forEach(({ from, to }, edge) => {
    const cell = cellOf.get(network.neurons[from]?.label ?? '');
    if (cell === undefined || network.neurons[from]?.kind !== 'input') return;
    const edges = found.get(to) ?? [];
    edges[cell] = edge;
    found.set(to, edges);
  });
  const whole = (edges: number[]) => Object.keys(edges).length === names.length;
  return new Map([...found].filter(([, edges]) => whole(edges)));
}
