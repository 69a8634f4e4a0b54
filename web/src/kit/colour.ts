/**
 * Colours of values. One diverging scale for signed values, in every view: purple negative, orange
 * positive, neutral at zero. One list of colours for classes (Okabe and Ito, "Color universal
 * design", 2008), which people with any colour vision tell apart.
 */

export type Rgb = readonly [number, number, number];

interface Diverging {
  negative: Rgb;
  zero: Rgb;
  positive: Rgb;
}

const lightScale: Diverging = {
  negative: [112, 52, 152],
  zero: [245, 245, 243],
  positive: [217, 108, 6],
};
const darkScale: Diverging = {
  negative: [186, 130, 222],
  zero: [38, 42, 48],
  positive: [255, 160, 64],
};

export const classColours: readonly Rgb[] = [
  [0, 114, 178],
  [230, 159, 0],
  [0, 158, 115],
  [204, 121, 167],
  [86, 180, 233],
  [213, 94, 0],
  [160, 150, 40],
  [110, 110, 110],
  [148, 88, 190],
  [120, 72, 30],
];

export function classColour(index: number): Rgb {
  return classColours[index % classColours.length] ?? [0, 0, 0];
}

export function css([r, g, b]: Rgb): string {
  return `rgb(${String(Math.round(r))} ${String(Math.round(g))} ${String(Math.round(b))})`;
}

export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

/** Whether an element is shown on a dark ground, by its own theme or the system's. */
export function isDark(element: Element): boolean {
  const scheme = getComputedStyle(element).colorScheme;
  if (scheme === 'dark') return true;
  if (scheme === 'light') return false;
  return matchMedia('(prefers-color-scheme: dark)').matches;
}

/** The colour of nothing: zero, or no class. */
export function neutral(dark: boolean): Rgb {
  return (dark ? darkScale : lightScale).zero;
}

/** The colour of a share from -1 to 1. */
export function diverging(share: number, dark: boolean): Rgb {
  const scale = dark ? darkScale : lightScale;
  const bounded = Math.max(-1, Math.min(1, Number.isNaN(share) ? 0 : share));
  return bounded < 0
    ? mix(scale.zero, scale.negative, -bounded)
    : mix(scale.zero, scale.positive, bounded);
}

export function cssOfShare(share: number, dark: boolean): string {
  return css(diverging(share, dark));
}

const tables = { light: divergingSteps(false), dark: divergingSteps(true) };

/** 256 steps of the diverging scale, ready for pixels: share -1 at 0, 1 at 255. */
export function divergingTable(dark: boolean): Uint8ClampedArray {
  return dark ? tables.dark : tables.light;
}

function divergingSteps(dark: boolean): Uint8ClampedArray {
  return tableOf((share) => diverging(2 * share - 1, dark));
}

/** How strong a class's colour gets in a map: its points must stand out from it. */
export const mapStrength = 0.62;

/** 256 steps from one class's colour by way of neutral to another's. */
export function blendTable(low: Rgb, high: Rgb, dark: boolean): Uint8ClampedArray {
  const middle = neutral(dark);
  return tableOf((share) =>
    mix(middle, share < 0.5 ? low : high, mapStrength * Math.abs(2 * share - 1)),
  );
}

function tableOf(colourAt: (share: number) => Rgb): Uint8ClampedArray {
  const table = new Uint8ClampedArray(256 * 3);
  for (let k = 0; k < 256; ++k) table.set(colourAt(k / 255), k * 3);
  return table;
}
