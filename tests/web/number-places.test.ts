/** Numbers in the figure stand on their edges, and beside each other. */

import { describe, expect, it } from 'vitest';
import { edgeLine, type Line, type Point } from '../../web/src/network/edges.js';
import { boxBeside, outPlace, placeOnEdges } from '../../web/src/network/number-places.js';

const radius = 16;
const pill = { width: 42, height: 16 };

/** Where the numbers of all edges stand, beside neurons and what comes out of them. */
function placed(lines: ReadonlyMap<number, Line>, neurons: readonly Point[]) {
  const wanted = new Map([...lines.keys()].map((edge) => [edge, pill]));
  const there = neurons.flatMap((neuron) => [
    { ...neuron, width: 2 * radius, height: 2 * radius },
    boxBeside(outPlace(neuron, radius), 42),
  ]);
  return placeOnEdges(lines, wanted, there);
}

/** Layers of so many neurons, 160 px apart; every neuron of one is joined to every one of the next. */
function layered(sizes: readonly number[]): { lines: Map<number, Line>; neurons: Point[] } {
  const layers = sizes.map((size, k) =>
    Array.from({ length: size }, (_, n) => ({
      x: 40 + 160 * k,
      y: 160 + 60 * (n - (size - 1) / 2),
    })),
  );
  const lines = layers
    .slice(1)
    .flatMap((heads, k) =>
      heads.flatMap((head) =>
        (layers[k] ?? []).map((tail) => edgeLine(tail, head, [radius, radius])),
      ),
    );
  return { lines: new Map(lines.entries()), neurons: layers.flat() };
}

describe('the places of numbers', () => {
  it.each([[[2, 2, 1]], [[3, 2, 2]], [[2, 3, 1]], [[2, 2, 2, 2]]])(
    'of %j do not cover each other or a neuron',
    (sizes) => {
      const { lines, neurons } = layered(sizes);
      const { boxes, covered } = placed(lines, neurons);
      const places = [...boxes.values()];
      expect(covered.size).toBe(0);
      expect(places).toHaveLength(lines.size);
      for (const [k, a] of places.entries()) {
        for (const b of places.slice(k + 1)) {
          expect(Math.abs(a.x - b.x) >= 42 || Math.abs(a.y - b.y) >= 16).toBe(true);
        }
        for (const neuron of neurons) {
          expect(Math.hypot(a.x - neuron.x, a.y - neuron.y)).toBeGreaterThan(radius);
        }
      }
    },
  );

  it('are too few where there are many edges, and it is said', () => {
    const { lines, neurons } = layered([2, 8, 8, 1]);
    expect(placed(lines, neurons).covered.size).toBeGreaterThan(10);
  });

  it('are on their edges, bowed ones too', () => {
    const [from, to] = [
      { x: 0, y: 0 },
      { x: 200, y: 0 },
    ];
    const line = edgeLine(from, to, [radius, radius], { bow: -40 });
    const place = placed(new Map([[7, line]]), [from, to]).boxes.get(7);
    expect(place).toEqual({ ...line.middle, ...pill });
    expect(place?.y).not.toBe(0);
  });
});
