/** Turns of several runs on one page. */

import { describe, expect, it, vi } from 'vitest';
import { Scrolling } from '../../web/src/kit/scrolling.js';
import { InSight, Scheduler } from '../../web/src/session/scheduler.js';

/** Lets all that can go on do so. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('a scheduler', () => {
  it('lets so many train at once, the others in the order in which they asked', async () => {
    const scheduler = new Scheduler(2);
    const began: string[] = [];
    const take = async (name: string) => {
      const done = await scheduler.take();
      began.push(name);
      return done;
    };
    const runs = ['a', 'b', 'c', 'd'].map(take);
    await settle();
    expect(began).toEqual(['a', 'b']);
    (await runs[1])?.();
    await settle();
    expect(began).toEqual(['a', 'b', 'c']);
    (await runs[0])?.();
    (await runs[2])?.();
    await settle();
    expect(began).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives a turn once, however often its end is told', async () => {
    const scheduler = new Scheduler(1);
    const done = await scheduler.take();
    let begun = 0;
    void scheduler.take().then(() => (begun += 1));
    void scheduler.take().then(() => (begun += 1));
    done();
    done();
    await settle();
    expect(begun).toBe(1);
  });
});

describe('turns that keep a distance', () => {
  it('are given together, and not before it is over', async () => {
    vi.useFakeTimers();
    try {
      let distance = 400;
      const scheduler = new Scheduler(2, () => distance);
      const began: string[] = [];
      const take = async (name: string) => {
        (await scheduler.take())();
        began.push(name);
      };
      void take('first');
      await vi.advanceTimersByTimeAsync(0);
      void take('a');
      void take('b');
      await vi.advanceTimersByTimeAsync(390);
      expect(began).toEqual(['first']);
      await vi.advanceTimersByTimeAsync(20);
      expect(began).toEqual(['first', 'a', 'b']);
      distance = 0;
      void take('c');
      await vi.advanceTimersByTimeAsync(0);
      expect(began.at(-1)).toBe('c');
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('whether a page scrolls', () => {
  it('is told for as long as it goes on', () => {
    vi.useFakeTimers();
    try {
      const page = new EventTarget();
      const scrolling = new Scrolling(page);
      expect(scrolling.isNow).toBe(false);
      page.dispatchEvent(new Event('scroll'));
      expect(scrolling.isNow).toBe(true);
      vi.advanceTimersByTime(200);
      expect(scrolling.isNow).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a run out of sight', () => {
  it('waits until it is seen, and keeps no turn from others', async () => {
    const scheduler = new Scheduler(1);
    const run = new InSight(scheduler);
    run.setSeen(false);
    let begun = false;
    void run.take().then(() => (begun = true));
    await settle();
    expect(begun).toBe(false);
    (await scheduler.take())();
    run.setSeen(true);
    await settle();
    expect(begun).toBe(true);
  });

  it('waits on where it is gone again before its turn', async () => {
    const run = new InSight(new Scheduler(1));
    run.setSeen(false);
    let begun = false;
    void run.take().then(() => (begun = true));
    run.setSeen(true);
    run.setSeen(false);
    await settle();
    expect(begun).toBe(false);
  });
});
