/**
 * Colours of values. One diverging scale for signed values, in every view: purple negative, orange
 * positive, neutral at zero. One list of colours for classes: those of Okabe and Ito ("Color universal
 * design", 2008) that are far from both ends of that scale, so neither their oranges nor their purple.
 * They are five and repeat; marks with an outline tell more classes apart. What they are, tokens.ts says.
 */

/** 0 to 255 each. */
export type Rgb = readonly [number, number, number];

/** Colours of a figure as they hold where it stands (scheme.ts). */
export interface Palette {
  negative: Rgb;
  zero: Rgb;
  positive: Rgb;
  surface: Rgb;
  inkSoft: Rgb;
  /** Of the marks of classes. */
  outline: Rgb;
  classes: readonly Rgb[];
}

/** Properties for colours of classes; more classes have them again. */
export const classes = 10;

/** For markup. */
export function classColour(index: number): string {
  return `var(--ew-class-${String((index % classes) + 1)})`;
}

/** For pixels. */
export function classRgb(index: number, palette: Palette): Rgb {
  return palette.classes[index % classes] ?? palette.inkSoft;
}

export function css([r, g, b]: Rgb): string {
  return `rgb(${String(Math.round(r))} ${String(Math.round(g))} ${String(Math.round(b))})`;
}

/** Of `rgb(0, 114, 178)` or `color(srgb 0 0.45 0.7)`, as browsers write computed colours. */
export function rgbOf(text: string): Rgb {
  const [r = 0, g = 0, b = 0] = (text.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(
    (share) => Number(share) * (text.startsWith('color') ? 255 : 1),
  );
  return [r, g, b];
}

export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

/** The colour of a share from -1 to 1. */
export function diverging(share: number, { negative, zero, positive }: Palette): Rgb {
  const bounded = Math.max(-1, Math.min(1, Number.isNaN(share) ? 0 : share));
  return bounded < 0 ? mix(zero, negative, -bounded) : mix(zero, positive, bounded);
}

export function cssOfShare(share: number, palette: Palette): string {
  return css(diverging(share, palette));
}

const tables = new WeakMap<Palette, Uint8ClampedArray>();

/** 256 steps of the diverging scale, ready for pixels: share -1 at 0, 1 at 255. */
export function divergingTable(palette: Palette): Uint8ClampedArray {
  const table = tables.get(palette) ?? tableOf((share) => diverging(2 * share - 1, palette));
  tables.set(palette, table);
  return table;
}

/** How strong a class's colour gets in a map: its points must stand out from it. */
export const mapStrength = 0.62;

/** 256 steps from the first class's colour by way of neutral to the second's. */
export function blendTable(palette: Palette): Uint8ClampedArray {
  return tableOf((share) => {
    const colour = classRgb(share < 0.5 ? 0 : 1, palette);
    return mix(palette.zero, colour, mapStrength * Math.abs(2 * share - 1));
  });
}

function tableOf(colourAt: (share: number) => Rgb): Uint8ClampedArray {
  const table = new Uint8ClampedArray(256 * 3);
  for (let k = 0; k < 256; ++k) table.set(colourAt(k / 255), k * 3);
  return table;
}
