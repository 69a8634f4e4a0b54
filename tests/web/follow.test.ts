/** Elements follow a session while they are in a page, and only in what they show. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReactiveElement, type PropertyValues } from 'lit';
import { beforeEach, expect, it } from 'vitest';
import { root } from '../../.tools/lib/paths.mjs';
import { filesBelow } from '../../.tools/lib/stamp.mjs';
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

/** Of `playground.project` and `const { project } = this.playground ?? {}`: the names. */
function readIn(source: string): Set<string> {
  const members = source.matchAll(/\bplayground[?!]?\.(\w+)/g);
  const unpacked = source.matchAll(/\{([^{}]*)\} = (?:this\.)?playground\b/g);
  return new Set([
    ...[...members].map(([, name = '']) => name),
    ...[...unpacked].flatMap(([, names = '']) => names.match(/\w+/g) ?? []),
  ]);
}

const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** What a session has to show, by its topics, as readings.ts has them. */
const topicOf = new Map(
  read('web/src/session/readings.ts')
    .split('// ---- ')
    .flatMap((section) => {
      const topic = /^\w+/.exec(section)?.[0] ?? '';
      return [...section.matchAll(/get (\w+)\(/g)].map(([, name = '']) => [name, topic] as const);
    }),
);

const elements = filesBelow('web/src').filter((file) =>
  read(file).includes('static override topics'),
);

it.each(elements)('%s follows all that it reads', (file) => {
  const source = read(file);
  const declared = /static override topics[^=]*= \[([^\]]*)\]/.exec(source)?.[1] ?? '';
  const followed = new Set(declared.match(/\w+/g) ?? []);
  const needed = [...readIn(source)].flatMap((name) => topicOf.get(name) ?? []);
  expect(needed.filter((topic) => !followed.has(topic))).toEqual([]);
});
