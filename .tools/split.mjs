/**
 * Splits the engine's module in two (CMake calls this once it is linked): what a page needs to train, which
 * it waits for, and what answers questions, which is loaded beside it and joins its memory and its table
 * (wasm/src/load.ts). Binaryen's wasm-split moves the functions; which ones, is found here: those that
 * nothing can reach but the questions below.
 *
 * `node .tools/split.mjs <folder of Binaryen's programs> <module>`: the module, linked with the names of its
 * functions, loses these; its parts are written into the folder `parts` beside it.
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isMain } from './lib/paths.mjs';

/**
 * The questions about a session that a page asks as it trains: what computes their answers. All others are in
 * the second part. Their names are `firstQuestions` in wasm/src/parts.ts; tests/engine/parts.test.ts compares.
 */
const asked = /^edgewise::Result<.*> edgewise::answers::answerTo</;
const askedAtFirst = ['conditionsNow', 'encodedAt', 'turnNow'];

/** Members of the raw module that are in the second part. */
const membersLater = ['encode', 'predict', 'predicted', 'suggest', 'trace'];

/** As far as a module of ours may have them. */
const features = ['simd', 'mutable-globals', 'sign-ext', 'bulk-memory'].map(
  (name) => `--enable-${name}`,
);

/** @param {string} name as WebAssembly's text format writes it: with \28 for a bracket */
const plain = (name) =>
  name.replaceAll(/\\([0-9a-f]{2})/g, (_, /** @type {string} */ code) =>
    String.fromCharCode(parseInt(code, 16)),
  );

/**
 * What each function of a module's text calls by its name, and those that others reach as well: what is exported, and
 * the entries of the table.
 * @param {string} text
 */
function readModule(text) {
  const begins = [...text.matchAll(/^ \(func \$(\S+)/gm)];
  /** @type {Map<string, Set<string>>} */
  const calls = new Map();
  for (const [k, { index, 1: name = '' }] of begins.entries()) {
    const body = text.slice(index, begins[k + 1]?.index);
    const called = [...body.matchAll(/\(call \$([^\s)]+)/g)];
    calls.set(name, new Set(called.map(([, one = '']) => one)));
  }
  const segments = [...text.matchAll(/^ \(elem .*$/gm)].join('\n');
  const entries = [...segments.matchAll(/\$([^\s)]+)/g)].map(([, name = '']) => name);
  if (entries.length === 0) throw new Error('The module has no table.');
  const exported = [...text.matchAll(/^ \(export \S+ \(func \$([^\s)]+)\)\)$/gm)];
  return { calls, reached: [...exported.map(([, name = '']) => name), ...entries] };
}

/**
 * The functions that only those of `later` need. Any other entry of the table may be called at any time: its number
 * can be computed, so that no function has it.
 * @param {ReturnType<typeof readModule>} module
 * @param {Set<string>} later
 */
function onlyFor({ calls, reached }, later) {
  const needed = new Set(reached.filter((name) => !later.has(name)));
  // It grows while it is read.
  for (const name of needed) {
    for (const called of calls.get(name) ?? []) if (!later.has(called)) needed.add(called);
  }
  return [...calls.keys()].filter((name) => !needed.has(name));
}

/**
 * The functions that are called for a question, or as a member, of the second part.
 * @param {Iterable<string>} names
 */
function calledLater(names) {
  const all = [...names].map((name) => ({ name, text: plain(name) }));
  const questions = all.filter(({ text }) => asked.test(text));
  const isFirst = (/** @type {string} */ text, /** @type {string} */ one) =>
    new RegExp(`\\b${one}\\b`).test(text);
  for (const one of askedAtFirst) {
    const count = questions.filter(({ text }) => isFirst(text, one)).length;
    if (count !== 1) throw new Error(`${count} questions are answered by ${one}, not one.`);
  }
  const members = membersLater.map((member) => {
    const found = all.filter(({ text }) => text.startsWith(`edgewise::js::${member}(`));
    if (found.length !== 1)
      throw new Error(`${found.length} functions are js::${member}, not one.`);
    return found[0]?.name ?? '';
  });
  const later = questions.filter(({ text }) => !askedAtFirst.some((one) => isFirst(text, one)));
  return new Set([...later.map(({ name }) => name), ...members]);
}

/**
 * @param {string} programs the folder of Binaryen's
 * @param {string} module
 */
function split(programs, module) {
  const parts = join(dirname(module), 'parts');
  mkdirSync(parts, { recursive: true });
  const scratch = mkdtempSync(join(tmpdir(), 'edgewise-split-'));
  const run = (/** @type {string} */ name, /** @type {string[]} */ args) =>
    execFileSync(join(programs, name), [...args, ...features], { stdio: 'inherit' });
  const without = (/** @type {string} */ from, /** @type {string} */ to) =>
    run('wasm-opt', [from, '--strip-debug', '--strip-producers', '-o', to]);
  const at = (/** @type {string} */ file) => join(scratch, file);
  try {
    run('wasm-dis', [module, '-o', at('module.wat')]);
    const read = readModule(readFileSync(at('module.wat'), 'utf8'));
    const moved = onlyFor(read, calledLater(read.calls.keys()));
    writeFileSync(at('moved'), moved.join('\n'));
    run('wasm-split', [
      module,
      `--split-funcs=@${at('moved')}`,
      ...['--export-prefix=_', '--import-namespace=first', '--placeholder-namespace=later'],
      ...['-o1', at('edgewise.wasm'), '-o2', at('questions.wasm')],
    ]);
    for (const part of ['edgewise.wasm', 'questions.wasm']) without(at(part), join(parts, part));
    without(module, module);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

if (isMain(import.meta.url)) {
  const [programs = '', module = ''] = process.argv.slice(2);
  split(programs, module);
}
