/** Where neurons stand in the figure: a column a layer, bias neurons below the others. */

import type { NetworkInfo, Topology } from '../../../wasm/src/types.js';

export interface Place {
  neuron: number;
  x: number;
  y: number;
}

export interface LayerPlace {
  x: number;
  /** Neurons of the layer that are not shown, since there are too many. */
  hidden: number;
  /** Where the note about them stands. */
  noteY: number;
  /** Neurons other than biases. */
  count: number;
  /** One of them, or -1. */
  first: number;
}

export interface NetworkLayout {
  places: Place[];
  layers: LayerPlace[];
  radius: number;
}

/** Most neurons of one layer that are drawn one by one. */
const mostShown = 12;

/** Largest room for the labels beside input and output neurons, and of one of their letters. */
const mostLabel = 136;
const letter = 7;
/** From the border of the figure, or of the labels, to the middle of a neuron. */
const inset = 28;

export interface Margins {
  left: number;
  right: number;
}

/** The room beside the first and the last layer, as wide as the longest label needs. */
export function labelMargins({ neurons }: NetworkInfo): Margins {
  const room = (kind: string) =>
    neurons
      .filter((neuron) => neuron.kind === kind)
      .reduce((most, { label }) => Math.max(most, Math.min(mostLabel, label.length * letter)), 0);
  return { left: inset + room('input'), right: inset + room('output') };
}

/** The least width at which neighbouring layers stand `gap` apart. */
export function leastWidth(network: NetworkInfo, topology: Topology, gap: number): number {
  const { left, right } = labelMargins(network);
  return left + right + gap * (topology.layers.length - 1);
}

export function layoutNetwork(
  network: NetworkInfo,
  topology: Topology,
  width: number,
  height: number,
): NetworkLayout {
  const margins = labelMargins(network);
  const indexOf = new Map(network.neurons.map((neuron, index) => [neuron.id, index]));
  const columns = topology.layers.map((ids) => {
    const neurons = ids.map((id) => indexOf.get(id) ?? 0);
    const isBias = (n: number) => network.neurons[n]?.kind === 'bias';
    const others = neurons.filter((n) => !isBias(n));
    const shown = others.length > mostShown ? others.slice(0, mostShown - 1) : others;
    return { others, shown, biases: neurons.filter(isBias) };
  });

  const slotsOf = (column: (typeof columns)[number]) =>
    column.shown.length +
    (column.shown.length < column.others.length ? 1 : 0) +
    column.biases.length;
  const most = Math.max(1, ...columns.map(slotsOf));
  const slot = Math.min(64, height / most);
  const span = width - margins.left - margins.right;
  const gap = span / Math.max(1, columns.length - 1);
  const radius = Math.max(9, Math.min(20, slot * 0.4, gap * 0.2));

  const places: Place[] = [];
  const layers = columns.map((column, k): LayerPlace => {
    const x = columns.length === 1 ? width / 2 : margins.left + gap * k;
    const top = (height - slot * slotsOf(column)) / 2 + slot / 2;
    const leftOut = column.others.length - column.shown.length;
    column.shown.forEach((neuron, i) => places.push({ neuron, x, y: top + i * slot }));
    const noteY = top + column.shown.length * slot;
    const biasTop = noteY + (leftOut > 0 ? slot : 0);
    column.biases.forEach((neuron, i) => places.push({ neuron, x, y: biasTop + i * slot }));
    return {
      x,
      hidden: leftOut,
      noteY,
      count: column.others.length,
      first: column.others[0] ?? -1,
    };
  });
  return { places, layers, radius };
}

/** A smooth line from one border to the next; edges that skip layers bow away from the middle. */
export function edgePath(from: Place, to: Place, radius: number, skips: boolean): string {
  const startX = from.x + radius;
  const endX = to.x - radius;
  const reach = (endX - startX) / 2;
  const bow = skips ? -3.2 * radius : 0;
  const point = (x: number, y: number) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return `M${point(startX, from.y)}C${point(startX + reach, from.y + bow)} ${point(endX - reach, to.y + bow)} ${point(endX, to.y)}`;
}
