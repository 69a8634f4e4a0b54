/**
 * What a first visit has to load before it can train: the page, the scripts and styles it names, the
 * worker and the module. What is loaded on demand does not count.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes, compressed as servers do it: of all, and of what is not the module. */
export const mostBytes = { all: 219_000, own: 70_000 };

/** Bytes, compressed: of edgewise/connect, which a page loads beside the iframe's own. */
export const mostOfConnect = 3000;

/** Bytes of the page as one file, as it lies on a disk. */
export const mostOneFileBytes = 1_580_000;

/** @param {string} file */
export const compressed = (file) => gzipSync(readFileSync(file), { level: 9 }).length;

/** Bytes of the package's element with worker and module, compressed likewise. */
export const mostElementBytes = 233_000;

/** @param {string} text */
const assetsIn = (text) =>
  [...text.matchAll(/[\w-]+\.(?:js|css|wasm)\b/g)].map((match) => match[0]);

/**
 * @param {string} site the folder of the built site
 * @returns {{file: string, bytes: number}[]} largest first
 */
export function firstLoad(site) {
  const assets = join(site, 'assets');
  const page = readFileSync(join(site, 'index.html'), 'utf8');
  const isNeeded = /** @param {string} file */ (file) =>
    assetsIn(page).includes(file) || /^(worker|edgewise)-/.test(file);
  const files = readdirSync(assets).filter(isNeeded);
  return [
    { file: 'index.html', bytes: compressed(join(site, 'index.html')) },
    ...files.map((file) => ({ file, bytes: compressed(join(assets, file)) })),
  ].toSorted((a, b) => b.bytes - a.bytes);
}
