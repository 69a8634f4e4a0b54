/** An element is measured while it is in a page, and no longer. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Size } from '../../web/src/kit/size.js';
import { FakeHost } from './support/fake-host.js';

let observers: FakeObserver[] = [];

class FakeObserver {
  readonly observed = new Set<unknown>();
  readonly #tell: (entries: { contentRect: object }[]) => void;

  constructor(tell: (entries: { contentRect: object }[]) => void) {
    this.#tell = tell;
    observers.push(this);
  }

  observe(element: unknown): void {
    this.observed.add(element);
  }

  disconnect(): void {
    this.observed.clear();
  }

  measure(width: number): void {
    this.#tell([{ contentRect: { width, height: 10 } }]);
  }
}

beforeEach(() => {
  observers = [];
  vi.stubGlobal('ResizeObserver', FakeObserver);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('updates the element with the size that was measured', () => {
  const host = new FakeHost();
  const size = new Size(host.element);
  host.connect();
  expect(size.box).toEqual({ width: 0, height: 0 });
  const updates = host.updates;
  observers[0]?.measure(200);
  expect([size.width, size.height, host.updates - updates]).toEqual([200, 10, 1]);
});

it('observes only while the element is in the page, and again when it is put back', () => {
  const host = new FakeHost();
  new Size(host.element);
  const observed = () => [...(observers[0]?.observed ?? [])];
  expect(observed()).toEqual([]);
  host.connect();
  expect(observed()).toEqual([host.element]);
  host.disconnect();
  host.update();
  expect(observed()).toEqual([]);
  host.connect();
  expect(observed()).toEqual([host.element]);
});

it('follows a part that comes and goes with the updates, and tells whom it concerns', () => {
  const host = new FakeHost();
  const changed = vi.fn();
  const [one, other] = [{} as Element, {} as Element];
  let part: Element | null = null;
  new Size(host.element, { of: () => part, changed });
  host.connect();
  const updates = host.updates;
  for (const next of [one, other, null]) {
    part = next;
    host.update();
    expect([...(observers[0]?.observed ?? [])]).toEqual(next ? [next] : []);
  }
  observers[0]?.measure(3);
  expect(changed).toHaveBeenCalledTimes(1);
  expect(host.updates).toBe(updates);
});
