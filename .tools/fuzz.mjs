/**
 * `npm run test:fuzz`: libFuzzer with sanitizers on the document reader, the table encoder and
 * the readers of files and of ONNX models, 60 seconds each (`--seconds N` for another time). What it learns is merged
 * into tests/fuzz/corpus. Then broken calls of the whole API: 20,000 of them (`--calls N` for
 * another number).
 */

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPreset } from './lib/cmake.mjs';
import { build } from './build.mjs';
import { buildFolder, root, tool } from './lib/paths.mjs';
import { run, runMain, step } from './lib/steps.mjs';
import { setup } from './setup.mjs';

const fuzzers = ['project', 'table', 'reader', 'onnx'];

/**
 * The corpus is one file: a line of base64 an input, short ones first.
 * @param {string} file
 * @param {string} folder
 */
function unpack(file, folder) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  for (const [k, line] of lines.entries()) {
    writeFileSync(join(folder, String(k)), Buffer.from(line, 'base64'));
  }
}

/**
 * @param {string} folder
 * @param {string} file
 */
function pack(folder, file) {
  const lines = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'base64'));
  const sorted = [...new Set(lines)].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
  writeFileSync(file, `${sorted.join('\n')}\n`);
}

/**
 * @param {string} name
 * @param {number} seconds
 */
async function fuzz(name, seconds) {
  const program = join(buildFolder, 'fuzz/tests/fuzz', `${name}_fuzz`);
  const corpus = join(root, 'tests/fuzz/corpus', `${name}.txt`);
  const work = mkdtempSync(join(tmpdir(), 'edgewise-fuzz-'));
  const known = join(work, 'known');
  const merged = join(work, 'merged');
  mkdirSync(known);
  mkdirSync(merged);
  try {
    unpack(corpus, known);
    await run(program, [
      ...[`-max_total_time=${String(seconds)}`, '-max_len=4096', '-timeout=10', '-verbosity=0'],
      ...[`-dict=${join(root, 'tests/fuzz/words.dict')}`],
      ...[`-artifact_prefix=${join(buildFolder, 'fuzz')}/`, known],
    ]);
    await run(program, ['-merge=1', '-verbosity=0', merged, known]);
    pack(merged, corpus);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      calls: { type: 'string', default: '20000' },
    },
  });
  await setup('fuzz');
  await step('Building the fuzzers', () => buildPreset('fuzz'));
  for (const name of fuzzers) {
    await step(`Fuzzing ${name} for ${values.seconds} s`, () => fuzz(name, Number(values.seconds)));
  }
  await build();
  await step(`Calling the API wrongly ${values.calls} times`, () =>
    run(
      process.execPath,
      [
        ...[tool('vitest/vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts'],
        'tests/engine/broken-calls.test.ts',
      ],
      { env: { EDGEWISE_FUZZ_CALLS: values.calls } },
    ),
  );
  console.log('Nothing was found.');
});
