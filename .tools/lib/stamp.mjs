/** Tells whether the inputs of a step are the same as when it last succeeded. */

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { buildFolder, root } from './paths.mjs';

/**
 * @param {string} path of a file or a folder, below the root
 * @returns {string[]} files, sorted
 */
export function filesBelow(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [path];
  return readdirSync(absolute)
    .toSorted()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}

/**
 * A digest of the contents of files, and of any further words.
 * @param {readonly string[]} paths files and folders below the root
 * @param {readonly string[]} [words]
 */
function digest(paths, words = []) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesBelow)) {
    hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  }
  for (const word of words) hash.update(`\0${word}`);
  return hash.digest('hex');
}

/**
 * @typedef {object} Inputs
 * @property {readonly string[]} paths files and folders below the root whose content matters
 * @property {readonly string[]} [words] anything else that matters
 * @property {string} product a file below the root that the work makes
 */

/**
 * Does the work, unless it was done with the same inputs before and its product is there.
 * @param {string} name
 * @param {Inputs} inputs
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function unlessDone(name, { paths, words, product }, work) {
  const file = join(buildFolder, 'stamps', name);
  const key = digest(paths, words);
  const isDone = existsSync(file) && readFileSync(file, 'utf8') === key;
  if (isDone && existsSync(join(root, product))) return false;
  rmSync(file, { force: true });
  await work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, key);
  return true;
}
