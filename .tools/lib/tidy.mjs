/** Runs clang-tidy on every C++ source of the native build, and again only where needed. */

import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { buildFolder, root } from './paths.mjs';
import { filesBelow, unlessDone } from './stamp.mjs';
import { finish } from './steps.mjs';

const sources = /^(?:core|wasm)\/.*\.cpp$/;

/** Our own sources among those that the native build compiles, below the root. */
function compiledSources() {
  const database = join(buildFolder, 'native/compile_commands.json');
  if (!existsSync(database)) return [];
  /** @type {{file: string}[]} */
  const commands = JSON.parse(readFileSync(database, 'utf8'));
  const files = commands.map(({ file }) => relative(root, file));
  return [...new Set(files)].filter((file) => sources.test(file)).toSorted();
}

/** @returns {Promise<boolean>} whether nothing was found */
export async function runTidy() {
  const headers = ['core', 'wasm'].flatMap(filesBelow).filter((file) => file.endsWith('.hpp'));
  const waiting = compiledSources();
  if (waiting.length === 0) {
    console.log('There is no native build to take the sources from.');
    return false;
  }
  const faulty = new Set();

  /** @param {string} file */
  const tidy = async (file) => {
    const inputs = { paths: [file, ...headers, '.clang-tidy'], product: file };
    const check = async () => {
      const args = ['-p', join(buildFolder, 'native'), '--quiet', file];
      const { status, output } = await finish('clang-tidy', args, { capture: true });
      if (status === 0) return;
      console.log(output.replaceAll(/^\d+ warnings? generated\.\n/gm, '').trimEnd());
      throw new Error(file);
    };
    await unlessDone(`tidy/${file}`, inputs, check).catch(() => faulty.add(file));
  };
  const worker = async () => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) await tidy(file);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return faulty.size === 0;
}
