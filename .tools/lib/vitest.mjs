/** Runs tests with Vitest and counts them. */

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildFolder, tool } from './paths.mjs';
import { finish } from './steps.mjs';
import { judge } from './summary.mjs';

/** @typedef {import('./summary.mjs').Outcome} Outcome */

/**
 * @param {string} name of the part
 * @param {string} config
 * @param {readonly string[]} [files] words of their names; all when absent
 * @returns {Promise<Outcome>}
 */
export async function runVitest(name, config, files = []) {
  const report = join(buildFolder, 'test', `${name}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const { status } = await finish(process.execPath, [
    tool('vitest/vitest.mjs'),
    'run',
    ...files,
    ...['--config', config],
    ...['--reporter', 'default'],
    ...['--reporter', 'json', `--outputFile.json=${report}`],
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } =
    /** @type {{numPassedTests: number, numFailedTests: number}} */ (
      JSON.parse(readFileSync(report, 'utf8'))
    );
  return judge({ passed: numPassedTests, failed: numFailedTests }, status);
}
