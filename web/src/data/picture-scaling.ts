/** The picture of a file as few grey pixels: its middle square, on white where it is clear. */

import { isAnimated } from '../project/picture-bytes.js';
import type { Grey } from '../project/picture-table.js';

/** Pixels along a side: three for each of the most cells that a table may have. */
const side = 84;

export type Scaled = { grey: Grey } | { fault: string };

/** Never rejects: what is wrong with a file is told. */
export async function scaledPicture(file: Blob): Promise<Scaled> {
  try {
    if (isAnimated(new Uint8Array(await file.arrayBuffer()))) {
      return { fault: 'it is animated; only still pictures are taken' };
    }
    const picture = await createImageBitmap(file);
    const grey = { side, ink: inkOf(small(picture)) };
    picture.close();
    return { grey };
  } catch {
    return {
      fault:
        'it cannot be read as a picture: it is broken, or of a kind that this browser does not know',
    };
  }
}

/** Halved until it is small enough, so that every pixel counts in every browser. */
function small(picture: ImageBitmap): OffscreenCanvasRenderingContext2D {
  let length = Math.min(picture.width, picture.height);
  let left = (picture.width - length) / 2;
  let top = (picture.height - length) / 2;
  let from: ImageBitmap | OffscreenCanvas = picture;
  for (;;) {
    const next = Math.max(side, Math.ceil(length / 2));
    const canvas = new OffscreenCanvas(next, next);
    const context = canvas.getContext('2d', { willReadFrequently: next === side });
    if (!context) throw new Error('There is no canvas.');
    if (from === picture) {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, next, next);
    }
    context.imageSmoothingQuality = 'high';
    context.drawImage(from, left, top, length, length, 0, 0, next, next);
    if (next === side) return context;
    [from, length, left, top] = [canvas, next, 0, 0];
  }
}

function inkOf(context: OffscreenCanvasRenderingContext2D): Uint8Array {
  const { data } = context.getImageData(0, 0, side, side);
  return Uint8Array.from({ length: side * side }, (_, k) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(4 * k, 4 * k + 3);
    return Math.round(255 - (0.299 * red + 0.587 * green + 0.114 * blue));
  });
}
