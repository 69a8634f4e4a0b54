/**
 * No file of the page and the engine's JavaScript is long without a reason: one above the limit says in
 * its head comment why it is one idea all the same ("Long because …").
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { filesBelow } from './stamp.mjs';

export const mostLines = 400;

const folders = ['wasm/src', 'web/src'];

/** @param {string} text */
function saysWhy(text) {
  const [head = ''] = /^\s*\/\*\*[^]*?\*\//.exec(text) ?? [];
  return /\blong because\b/i.test(head.replaceAll(/\s+\*?\s*/g, ' '));
}

/** @param {string} text */
const linesOf = (text) => text.replace(/\n$/, '').split('\n').length;

/**
 * @param {ReadonlyMap<string, string>} texts of the files
 * @returns {string[]} a sentence on each that is too long
 */
export function tooLong(texts) {
  return [...texts]
    .filter(([, text]) => linesOf(text) > mostLines && !saysWhy(text))
    .map(
      ([file, text]) =>
        `${file}: ${String(linesOf(text))} lines. Split it, or say in its head "Long because …".`,
    );
}

/** @returns {string[]} what `tooLong` says of the sources */
export function longFiles() {
  const files = folders.flatMap(filesBelow).filter((file) => file.endsWith('.ts'));
  return tooLong(new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')])));
}
