/**
 * The rooms of the core: a source may include what its own room has and what stands below it, never
 * what stands above. A public header belongs to the lowest room that may know it.
 */

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './paths.mjs';
import { filesBelow } from './stamp.mjs';

const sources = 'core/src/';
const headers = 'core/include/edgewise/';

/** From the bottom up. */
export const rooms = [
  'network',
  'engine',
  'data',
  'training',
  'project',
  'explain',
  'construct',
  'search',
  'exports',
  'imports',
  'questions',
];

/** Each public header, and the lowest room that may include it: what it describes is known from there on. */
const headerRooms = new Map(
  Object.entries({
    numbers: 'network',
    result: 'network',
    functions: 'network',
    graph: 'network',
    training: 'network',
    dataset: 'data',
    read_table: 'data',
    session: 'project',
    explain: 'explain',
    construct: 'construct',
    search: 'search',
    exports: 'exports',
    imports: 'imports',
    answers: 'questions',
    edgewise: 'questions',
  }),
);

/** @typedef {ReadonlyMap<string, string>} Texts of files, by their paths below the root */

/** @returns {Texts} */
export function readCore() {
  const files = [sources, headers].flatMap((folder) => filesBelow(folder.slice(0, -1)));
  return new Map(
    files
      .filter((file) => /\.[ch]pp$/.test(file))
      .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
}

/** @param {string} file */
const nameOf = (file) => basename(file).replace(/\.[ch]pp$/, '');

/**
 * @param {Texts} texts
 * @returns {string[]} what includes upwards, stands in no room, or is public and includes what is not
 */
export function againstRooms(texts) {
  /** @param {string} file as the sources include it, or as it is named below the root */
  const roomOf = (file) => {
    const path = file.replace(/^core\/(src|include)\//, '');
    return path.startsWith('edgewise/') ? headerRooms.get(nameOf(path)) : path.split('/')[0];
  };

  return [...texts].flatMap(([file, text]) => {
    const floor = rooms.indexOf(roomOf(file) ?? '');
    if (floor < 0) return [`${file}: it stands in no room of the core (see CONTRIBUTING.md)`];
    return [...text.matchAll(/^#include "([^"]+)"/gm)].flatMap(([, path = '']) => {
      if (file.startsWith(headers) && !path.startsWith('edgewise/')) {
        return [`${file} includes ${path}: users of the core have only ${headers}`];
      }
      const room = roomOf(path) ?? '';
      const level = rooms.indexOf(room);
      if (level < 0) return [`${file} includes ${path}, which stands in no room of the core`];
      return level > floor
        ? [`${file} includes ${path}: ${String(rooms[floor])} must not know ${room}`]
        : [];
    });
  });
}
