/** What is painted has the colours of its place in the page, and is painted again when they turn. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Scheme } from '../../web/src/kit/scheme.js';
import { FakeHost } from './support/fake-host.js';

/** As the browser resolves it at the probe. */
let isDark = false;
let probes: FakeProbe[] = [];

class FakeProbe extends EventTarget {
  style = { color: '', cssText: '' };
  isConnected = true;
  isRemoved = false;

  constructor() {
    super();
    probes.push(this);
  }

  remove(): void {
    this.isRemoved = true;
  }
}

beforeEach(() => {
  isDark = false;
  probes = [];
  vi.stubGlobal('document', { createElement: () => new FakeProbe() });
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setImmediate(draw));
  vi.stubGlobal('getComputedStyle', ({ style }: FakeProbe) => ({
    outlineColor: isDark ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)',
    color: style.color.includes('--ew-zero') === isDark ? 'rgb(1, 2, 3)' : 'rgb(4, 5, 6)',
  }));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('hands out one palette until the scheme turns', () => {
  const host = new FakeHost();
  const scheme = new Scheme(host.element);
  host.connect();
  const light = scheme.palette;
  expect(scheme.palette).toBe(light);
  expect([light.zero, light.surface]).toEqual([
    [4, 5, 6],
    [1, 2, 3],
  ]);
  expect(light.classes).toHaveLength(10);
  isDark = true;
  probes[0]?.dispatchEvent(new Event('transitionend'));
  expect(scheme.palette).not.toBe(light);
  expect(scheme.palette.zero).toEqual([1, 2, 3]);
});

it('notices after the next frame what it was not told, as it was not shown', async () => {
  const host = new FakeHost();
  const scheme = new Scheme(host.element);
  host.connect();
  const light = scheme.palette;
  isDark = true;
  expect(scheme.palette).toBe(light);
  await vi.waitFor(() => {
    expect(host.updates).toBe(1);
  });
  expect(scheme.palette).not.toBe(light);
});

it('updates the element when the scheme turns, while it is in the page', () => {
  const host = new FakeHost();
  new Scheme(host.element);
  const turn = () => probes[0]?.dispatchEvent(new Event('transitionend'));
  host.connect();
  turn();
  expect(host.updates).toBe(1);
  host.disconnect();
  expect(probes[0]?.isRemoved).toBe(true);
  turn();
  expect(host.updates).toBe(1);
  host.connect();
  turn();
  expect(host.updates).toBe(2);
});
