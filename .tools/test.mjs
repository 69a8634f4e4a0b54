/**
 * `npm test`: every check there is, whatever other parts came to, and a summary at the end. Parts named
 * on the command line run alone, one after the other: `node .tools/test.mjs core engine`.
 */

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkBench } from './bench.mjs';
import { build } from './build.mjs';
import { lint } from './lint.mjs';
import { buildPreset } from './lib/cmake.mjs';
import { runCTest } from './lib/ctest.mjs';
import { onnxRuntimeFolder, root } from './lib/paths.mjs';
import { Stop, named, runMain, step } from './lib/steps.mjs';
import { printSummary, total } from './lib/summary.mjs';
import { runVitest } from './lib/vitest.mjs';
import { installApart, setup } from './setup.mjs';

/** @typedef {import('./lib/summary.mjs').Outcome} Outcome */
/** @typedef {import('./lib/summary.mjs').PartOutcome} PartOutcome */

/** @param {import('./lib/cmake.mjs').Preset} preset */
async function testPreset(preset) {
  await step(`Building the tests (${preset})`, () => buildPreset(preset));
  return step(`Running ctest (${preset})`, () => runCTest(preset));
}

/**
 * @param {string} name
 * @param {string} config
 */
async function testBuilt(name, config) {
  await build();
  return step(`Running Vitest (${name})`, () => runVitest(name, config));
}

/** The engine is compared with native programs, and its exports run elsewhere. */
async function testEngine() {
  const runtime = join(root, 'tests/engine/exports/onnx-runtime');
  const isInstalled = installApart(runtime, onnxRuntimeFolder, 'ONNX Runtime');
  await step('Building what the engine is compared with', async () => {
    await buildPreset('native', 'same_bits');
    await buildPreset('native', 'edgewise_cli');
  });
  await isInstalled;
  return testBuilt('engine', 'tests/vitest.config.ts');
}

/** What a page tells is checked by the native command. */
async function testBrowser() {
  await step('Building the command', () => buildPreset('native', 'edgewise_cli'));
  return testBuilt('browser', 'tests/e2e/vitest.config.ts');
}

/** @type {Readonly<Record<string, () => Promise<Outcome>>>} */
const parts = {
  lint,
  core: () => testPreset('native'),
  wasm: () => testPreset('wasm'),
  engine: testEngine,
  browser: testBrowser,
  bench: checkBench,
};

/**
 * One stage after the other. In a stage, all lists begin at the same time: linkers, and programs that
 * test, keep one core busy. What the engine is compared with is built with the tests of the core.
 * @type {readonly (readonly (readonly string[])[])[]}
 */
const stages = [
  [
    ['core', 'lint'],
    ['wasm', 'engine'],
  ],
  [['browser', 'bench']],
];

/**
 * @param {string} part
 * @param {() => Promise<Outcome>} work
 * @returns {Promise<PartOutcome>} a part that crashes counts as one failed test
 */
async function measure(part, work) {
  const start = performance.now();
  /** @type {Outcome} */
  let outcome = { passed: 0, failed: 1 };
  try {
    outcome = await named(part, work);
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    const [failure = ''] = String(error instanceof Error ? error.message : error).split('\n');
    outcome = { ...outcome, failures: [failure] };
  }
  return { part, ...outcome, seconds: (performance.now() - start) / 1000 };
}

/** @param {string} name */
function partOf(name) {
  const work = parts[name];
  if (work !== undefined) return work;
  throw new Stop(`There is no part "${name}"; the parts are ${Object.keys(parts).join(', ')}.`);
}

/**
 * Parts one after the other.
 * @param {readonly string[]} names
 */
async function inTurn(names) {
  const outcomes = [];
  for (const name of names) outcomes.push(await measure(name, partOf(name)));
  return outcomes;
}

async function all() {
  const outcomes = [];
  for (const stage of stages) {
    outcomes.push(...(await Promise.all(stage.map(inTurn))).flat());
  }
  return outcomes;
}

await runMain(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  for (const name of positionals) partOf(name);
  const prepared = await measure('setup', async () => {
    await setup('test');
    return { passed: 0, failed: 0 };
  });
  /** @type {readonly PartOutcome[]} */
  let outcomes = [prepared];
  if (prepared.failed === 0) {
    outcomes = positionals.length > 0 ? await inTurn(positionals) : await all();
  }
  printSummary(outcomes);
  if (total(outcomes).failed > 0) process.exitCode = 1;
});
