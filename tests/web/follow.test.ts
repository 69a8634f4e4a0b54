/** Elements follow a session while they are in a page, and only in what they show. */

import { ReactiveElement, type PropertyValues } from 'lit';
import { beforeEach, expect, it } from 'vitest';
import { Playground } from '../../web/src/session/playground.js';
import { StoreElement } from '../../web/src/session/store-element.js';
import type { Topic } from '../../web/src/session/topics.js';
import { FakeClient, turns } from './support/fake-client.js';

/** What Lit does for all elements, without the drawing, for there is no page. */
const { update } = ReactiveElement.prototype as unknown as {
  update: (changed: PropertyValues) => void;
};

class Shown extends StoreElement {
  updates = 0;

  override createRenderRoot() {
    return this;
  }

  override update(changed: PropertyValues): void {
    this.updates += 1;
    update.call(this, changed);
  }
}
customElements.define('ew-shown', Shown);

class Told extends Shown {
  static override topics: readonly Topic[] = ['notices'];
}
customElements.define('ew-told', Told);

let playground: Playground;

beforeEach(() => {
  playground = new Playground({ client: new FakeClient() });
});

/** How often it renders over something that is done. */
async function rendersOver(element: Shown, act: () => void): Promise<number> {
  await turns(2);
  const before = element.updates;
  act();
  await turns(2);
  return element.updates - before;
}

function shown(element: Shown, of: Playground | null = playground): Shown {
  element.playground = of;
  element.connectedCallback();
  return element;
}

it('one that is removed while a change is told is left alone from then on', async () => {
  const element = shown(new Shown());
  await rendersOver(element, () => {
    playground.note('a');
    element.disconnectedCallback();
  });
  expect(await rendersOver(element, () => playground.note('b'))).toBe(0);
});

it('one that is put back shows what it has missed, and follows again', async () => {
  const element = shown(new Shown());
  await turns(2);
  element.disconnectedCallback();
  playground.note('a');
  expect(await rendersOver(element, () => element.connectedCallback())).toBe(1);
  expect(await rendersOver(element, () => playground.note('b'))).toBe(1);
});

it('one that is given another session follows that one alone', async () => {
  const element = shown(new Shown());
  const other = new Playground({ client: new FakeClient() });
  const give = () => {
    element.playground = other;
  };
  expect(await rendersOver(element, give)).toBe(1);
  expect(await rendersOver(element, () => playground.note('b'))).toBe(0);
  expect(await rendersOver(element, () => other.note('c'))).toBe(1);
});

it('one renders only for its own topics', async () => {
  const [all, told] = [shown(new Shown()), shown(new Told())];
  const select = () => {
    playground.select({ kind: 'neuron', id: '3' });
  };
  expect(await rendersOver(all, select)).toBe(1);
  expect(await rendersOver(told, select)).toBe(0);
  expect(await rendersOver(told, () => playground.note('a'))).toBe(1);
});
