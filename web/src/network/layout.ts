/**
 * Where neurons stand in the figure: a column a layer, bias neurons below the others. Of a large
 * layer some are shown and the rest counted. Neurons of a free drawing stand where they were put.
 * Where the inputs are a picture: picture-layout.ts.
 */

import type { NetworkInfo, Topology } from '../../../wasm/src/types.js';
import { share, type Positions } from '../project/positions.js';

export interface Place {
  neuron: number;
  x: number;
  y: number;
  /** Where it is another one than that of the layout. */
  radius?: number;
}

/** Neurons that are not drawn one by one: the cells of a picture, or those there is no room for. */
export interface Group {
  kind: 'picture' | 'more' | 'gallery';
  layer: number;
  neurons: number[];
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface LayerPlace {
  x: number;
  /** Neurons of the layer that are not shown one by one. */
  hidden: number;
  /** Neurons other than biases. */
  count: number;
  /** One of them, or -1. */
  first: number;
}

export interface NetworkLayout {
  places: Place[];
  groups: Group[];
  layers: LayerPlace[];
  radius: number;
  /** At least what was asked for; more where layers would stand too close, or all neurons are to be seen. */
  width: number;
  height: number;
  /** Left, top, width and height of what positions are shares of: beside it stand the labels. */
  area: readonly [number, number, number, number];
  labels: Labels;
  /** Below its output a name may take two lines. */
  wraps?: boolean;
  /** Neurons that stand together as pictures of their weights, in a box: edges from one place come as one. */
  gallery?: Group;
  /** From the middle of an output to its bar, in pixels. */
  bars?: number;
  /** Shorter names of neurons, where there is no room for the whole. */
  names?: ReadonlyMap<number, string>;
}

/** The names of inputs and of outputs: beside their neurons, or below them where the frame is narrow. */
export type Labels = Readonly<Record<'input' | 'output', 'beside' | 'below'>>;

export interface LayoutOptions {
  width: number;
  height: number;
  /** Every neuron one by one, however many. */
  all?: boolean;
  /** Most neurons of a layer that are drawn one by one otherwise. */
  most?: number;
  /** Least distance of two layers. */
  gap?: number;
  positions?: Positions | null;
}

/** Most neurons of one layer that are drawn one by one. */
export const mostShown = 12;

/** Distances of neighbours in a column: the largest, and the least when all are to be seen. */
export const slots = { most: 88, least: 26 };
export const mostRadius = 25;
export const leastRadius = 9;

/** Largest room for the labels beside input and output neurons, and of one of their letters. */
const mostLabel = 136;
const letter = 7;
/** From the border of the figure, or of the labels, to the middle of a neuron. */
const inset = { beside: 32, below: 28 };
/** Height of a label below its neuron. */
const labelLine = 16;
/** Room of what edges are drawn from, between an output neuron and its label. */
const handle = 12;

const kinds = ['input', 'output'] as const;

export interface Margins {
  left: number;
  right: number;
}

/** The room beside the first and the last layer, as wide as the longest label there needs. */
export function labelMargins({ neurons }: NetworkInfo): Margins {
  const room = (kind: string) =>
    neurons
      .filter((neuron) => neuron.kind === kind)
      .reduce((most, { label }) => Math.max(most, Math.min(mostLabel, label.length * letter)), 0);
  const right = room('output');
  return {
    left: inset.beside + room('input'),
    right: inset.beside + right + (right > 0 ? handle : 0),
  };
}

/**
 * Where a label stands, from the middle of its neuron, and which end of it is there.
 * @param reach of the neuron, to the side, in pixels
 */
export function labelAt(kind: string, { radius, labels }: NetworkLayout, reach = radius + 5) {
  if (kind !== 'input' && kind !== 'output')
    return { dx: 0, dy: radius + 3, end: 'middle' } as const;
  const isInput = kind === 'input';
  return labels[kind] === 'beside'
    ? ({ dx: isInput ? -radius - 5 : reach, dy: 0, end: isInput ? 'end' : 'start' } as const)
    : ({ dx: isInput ? -radius : radius, dy: radius + 3, end: isInput ? 'start' : 'end' } as const);
}

export interface Column {
  others: number[];
  shown: number[];
  biases: number[];
}

/** @param most neurons of a column that are drawn one by one */
export function columnsOf(
  network: NetworkInfo,
  topology: Topology,
  most: number = mostShown,
): Column[] {
  const indexOf = new Map(network.neurons.map((neuron, index) => [neuron.id, index]));
  const kindOf = (n: number) => network.neurons[n]?.kind;
  return topology.layers.map((ids) => {
    const neurons = ids.map((id) => indexOf.get(id) ?? 0);
    const others = neurons.filter((n) => kindOf(n) !== 'bias');
    const biases = neurons.filter((n) => kindOf(n) === 'bias');
    const few = others.length <= most;
    return { others, shown: few ? others : others.slice(0, most - 1), biases };
  });
}

/** Whether neurons stand together where not every one is to be seen. */
export function hasGroups(network: NetworkInfo, topology: Topology, most?: number): boolean {
  return columnsOf(network, topology, most).some(
    ({ shown, others }) => shown.length < others.length,
  );
}

/** Neurons of a column, one below the other, and what stands for those that are not shown. */
export function linesIn({ shown, others, biases }: Column): number {
  return shown.length + (shown.length < others.length ? 1 : 0) + biases.length;
}

export function layoutNetwork(
  network: NetworkInfo,
  topology: Topology,
  options: LayoutOptions,
): NetworkLayout {
  const { positions = null, all = false } = options;
  const columns = columnsOf(network, topology, all ? Infinity : options.most);
  const lines = Math.max(1, ...columns.map(linesIn));
  const height = all ? Math.max(options.height, lines * slots.least) : options.height;
  const slot = Math.min(slots.most, height / lines);
  // A short column is set wider than a long one, so that the figure fills its frame evenly.
  const stepOf = (column: Column) =>
    Math.min(slots.most, slot * 1.6, height / Math.max(1, linesIn(column)));

  const gaps = Math.max(1, columns.length - 1);
  const least = ({ left, right }: Margins) => left + right + gaps * (options.gap ?? 0);
  const beside = labelMargins(network);
  const isTight = least(beside) > options.width;
  // What a neuron has above its label, where that is below it.
  const above = (kind: keyof Labels) => {
    const named = columns.filter(({ shown }) => shown.some((n) => isNamed(network, n, kind)));
    const free = named.map((column) => (linesIn(column) > 1 ? stepOf(column) : height));
    return (Math.min(...free) - labelLine) / 2;
  };
  const sideOf = (kind: keyof Labels) =>
    isTight && above(kind) >= leastRadius ? 'below' : 'beside';
  const labels: Labels = { input: sideOf('input'), output: sideOf('output') };
  const margins = {
    left: labels.input === 'below' ? inset.below : beside.left,
    right: labels.output === 'below' ? inset.below : beside.right,
  };
  const width = Math.max(options.width, least(margins));
  const span = width - margins.left - margins.right;
  const gap = span / gaps;
  const room = Math.min(
    ...kinds.map((kind) => (labels[kind] === 'below' ? above(kind) : Infinity)),
  );
  const radius = Math.max(leastRadius, Math.min(mostRadius, slot * 0.38, gap * 0.22, room));
  const wraps = above('output') >= radius + labelLine / 2;

  const places: Place[] = [];
  const groups: Group[] = [];
  const layers = columns.map((column, k): LayerPlace => {
    const x = columns.length === 1 ? width / 2 : margins.left + gap * k;
    const leftOut = column.others.length - column.shown.length;
    const step = stepOf(column);
    let y = (height - step * linesIn(column)) / 2 + step / 2;
    for (const neuron of column.shown) {
      places.push({ neuron, x, y });
      y += step;
    }
    if (leftOut > 0) {
      const neurons = column.others.slice(column.shown.length);
      // Not beyond the border.
      const middle = Math.max(34, x);
      groups.push({
        kind: 'more',
        layer: k,
        neurons,
        x: middle,
        y,
        width: 64,
        height: Math.min(24, step),
      });
      y += step;
    }
    for (const neuron of column.biases) {
      places.push({ neuron, x, y });
      y += step;
    }
    return { x, hidden: leftOut, count: column.others.length, first: column.others[0] ?? -1 };
  });

  const border = radius + 4;
  const area = [margins.left, border, span, height - 2 * border] as const;
  const layout: NetworkLayout = {
    places,
    groups,
    layers,
    radius,
    width,
    height,
    area,
    labels,
    wraps,
  };
  if (positions) put(layout, network, positions);
  return layout;
}

/** Moves neurons to where they were put by hand. */
export function put(
  { places, area, radius, width, height }: NetworkLayout,
  network: NetworkInfo,
  positions: Positions,
): void {
  const border = radius + 4;
  const inside = (value: number, size: number) => Math.max(border, Math.min(size - border, value));
  for (const place of places) {
    const at = positions[network.neurons[place.neuron]?.id ?? ''];
    if (!at) continue;
    place.x = inside(area[0] + at[0] * area[2], width);
    place.y = inside(area[1] + at[1] * area[3], height);
  }
}

function isNamed({ neurons }: NetworkInfo, n: number, kind: string): boolean {
  const neuron = neurons[n];
  return neuron?.kind === kind && neuron.label !== '';
}

/** Where every neuron that is drawn stands, as a project keeps it. */
export function positionsIn(layout: NetworkLayout, network: NetworkInfo): Positions {
  return Object.fromEntries(
    layout.places.map(({ neuron, x, y }) => [
      network.neurons[neuron]?.id ?? '',
      positionAt(layout, x, y),
    ]),
  );
}

export function positionAt({ area }: NetworkLayout, x: number, y: number): [number, number] {
  const [left, top, width, height] = area;
  return [share((x - left) / Math.max(1, width)), share((y - top) / Math.max(1, height))];
}
