/** Says what is being done and how long it took, and runs commands. */

import { AsyncLocalStorage } from 'node:async_hooks';
import { spawn } from 'node:child_process';
import { root } from './paths.mjs';
import { unlessDone } from './stamp.mjs';

/** @param {number} since a `performance.now()` */
export const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);

/** @type {AsyncLocalStorage<string>} what is at work: several things may be, at the same time */
const atWork = new AsyncLocalStorage();

/**
 * Does some work, and begins each line that it prints with a name.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const named = (name, work) => atWork.run(name, work);

/** @param {string} line */
export function say(line) {
  const name = atWork.getStore();
  console.log(name === undefined ? line : `${name.padEnd(8)}${line}`);
}

/**
 * A fault with a message meant for whoever started the command; no stack is shown.
 */
export class Stop extends Error {}

/**
 * Runs one named step and prints its elapsed time.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const start = performance.now();
  say(`- ${title} ...`);
  try {
    const value = await work();
    say(`  done in ${seconds(start)} s`);
    return value;
  } catch (error) {
    say(`  failed after ${seconds(start)} s`);
    throw error;
  }
}

/**
 * A step that is skipped when nothing has changed.
 * @param {string} title
 * @param {string} name of its stamp
 * @param {import('./stamp.mjs').Inputs} inputs
 * @param {() => Promise<void>} work
 */
export async function stepUnlessDone(title, name, inputs, work) {
  const worked = await unlessDone(name, inputs, () => step(title, work));
  if (!worked) say(`- ${title}: nothing has changed`);
}

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment
 * @property {string} [cwd]
 */

/**
 * @typedef {object} Finished
 * @property {number} status 0 when all went well; 127 when the command does not exist
 * @property {string} output standard output and error, empty unless captured
 */

/**
 * Runs a command to its end, whatever its exit status.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions & {capture?: boolean, onOutput?: (text: string) => void}} [options]
 * @returns {Promise<Finished>}
 */
export function finish(command, args, { env, cwd = root, capture = false, onOutput } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        output += text;
        onOutput?.(text);
      });
    }
    child.on('error', (error) => resolve({ status: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ status: code ?? 1, output }));
  });
}

const millisecondsBetweenSigns = 15_000;

/**
 * Runs a command that has to succeed. Its output is kept back unless it fails; when it takes
 * long, its latest line is shown now and then.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export async function run(command, args, options = {}) {
  const start = performance.now();
  let latest = '';
  const onOutput = (/** @type {string} */ text) => {
    latest = text.trim().split('\n').at(-1) ?? latest;
  };
  const sign = setInterval(() => {
    say(`  ${seconds(start)} s: ${latest.slice(0, 100)}`);
  }, millisecondsBetweenSigns);
  const { status, output } = await finish(command, args, { ...options, capture: true, onOutput });
  clearInterval(sign);
  if (status === 0) return;
  console.error(output.trimEnd());
  throw new Stop(`\`${[command, ...args].join(' ')}\` ended with status ${status}.`);
}

/**
 * A fault of whoever started the command: ours, or an option that does not exist.
 * @param {unknown} error
 */
const isUsersFault = (error) =>
  error instanceof Stop ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

/**
 * Runs the main function of a script; after a user's fault only its message is shown.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error && isUsersFault(error) ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
