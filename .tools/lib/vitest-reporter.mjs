/**
 * A reporter for Vitest: writes what passed and everything that failed to the file named by `EDGEWISE_REPORT`.
 * Not only tests fail: so can a file that does not load, a hook, and work that nothing waits for.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { root } from './paths.mjs';

/** @typedef {{passed: number, failures: string[]}} Report */

/** The first line says enough for a list. @param {readonly {message: string}[]} errors */
const first = (errors) => errors[0]?.message.split('\n')[0] ?? 'It failed without a message.';

/** @param {import('vitest/node').TestModule} module */
function failuresOf(module) {
  const file = relative(root, module.moduleId);
  const failures = module.errors().length > 0 ? [`${file}: ${first(module.errors())}`] : [];
  for (const suite of module.children.allSuites()) {
    const errors = suite.errors();
    if (errors.length > 0) failures.push(`${file}: ${suite.fullName}: ${first(errors)}`);
  }
  for (const test of module.children.allTests('failed')) {
    failures.push(`${file}: ${test.fullName}: ${first(test.result().errors ?? [])}`);
  }
  return failures;
}

/** Named on the command line. */
export default class FileReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest').SerializedError[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const file = process.env.EDGEWISE_REPORT;
    if (file === undefined) return;
    /** @type {Report} */
    const report = {
      passed: modules.reduce(
        (sum, { children }) => sum + [...children.allTests('passed')].length,
        0,
      ),
      failures: [
        ...modules.flatMap(failuresOf),
        ...unhandled.map((error) => `outside of a test: ${error.stack ?? error.message}`),
      ],
    };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(report));
  }
}
