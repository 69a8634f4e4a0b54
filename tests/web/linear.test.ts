import { scaleLinear } from 'd3-scale';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linear } from '../../web/src/kit/linear.js';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

it('is the linear scale of D3', () => {
  fc.assert(
    fc.property(finite, finite, finite, finite, finite, (low, high, from, to, value) => {
      fc.pre(Math.abs(high - low) > 1e-3 && Math.abs(to - from) > 1e-3);
      const own = linear([low, high], [from, to]);
      const peer = scaleLinear([low, high], [from, to]);
      const span = Math.abs(to - from) + Math.abs(own(value));
      expect(Math.abs(own(value) - peer(value))).toBeLessThanOrEqual(1e-9 * span);
      // D3 has zeros of both signs; one is written like the other.
      const unsigned = (ticks: readonly number[]) => ticks.map((tick) => tick + 0);
      expect(unsigned(own.ticks(5))).toEqual(unsigned(peer.ticks(5)));
      expect(own.domain()).toEqual(peer.domain());
      const back = own.invert(own(value));
      expect(Math.abs(back - value)).toBeLessThan(1e-6 * (Math.abs(value) + Math.abs(high - low)));
    }),
  );
});

it('puts everything into the middle where there is no width', () => {
  expect(linear([3, 3], [0, 100])(3)).toBe(50);
});
