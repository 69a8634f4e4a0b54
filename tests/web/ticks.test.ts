import { ticks as reference } from 'd3-array';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ticks } from '../../web/src/kit/ticks.js';

it('are round numbers', () => {
  expect(ticks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(ticks(-6, 6, 4)).toEqual([-6, -4, -2, 0, 2, 4, 6]);
  expect(ticks(0.1, 0.5, 4)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
  expect(ticks(2, 2, 4)).toEqual([2]);
  expect(ticks(0, NaN, 4)).toEqual([]);
});

it('are those of D3', () => {
  const low = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const width = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(low, width, fc.integer({ min: 2, max: 10 }), (from, span, count) => {
      const to = from + span;
      const ours = ticks(from, to, count);
      const theirs = reference(from, to, count);
      // D3 looks for a finer step where the first leaves out nearly all.
      if (theirs.length >= 2) expect(ours.map(String)).toEqual(theirs.map(String));
    }),
  );
});
