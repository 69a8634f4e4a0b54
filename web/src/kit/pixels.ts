/** Maps as pixels: values on a grid become a small image, which a canvas then stretches. */

import { classRgb, mapStrength, mix, type Palette } from './colour.js';

/**
 * Fills `image` (resolution x resolution) with one row of pixels per row of values, y upwards.
 * `low` and `high` are the values at the ends of the colour table.
 */
export function paintValues(
  image: ImageData,
  values: Float32Array,
  low: number,
  high: number,
  table: Uint8ClampedArray,
): void {
  const size = image.width;
  const factor = 255 / (high - low);
  for (let j = 0; j < size; ++j) {
    const line = (size - 1 - j) * size;
    for (let i = 0; i < size; ++i) {
      const value = values[j * size + i] ?? 0;
      const step = 3 * Math.max(0, Math.min(255, Math.round((value - low) * factor)));
      const pixel = 4 * (line + i);
      image.data[pixel] = table[step] ?? 0;
      image.data[pixel + 1] = table[step + 1] ?? 0;
      image.data[pixel + 2] = table[step + 2] ?? 0;
      image.data[pixel + 3] = 255;
    }
  }
}

/** The class with the largest value in its colour, paler the smaller its lead over chance. */
export function paintClasses(image: ImageData, outputs: Float32Array[], palette: Palette): void {
  const size = image.width;
  const chance = 1 / outputs.length;
  const tables = outputs.map((_, k) => {
    const table = new Uint8ClampedArray(65 * 3);
    for (let s = 0; s <= 64; ++s) {
      table.set(
        mix(palette.zero, classRgb(k, palette), 0.1 + ((mapStrength - 0.1) * s) / 64),
        s * 3,
      );
    }
    return table;
  });
  for (let j = 0; j < size; ++j) {
    const line = (size - 1 - j) * size;
    for (let i = 0; i < size; ++i) {
      let best = 0;
      let value = -Infinity;
      for (let k = 0; k < outputs.length; ++k) {
        const candidate = outputs[k]?.[j * size + i] ?? 0;
        if (candidate > value) {
          value = candidate;
          best = k;
        }
      }
      const strength = Math.max(0, Math.min(1, (value - chance) / (1 - chance)));
      const step = 3 * Math.round(64 * strength);
      const pixel = 4 * (line + i);
      const table = tables[best];
      image.data[pixel] = table?.[step] ?? 0;
      image.data[pixel + 1] = table?.[step + 1] ?? 0;
      image.data[pixel + 2] = table?.[step + 2] ?? 0;
      image.data[pixel + 3] = 255;
    }
  }
}

/** One for each size, for all figures: every frame would make dozens of them. */
const between = new Map<string, OffscreenCanvas>();

/** Draws a small image over the whole of a canvas: smoothly, or every pixel as a rectangle. */
export function stretch(canvas: HTMLCanvasElement, image: ImageData, smoothly = true): void {
  const size = `${String(image.width)} ${String(image.height)}`;
  const small = between.get(size) ?? new OffscreenCanvas(image.width, image.height);
  between.set(size, small);
  small.getContext('2d')?.putImageData(image, 0, 0);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.imageSmoothingEnabled = smoothly;
  context.imageSmoothingQuality = 'high';
  context.drawImage(small, 0, 0, canvas.width, canvas.height);
}

/** Matches a canvas's pixels to its size on the screen. */
export function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number): void {
  const ratio = Math.min(2, devicePixelRatio);
  const pixels = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
  if (canvas.width !== pixels[0]) canvas.width = pixels[0] ?? 1;
  if (canvas.height !== pixels[1]) canvas.height = pixels[1] ?? 1;
}
