/** How outputs look on a map: classes in their colours, two of them blended, numbers on the diverging scale. */

import type { ColumnInfo } from '../../../wasm/src/types.js';
import { blendTable, divergingTable, type Palette } from './colour.js';
import { paintClasses, paintValues } from './pixels.js';

export type MapKind = 'classes' | 'two-classes' | 'values';

export function kindOf(target: ColumnInfo | undefined, outputs: number | undefined): MapKind {
  if (target?.type !== 'category') return 'values';
  return outputs === 1 ? 'two-classes' : 'classes';
}

/** Values at the ends of the colours. */
export function rangeOf(target: ColumnInfo | undefined, kind: MapKind): [number, number] {
  if (kind !== 'values') return [0, 1];
  const { min, max } = target ?? {};
  return typeof min === 'number' && typeof max === 'number' && min < max ? [min, max] : [-1, 1];
}

/** Fills an image as large as the grid of the outputs. */
export function paintOutputs(
  image: ImageData,
  outputs: Float32Array[],
  target: ColumnInfo | undefined,
  palette: Palette,
): void {
  const kind = kindOf(target, outputs.length);
  const [values] = outputs;
  if (kind === 'classes') {
    paintClasses(image, outputs, palette);
  } else if (values) {
    const table = kind === 'values' ? divergingTable(palette) : blendTable(palette);
    paintValues(image, values, ...rangeOf(target, kind), table);
  }
}
