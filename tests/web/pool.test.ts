/** A search over places that answer late, never, or no more. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Place } from '../../wasm/src/place.js';
import { overPlaces, type Work } from '../../wasm/src/pool.js';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Places in the order in which they were made, each with what ends its calls. */
let places: { ended: boolean; die: (reason: string) => void }[] = [];

beforeEach(() => {
  places = [];
});

/** @param after milliseconds of a call in the place of this number; `Infinity` for one that hangs */
function maker(after: (place: number) => number): () => Place {
  return () => {
    const number = places.length;
    const own = { ended: false, die: (_: string): void => undefined };
    places.push(own);
    return {
      call: () =>
        new Promise((resolve) => {
          const time = after(number);
          if (time < Infinity) setTimeout(() => resolve({ fault: null, value: number }), time);
        }),
      onDeath: (callback) => {
        own.die = callback;
      },
      end: () => {
        own.ended = true;
      },
    };
  };
}

/** Which blocks were done, and by whom. */
function searching(total: number, rest: Partial<Work> = {}) {
  const done: [from: number, by: unknown][] = [];
  const work: Work = {
    from: 0,
    total,
    workers: 1,
    most: 1,
    block: async (call, from) => {
      done.push([from, await call('inspect')]);
    },
    ...rest,
  };
  return { done, work };
}

describe('a search that is cancelled', () => {
  it.each([
    ['while a block is computed', () => 60_000],
    ['while a place hangs', () => Infinity],
  ])('ends at once, %s, and its places with it', async (_, after) => {
    const stop = new AbortController();
    const { done, work } = searching(5, { workers: 2, signal: stop.signal });
    const end = overPlaces(work, [maker(after)]);
    await vi.advanceTimersByTimeAsync(100);
    stop.abort();
    await end;
    expect([done, places.map(({ ended }) => ended)]).toEqual([[], [true, true]]);
  });

  it('keeps what it has found, and tries no other place', async () => {
    const stop = new AbortController();
    const { done, work } = searching(5, { signal: stop.signal });
    const end = overPlaces(work, [maker(() => 1000), maker(() => 1)]);
    await vi.advanceTimersByTimeAsync(2500);
    stop.abort();
    await end;
    expect(done).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(places).toHaveLength(1);
  });
});

describe('a place that does not answer', () => {
  it('is given up, and what it had is done by another one', async () => {
    const { done, work } = searching(3);
    const end = overPlaces(work, [maker((place) => (place === 0 ? Infinity : 10))]);
    await vi.advanceTimersByTimeAsync(40_000);
    await end;
    expect(done).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
    ]);
    expect(places.map(({ ended }) => ended)).toEqual([true, true]);
  });

  it('has more time each time, so that what takes long is done', async () => {
    const { done, work } = searching(1);
    const end = overPlaces(work, [maker(() => 100_000)]);
    await vi.advanceTimersByTimeAsync(140_000);
    await end;
    expect(done).toEqual([[0, 1]]);
  });
});

it('what dies leaves its block to the next kind of place', async () => {
  const { done, work } = searching(2);
  const end = overPlaces(work, [maker(() => Infinity), maker(() => 10)]);
  await vi.advanceTimersByTimeAsync(10);
  places[0]?.die('out of memory');
  await vi.advanceTimersByTimeAsync(100);
  await end;
  expect(done).toEqual([
    [0, 1],
    [1, 1],
  ]);
});
