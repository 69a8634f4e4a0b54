/** What the package tells editors of its tags is what the tags have. */

import { expect, it } from 'vitest';
import { manifestText, publicTags } from '../../.tools/lib/element-manifest.mjs';
import { withTables } from '../../.tools/lib/reference.mjs';
import { events } from '../../web/src/tags/frame.js';
import { attributes, methods } from '../../web/src/tags/wire.js';

const tags = await publicTags();
const playground = tags.find(({ tagName }) => tagName === 'edgewise-playground');

it('names every tag, and where to import it', () => {
  const { modules } = JSON.parse(manifestText(tags)) as {
    modules: { path: string; exports: { kind: string; name: string }[] }[];
  };
  expect(modules.map(({ path }) => path)).toEqual(['element.js']);
  const defined = modules[0]?.exports.filter(({ kind }) => kind === 'custom-element-definition');
  expect(defined?.map(({ name }) => name).toSorted()).toEqual([
    'edgewise-controls',
    'edgewise-data',
    'edgewise-inspector',
    'edgewise-loss',
    'edgewise-network',
    'edgewise-output',
    'edgewise-playground',
    'edgewise-session',
  ]);
});

it('has the attributes, methods and events that an iframe passes on', () => {
  const named = (items: readonly { name: string }[] = []) => items.map(({ name }) => name);
  expect(named(playground?.attributes).toSorted()).toEqual(attributes.toSorted());
  const called = playground?.members.filter(({ kind }) => kind === 'method');
  expect(named(called).toSorted()).toEqual([...methods.keys()].toSorted());
  expect(named(playground?.events).toSorted()).toEqual(events.toSorted());
});

it('has nothing that is ours alone', () => {
  const names = tags.flatMap(({ members }) => members.map(({ name }) => name));
  for (const name of ['alone', 'playground', 'figure', 'render', 'hidesBehindPoster']) {
    expect(names).not.toContain(name);
  }
  expect(playground?.cssProperties.length).toBeGreaterThan(30);
});

it('puts tables where a text has a place for them, and tells where it has none', () => {
  const place = 'a\n<!-- made: x -->\nold\n<!-- end -->\nb';
  expect(withTables(place, { x: 'new' })).toBe('a\n<!-- made: x -->\n\nnew\n\n<!-- end -->\nb');
  expect(() => withTables('a', { x: 'new' })).toThrow('no place for x');
});
