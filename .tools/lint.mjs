/** `npm run lint`: formatting and static checks; `npm run format` (`--fix`) repairs what it can. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { staleDocs } from './docs.mjs';
import { buildPreset } from './lib/cmake.mjs';
import { againstRooms, readCore } from './lib/core-rooms.mjs';
import { unorderedDraws } from './lib/draws.mjs';
import { againstDirection, circles, readImports } from './lib/imports.mjs';
import { longFiles } from './lib/lengths.mjs';
import { isMain, root, tool } from './lib/paths.mjs';
import { filesBelow } from './lib/stamp.mjs';
import { Stop, finish, runMain, say, step } from './lib/steps.mjs';
import { runTidy } from './lib/tidy.mjs';
import { setup } from './setup.mjs';

/** @typedef {{name: string, check: () => Promise<boolean>}} Check */

const scripts = ['.tools', 'wasm', 'web', 'tests'];
const projects = ['.tools', 'wasm', 'web', 'tests'];

const cppFiles = () =>
  ['core', 'wasm', 'tests'].flatMap(filesBelow).filter((file) => /\.[ch]pp$/.test(file));

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
const succeeds = async (command, args) => (await finish(command, args)).status === 0;

/**
 * @param {string} script of an npm package
 * @param {readonly string[]} args
 */
const node = (script, args) => succeeds(process.execPath, [tool(script), ...args]);

async function checkTypes() {
  const results = [];
  for (const project of projects) {
    results.push(await node('typescript/bin/tsc', ['--project', project, '--noEmit']));
  }
  return results.every(Boolean);
}

/** clang-format shows every place; the names of the files say enough. */
async function checkCppFormat() {
  const { status, output } = await finish('clang-format', ['--dry-run', '-Werror', ...cppFiles()], {
    capture: true,
  });
  const files = [...output.matchAll(/^(\S+?):\d+:\d+: error:/gm)].map((match) => match[1]);
  for (const file of new Set(files)) say(`  ${file}: \`npm run format\` puts it right`);
  if (status !== 0 && files.length === 0) say(output.trimEnd());
  return status === 0;
}

/** Same seed, same bits: no two random draws in one expression. */
function checkDraws() {
  const found = cppFiles().flatMap((file) =>
    unorderedDraws(readFileSync(join(root, file), 'utf8')).map(
      ({ line, text }) => `${file}:${String(line)}: one random draw a statement: ${text}`,
    ),
  );
  for (const line of found) say(`  ${line}`);
  return Promise.resolve(found.length === 0);
}

/** Arrows between files go down, and in no circle. */
async function checkImports() {
  const imports = await readImports();
  const found = [
    ...againstDirection(imports),
    ...circles(imports).map((circle) => `a circle: ${circle}`),
  ];
  for (const line of found) say(`  ${line}`);
  return found.length === 0;
}

/** Includes of the core go down its rooms. */
function checkRooms() {
  const found = againstRooms(readCore());
  for (const line of found) say(`  ${line}`);
  return Promise.resolve(found.length === 0);
}

/** No file is long without a reason. */
function checkLengths() {
  const found = longFiles();
  for (const line of found) say(`  ${line}`);
  return Promise.resolve(found.length === 0);
}

/** Tables of the documentation are as the sources that they are made of. */
async function checkDocs() {
  const found = await staleDocs();
  for (const file of found) console.log(`  ${file}: \`npm run docs\` puts it right`);
  return found.length === 0;
}

/**
 * What is begun at the same time: the first take one core each, clang-tidy all there are.
 * @type {readonly (readonly Check[])[]}
 */
const groups = [
  [
    {
      name: 'prettier',
      check: () => node('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
    },
    {
      name: 'eslint',
      check: () =>
        node('eslint/bin/eslint.js', [
          ...['--config', '.tools/eslint.config.mjs'],
          ...['--cache', '--cache-location', 'build/stamps/eslint.json'],
          ...['--max-warnings', '0', ...scripts],
        ]),
    },
    { name: 'tsc', check: checkTypes },
    { name: 'draws', check: checkDraws },
    { name: 'imports', check: checkImports },
    { name: 'rooms', check: checkRooms },
    { name: 'lengths', check: checkLengths },
    { name: 'docs', check: checkDocs },
  ],
  [{ name: 'clang-format', check: checkCppFormat }],
  [{ name: 'clang-tidy', check: runTidy }],
];

/** @returns {Promise<import('./lib/summary.mjs').Outcome>} one test a check */
export async function lint() {
  // clang-tidy reads the compile commands of the native build, and headers copied by it.
  await buildPreset('native', 'edgewise_core');
  let passed = 0;
  const failures = [];
  for (const group of groups) {
    const names = group.map(({ name }) => name);
    const clean = await step(`Checking with ${names.join(', ')}`, () =>
      Promise.all(group.map(({ check }) => check())),
    );
    for (const [k, name] of names.entries()) {
      say(`  ${name}: ${clean[k] ? 'nothing found' : 'FAILED'}`);
      if (clean[k]) passed += 1;
      else failures.push(name);
    }
  }
  return { passed, failed: failures.length, failures };
}

async function fix() {
  await node('eslint/bin/eslint.js', ['--config', '.tools/eslint.config.mjs', '--fix', ...scripts]);
  await node('prettier/bin/prettier.cjs', ['--write', '--log-level', 'warn', '.']);
  await succeeds('clang-format', ['-i', ...cppFiles()]);
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const { values } = parseArgs({ options: { fix: { type: 'boolean', default: false } } });
    await setup('test');
    if (values.fix) {
      await fix();
      return;
    }
    const { failed } = await lint();
    if (failed > 0) throw new Stop(`${failed} of ${groups.flat().length} checks failed.`);
  });
}
