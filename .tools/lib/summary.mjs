/** What a part of the tests has come to, and the table of all parts. */

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} [failures] a line each, where they have names
 */

/** @typedef {Outcome & {part: string, seconds: number}} PartOutcome */

/**
 * A part that ran no test, or ended badly without naming a failed test, has failed.
 * @param {Outcome} counted
 * @param {number} status exit status of the program that ran the tests
 * @returns {Outcome}
 */
export function judge({ passed, failed, failures = [] }, status) {
  const isFault = failed === 0 && (status !== 0 || passed === 0);
  return { passed, failed: isFault ? 1 : failed, failures };
}

/**
 * @param {readonly Outcome[]} outcomes
 * @returns {Outcome}
 */
export const total = (outcomes) => ({
  passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
  failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
});

/** @param {readonly PartOutcome[]} outcomes */
export function printSummary(outcomes) {
  const rows = [
    ['part', 'passed', 'failed', 'seconds'],
    ...outcomes.map(({ part, passed, failed, seconds }) => [
      part,
      String(passed),
      String(failed),
      seconds.toFixed(1),
    ]),
  ];
  console.log('');
  for (const [part = '', ...numbers] of rows) {
    console.log(part.padEnd(10) + numbers.map((text) => text.padStart(9)).join(''));
  }
  const { passed, failed } = total(outcomes);
  console.log(`\n${passed} passed, ${failed} failed`);
  for (const { part, failures = [] } of outcomes) {
    for (const failure of failures) console.log(`${part}: ${failure}`);
  }
}
