/**
 * What may import what: below `web/src` an arrow goes down the list of folders, never up or across the
 * rooms, and no files anywhere import each other in a circle, be it for types alone or on demand.
 */

import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { root } from './paths.mjs';
import { filesBelow } from './stamp.mjs';

const house = 'web/src';
const folders = ['wasm/src', house];

const rooms = [
  'network',
  'data',
  'training',
  'output',
  'inspect',
  'loss',
  'searches',
  'compare',
  'workshops',
];

/** From the top down: each may import what is below it. The doors (main.ts, …) stand above all. */
const floors = [['page'], ['tags'], rooms, ['session'], ['project'], ['kit']];

/** @typedef {ReadonlyMap<string, readonly string[]>} Imports of each file, as paths below the root */

/**
 * TypeScript is asked for here and not above: `npm test` begins before anything is installed.
 * @returns {Promise<Imports>}
 */
export async function readImports() {
  const { default: typescript } = await import('typescript');
  const files = folders.flatMap(filesBelow).filter((file) => file.endsWith('.ts'));
  const known = new Set(files);
  return new Map(
    files.map((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const named = typescript.preProcessFile(text, true, true).importedFiles;
      const paths = named
        .filter(({ fileName }) => fileName.startsWith('.'))
        .map(({ fileName }) => posix.join(dirname(file), fileName).replace(/\.js$/, '.ts'));
      return [file, [...new Set(paths)].filter((path) => known.has(path))];
    }),
  );
}

/** @param {string} file */
const folderOf = (file) => {
  const [folder = '', ...rest] = posix.relative(house, file).split('/');
  return rest.length === 0 ? '' : folder;
};

/** @param {string} folder */
const floorOf = (folder) => floors.findIndex((floor) => floor.includes(folder));

/**
 * @param {Imports} imports
 * @returns {string[]} what goes up, or across, or stands in no folder of the list
 */
export function againstDirection(imports) {
  const inside = [...imports].filter(([file]) => file.startsWith(`${house}/`));
  return inside.flatMap(([file, paths]) => {
    const folder = folderOf(file);
    if (folder === '') return [];
    const floor = floorOf(folder);
    if (floor < 0) return [`${file}: no such folder was agreed on (see CONTRIBUTING.md)`];
    return paths
      .filter((path) => path.startsWith(`${house}/`))
      .filter((path) => folderOf(path) !== folder && floorOf(folderOf(path)) <= floor)
      .map((path) => `${file} imports ${path}: ${folder} must not know ${folderOf(path) || 'it'}`);
  });
}

/**
 * @param {Imports} imports
 * @returns {string[]} one circle for each set of files that import each other
 */
export function circles(imports) {
  /** @type {Map<string, 'open' | 'closed'>} */
  const seen = new Map();
  /** @type {string[]} */
  const way = [];
  /** @type {string[]} */
  const found = [];
  /** @param {string} file */
  const visit = (file) => {
    seen.set(file, 'open');
    way.push(file);
    for (const next of imports.get(file) ?? []) {
      if (seen.get(next) === 'open') {
        found.push([...way.slice(way.indexOf(next)), next].join(' -> '));
      } else if (!seen.has(next)) visit(next);
    }
    way.pop();
    seen.set(file, 'closed');
  };
  for (const file of imports.keys()) if (!seen.has(file)) visit(file);
  return found;
}
