/** Runs the tests of a CMake preset through ctest and counts doctest's test cases. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { buildFolder } from './paths.mjs';
import { finish, say } from './steps.mjs';
import { judge, total } from './summary.mjs';

/** @typedef {import('./summary.mjs').Outcome} Outcome */

/**
 * Counts in the output of `ctest --verbose`. A test program that runs doctest counts with its
 * test cases, any other as one test.
 * @param {string} output
 * @returns {{name: string, outcome: Outcome}[]}
 */
export function countTests(output) {
  /** @type {Map<string, Outcome>} */
  const cases = new Map();
  const tests = [];
  for (const line of stripVTControlCharacters(output).split('\n')) {
    const report = /^(\d+): \[doctest\] test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed/.exec(
      line,
    );
    if (report !== null) {
      const [, test = '', passed, failed] = report;
      cases.set(test, { passed: Number(passed), failed: Number(failed) });
    }
    const end = /^\s*\d+\/\d+ Test\s+#(\d+): (.+?) \.*\s*(\*{3})?\s*(\S.*?)\s+[\d.]+ sec$/.exec(
      line,
    );
    if (end !== null) {
      const [, test = '', name = '', , result] = end;
      const isPassed = result === 'Passed';
      const own = cases.get(test) ?? { passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1 };
      const failures = isPassed ? [] : [name];
      tests.push({ name, outcome: judge({ ...own, failures }, isPassed ? 0 : 1) });
    }
  }
  return tests;
}

/**
 * @param {import('./cmake.mjs').Preset} preset
 * @returns {Promise<Outcome>}
 */
export async function runCTest(preset) {
  const { status, output } = await finish('ctest', ['--preset', preset, '--verbose'], {
    capture: true,
  });
  const folder = join(buildFolder, 'test');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `ctest-${preset}.log`), output);

  const tests = countTests(output);
  if (status !== 0) say(output.trimEnd());
  for (const { name, outcome } of tests) {
    say(`  ${name}: ${outcome.passed} passed, ${outcome.failed} failed`);
  }
  const failures = tests.flatMap(({ outcome }) => outcome.failures ?? []);
  return judge({ ...total(tests.map(({ outcome }) => outcome)), failures }, status);
}
