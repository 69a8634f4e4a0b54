/**
 * Where neurons stand whose inputs are a picture: the picture at the left, as large as it can be drawn
 * on; the neurons that see all of it as pictures of their weights, in rows and columns; at the right the
 * outputs with room for a bar each. Loaded where there is a picture.
 */

import type { NetworkInfo, Topology } from '../../../wasm/src/types.js';
import type { Positions } from '../project/positions.js';
import {
  columnsOf,
  leastRadius,
  linesIn,
  mostRadius,
  put,
  slots,
  type Column,
  type Group,
  type LayerPlace,
  type NetworkLayout,
  type Place,
} from './layout.js';

export interface PictureLayoutOptions {
  width: number;
  height: number;
  /** By touch, controls are larger. */
  coarse: boolean;
  /** Least distance of the middles of two layers. */
  gap: number;
  picture: { rows: number; columns: number } | null;
  /** Of a free drawing: where neurons were put. */
  positions: Positions | null;
  free: boolean;
  /** Whether a neuron has a weight for every cell of the picture. */
  sees: (neuron: number) => boolean;
}

/** Side of the picture of a neuron's weights, and with the space around it. */
const image = { side: 36, pitch: 39 };
/** Of the picture that is drawn on. */
const pad = { least: 128, most: 208, share: 0.26, lowest: 64 };
/** Above it its name, below it Clear. */
const padRoom = { above: 24, below: 34, coarse: 50 };
const biasRoom = 28;
const border = 8;
/** Least space between two layers. */
const between = { wide: 32, narrow: 16 };
/** In a narrow figure: of the middles of two layers, and of a neuron. */
const narrow = { gap: 68, radius: 14 };
const wideFrom = 520;
/** A bar with its number, beside the label. */
const barRoom = { wide: 86, narrow: 46 };
const leastLabel = { wide: 40, narrow: 12 };
/** Of a label, in pixels: nearly all are small letters. */
const letter = 6.3;
const moreRoom = 30;

interface Placed {
  width: number;
  /** Draws the column around x. */
  put: (x: number) => void;
}

/** Of a label like `kind = advert` the value. */
const valueOf = (label: string) => label.replace(/^.* = /, '');

/** Null where the inputs do not stand as one picture. */
export function pictureLayout(
  network: NetworkInfo,
  topology: Topology,
  options: PictureLayoutOptions,
): NetworkLayout | null {
  const { picture, sees } = options;
  const columns = columnsOf(network, topology);
  const inputs = columns[0]?.others ?? [];
  if (inputs.length !== (picture ? picture.rows * picture.columns : -1)) return null;
  if (!picture || !inputs.every((n) => network.neurons[n]?.kind === 'input')) return null;
  const isWide = options.width >= wideFrom;
  const gap = isWide ? options.gap : Math.min(options.gap, narrow.gap);
  const largest = isWide ? mostRadius : narrow.radius;
  const { height } = options;
  const kindOf = (n: number) => network.neurons[n]?.kind;
  const isGallery = ({ others }: Column) =>
    others.length > 0 && others.every((n) => kindOf(n) === 'hidden' && sees(n));

  const slotOf = (column: Column) =>
    Math.min(slots.most, (height - border) / Math.max(1, linesIn(column)));
  const plain = columns.slice(1).filter((column) => !isGallery(column));
  const radius = Math.max(
    leastRadius,
    Math.min(largest, ...plain.map((column) => slotOf(column) * 0.38)),
  );

  const below = options.coarse ? padRoom.coarse : padRoom.below;
  const side = Math.max(
    pad.lowest,
    Math.min(
      pad.most,
      Math.max(pad.least, options.width * pad.share),
      height - padRoom.above - below,
    ),
  );
  const cell = Math.max(2, Math.floor(side / Math.max(picture.rows, picture.columns)));
  const block = { width: cell * picture.columns, height: cell * picture.rows };

  const width = isWide ? 'wide' : 'narrow';
  const names = new Map(
    network.neurons.flatMap(({ kind, label }, n) =>
      kind === 'output' ? [[n, isWide ? label : valueOf(label)]] : [],
    ),
  );
  const label = Math.max(
    leastLabel[width],
    ...[...names.values()].map((one) => Math.min(136, one.length * letter)),
  );
  const bars = barRoom[width];
  // What edges are drawn from stands between an output and its label.
  const handle = options.free ? 13 : 0;
  const right = border + label + (isWide ? 12 : 4) + bars;
  const toBar = radius + (isWide ? 10 : 7) + label + handle;

  const least = between[width];
  const others = plain.length * 2 * radius + block.width;
  const free = options.width - border - right - others - least * (columns.length - 1);

  const places: Place[] = [];
  const groups: Group[] = [];
  const layers: LayerPlace[] = [];
  let gallery: Group | undefined;

  const placed = columns.map((column, layer): Placed => {
    if (layer === 0) {
      const put = (x: number) => {
        const total = padRoom.above + block.height + below;
        const top = Math.max(0, (height - total) / 2) + padRoom.above;
        groups.push({
          kind: 'picture',
          layer,
          neurons: column.others,
          x,
          y: top + block.height / 2,
          ...block,
        });
        // Beside Clear, so that no edge runs through that.
        const bottom = top + block.height;
        putBiases(column, x + block.width / 2 - biasRoom / 2, bottom + below / 2 + 2);
      };
      return { width: block.width, put };
    }
    return isGallery(column) ? galleryOf(column, layer) : plainOf(column, layer);
  });

  function putBiases(column: Column, x: number, y: number): void {
    column.biases.forEach((neuron, k) => {
      places.push({ neuron, x: x + k * biasRoom, y, radius: Math.min(radius, 13) });
    });
  }

  function plainOf(column: Column, layer: number): Placed {
    const put = (x: number) => {
      const step = slotOf(column);
      let y = (height - step * linesIn(column)) / 2 + step / 2;
      for (const neuron of column.shown) {
        places.push({ neuron, x, y });
        y += step;
      }
      const left = column.others.slice(column.shown.length);
      if (left.length > 0) {
        groups.push({
          kind: 'more',
          layer,
          neurons: left,
          x,
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
    };
    return { width: 2 * radius, put };
  }

  function galleryOf(column: Column, layer: number): Placed {
    const count = column.others.length;
    const below = column.biases.length > 0 ? biasRoom : 0;
    const most = Math.max(1, Math.floor(free / image.pitch));
    const fits = (room: number) => Math.max(1, Math.floor((height - room) / image.pitch));
    const isWhole = fits(below) * most >= count;
    const rowsMost = isWhole ? fits(below) : fits(below + moreRoom);
    const across = Math.min(most, Math.ceil(count / rowsMost));
    const shown = column.others.slice(0, across * rowsMost);
    const rows = Math.ceil(shown.length / across);
    const box = { width: across * image.pitch, height: rows * image.pitch };
    const left = column.others.slice(shown.length);
    const put = (x: number) => {
      const top = (height - box.height - below - (left.length > 0 ? moreRoom : 0)) / 2;
      shown.forEach((neuron, k) => {
        places.push({
          neuron,
          x: x - box.width / 2 + ((k % across) + 0.5) * image.pitch,
          y: top + (Math.floor(k / across) + 0.5) * image.pitch,
          radius: image.side / 2,
        });
      });
      gallery = {
        kind: 'gallery',
        layer,
        neurons: column.others,
        x,
        y: top + box.height / 2,
        ...box,
      };
      let y = top + box.height;
      if (left.length > 0) {
        groups.push({
          kind: 'more',
          layer,
          neurons: left,
          x,
          y: y + moreRoom / 2,
          width: 64,
          height: 24,
        });
        y += moreRoom;
      }
      putBiases(column, x, y + biasRoom / 2);
    };
    return { width: box.width, put };
  }

  const gaps = placed.slice(1).map(({ width }, k) => {
    const half = ((placed[k]?.width ?? 0) + width) / 2;
    return Math.max(least, gap - half);
  });
  const total =
    border +
    right +
    [...placed.map((one) => one.width), ...gaps].reduce((sum, one) => sum + one, 0);
  const whole = Math.max(options.width, total);
  const more = (whole - total) / Math.max(1, gaps.length);
  let x = border;
  placed.forEach((one, k) => {
    x += one.width / 2;
    one.put(x);
    const column = columns[k];
    const shown = places.filter(({ neuron }) => column?.others.includes(neuron)).length;
    const all = column?.others.length ?? 0;
    layers.push({ x, hidden: all - shown, count: all, first: column?.others[0] ?? -1 });
    x += one.width / 2 + (gaps[k] ?? 0) + more;
  });

  const area = [border, radius + 4, whole - border - right, height - 2 * (radius + 4)] as const;
  const layout: NetworkLayout = {
    places,
    groups,
    layers,
    radius,
    width: whole,
    height,
    area,
    labels: { input: 'beside', output: 'beside' },
    bars: toBar,
    ...(!isWide && { names }),
    // Neurons of a free drawing may stand anywhere.
    ...(gallery && !options.free && { gallery }),
  };
  if (options.positions) put(layout, network, options.positions);
  return layout;
}
