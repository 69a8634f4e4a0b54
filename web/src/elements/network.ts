/**
 * The figure of a network: every neuron with its kind by colour and shape and with what it computes,
 * every edge with its weight by colour and width. A free network is drawn here: neurons are moved,
 * connected, named and deleted, by pointer, touch and keyboard. Properties in, events out.
 *
 * @fires neuron-select {id} @fires edge-select {edge} @fires layers-change {hidden, functions}
 * @fires graph-change {change, positions} @fires positions-change {positions}
 * @fires weight-drag {edge, weight, phase} @fires figure-note {text}
 */

import { LitElement, html, nothing, svg, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MapResult, NetworkInfo, Topology } from '../../../wasm/src/types.js';
import type { Shape } from '../state/fit.js';
import {
  freeId,
  withEdge,
  withLabel,
  withNeuron,
  withoutEdge,
  withoutNeuron,
  type GraphChange,
} from '../state/graph.js';
import type { Picture } from '../state/picture.js';
import type { Positions } from '../state/positions.js';
import { edgeLine, type Line, type Point } from '../views/edges.js';
import { linesOf } from '../views/lines.js';
import { formatNumber } from '../views/format.js';
import {
  layoutNetwork,
  leastWidth,
  positionAt,
  positionsIn,
  type NetworkLayout,
  type Place,
} from '../views/layout.js';
import { NetworkGestures, type Canvas, type Linking, type Moving } from './network-gestures.js';
import { directionOf, nextPlace } from './network-keys.js';
import { layerHeads } from './network-layers.js';
import { paintEdges, paintNeurons, type Painted } from './network-paint.js';
import { networkStyle } from './network-style.js';
import './neuron-card.js';
import type { NeuronCard } from './neuron-card.js';
import { controls } from './tokens.js';

/** Height kept for the heads of the layers, in pixels; of a free drawing, for ids. */
const heads = { layers: 64, free: 12 };
/** Least distance of two layers, so that their controls do not touch: with a mouse, by touch. */
const gaps = { fine: 60, coarse: 124, free: 44 };
/** Below this distance the heads of the layers are set tight. */
const tightGap = 96;
/** More edges than this are never drawn one by one. */
const mostEdges = 4000;
/** Neurons up to which ids stand beside them in a layered network. */
const mostIds = 14;
const keyStep = 8;

const layeredHint = 'Press Free to name, move, connect and delete single neurons.';
const dataHint =
  'Inputs and outputs come from the data: change the roles of its columns to have others.';

export class NetworkFigure extends LitElement implements Canvas, Painted {
  static override properties = {
    network: { attribute: false },
    topology: { attribute: false },
    weights: { attribute: false },
    neuronMap: { attribute: false },
    shape: { attribute: false },
    free: { type: Boolean },
    positions: { attribute: false },
    picture: { attribute: false },
    cycle: { attribute: false },
    lit: { attribute: false },
    selected: { attribute: false },
    size: { state: true },
    all: { state: true },
    current: { state: true },
    naming: { state: true },
    hoveredEdge: { state: true },
    linking: { state: true },
    moving: { state: true },
  };
  declare network: NetworkInfo | null;
  declare topology: Topology | null;
  declare weights: Float32Array | null;
  declare neuronMap: MapResult | null;
  /** The hidden layers if they can be changed here, else null. */
  declare shape: Shape | null;
  /** Neurons and edges can be drawn one by one. */
  declare free: boolean;
  declare positions: Positions | null;
  /** The inputs are the cells of a picture, row by row. */
  declare picture: Picture | null;
  /** Neurons of a refused cycle, to be lit up. */
  declare cycle: readonly string[];
  /** Ids of the neurons whose turn it is. */
  declare lit: readonly string[];
  /** "neuron 3" or "edge 5". */
  declare selected: string;
  declare size: { width: number; height: number };
  declare all: boolean;
  /** The neuron that the keyboard is at. */
  declare current: string;
  declare naming: string | null;
  declare hoveredEdge: number;
  declare linking: Linking | null;
  declare moving: Moving | null;

  layout: NetworkLayout | null = null;
  #laidOutFor: readonly unknown[] = [];
  #lines = new Map<number, Line>();
  #movedByKeys = false;
  /** Of neurons that see a whole picture: the edges from its cells, row by row. */
  #cells: ReadonlyMap<number, number[]> = new Map();
  readonly #gestures = new NetworkGestures(this);
  readonly #coarse = matchMedia('(pointer: coarse)');
  readonly #resize = new ResizeObserver(([entry]) => {
    const { width = 0, height = 0 } = entry?.contentRect ?? {};
    this.size = { width, height };
  });

  static override styles = [controls, networkStyle];

  constructor() {
    super();
    this.network = null;
    this.topology = null;
    this.weights = null;
    this.neuronMap = null;
    this.shape = null;
    this.free = false;
    this.positions = null;
    this.picture = null;
    this.cycle = [];
    this.lit = [];
    this.selected = '';
    this.size = { width: 0, height: 0 };
    this.all = false;
    this.current = '';
    this.naming = null;
    this.hoveredEdge = -1;
    this.linking = null;
    this.moving = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  get #head(): number {
    return this.free ? heads.free : heads.layers;
  }

  get #width(): number {
    const { network, topology } = this;
    if (!network || !topology) return 0;
    const gap = this.free ? gaps.free : this.#coarse.matches ? gaps.coarse : gaps.fine;
    return Math.max(this.size.width, leastWidth(network, topology, gap));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { network, topology, size, positions, picture, free, all } = this;
    if (changed.has('network') && network) {
      const ids = new Set(network.neurons.map(({ id }) => id));
      if (!ids.has(this.current)) this.current = network.neurons[0]?.id ?? '';
      if (network.edges.length > mostEdges) this.all = false;
    }
    if (changed.has('network') || changed.has('picture')) {
      this.#cells = network && picture ? edgesFromCells(network, picture.names) : new Map();
    }
    const key = [network, topology, size, positions, picture, free, all];
    if (key.every((value, k) => value === this.#laidOutFor[k])) return;
    this.#laidOutFor = key;
    const height = Math.max(120, size.height - this.#head - (free ? 4 : 0));
    const options = {
      width: this.#width,
      height,
      picture,
      all,
      positions: free ? positions : null,
    };
    this.layout =
      network && topology && size.width > 0 ? layoutNetwork(network, topology, options) : null;
  }

  override render() {
    const { layout, network } = this;
    const width = this.#width;
    const height = layout ? layout.height + this.#head : this.size.height;
    const layers = layout?.layers ?? [];
    const tight = (layers[1]?.x ?? 0) - (layers[0]?.x ?? 0) < tightGap;
    const kind = `${this.free ? 'free' : ''} ${tight ? 'tight' : ''}`;
    const frame = `${width > this.size.width + 1 ? 'wide' : ''} ${this.all ? 'all' : ''}`;
    return html`<figure class=${frame} role="figure" aria-label="Network" tabindex="-1">
        ${
          layout && network
            ? html`<div
                class=${`stage ${kind}`}
                style=${`width:${String(width)}px;height:${String(height)}px`}
                @dblclick=${this.#addHere}
              >
                ${this.all ? this.#fewer() : nothing}
                ${this.free ? nothing : layerHeads(layout, this.shape, this.#outputs, this.#changeLayers)}
                <div
                  class="area"
                  style=${`top:${String(this.#head)}px;height:${String(layout.height)}px`}
                >
                  <svg role="group" aria-label="Edges">${this.#edges(layout, network)}</svg>
                  ${this.#groups(layout)} ${this.#neurons(layout, network)} ${this.#chip()}
                  ${this.#nameField(layout)}
                </div>
              </div>`
            : nothing
        }
      </figure>
      <edgewise-neuron-card></edgewise-neuron-card>`;
  }

  get #outputs(): string {
    return this.network?.neurons.findLast(({ kind }) => kind === 'output')?.function ?? '';
  }

  /** Where a neuron stands, while it is dragged too. */
  #at(place: Place): Place {
    const { moving } = this;
    return moving && this.network?.neurons[place.neuron]?.id === moving.id
      ? { ...place, x: moving.x, y: moving.y }
      : place;
  }

  #place(id: string): Place | undefined {
    return this.layout?.places.find((one) => this.network?.neurons[one.neuron]?.id === id);
  }

  // ---- edges

  #edges(layout: NetworkLayout, network: NetworkInfo) {
    const idOf = (n: number) => network.neurons[n]?.id ?? '';
    const breaks = this.topology?.offendingEdge;
    const places = layout.places.map((place) => this.#at(place));
    const layers = this.topology ?? { layers: [] };
    const { lines, bundles } = linesOf({ ...layout, places }, network, layers, this.free);
    this.#lines = lines;
    const drawn = [...lines.keys()];
    return svg`${bundles.map((path) => svg`<path class="bundle" d=${path}></path>`)}
      ${repeat(
        drawn,
        (index) =>
          `${idOf(network.edges[index]?.from ?? 0)} ${idOf(network.edges[index]?.to ?? 0)}`,
        (index, k) => {
          const edge = network.edges[index];
          if (!edge) return nothing;
          const [from, to] = [idOf(edge.from), idOf(edge.to)];
          const path = this.#lines.get(index)?.path ?? '';
          return svg`<path class="edge" data-edge=${index} d=${path}></path>
            ${breaks?.from === from && breaks.to === to ? svg`<path class="breaks" d=${path}></path>` : nothing}
            <path class="hit" data-hit=${index} d=${path} role="button"
              tabindex=${k === 0 ? 0 : -1}
              aria-label=${`Edge ${from} to ${to}`}
              aria-pressed=${this.selected === `edge ${String(index)}` ? 'true' : 'false'}
              @click=${() => {
                if (!this.#gestures.endsDrag()) this.#tell('edge-select', { edge: index });
              }}
              @pointerenter=${() => {
                this.hoveredEdge = index;
              }}
              @pointerleave=${() => {
                this.hoveredEdge = -1;
              }}
              @pointerdown=${(event: PointerEvent) => {
                if (event.pointerType === 'mouse') this.#gestures.pullWeight(event, index);
              }}
              @keydown=${(event: KeyboardEvent) => {
                this.#edgeKey(event, index, from, to);
              }}
            ></path>`;
        },
      )}
      ${this.#cycleLines(layout)} ${this.#drawnEdge(layout)}`;
  }

  /** The edges of the refused cycle, the missing one too. */
  #cycleLines(layout: NetworkLayout) {
    return this.cycle.map((id, k) => {
      const from = this.#place(id);
      const to = this.#place(this.cycle[(k + 1) % this.cycle.length] ?? '');
      if (!from || !to) return nothing;
      const reach = layout.radius + 4;
      const bow = 1.2 * layout.radius;
      return svg`<path class="round" d=${edgeLine(this.#at(from), this.#at(to), [reach, reach], { bow, head: true }).path}></path>`;
    });
  }

  #drawnEdge(layout: NetworkLayout) {
    const { linking } = this;
    const from = linking && this.#place(linking.from);
    if (!from || !linking.to) return nothing;
    const over = linking.over === null ? undefined : this.#place(linking.over);
    const radii = [layout.radius, over ? layout.radius + 6 : 2] as const;
    return svg`<path class="drawn" d=${edgeLine(from, over ?? linking.to, radii, { head: true }).path}></path>`;
  }

  /** The weight of the edge that is chosen or pointed at, to be dragged. */
  #chip() {
    const chosen = this.selected.startsWith('edge ') ? Number(this.selected.slice(5)) : -1;
    const index = this.hoveredEdge >= 0 ? this.hoveredEdge : chosen;
    const middle = this.#lines.get(index)?.middle;
    const edge = this.network?.edges[index];
    const weight = this.weights?.[index];
    if (!middle || !edge || weight === undefined) return nothing;
    const idOf = (n: number) => this.network?.neurons[n]?.id ?? '';
    return html`<span
      class="number-chip"
      role="slider"
      tabindex=${index === chosen ? 0 : -1}
      aria-label=${`Weight of edge ${idOf(edge.from)} to ${idOf(edge.to)}`}
      aria-valuenow=${Number(weight.toPrecision(4))}
      aria-orientation="vertical"
      title="Drag up or down"
      style=${`left:${String(middle.x)}px;top:${String(middle.y)}px;${index === chosen ? '' : 'pointer-events:none'}`}
      @pointerdown=${(event: PointerEvent) => {
        this.#gestures.pullWeight(event, index);
      }}
      @keydown=${(event: KeyboardEvent) => {
        this.#chipKey(event, index, weight);
      }}
      >${formatNumber(weight)}</span
    >`;
  }

  #chipKey(event: KeyboardEvent, edge: number, weight: number): void {
    const way = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    this.dragWeight(edge, weight, 'start');
    this.dragWeight(edge, weight + way * (event.shiftKey ? 0.01 : 0.1), 'move');
    this.dragWeight(edge, weight, 'end');
  }

  // ---- neurons

  #groups(layout: NetworkLayout) {
    const few = (this.network?.edges.length ?? 0) <= mostEdges;
    return layout.groups.map((group) => {
      const count = group.neurons.length;
      const layer = layout.layers[group.layer];
      const place = `left:${String(group.x)}px;top:${String(group.y)}px`;
      const all = `Show all ${String(layer?.count ?? count)} neurons of layer ${String(group.layer + 1)}`;
      const why = few ? all : 'Too many edges to draw them one by one';
      const { rows = 1, columns = 1 } = this.picture ?? {};
      return group.kind === 'picture'
        ? html`<button
            class="block"
            style=${`${place};width:${String(group.width)}px;height:${String(group.height)}px;--cell:calc(100% / ${String(rows)})`}
            aria-label=${all}
            title=${why}
            ?disabled=${!few}
            @click=${this.#showAll}
          >
            <span>${String(columns)} × ${String(rows)} inputs, together</span>
          </button>`
        : html`<button
            class="more"
            style=${place}
            aria-label=${all}
            title=${why}
            ?disabled=${!few}
            @click=${this.#showAll}
          >
            … ${String(count)} more
          </button>`;
    });
  }

  readonly #showAll = () => {
    this.all = true;
  };

  #fewer() {
    return html`<button
      class="fewer"
      @click=${() => {
        this.all = false;
      }}
    >
      Show fewer
    </button>`;
  }

  #neurons(layout: NetworkLayout, network: NetworkInfo) {
    const size = 2 * layout.radius;
    const targets = new Set(this.linking ? this.#targets(this.linking.from) : []);
    const ids = this.free || network.neurons.length <= mostIds;
    return repeat(
      layout.places,
      ({ neuron }) => network.neurons[neuron]?.id,
      (settled) => {
        const neuron = network.neurons[settled.neuron];
        if (!neuron) return nothing;
        const { id, kind, label } = neuron;
        const { x, y } = this.#at(settled);
        const computes = kind === 'hidden' || kind === 'output';
        const about = [
          kind,
          ...(label === '' ? [] : [label]),
          ...(computes ? [neuron.function] : []),
        ];
        const state = [
          targets.has(id) ? 'target' : '',
          this.linking?.over === id && targets.has(id) ? 'over' : '',
          this.cycle.includes(id) ? 'round' : '',
          this.lit.includes(id) ? 'lit' : '',
        ].join(' ');
        const ring = Math.min(6, layout.radius / 3);
        const box = `left:${String(x)}px;top:${String(y)}px;width:${String(size)}px;height:${String(size)}px`;
        return html`<button
            class=${`neuron ${kind} ${state}`}
            style=${`${box};font-size:${String(Math.min(13, layout.radius))}px;--ring:${String(ring)}px`}
            data-id=${id}
            tabindex=${id === this.current ? 0 : -1}
            aria-label=${`Neuron ${id}`}
            aria-description=${about.join(', ')}
            aria-pressed=${this.selected === `neuron ${id}` ? 'true' : 'false'}
            @click=${(event: MouseEvent) => {
              this.#clickNeuron(event, id);
            }}
            @dblclick=${(event: MouseEvent) => {
              event.stopPropagation();
              this.#name(id);
            }}
            @pointerdown=${(event: PointerEvent) => {
              this.#card?.hide();
              if (this.free) this.#gestures.moveNeuron(event, id, { x, y });
            }}
            @pointerenter=${(event: PointerEvent) => {
              if (event.pointerType === 'mouse') this.#showCard(event, settled.neuron);
            }}
            @pointerleave=${() => this.#card?.hide()}
            @focus=${(event: FocusEvent) => {
              this.current = id;
              const button = event.currentTarget as HTMLElement;
              if (button.matches(':focus-visible')) this.#showCard(event, settled.neuron);
            }}
            @blur=${() => this.#card?.hide()}
            @keydown=${(event: KeyboardEvent) => {
              this.#neuronKey(event, settled, id);
            }}
            @keyup=${this.#settleKeys}
          >
            ${
              kind !== 'bias' && this.hasPicture(settled.neuron)
                ? html`<canvas data-neuron=${settled.neuron} width="48" height="48"></canvas>`
                : html`<span
                    class="mark"
                    data-mark=${kind === 'bias' ? '1' : markOf(id, layout.radius)}
                  ></span>`
            }
          </button>
          ${this.free ? this.#handle(id, x, y, layout.radius) : nothing}
          ${
            ids && (kind === 'bias' || this.hasPicture(settled.neuron))
              ? html`<span
                  class="id"
                  data-mark=${id}
                  aria-hidden="true"
                  style=${`left:${String(x - 0.7 * layout.radius)}px;top:${String(y - 0.7 * layout.radius)}px`}
                ></span>`
              : nothing
          }
          ${
            label === '' || this.naming === id
              ? nothing
              : html`<span
                  class=${`label ${kind}`}
                  style=${labelPlace(kind, x, y, layout.radius, this.free)}
                  title=${label}
                  >${label}</span
                >`
          }`;
      },
    );
  }

  /** What an edge is drawn from: dragged to a neuron, or chosen and then the neuron. */
  #handle(id: string, x: number, y: number, radius: number) {
    return html`<button
      class="handle"
      style=${`left:${String(x + radius + 6)}px;top:${String(y)}px`}
      tabindex=${id === this.current ? 0 : -1}
      aria-label=${`Connect neuron ${id}`}
      title="Drag to another neuron, or to empty ground for a new one"
      @pointerdown=${(event: PointerEvent) => {
        this.#gestures.drawEdge(event, id);
      }}
      @dblclick=${(event: Event) => {
        event.stopPropagation();
      }}
      @click=${() => {
        if (!this.#gestures.endsDrag()) this.#chooseEnd(id);
      }}
    ></button>`;
  }

  #nameField(layout: NetworkLayout) {
    const place = this.naming === null ? undefined : this.#place(this.naming);
    const neuron = place && this.network?.neurons[place.neuron];
    if (!place || !neuron) return nothing;
    const x = Math.max(64, Math.min(this.#width - 64, place.x));
    return html`<input
      class="name"
      type="text"
      aria-label=${`Name of neuron ${neuron.id}`}
      maxlength="40"
      style=${`left:${String(x)}px;top:${String(place.y + layout.radius + 18)}px`}
      .value=${neuron.label}
      @keydown=${(event: KeyboardEvent) => {
        event.stopPropagation();
        if (event.key === 'Escape') this.#endNaming(neuron.id);
        else if (event.key === 'Enter') (event.currentTarget as HTMLElement).blur();
      }}
      @blur=${(event: Event) => {
        this.#endNaming(neuron.id, (event.currentTarget as HTMLInputElement).value.trim());
      }}
    />`;
  }

  #name(id: string): void {
    if (!this.free) {
      this.#tell('figure-note', { text: layeredHint });
      return;
    }
    this.naming = id;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLInputElement>('input.name')?.select();
    });
  }

  #endNaming(id: string, name?: string): void {
    if (this.naming === null) return;
    this.naming = null;
    const before = this.network?.neurons.find((one) => one.id === id)?.label;
    if (name !== undefined && name !== before) this.#draw((graph) => withLabel(graph, id, name));
    void this.updateComplete.then(() => {
      this.focusNeuron(id);
    });
  }

  // ---- pointer and keys

  #clickNeuron(event: MouseEvent, id: string): void {
    if (this.#gestures.endsDrag()) return;
    const { linking } = this;
    if (linking) {
      this.linking = null;
      if (linking.from !== id) this.link(linking.from, id);
    } else if (event.detail < 2) {
      this.#tell('neuron-select', { id });
    }
  }

  /** Neurons that an edge from this one could go to. */
  #targets(from: string): string[] {
    const { network } = this;
    const start = network?.neurons.findIndex(({ id }) => id === from) ?? -1;
    const taken = new Set(network?.edges.filter((edge) => edge.from === start).map(({ to }) => to));
    return (network?.neurons ?? [])
      .filter(
        ({ kind }, n) => (kind === 'hidden' || kind === 'output') && n !== start && !taken.has(n),
      )
      .map(({ id }) => id);
  }

  #chooseEnd(from: string): void {
    const targets = this.#targets(from);
    if (targets.length === 0) {
      this.#tell('figure-note', {
        text: `Neuron ${from} is connected to every neuron it could go to.`,
      });
      return;
    }
    this.linking = { from, to: null, over: null };
    this.#tell('figure-note', {
      text: `Choose the neuron that the edge from ${from} goes to. Escape leaves it.`,
    });
    this.focusNeuron(targets[0] ?? '');
  }

  #neuronKey(event: KeyboardEvent, place: Place, id: string): void {
    const direction = directionOf(event.key);
    if (direction && event.altKey) {
      event.preventDefault();
      this.#moveByKey(place, id, direction);
    } else if (direction && this.layout) {
      event.preventDefault();
      const next = nextPlace(this.layout.places, place, direction);
      this.focusNeuron(this.network?.neurons[next.neuron]?.id ?? '');
    } else if (event.key === 'Escape' && this.linking) {
      const { from } = this.linking;
      this.linking = null;
      this.focusNeuron(from);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      this.#delete(id);
    } else if (event.key === 'F2') {
      this.#name(id);
    } else if (event.key.toLowerCase() === 'c' && this.free && !event.ctrlKey && !event.metaKey) {
      this.#chooseEnd(id);
    }
  }

  #moveByKey(place: Place, id: string, [dx, dy]: readonly [number, number]): void {
    if (!this.free) {
      this.#tell('figure-note', { text: layeredHint });
      return;
    }
    const { x, y } = this.#at(place);
    this.moving = { id, x: x + dx * keyStep, y: y + dy * keyStep };
    this.#movedByKeys = true;
  }

  /** Several steps of the keyboard are one act. */
  readonly #settleKeys = () => {
    if (!this.#movedByKeys || !this.moving) return;
    this.#movedByKeys = false;
    this.placeMoved(this.moving);
    this.moving = null;
  };

  #delete(id: string): void {
    const kind = this.network?.neurons.find((one) => one.id === id)?.kind;
    if (!this.free || kind === 'input' || kind === 'output') {
      this.#tell('figure-note', { text: this.free ? dataHint : layeredHint });
      return;
    }
    const place = this.#place(id);
    const before = place && this.layout && nextPlace(this.layout.places, place, [-1, 0]);
    const next = this.network?.neurons[before?.neuron ?? 0]?.id ?? '';
    this.#draw((graph) => withoutNeuron(graph, id));
    this.focusNeuron(next);
  }

  #edgeKey(event: KeyboardEvent, edge: number, from: string, to: string): void {
    const path = event.currentTarget as SVGPathElement;
    const all = [...this.renderRoot.querySelectorAll<SVGPathElement>('path.hit')];
    const at = all.indexOf(path);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      all[(at + step + all.length) % all.length]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#tell('edge-select', { edge });
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      if (!this.free) {
        this.#tell('figure-note', { text: layeredHint });
        return;
      }
      this.#draw((graph) => withoutEdge(graph, from, to));
      this.focusNeuron(from);
    }
  }

  /** Empty ground: a new neuron there. */
  #addHere(event: MouseEvent): void {
    const target = event.target as Element;
    if (!target.matches('.stage, .area, svg')) return;
    if (this.free) this.addNeuron(this.pointOf(event));
    else this.#tell('figure-note', { text: layeredHint });
  }

  focusNeuron(id: string): void {
    this.current = id;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(`.neuron[data-id="${CSS.escape(id)}"]`)?.focus();
    });
  }

  get #card(): NeuronCard | null {
    return this.renderRoot.querySelector('edgewise-neuron-card');
  }

  #showCard(event: Event, neuron: number): void {
    if (this.linking || this.moving) return;
    this.#card?.show(event.currentTarget as HTMLElement, this, neuron);
  }

  // ---- what gestures and the panel ask for

  pointOf(event: MouseEvent): Point {
    const box = this.renderRoot.querySelector('.area')?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  }

  neuronAt({ x, y }: Point): string | null {
    const reach = Math.max(22, (this.layout?.radius ?? 0) + 6);
    const hit = this.layout?.places.find((one) => Math.hypot(one.x - x, one.y - y) <= reach);
    return hit ? (this.network?.neurons[hit.neuron]?.id ?? null) : null;
  }

  placeMoved({ id, x, y }: Moving): void {
    const { layout, network } = this;
    if (!layout || !network) return;
    const positions = { ...positionsIn(layout, network), [id]: positionAt(layout, x, y) };
    // Stays where it was let go until the new positions come back.
    this.positions = positions;
    this.#tell('positions-change', { positions });
  }

  link(from: string, to: string): void {
    if (!this.#targets(from).includes(to)) {
      const kind = this.network?.neurons.find(({ id }) => id === to)?.kind;
      const why =
        kind === 'input' || kind === 'bias'
          ? `Neuron ${to} is ${kind === 'bias' ? 'a bias' : 'an input'}: no edge goes into it.`
          : `There is an edge from ${from} to ${to} already.`;
      this.#tell('figure-note', { text: why });
      return;
    }
    this.#draw((graph) => withEdge(graph, from, to));
  }

  linkToNew(from: string, at: Point): void {
    this.addNeuron(at, from);
  }

  /** One more hidden neuron at a place, or where there is room, with an edge from another if told. */
  addNeuron(at?: Point, from?: string): void {
    const { layout, network } = this;
    if (!layout || !network) return;
    const place = at ?? this.#freePlace(layout);
    const id = freeId(network);
    this.#draw(
      (graph) => {
        const more = withNeuron(graph);
        const linked = more.edges.some((edge) => edge.from === from && edge.to === id);
        return from === undefined || linked ? more : withEdge(more, from, id);
      },
      { ...positionsIn(layout, network), [id]: positionAt(layout, place.x, place.y) },
    );
  }

  /** The place in the middle that is farthest from every neuron. */
  #freePlace({ area: [left, top, width, height], places }: NetworkLayout): Point {
    let best = { x: left + width / 2, y: top + height / 2 };
    let most = -1;
    for (let i = 1; i < 12; ++i) {
      for (let j = 1; j < 8; ++j) {
        const x = left + (width * i) / 12;
        const y = top + (height * j) / 8;
        const free = Math.min(...places.map((one) => Math.hypot(one.x - x, one.y - y)));
        if (Math.min(free, 90) > most) {
          most = Math.min(free, 90);
          best = { x, y };
        }
      }
    }
    return best;
  }

  /** Where all neurons stand now, for an edit that comes from elsewhere. */
  get standing(): Positions | null {
    return this.layout && this.network ? positionsIn(this.layout, this.network) : null;
  }

  #draw(change: GraphChange, positions = this.standing): void {
    this.#tell('graph-change', { change, positions });
  }

  weightOf(edge: number): number {
    return this.weights?.[edge] ?? 0;
  }

  dragWeight(edge: number, weight: number, phase: 'start' | 'move' | 'end'): void {
    this.#tell('weight-drag', { edge, weight, phase });
  }

  readonly #changeLayers = (shape: Shape) => {
    this.#tell('layers-change', shape);
  };

  #tell(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  // ---- painting

  /** Whether there is something to paint inside a neuron. */
  hasPicture(neuron: number): boolean {
    return this.neuronMap !== null || this.#cells.has(neuron);
  }

  /** Weights of the edges from the cells of a picture into a neuron, row by row, or null. */
  cellWeights(neuron: number): number[] | null {
    return this.#cells.get(neuron)?.map((edge) => this.weights?.[edge] ?? 0) ?? null;
  }

  override updated(): void {
    paintEdges(this);
    paintNeurons(this);
    this.#card?.follow(this);
  }
}

/** What fits into a neuron of its id. */
function markOf(id: string, radius: number): string {
  return id.length * 7 <= 2 * radius - 6 ? id : '';
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

function labelPlace(kind: string, x: number, y: number, radius: number, free: boolean): string {
  const at = (left: number, top: number) => `left:${String(left)}px;top:${String(top)}px`;
  if (kind === 'input') return at(x - radius - 5, y);
  if (kind === 'output') return at(x + radius + (free ? 18 : 5), y);
  return at(x, y + radius + 3);
}

customElements.define('edgewise-network', NetworkFigure);

declare global {
  interface HTMLElementTagNameMap {
    'edgewise-network': NetworkFigure;
  }
}
