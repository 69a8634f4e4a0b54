/**
 * `npm run test:fuzz`: libFuzzer with sanitizers on the document reader and the table encoder, 60
 * seconds each (`--seconds N` for another time). What it learns is merged into tests/fuzz/corpus.
 */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPreset } from './lib/cmake.mjs';
import { buildFolder, root } from './lib/paths.mjs';
import { run, runMain, step } from './lib/steps.mjs';
import { setup } from './setup.mjs';

const fuzzers = ['project', 'table'];

/**
 * @param {string} name
 * @param {number} seconds
 */
async function fuzz(name, seconds) {
  const program = join(buildFolder, 'fuzz/tests/fuzz', `${name}_fuzz`);
  const corpus = join(root, 'tests/fuzz/corpus', name);
  const found = mkdtempSync(join(tmpdir(), 'edgewise-fuzz-'));
  mkdirSync(corpus, { recursive: true });
  const dictionary = `-dict=${join(root, 'tests/fuzz/words.dict')}`;
  try {
    await run(program, [
      ...[`-max_total_time=${String(seconds)}`, '-max_len=4096', '-timeout=10', '-verbosity=0'],
      ...[dictionary, `-artifact_prefix=${join(buildFolder, 'fuzz')}/`, found, corpus],
    ]);
    await run(program, ['-merge=1', '-verbosity=0', corpus, found]);
  } finally {
    rmSync(found, { recursive: true, force: true });
  }
}

await runMain(async () => {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } });
  await setup('fuzz');
  await step('Building the fuzzers', () => buildPreset('fuzz'));
  for (const name of fuzzers) {
    await step(`Fuzzing ${name} for ${values.seconds} s`, () => fuzz(name, Number(values.seconds)));
  }
  console.log('Nothing was found.');
});
