/** Colours of classes: far from both ends of the scale of signed values, and from each other. */

import { describe, expect, it } from 'vitest';
import { tokens } from '../../web/src/kit/tokens.js';

type Theme = 'light' | 'dark';

/** As it stands where no page says otherwise. */
function colourOf(name: string, theme: Theme): string {
  const [, value = ''] = new RegExp(`--ew-${name}: var\\(--edgewise-${name}, (.*)\\);`).exec(
    tokens.cssText,
  )!;
  const both = /^light-dark\((#\w+), (#\w+)\)$/.exec(value);
  return both ? both[theme === 'light' ? 1 : 2]! : value;
}

/** CIE L*a*b* of a colour in sRGB, with its white (D65). */
function labOf(hex: string): number[] {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const [x = 0, y = 0, z = 0] = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
  ].map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE 1976: 2.3 is just noticed, purple and orange are 116 apart. */
function distance(a: string, b: string): number {
  const [one, other] = [labOf(a), labOf(b)];
  return Math.hypot(...one.map((value, k) => value - other[k]!));
}

const classes = Array.from({ length: 10 }, (_, k) => `class-${String(k + 1)}`);
const own = classes.slice(0, 5);

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it.each(own)('%s is neither the purple nor the orange of weights', (name) => {
    for (const end of ['negative', 'positive']) {
      expect(distance(colourOf(name, theme), colourOf(end, theme))).toBeGreaterThan(40);
    }
  });

  it('they are told apart', () => {
    const colours = own.map((name) => colourOf(name, theme));
    for (const [k, one] of colours.entries()) {
      for (const other of colours.slice(k + 1)) expect(distance(one, other)).toBeGreaterThan(25);
    }
    // Of two classes, by a long way.
    expect(distance(colours[0]!, colours[1]!)).toBeGreaterThan(100);
  });

  it('more classes have them again', () => {
    const colours = classes.map((name) => colourOf(name, theme));
    expect(colours.slice(5)).toEqual(colours.slice(0, 5));
  });

  it('the outline of a mark is dark beside every colour that is pale', () => {
    const pale = own.filter((name) => labOf(colourOf(name, theme))[0]! > 70);
    expect(pale.length).toBeGreaterThan(0);
    for (const name of pale) {
      expect(distance(colourOf(name, theme), colourOf('outline', theme))).toBeGreaterThan(50);
    }
  });
});
