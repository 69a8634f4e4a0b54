/**
 * `npm run bench`: our engine beside a plain one in JavaScript, both on one thread in Node, measured
 * in turns so that a busy machine slows both. Prints a table and writes build/bench/results.json.
 * `--quick` only shows that everything runs.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { buildFolder, root } from './lib/paths.mjs';
import { runMain } from './lib/steps.mjs';
import { setup } from './setup.mjs';

/**
 * Runs `work` for about `milliseconds`.
 * @param {() => unknown} work
 * @param {number} milliseconds
 * @returns {number} runs a second
 */
function rate(work, milliseconds) {
  const start = performance.now();
  let runs = 0;
  let elapsed;
  do {
    work();
    ++runs;
    elapsed = performance.now() - start;
  } while (elapsed < milliseconds);
  return (runs * 1000) / elapsed;
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** @param {number} value */
const short = (value) => Number(value.toPrecision(3)).toLocaleString('en');

await runMain(async () => {
  const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
  await setup('build');
  await build();
  /** @type {typeof import('../wasm/src/node.js')} */
  const { createEngine } = await import(pathToFileURL(join(root, 'dist/package/node.js')).href);
  const { runnerImport } = await import('vite');
  /** @type {{module: typeof import('../tests/bench/works.js')}} */
  const { module } = await runnerImport(join(root, 'tests/bench/works.ts'));
  const { works } = module;
  const engine = await createEngine();

  const rounds = values.quick ? 1 : 7;
  const slice = values.quick ? 5 : 250;
  const results = [];
  for (const work of works) {
    const ours = work.ours(engine);
    const peer = work.peer();
    // V8 has to see both often enough to optimise them.
    rate(ours, slice);
    rate(peer, slice);
    const measured = Array.from({ length: rounds }, () => ({
      ours: rate(ours, slice) * work.perRun,
      peer: rate(peer, slice) * work.perRun,
    }));
    results.push({
      work: work.name,
      unit: `${work.unit} / s`,
      ours: median(measured.map((one) => one.ours)),
      peer: median(measured.map((one) => one.peer)),
      ratio: median(measured.map((one) => one.ours / one.peer)),
      target: work.target,
    });
  }

  console.log('\nOne thread of Node; the peer keeps an object a neuron and a link.');
  console.table(
    results.map(({ work, unit, ours, peer, ratio, target }) => ({
      work,
      unit,
      ours: short(ours),
      peer: short(peer),
      ratio: short(ratio),
      target: target ?? '–',
    })),
  );
  const machine = { cpu: cpus()[0]?.model ?? '', node: process.version, engine: engine.version };
  mkdirSync(join(buildFolder, 'bench'), { recursive: true });
  const file = join(buildFolder, 'bench/results.json');
  writeFileSync(file, `${JSON.stringify({ machine, results }, null, 2)}\n`);
});
