/**
 * The rooms of the core: a source may include what its own room has and what stands below it, never
 * what stands above. A public header belongs to the room of the source of its name.
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
  'explain',
  'project',
  'construct',
  'search',
  'exports',
  'imports',
  'questions',
];

/** Public headers without a source of their name. */
const headerRooms = new Map(
  Object.entries({
    answers: 'questions',
    edgewise: 'questions',
    floats: 'network',
    real: 'network',
    result: 'network',
    training: 'training',
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

/** @param {string} file below `core/src` */
const folderOf = (file) => file.slice(sources.length).split('/')[0] ?? '';

/**
 * @param {Texts} texts
 * @returns {string[]} what includes upwards, stands in no room, or is public and includes what is not
 */
export function againstRooms(texts) {
  const inRooms = [...texts.keys()].filter((file) => file.startsWith(sources));
  const ofNames = new Map(headerRooms);
  for (const file of inRooms) ofNames.set(nameOf(file), folderOf(file));

  /** @param {string} file as the sources include it, or as it is named below the root */
  const roomOf = (file) => {
    const path = file.replace(/^core\/(src|include)\//, '');
    return path.startsWith('edgewise/') ? ofNames.get(nameOf(path)) : path.split('/')[0];
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
