/** What one neuron computes, as a small picture: over two inputs a map, over one a curve. */

import type { FunctionName } from '../../../wasm/src/project.js';
import type { MapResult } from '../../../wasm/src/types.js';
import { cssOfShare, diverging, divergingTable, type Palette } from '../kit/colour.js';
import { paintValues, stretch } from '../kit/pixels.js';

/** Values at the ends of a neuron's colours, so that the same colour means the same sign. */
export function boundsOf(values: Float32Array, name: FunctionName | undefined): [number, number] {
  if (name === 'tanh') return [-1, 1];
  if (name === 'logistic' || name === 'softmax') return [0, 1];
  let largest = 1e-6;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return [-largest, largest];
}

/** Paints the map or curve of one neuron over the whole of a canvas. */
export function paintNeuron(
  canvas: HTMLCanvasElement,
  map: MapResult,
  neuron: number,
  name: FunctionName | undefined,
  palette: Palette,
): void {
  const values = map.neurons?.[neuron];
  if (!values) return;
  const bounds = boundsOf(values, name);
  if (map.y === null) paintCurve(canvas, values, bounds, palette);
  else paintMap(canvas, values, map.resolution, bounds, palette);
}

function paintMap(
  canvas: HTMLCanvasElement,
  values: Float32Array,
  resolution: number,
  [low, high]: [number, number],
  palette: Palette,
): void {
  const image = new ImageData(resolution, resolution);
  paintValues(image, values, low, high, divergingTable(palette));
  stretch(canvas, image);
}

/** The curve in the colour of its sign, over a pale ground of zero. */
function paintCurve(
  canvas: HTMLCanvasElement,
  values: Float32Array,
  [low, high]: [number, number],
  palette: Palette,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { width, height } = canvas;
  const pad = height * 0.18;
  const yOf = (value: number) => height - pad - ((value - low) / (high - low)) * (height - 2 * pad);
  context.fillStyle = cssOfShare(0, palette);
  context.fillRect(0, 0, width, height);
  context.lineWidth = Math.max(1.5, Math.min(4, height / 14));
  context.lineCap = 'round';
  const middle = (low + high) / 2;
  for (let k = 1; k < values.length; ++k) {
    const [before = 0, now = 0] = [values[k - 1], values[k]];
    const share = (now - middle) / (high - middle);
    context.strokeStyle = cssOfShare(Math.sign(share) * (0.5 + Math.abs(share) / 2), palette);
    context.beginPath();
    context.moveTo(((k - 1) / (values.length - 1)) * width, yOf(before));
    context.lineTo((k / (values.length - 1)) * width, yOf(now));
    context.stroke();
  }
}

/** Weights from the cells of a picture, as a picture of the same shape; `values` row by row. */
export function paintCells(
  canvas: HTMLCanvasElement,
  values: readonly number[],
  columns: number,
  palette: Palette,
): void {
  const rows = Math.ceil(values.length / columns);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
  // Every cell as large as the others.
  const size = Math.ceil(canvas.width / columns);
  if (canvas.width !== size * columns) {
    canvas.width = size * columns;
    canvas.height = size * rows;
  }
  const image = new ImageData(columns, rows);
  values.forEach((value, k) => {
    image.data.set([...diverging(value / largest, palette), 255], 4 * k);
  });
  stretch(canvas, image, false);
}
