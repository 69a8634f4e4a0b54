/**
 * Runs clang-tidy on every C++ source of the native build, and again only where needed. Several sources are read as
 * one, as in a unity build: most of the time goes into the headers that they share.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { buildFolder, root } from './paths.mjs';
import { filesBelow, unlessDone } from './stamp.mjs';
import { finish } from './steps.mjs';

/** @typedef {{name: string, flags: string, files: string[]}} Batch */

const sources = /^(?:core|wasm)\/.*\.cpp$/;
const folder = join(buildFolder, 'tidy');
const mostInBatch = 20;

/**
 * The sources that a source of a unity build includes; any other is alone.
 * @param {string} file
 */
function joined(file) {
  if (!/\/Unity\/unity_\d+_cxx\.cxx$/.test(file)) return [file];
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return [...text.matchAll(/^#include "(.*)"$/gm)].map(([, path]) => path ?? '');
}

/**
 * Our own sources among those that the native build compiles, below the root: those of one folder
 * that are compiled in the same way together.
 * @returns {Batch[]}
 */
function batches() {
  const database = join(buildFolder, 'native/compile_commands.json');
  if (!existsSync(database)) return [];
  /** @type {{file: string, command: string}[]} */
  const commands = JSON.parse(readFileSync(database, 'utf8'));
  /** @type {Map<string, string>} */
  const flagsOf = new Map();
  for (const { file, command } of commands) {
    for (const path of joined(file).map((one) => relative(root, one))) {
      if (!sources.test(path) || flagsOf.has(path)) continue;
      flagsOf.set(path, command.replace(/ -o \S+ -c \S+$/, ''));
    }
  }
  /** @type {Map<string, string[]>} */
  const alike = new Map();
  for (const [path, flags] of [...flagsOf].toSorted()) {
    const key = `${dirname(path)}\n${flags}`;
    alike.set(key, [...(alike.get(key) ?? []), path]);
  }
  /** @type {Batch[]} */
  const found = [];
  for (const [key, files] of alike) {
    const flags = key.slice(key.indexOf('\n') + 1);
    const size = Math.ceil(files.length / Math.ceil(files.length / mostInBatch));
    for (let k = 0; k < files.length; k += size) {
      const name = `${String(found.length)}.cpp`;
      found.push({ name, flags, files: files.slice(k, k + size) });
    }
  }
  return found;
}

/**
 * One source that includes those of a batch, and how each of these is compiled.
 * @param {readonly Batch[]} all
 */
function writeBatches(all) {
  mkdirSync(folder, { recursive: true });
  const commands = all.map(({ name, flags, files }) => {
    const file = join(folder, name);
    writeFileSync(file, files.map((path) => `#include "${join(root, path)}"\n`).join(''));
    return { directory: folder, file, command: `${flags} -c ${file}` };
  });
  writeFileSync(join(folder, 'compile_commands.json'), JSON.stringify(commands));
}

/** @returns {Promise<boolean>} whether nothing was found */
export async function runTidy() {
  const headers = ['core', 'wasm'].flatMap(filesBelow).filter((file) => file.endsWith('.hpp'));
  const waiting = batches();
  if (waiting.length === 0) {
    console.log('There is no native build to take the sources from.');
    return false;
  }
  writeBatches(waiting);
  let isClean = true;

  /** @param {Batch} batch */
  const tidy = async ({ name, flags, files }) => {
    const inputs = {
      paths: [...files, ...headers, '.clang-tidy'],
      words: [flags],
      product: files[0] ?? '',
    };
    const check = async () => {
      const args = ['-p', folder, '--quiet', join(folder, name)];
      const { status, output } = await finish('clang-tidy', args, { capture: true });
      if (status === 0) return;
      console.log(output.replaceAll(/^\d+ warnings? generated\.\n/gm, '').trimEnd());
      throw new Error(name);
    };
    await unlessDone(`tidy/${name}`, inputs, check).catch(() => (isClean = false));
  };
  const worker = async () => {
    for (let batch = waiting.pop(); batch; batch = waiting.pop()) await tidy(batch);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return isClean;
}
