/** Formulas that a person types. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormulaError, formulaOf } from '../../web/src/workshops/formula.js';

const at = (text: string, x: number) => formulaOf(text)(x);

describe('formulas', () => {
  it.each([
    ['1 + 2 * 3', 0, 7],
    ['(1 + 2) * 3', 0, 9],
    ['2 - 3 - 4', 0, -5],
    ['2^3^2', 0, 512],
    ['-x^2', 3, -9],
    ['2x', 4, 8],
    ['2x^2 - 3x + 1', 2, 3],
    ['2(x + 1)', 3, 8],
    ['x sin x', Math.PI / 2, Math.PI / 2],
    ['sin(2x) + x/3', 0, 0],
    ['|x - 2|', -1, 3],
    ['1/2x', 4, 2],
    ['2·x − 1', 3, 5],
    ['pi', 0, Math.PI],
    ['e^x', 1, Math.E],
    ['1e3 + .5', 0, 1000.5],
    ['sqrt(abs(-x))', 9, 3],
    ['2**3', 0, 8],
  ])('%s at %d is %d', (text, x, value) => {
    expect(at(text, x)).toBeCloseTo(value, 10);
  });

  it.each([
    ['', 0],
    ['2 +', 3],
    ['(x', 0],
    ['x)', 1],
    ['foo(x)', 0],
    ['x $ 2', 2],
    ['alert(1)', 0],
  ])('"%s" is refused at place %d', (text, place) => {
    const refused = () => formulaOf(text);
    expect(refused).toThrow(FormulaError);
    try {
      refused();
    } catch (error) {
      expect((error as FormulaError).at).toBe(place);
    }
  });

  it('never throws anything but its own error, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        try {
          expect(typeof formulaOf(text)(1)).toBe('number');
        } catch (error) {
          expect(error).toBeInstanceOf(FormulaError);
        }
      }),
    );
  });
});
