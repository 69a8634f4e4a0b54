/** Drawing: what a person does to a network, as events with the change that was meant. */

import {
  freeId,
  withEdge,
  withNeuron,
  withoutEdge,
  withoutNeuron,
  type GraphChange,
} from '../project/graph.js';
import type { Point } from './edges.js';
import { positionAt, positionsIn, type NetworkLayout } from './layout.js';
import type { Canvas, Moving } from './network-gestures.js';
import { nextPlace } from './network-keys.js';
import { NetworkStage } from './network-stage.js';

export const layeredHint = 'Press Free to name, move, connect and delete single neurons.';
const dataHint =
  'Inputs and outputs come from the data: change the roles of its columns to have others.';

export abstract class NetworkDrawing extends NetworkStage implements Canvas {
  abstract focusNeuron(id: string): void;

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
    this.tell('positions-change', { positions });
  }

  link(from: string, to: string): void {
    if (!this.targets(from).includes(to)) {
      const kind = this.network?.neurons.find(({ id }) => id === to)?.kind;
      const why =
        kind === 'input' || kind === 'bias'
          ? `Neuron ${to} is ${kind === 'bias' ? 'a bias' : 'an input'}: no edge goes into it.`
          : `There is an edge from ${from} to ${to} already.`;
      this.tell('figure-note', { text: why });
      return;
    }
    this.draw((graph) => withEdge(graph, from, to));
  }

  linkToNew(from: string, at: Point): void {
    this.addNeuron(at, from);
  }

  /** One more neuron, a hidden one if not told, at a place, or where there is room, with an edge from another if told. */
  addNeuron(at?: Point, from?: string, make: GraphChange = withNeuron): void {
    const { layout, network } = this;
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

  protected draw(change: GraphChange, positions = this.standing): void {
    this.tell('graph-change', { change, positions });
  }

  dragWeight(edge: number, weight: number, phase: 'start' | 'move' | 'end'): void {
    this.tell('weight-drag', { edge, weight, phase });
  }

  /** Neurons that an edge from this one could go to. */
  protected targets(from: string): string[] {
    const { network } = this;
    const start = network?.neurons.findIndex(({ id }) => id === from) ?? -1;
    const taken = new Set(network?.edges.filter((edge) => edge.from === start).map(({ to }) => to));
    return (network?.neurons ?? [])
      .filter(
        ({ kind }, n) => (kind === 'hidden' || kind === 'output') && n !== start && !taken.has(n),
      )
      .map(({ id }) => id);
  }

  protected delete(id: string): void {
    const kind = this.network?.neurons.find((one) => one.id === id)?.kind;
    if (!this.free || kind === 'input' || kind === 'output') {
      this.tell('figure-note', { text: this.free ? dataHint : layeredHint });
      return;
    }
    const place = this.place(id);
    const before = place && this.layout && nextPlace(this.layout.places, place, [-1, 0]);
    const next = this.network?.neurons[before?.neuron ?? 0]?.id ?? '';
    this.draw((graph) => withoutNeuron(graph, id));
    this.focusNeuron(next);
  }

  protected deleteEdge(from: string, to: string): void {
    if (!this.free) {
      this.tell('figure-note', { text: layeredHint });
      return;
    }
    this.draw((graph) => withoutEdge(graph, from, to));
    this.focusNeuron(from);
  }
}
