/** The hand-written types of the raw module against the live one. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import createModule from '#edgewise-module';
import createExports from '#exports-module';
import { textOf } from './support.js';

/** Names of the methods that an interface of edgewise.d.ts declares. */
function methodsOf(source: string, opening: string): string[] {
  const begin = source.indexOf(opening) + opening.length;
  const body = source.slice(begin, source.indexOf('\n  }', begin) + 1 || undefined).split('\n}')[0];
  return [...(body ?? '').matchAll(/^\s+(\w+)\(/gm)].map((match) => match[1] ?? '').toSorted();
}

it('has the members that its types declare, and no others', async () => {
  const wasmBinary = readFileSync(new URL('../../build/wasm/edgewise.wasm', import.meta.url));
  const module = await createModule({ wasmBinary });
  const types = textOf('wasm/edgewise.d.ts');
  const embind = ['clone', 'delete', 'deleteLater', 'isAliasOf', 'isDeleted', 'constructor'];

  const opened = module.Session.open('{"edgewise":1,"network":{"layers":[1,1]}}', []);
  const prototype = Object.getPrototypeOf(opened.value) as object;
  const live = Object.getOwnPropertyNames(prototype).filter((name) => !embind.includes(name));
  const declared = methodsOf(types, 'export interface RawSession {');
  expect(live.toSorted()).toEqual(declared.filter((name) => name !== 'delete'));

  const statics = methodsOf(types, '  Session: {');
  for (const name of statics) expect(module.Session).toHaveProperty(name);
  expect(statics).toEqual(['ask', 'describe', 'open', 'preview', 'suggest']);
  expect(module.version()).toMatch(/^\d+\.\d+\.\d+$/);
});

it('of exports has what its types declare', async () => {
  const wasmBinary = readFileSync(new URL('../../build/wasm/exports.wasm', import.meta.url));
  const module = await createExports({ wasmBinary });
  for (const name of methodsOf(textOf('wasm/exports.d.ts'), 'export interface ExportsModule {')) {
    expect(module).toHaveProperty(name);
  }
});
