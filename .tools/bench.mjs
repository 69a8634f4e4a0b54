/**
 * `npm run bench`: our engine beside its peers, in Node, in Chromium and natively. Every result is
 * checked first. Prints tables and writes build/bench/results.json.
 *
 *   --check  only the checks, which is what `npm test` runs: a few seconds, and no time is looked at
 *   --quick  only shows that everything runs
 *   --command only the command: beside scikit-learn, and on many ranks; a minute or two
 *   --page   only the page in Chromium: its frames, its tasks, its start; a minute and a half
 *   --beside FOLDER  with --page: in turns with a site that was built before, ten minutes
 *   --keep   keeps the results in tests/bench/results, and the tables in web/docs/performance.md
 */

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { buildPreset } from './lib/cmake.mjs';
import { findChromium, findEmscripten, findProgram, findPython } from './lib/find.mjs';
import { buildFolder, isMain, packageFolder, root, site, tool } from './lib/paths.mjs';
import { Stop, finish, run, runMain, step, stepUnlessDone } from './lib/steps.mjs';
import { setup } from './setup.mjs';

/** @typedef {typeof import('../tests/bench/main.js')} Bench */
/** @typedef {import('../tests/bench/main.js').Places} Places */
/** @typedef {import('../tests/bench/main.js').Check} Check */
/** @typedef {import('../tests/bench/main.js').Results} Results */

const folder = join(buildFolder, 'bench');
const code = join(folder, 'code');
const peers = join(folder, 'peers');

/** @param {string} path */
const ifThere = (path) => (existsSync(path) ? path : null);

/** @returns {Promise<Bench>} */
async function bundle() {
  await stepUnlessDone(
    'Building the benchmarks',
    'bench',
    {
      paths: ['tests/bench', 'wasm/src', 'tests/e2e/support', '.tools', 'package-lock.json'],
      product: 'build/bench/code/main.js',
    },
    () =>
      run(process.execPath, [
        tool('vite/bin/vite.js'),
        'build',
        ...['--config', 'tests/bench/vite.config.ts'],
      ]),
  );
  // Beside the bundles, so that a page has one address for both.
  rmSync(join(code, 'package'), { recursive: true, force: true });
  cpSync(packageFolder, join(code, 'package'), { recursive: true });
  /** @type {Bench} */
  const bench = await import(pathToFileURL(join(code, 'main.js')).href);
  return bench;
}

/** The peers from npm, on first use. Without a registry the rest is measured all the same. */
async function installPeers() {
  mkdirSync(peers, { recursive: true });
  const source = 'tests/bench/peers';
  for (const name of ['package.json', 'package-lock.json']) {
    cpSync(join(root, source, name), join(peers, name));
  }
  await stepUnlessDone(
    'Installing the peers (npm ci)',
    'bench-peers',
    { paths: [`${source}/package-lock.json`], product: 'build/bench/peers/node_modules' },
    () => run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers }),
  ).catch((/** @type {unknown} */ error) => {
    if (!(error instanceof Stop)) throw error;
    console.log(`${error.message}\nConvNetJS and TensorFlow.js are left out.`);
  });
}

/**
 * What the checks and the measuring may use.
 * @param {'native' | 'native-bench'} preset whose command line is up to date
 * @returns {Places}
 */
function placesAtHand(preset) {
  const native = join(buildFolder, 'native-bench/tests/bench/native');
  return {
    code,
    documents: join(folder, 'documents'),
    peers: ifThere(join(peers, 'node_modules')) && peers,
    commandLine: ifThere(join(buildFolder, preset, 'core/edgewise')),
    native: ifThere(join(native, 'edgewise_bench')),
    nativeWithTorch: ifThere(join(native, 'edgewise_bench_torch')),
    symbols: join(buildFolder, 'wasm/edgewise.mjs.symbols'),
    site,
    elements: packageFolder,
    python: findPython('sklearn'),
    script: join(root, 'tests/bench/peers/sklearn_mlp.py'),
    mpirun: findProgram(['mpirun']),
    hasChromium: findChromium() !== null,
  };
}

/**
 * @param {readonly Check[]} checks
 * @returns {import('./lib/summary.mjs').Outcome}
 */
function judge(checks) {
  const faults = checks.filter(({ fault }) => fault !== '');
  for (const { name, fault } of faults) console.log(`  WRONG ${name}: ${fault}`);
  console.log(`  ${checks.length - faults.length} of ${checks.length} results are right`);
  return { passed: checks.length - faults.length, failed: faults.length };
}

/**
 * The short form.
 * @returns {Promise<import('./lib/summary.mjs').Outcome>} one test a result
 */
export async function checkBench() {
  await build();
  await step('Building the command line', () => buildPreset('native', 'edgewise_cli'));
  const bench = await bundle();
  return step('Checking the results of the benchmarks', async () =>
    judge((await bench.check(placesAtHand('native'))).checks),
  );
}

/**
 * What a program says of itself, first line.
 * @param {string} command
 */
async function versionOf(command) {
  const { status, output } = await finish(command, ['--version'], { capture: true });
  return status === 0 ? (output.split('\n')[0]?.trim() ?? '') : 'unknown';
}

async function versions() {
  /** @type {{dependencies: Record<string, string>}} */
  const { dependencies } = JSON.parse(
    readFileSync(join(root, 'tests/bench/peers/package.json'), 'utf8'),
  );
  const torch = '/usr/include/torch/csrc/api/include/torch/version.h';
  const torchVersion = existsSync(torch)
    ? /TORCH_VERSION "([^"]+)"/.exec(readFileSync(torch, 'utf8'))?.[1]
    : undefined;
  return {
    V8: process.versions.v8,
    Emscripten: findEmscripten()?.version ?? 'unknown',
    'C++': await versionOf('c++'),
    ConvNetJS: dependencies.convnetjs ?? '',
    'TensorFlow.js': dependencies['@tensorflow/tfjs'] ?? '',
    ...(torchVersion === undefined ? {} : { libtorch: torchVersion }),
  };
}

/**
 * Where the results of a machine are kept.
 * @param {Results['machine']} machine
 */
function keptFile({ cpu, cores }) {
  const name = `${cpu}-${cores}-cores`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return join(root, 'tests/bench/results', `${name}.json`);
}

/**
 * @param {Bench} bench
 * @param {Results} results
 */
async function keep(bench, results) {
  const kept = keptFile(results.machine);
  mkdirSync(join(root, 'tests/bench/results'), { recursive: true });
  writeFileSync(kept, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(root, 'web/docs/images/growth.svg'), bench.growthPlot(results.growth));
  const page = join(root, 'web/docs/performance.md');
  const [before, , after] = readFileSync(page, 'utf8').split(/(?<=<!-- (?:begin|end) -->)/);
  writeFileSync(page, `${before}\n\n${bench.markdownOf(results)}\n\n<!-- end -->${after ?? ''}`);
  await finish(process.execPath, [tool('prettier/bin/prettier.cjs'), '--write', page, kept]);
}

/** Everything that is compared, as far as it can be had here. */
async function prepare() {
  await setup('bench').catch(async (/** @type {unknown} */ error) => {
    if (!(error instanceof Stop)) throw error;
    console.log(`${error.message}\nWhat needs it is left out.`);
    await setup('build');
  });
  await build();
  await step('Building the native benchmarks', () => buildPreset('native-bench')).catch(
    (/** @type {unknown} */ error) => {
      if (!(error instanceof Stop)) throw error;
      console.log('The native benchmarks are left out.');
    },
  );
  await installPeers();
}

/** @param {{quick: boolean, keep: boolean}} options */
async function measure(options) {
  await prepare();
  const bench = await bundle();
  const places = placesAtHand('native-bench');
  const { checks, facts } = await step('Checking the results', () => bench.check(places));
  const { results, checks: others } = await step('Measuring', async () =>
    bench.measure(places, facts, options.quick, await versions()),
  );
  for (const table of bench.tablesOf(results)) console.log(bench.asText(table));
  console.log(`\n${results.left.join('\n')}\n`);
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(folder, 'growth.svg'), bench.growthPlot(results.growth));
  if (options.keep) await keep(bench, results);
  return judge([...checks, ...others]);
}

/** @param {boolean} isQuick */
async function measureCommand(isQuick) {
  await prepare();
  const bench = await bundle();
  const { tables, checks, left } = await step('Measuring the command', () =>
    bench.measureCommandAlone(placesAtHand('native-bench'), isQuick),
  );
  for (const table of tables) console.log(bench.asText(table));
  console.log(`\n${left.join('\n')}\n`);
  return judge(checks);
}

/**
 * The page alone; its figures take the place of those among the results that are kept.
 * @param {{quick: boolean, keep: boolean}} options
 */
async function measurePage(options) {
  await setup('test');
  await build();
  const bench = await bundle();
  const page = await step('Measuring the page', () =>
    bench.measureSite(site, packageFolder, options.quick),
  );
  for (const table of bench.pageTables(page)) console.log(bench.asText(table));
  console.log(`\n${bench.pageNote(page)}\n`);
  if (!options.keep) return;
  const kept = keptFile(bench.machine());
  if (!existsSync(kept)) throw new Stop('Nothing is kept of this machine: npm run bench -- --keep');
  /** @type {Results} */
  const results = JSON.parse(readFileSync(kept, 'utf8'));
  await keep(bench, { ...results, page });
}

/**
 * @param {string} before folder of a site that was built before
 * @param {boolean} isQuick
 */
async function measureBeside(before, isQuick) {
  if (!existsSync(join(before, 'index.html'))) throw new Stop(`${before} holds no built site.`);
  await setup('test');
  await build();
  const bench = await bundle();
  const [then, now] = await step('Measuring the page before and now', () =>
    bench.measureSitesInTurns(resolve(before), site, isQuick),
  );
  console.log(bench.asText(bench.turnsTable(then, now)));
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const { values } = parseArgs({
      options: {
        check: { type: 'boolean', default: false },
        command: { type: 'boolean', default: false },
        page: { type: 'boolean', default: false },
        beside: { type: 'string' },
        quick: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
      },
    });
    if (values.page && values.beside !== undefined) {
      await measureBeside(values.beside, values.quick);
      return;
    }
    if (values.page) {
      await measurePage(values);
      return;
    }
    if (values.check) await setup('test');
    const measureWhat = () => (values.command ? measureCommand(values.quick) : measure(values));
    const { failed } = await (values.check ? checkBench() : measureWhat());
    if (failed > 0) throw new Stop(`${failed} results are wrong.`);
  });
}
