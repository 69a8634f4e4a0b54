/** Runs tests with Vitest, and tells what passed and what failed. */

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildFolder, root, tool } from './paths.mjs';
import { finish } from './steps.mjs';
import { judge } from './summary.mjs';

/**
 * @param {string} name of the part
 * @param {string} config
 * @param {readonly string[]} [files] words of their names; all when absent
 * @returns {Promise<import('./summary.mjs').Outcome>}
 */
export async function runVitest(name, config, files = []) {
  const report = join(buildFolder, 'test', `${name}.json`);
  rmSync(report, { force: true });
  const { status } = await finish(
    process.execPath,
    [
      tool('vitest/vitest.mjs'),
      'run',
      ...files,
      ...['--config', config],
      ...['--reporter', 'default'],
      ...['--reporter', join(root, '.tools/lib/vitest-reporter.mjs')],
    ],
    { env: { EDGEWISE_REPORT: report } },
  );
  if (!existsSync(report)) return judge({ passed: 0, failed: 0 }, status);
  const { passed, failures } = /** @type {import('./vitest-reporter.mjs').Report} */ (
    JSON.parse(readFileSync(report, 'utf8'))
  );
  return judge({ passed, failed: failures.length, failures }, status);
}
