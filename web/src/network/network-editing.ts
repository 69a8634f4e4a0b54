/**
 * What a person does to a network, by pointer and keys: events with the change that was meant. Loaded
 * after the figure, which stands and is painted without it.
 */

import { html, nothing, svg } from 'lit';
import {
  freeId,
  withEdge,
  withLabel,
  withNeuron,
  withoutEdge,
  withoutNeuron,
  type GraphChange,
} from '../project/graph.js';
import { edgeLine, type Line, type Point } from './edges.js';
import { drawingStyle } from './drawing-style.js';
import { layerFunctions } from './layer-functions.js';
import { lockAt, lockShare } from './lock.js';
import { positionAt, positionsIn, type NetworkLayout, type Place } from './layout.js';
import { NetworkGestures, type Canvas, type Linking, type Moving } from './network-gestures.js';
import { directionOf, nextPlace } from './network-keys.js';
import type { NetworkStage } from './network-stage.js';

const layeredHint = 'Press Edit graph to name, move, connect and delete single neurons.';
const dataHint =
  'Inputs and outputs come from the data: change the roles of the columns to change them.';
const keyStep = 8;

export interface EditedFigure extends NetworkStage {
  focusNeuron(id: string): void;
}

export class NetworkEditing implements Canvas {
  readonly figure: EditedFigure;
  readonly gestures = new NetworkGestures(this);
  readonly layerFunctions = layerFunctions;
  #movedByKeys = false;

  constructor(figure: EditedFigure) {
    this.figure = figure;
    const { styleSheet } = drawingStyle;
    const { renderRoot } = figure;
    if (styleSheet && renderRoot instanceof ShadowRoot) {
      renderRoot.adoptedStyleSheets = [...renderRoot.adoptedStyleSheets, styleSheet];
    }
  }

  get linking(): Linking | null {
    return this.figure.linking;
  }

  set linking(linking: Linking | null) {
    this.figure.linking = linking;
  }

  get moving(): Moving | null {
    return this.figure.moving;
  }

  set moving(moving: Moving | null) {
    this.figure.moving = moving;
  }

  weightOf(edge: number): number {
    return this.figure.weightOf(edge);
  }

  pointOf(event: MouseEvent): Point {
    const box = this.figure.renderRoot.querySelector('.area')?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  }

  neuronAt({ x, y }: Point): string | null {
    const reach = Math.max(22, (this.figure.layout?.radius ?? 0) + 6);
    const hit = this.figure.layout?.places.find((one) => Math.hypot(one.x - x, one.y - y) <= reach);
    return hit ? (this.figure.network?.neurons[hit.neuron]?.id ?? null) : null;
  }

  placeMoved({ id, x, y }: Moving): void {
    const { layout, network } = this.figure;
    if (!layout || !network) return;
    const positions = { ...positionsIn(layout, network), [id]: positionAt(layout, x, y) };
    // Stays where it was let go until the new positions come back.
    this.figure.positions = positions;
    this.figure.tell('positions-change', { positions });
  }

  link(from: string, to: string): void {
    if (!this.targets(from).includes(to)) {
      const kind = this.figure.network?.neurons.find(({ id }) => id === to)?.kind;
      const why =
        kind === 'input' || kind === 'bias'
          ? `Neuron ${to} is ${kind === 'bias' ? 'a bias' : 'an input'}: no edge can lead into it.`
          : `There is already an edge from ${from} to ${to}.`;
      this.figure.tell('figure-note', { text: why });
      return;
    }
    this.draw((graph) => withEdge(graph, from, to));
  }

  linkToNew(from: string, at: Point): void {
    this.addNeuron(at, from);
  }

  /** One more neuron, a hidden one if not told, at a place, or where there is room, with an edge from another if told. */
  addNeuron(at?: Point, from?: string, make: GraphChange = withNeuron): void {
    const { layout, network } = this.figure;
    if (!layout || !network) return;
    const place = at ?? this.#freePlace(layout);
    const id = freeId(network);
    this.draw(
      (graph) => {
        const more = make(graph);
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

  draw(change: GraphChange, positions = this.figure.standing): void {
    this.figure.tell('graph-change', { change, positions });
  }

  dragWeight(edge: number, weight: number, phase: 'start' | 'move' | 'end'): void {
    this.figure.tell('weight-drag', { edge, weight, phase });
  }

  /** Neurons that an edge from this one could go to. */
  targets(from: string): string[] {
    const { network } = this.figure;
    const start = network?.neurons.findIndex(({ id }) => id === from) ?? -1;
    const taken = new Set(network?.edges.filter((edge) => edge.from === start).map(({ to }) => to));
    return (network?.neurons ?? [])
      .filter(
        ({ kind }, n) => (kind === 'hidden' || kind === 'output') && n !== start && !taken.has(n),
      )
      .map(({ id }) => id);
  }

  delete(id: string): void {
    const kind = this.figure.network?.neurons.find((one) => one.id === id)?.kind;
    if (!this.figure.free || kind === 'input' || kind === 'output') {
      this.figure.tell('figure-note', { text: this.figure.free ? dataHint : layeredHint });
      return;
    }
    const place = this.figure.place(id);
    const before =
      place && this.figure.layout && nextPlace(this.figure.layout.places, place, [-1, 0]);
    const next = this.figure.network?.neurons[before?.neuron ?? 0]?.id ?? '';
    this.draw((graph) => withoutNeuron(graph, id));
    this.figure.focusNeuron(next);
  }

  deleteEdge(from: string, to: string): void {
    if (!this.figure.free) {
      this.figure.tell('figure-note', { text: layeredHint });
      return;
    }
    this.draw((graph) => withoutEdge(graph, from, to));
    this.figure.focusNeuron(from);
  }

  // ---- pointer and keys

  name(id: string): void {
    if (!this.figure.free) {
      this.figure.tell('figure-note', { text: layeredHint });
      return;
    }
    this.figure.naming = id;
    void this.figure.updateComplete.then(() => {
      this.figure.renderRoot.querySelector<HTMLInputElement>('input.name')?.select();
    });
  }

  endNaming(id: string, name?: string): void {
    if (this.figure.naming === null) return;
    this.figure.naming = null;
    const before = this.figure.network?.neurons.find((one) => one.id === id)?.label;
    if (name !== undefined && name !== before) this.draw((graph) => withLabel(graph, id, name));
    void this.figure.updateComplete.then(() => {
      this.figure.focusNeuron(id);
    });
  }

  /** Whether a click on a neuron ends a drag, or an edge that is being drawn. */
  takesClick(id: string): boolean {
    if (this.gestures.endsDrag()) return true;
    const { linking } = this;
    if (!linking) return false;
    this.linking = null;
    if (linking.from !== id) this.link(linking.from, id);
    return true;
  }

  chooseEnd(from: string): void {
    const targets = this.targets(from);
    if (targets.length === 0) {
      this.figure.tell('figure-note', {
        text: `Neuron ${from} is already connected to every possible neuron.`,
      });
      return;
    }
    this.linking = { from, to: null, over: null };
    this.figure.tell('figure-note', {
      text: `Choose the neuron that the edge from ${from} should lead to. Escape cancels.`,
    });
    this.figure.focusNeuron(targets[0] ?? '');
  }

  neuronKey(event: KeyboardEvent, place: Place, id: string): void {
    const direction = directionOf(event.key);
    if (direction && event.altKey) {
      event.preventDefault();
      this.#moveByKey(place, id, direction);
    } else if (direction && this.figure.layout) {
      event.preventDefault();
      const next = nextPlace(this.figure.layout.places, place, direction);
      this.figure.focusNeuron(this.figure.network?.neurons[next.neuron]?.id ?? '');
    } else if (event.key === 'Escape' && this.linking) {
      const { from } = this.linking;
      this.linking = null;
      this.figure.focusNeuron(from);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      this.delete(id);
    } else if (event.key === 'F2') {
      this.name(id);
    } else if (
      event.key.toLowerCase() === 'c' &&
      this.figure.free &&
      !event.ctrlKey &&
      !event.metaKey
    ) {
      this.chooseEnd(id);
    }
  }

  #moveByKey(place: Place, id: string, [dx, dy]: readonly [number, number]): void {
    if (!this.figure.free) {
      this.figure.tell('figure-note', { text: layeredHint });
      return;
    }
    const { x, y } = this.figure.at(place);
    this.moving = { id, x: x + dx * keyStep, y: y + dy * keyStep };
    this.#movedByKeys = true;
  }

  /** Several steps of the keyboard are one act. */
  settleKeys(): void {
    if (!this.#movedByKeys || !this.moving) return;
    this.#movedByKeys = false;
    this.placeMoved(this.moving);
    this.moving = null;
  }

  edgeKey(event: KeyboardEvent, edge: number, from: string, to: string): void {
    const path = event.currentTarget as SVGPathElement;
    const all = [...this.figure.renderRoot.querySelectorAll<SVGPathElement>('path.hit')];
    const at = all.indexOf(path);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      all[(at + step + all.length) % all.length]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.figure.tell('edge-select', { edge });
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      this.deleteEdge(from, to);
    }
  }

  chipKey(event: KeyboardEvent, edge: number, weight: number): void {
    const way = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    this.dragWeight(edge, weight, 'start');
    this.dragWeight(edge, weight + way * (event.shiftKey ? 0.01 : 0.1), 'move');
    this.dragWeight(edge, weight, 'end');
  }

  /** Empty ground: a new neuron there. */
  addHere(event: MouseEvent): void {
    const target = event.target as Element;
    if (!target.matches('.stage, .area, svg')) return;
    if (this.figure.free) this.addNeuron(this.pointOf(event));
    else this.figure.tell('figure-note', { text: layeredHint });
  }

  // ---- what is shown for it

  /** What an edge is drawn from: dragged to a neuron, or chosen and then the neuron. */
  handle(id: string, x: number, y: number, radius: number) {
    return html`<button
      class="handle"
      .style=${`left:${String(x + radius + 6)}px;top:${String(y)}px`}
      tabindex=${id === this.figure.current ? 0 : -1}
      aria-label=${`Connect neuron ${id}`}
      title="Drag to another neuron, or to empty ground for a new one"
      @pointerdown=${(event: PointerEvent) => {
        this.gestures.drawEdge(event, id);
      }}
      @dblclick=${(event: Event) => {
        event.stopPropagation();
      }}
      @click=${() => {
        if (!this.gestures.endsDrag()) this.chooseEnd(id);
      }}
    ></button>`;
  }

  nameField(layout: NetworkLayout) {
    const place = this.figure.naming === null ? undefined : this.figure.place(this.figure.naming);
    const neuron = place && this.figure.network?.neurons[place.neuron];
    if (!place || !neuron) return nothing;
    const x = Math.max(64, Math.min(this.figure.width - 64, place.x));
    return html`<input
      class="name"
      type="text"
      aria-label=${`Name of neuron ${neuron.id}`}
      maxlength="40"
      .style=${`left:${String(x)}px;top:${String(place.y + layout.radius + 18)}px`}
      .value=${neuron.label}
      @keydown=${(event: KeyboardEvent) => {
        event.stopPropagation();
        if (event.key === 'Escape') this.endNaming(neuron.id);
        else if (event.key === 'Enter') (event.currentTarget as HTMLElement).blur();
      }}
      @blur=${(event: Event) => {
        this.endNaming(neuron.id, (event.currentTarget as HTMLInputElement).value.trim());
      }}
    />`;
  }

  /** What stands on and between edges: locks, the cycle that one would have closed, one being drawn. */
  marks(layout: NetworkLayout, lines: ReadonlyMap<number, Line>) {
    return [...this.#locks(lines), ...this.#cycleLines(layout), this.#drawnEdge(layout)];
  }

  /** A lock on every frozen edge, near its tail. */
  #locks(lines: ReadonlyMap<number, Line>) {
    const { network } = this.figure;
    return [...lines].map(([edge, line]) =>
      network?.edges[edge]?.frozen ? lockAt(line.at(lockShare)) : nothing,
    );
  }

  /** The edges of the refused cycle, the missing one too. */
  #cycleLines(layout: NetworkLayout) {
    return this.figure.cycle.map((id, k) => {
      const from = this.figure.place(id);
      const to = this.figure.place(this.figure.cycle[(k + 1) % this.figure.cycle.length] ?? '');
      if (!from || !to) return nothing;
      const reach = layout.radius + 4;
      const bow = 1.2 * layout.radius;
      return svg`<path class="round" d=${edgeLine(this.figure.at(from), this.figure.at(to), [reach, reach], { bow, head: true }).path}></path>`;
    });
  }

  #drawnEdge(layout: NetworkLayout) {
    const { linking } = this;
    const from = linking && this.figure.place(linking.from);
    if (!from || !linking.to) return nothing;
    const over = linking.over === null ? undefined : this.figure.place(linking.over);
    const radii = [layout.radius, over ? layout.radius + 6 : 2] as const;
    return svg`<path class="drawn" d=${edgeLine(from, over ?? linking.to, radii, { head: true }).path}></path>`;
  }
}
