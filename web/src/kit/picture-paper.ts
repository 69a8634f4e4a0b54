/** Pictures of few cells as a person sees them: ink on paper, in the dark as well, so that none is a negative. */

import { css } from 'lit';
import type { Grid } from './ink.js';

export const paper = css`
  .paper {
    background: light-dark(#fff, #d8d8d2);
    image-rendering: pixelated;
  }
`;

const ink = [22, 22, 28] as const;

/** Fills a canvas with one pixel a cell; what is no ink stays clear. */
export function paintInk(
  canvas: HTMLCanvasElement,
  { rows, columns, most }: Grid,
  values: readonly number[],
): void {
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  const image = new ImageData(columns, rows);
  for (let k = 0; k < rows * columns; ++k) {
    const share = Math.max(0, Math.min(1, (values[k] ?? 0) / most));
    image.data.set([...ink, Math.round(255 * share)], 4 * k);
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}
