/** Numbers as they are written, in English and in other languages. */

import { afterEach, describe, expect, it } from 'vitest';
import {
  formatCount,
  formatFixed,
  formatNumber,
  formatPercent,
  writeNumbersIn,
} from '../../web/src/kit/format.js';

afterEach(() => {
  writeNumbersIn('en');
});

const written = () => [
  formatNumber(-0.25),
  formatNumber(1234.5),
  formatNumber(2.5e-7),
  formatFixed(0.12345),
  formatFixed(-0.000001),
  formatCount(60_000),
  formatPercent(0.987),
];

describe('numbers', () => {
  it('are written as in English', () => {
    expect(written()).toEqual([
      '−0.25',
      '1,235',
      '2.50e−7',
      '0.1235',
      '0.0000',
      '60,000',
      '98.7 %',
    ]);
  });

  it('have the marks of another language', () => {
    writeNumbersIn('de');
    expect(written()).toEqual([
      '−0,25',
      '1.235',
      '2,50e−7',
      '0,1235',
      '0,0000',
      '60.000',
      '98,7 %',
    ]);
  });

  it('have digits that all can read, in any language', () => {
    writeNumbersIn('ar-EG');
    expect(formatCount(12)).toBe('12');
  });

  it('stay as they are where a language is not known', () => {
    writeNumbersIn('de');
    writeNumbersIn('not a language');
    expect(formatNumber(0.5)).toBe('0,5');
  });
});
