/** What changes with every frame of training: attributes and pixels are set directly. */

import type { MapResult, NetworkInfo } from '../../../wasm/src/types.js';
import type { Palette } from '../kit/colour.js';
import { edgeLook } from './edges.js';
import { paintCells, paintNeuron } from './neuron-map.js';

/** What painting needs of a figure. */
export interface Painted extends Element {
  readonly network: NetworkInfo | null;
  readonly weights: Float32Array | null;
  readonly neuronMap: MapResult | null;
  readonly picture: { rows: number; columns: number } | null;
  readonly palette: Palette;
  readonly renderRoot: HTMLElement | DocumentFragment;
  cellWeights(neuron: number): number[] | null;
}

/** How each line looks: most weights move too little in one frame to be seen. */
const looks = new WeakMap<SVGPathElement, string>();

export function paintEdges(figure: Painted): void {
  const { weights } = figure;
  if (!weights) return;
  const { palette } = figure;
  for (const path of figure.renderRoot.querySelectorAll<SVGPathElement>('path.edge')) {
    const { stroke, width, opacity, dash } = edgeLook(
      weights[Number(path.dataset.edge)] ?? 0,
      palette,
      weights.length,
    );
    const look = `stroke:${stroke};stroke-width:${width.toFixed(2)};stroke-opacity:${opacity.toFixed(2)};stroke-dasharray:${dash}`;
    if (looks.get(path) === look) continue;
    looks.set(path, look);
    path.style.cssText = look;
  }
}

export function paintNeurons(figure: Painted): void {
  for (const canvas of figure.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas')) {
    paintOne(figure, canvas, Number(canvas.dataset.neuron));
  }
}

/** What a neuron computes, or, behind a picture, its weights, pixel by pixel. */
export function paintOne(figure: Painted, canvas: HTMLCanvasElement, neuron: number): void {
  const map = figure.neuronMap;
  const cells = figure.cellWeights(neuron);
  if (cells) paintCells(canvas, cells, figure.picture?.columns ?? 1, figure.palette);
  else if (map?.neurons)
    paintNeuron(canvas, map, neuron, figure.network?.neurons[neuron]?.function, figure.palette);
}
