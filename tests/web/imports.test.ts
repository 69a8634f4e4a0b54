/** The check of what may import what in the page's sources finds what it is for. */

import { describe, expect, it } from 'vitest';
import { againstDirection, circles, readImports } from '../../.tools/lib/imports.mjs';

const one = (file: string, ...paths: string[]) => new Map([[`web/src/${file}`, paths.map(inside)]]);
const inside = (path: string) => `web/src/${path}`;

describe('the direction', () => {
  it.each([
    ['session/playground.ts', 'page/storage.ts'],
    ['session/playground.ts', 'data/reading.ts'],
    ['kit/tab.ts', 'project/fit.ts'],
    ['inspect/inspector.ts', 'network/network.ts'],
    ['project/fit.ts', 'main.ts'],
  ])('is not from %s to %s', (file, path) => {
    expect(againstDirection(one(file, path))).toHaveLength(1);
  });

  it.each([
    ['page/tools.ts', 'inspect/inspector.ts'],
    ['inspect/inspector.ts', 'inspect/walk.ts'],
    ['inspect/inspector.ts', 'session/playground.ts'],
    ['session/playground.ts', 'kit/format.ts'],
    ['main.ts', 'page/playground.ts'],
  ])('is from %s to %s', (file, path) => {
    expect(againstDirection(one(file, path))).toEqual([]);
  });

  it('is asked of every folder', () => {
    expect(againstDirection(one('elements/new.ts'))).toHaveLength(1);
  });
});

it('circles are found, however long', () => {
  const imports = new Map([
    ['a', ['b', 'c']],
    ['b', ['c']],
    ['c', ['d']],
    ['d', []],
  ]);
  expect(circles(imports)).toEqual([]);
  expect(circles(new Map([...imports, ['d', ['b']]]))).toEqual(['b -> c -> d -> b']);
  expect(circles(new Map([['a', ['a']]]))).toEqual(['a -> a']);
});

it('the sources are read with what they import for types and on demand', async () => {
  const imports = await readImports();
  expect(imports.get(inside('session/data-edits.ts'))).toEqual(
    expect.arrayContaining([inside('session/document.ts'), inside('project/refit.ts')]),
  );
});
