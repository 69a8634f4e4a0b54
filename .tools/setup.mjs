/**
 * `npm run setup`: installs what is missing on this machine, or says exactly what to install.
 *
 * It uses only Node's own modules, because it runs before node_modules exists.
 */

import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './lib/find.mjs';
import { needs } from './lib/needs.mjs';
import { isMain, root } from './lib/paths.mjs';
import { Stop, finish, run, runMain, step } from './lib/steps.mjs';
import { thisSystem } from './lib/system.mjs';

/** @typedef {import('./lib/needs.mjs').Need} Need */
/** @typedef {import('./lib/needs.mjs').Purpose} Purpose */
/** @typedef {import('./lib/system.mjs').System} System */

const leastNode = 20;

/**
 * @param {readonly Need[]} missing
 * @param {System} system
 */
function packagesFor(missing, system) {
  const names = missing.map(({ packages }) =>
    system === 'ubuntu' ? (packages.ubuntu ?? packages.debian) : packages[system],
  );
  return [...new Set(names)];
}

/** @param {readonly Need[]} missing */
function brewCommands(missing) {
  const names = packagesFor(missing, 'macos');
  const commands = names.map((name) => `brew install ${name}`);
  // Homebrew keeps its LLVM off the path, because the system has one.
  if (names.includes('llvm')) commands.push('export PATH="$(brew --prefix llvm)/bin:$PATH"');
  return commands;
}

/** @param {readonly Need[]} missing */
function instructions(missing) {
  /** @param {System} system */
  const list = (system) => packagesFor(missing, system).join(' ');
  return [
    'Missing on this machine:',
    ...missing.map(({ name }) => `  - ${name}`),
    '',
    'Install with',
    `  Debian   sudo apt-get install --no-install-recommends ${list('debian')}`,
    `  Ubuntu   sudo apt-get install --no-install-recommends ${list('ubuntu')}`,
    `  Fedora   sudo dnf install ${list('fedora')}`,
    `  macOS    ${brewCommands(missing).join(' && ')}`,
    'and run the same command again. An activated emsdk serves as Emscripten, too.',
  ].join('\n');
}

/**
 * How this user may install packages: as root, through sudo without a password, or not at all.
 * @returns {Promise<readonly string[] | null>} the words before `apt-get`
 */
async function aptPrefix() {
  if (findProgram(['apt-get']) === null) return null;
  const settings = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  if (process.getuid?.() === 0) return settings;
  if (findProgram(['sudo']) === null) return null;
  const { status } = await finish('sudo', ['-n', 'true'], { capture: true });
  return status === 0 ? ['sudo', '-n', ...settings] : null;
}

/** @type {Readonly<Record<Purpose, readonly Purpose[]>>} */
const includes = {
  build: ['build'],
  test: ['build', 'test'],
  fuzz: ['build', 'test', 'fuzz'],
  bench: ['build', 'test', 'bench'],
  hosts: ['build', 'test', 'hosts'],
};

/** @param {Purpose} purpose */
const missingFor = (purpose) =>
  needs.filter((need) => includes[purpose].includes(need.purpose) && !need.isThere());

/** @param {Purpose} purpose */
async function installSystemPackages(purpose) {
  const missing = missingFor(purpose);
  if (missing.length === 0) return;
  const system = thisSystem();
  const prefix = system === 'debian' || system === 'ubuntu' ? await aptPrefix() : null;
  if (system === null || prefix === null) throw new Stop(instructions(missing));

  const packages = packagesFor(missing, system);
  const [command = 'env', ...words] = prefix;
  // Another apt may be at work, as on a machine that has just started.
  const apt = [...words, 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=120'];
  // One unreachable source among several makes it fail; what is needed may be in the others.
  await step('Reading the package lists (apt-get update)', () =>
    finish(command, [...apt, 'update'], { capture: true }),
  );
  await step(`Installing ${packages.join(', ')} (apt-get install)`, () =>
    run(command, [...apt, 'install', '-y', '--no-install-recommends', ...packages]),
  ).catch((/** @type {unknown} */ error) => {
    if (!(error instanceof Stop)) throw error;
    throw new Stop(`${error.message}\n\n${instructions(missing)}`);
  });

  const still = missingFor(purpose);
  if (still.length > 0) throw new Stop(instructions(still));
}

/**
 * @param {string} file a lock file
 * @returns {Map<string, string>} version by path below the root, optional packages left out
 */
function lockedVersions(file) {
  /** @type {{packages: Record<string, {version?: string, optional?: boolean}>}} */
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const entries = Object.entries(lock.packages)
    .filter(([path, { optional }]) => path !== '' && optional !== true)
    .map(([path, { version }]) => /** @type {const} */ ([path, version ?? '']));
  return new Map(entries);
}

/**
 * npm notes what it has installed in a lock file of its own, as its last act.
 * @param {string} folder
 */
function packagesAreInstalled(folder) {
  const installed = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = lockedVersions(installed);
  const want = lockedVersions(join(folder, 'package-lock.json'));
  return [...want].every(([path, version]) => have.get(path) === version);
}

/**
 * @param {string} folder with a lock file
 * @param {string} what
 */
async function installPackages(folder, what) {
  if (packagesAreInstalled(folder)) return;
  await step(`Installing ${what} (npm ci)`, () => run('npm', ['ci'], { cwd: folder }));
}

/**
 * Packages that only some tests need, and that are large: from a folder with a lock file into one of the build.
 * @param {string} from
 * @param {string} into
 * @param {string} what
 */
export async function installApart(from, into, what) {
  mkdirSync(into, { recursive: true });
  cpSync(join(root, '.npmrc'), join(into, '.npmrc'));
  cpSync(from, into, { recursive: true });
  await installPackages(into, what);
}

/**
 * Makes the machine ready; quick when it already is.
 * @param {Purpose} purpose
 */
export async function setup(purpose) {
  if (Number.parseInt(process.versions.node, 10) < leastNode) {
    throw new Stop(
      `Node ${leastNode} or later is needed; this is ${process.version}. See https://nodejs.org/`,
    );
  }
  await installSystemPackages(purpose);
  await installPackages(root, 'the npm packages');
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    await setup('test');
    console.log('All that Edgewise needs is installed.');
  });
}
