/** Looks for programs and C++ headers, without starting any. */

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** @param {string | undefined} list as in PATH */
const folders = (list) => (list ?? '').split(delimiter).filter((folder) => folder !== '');

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The first of some programs that is there, as an absolute path.
 * @param {readonly string[]} names
 * @param {readonly string[]} [places] searched before PATH
 * @returns {string | null}
 */
export function findProgram(names, places = []) {
  for (const name of names) {
    for (const folder of [...places, ...folders(process.env.PATH)]) {
      const file = join(folder, name);
      if (isExecutable(file)) return file;
    }
  }
  return null;
}

/**
 * @param {string} header as it is included, e.g. Eigen/Core
 * @returns {boolean}
 */
export function hasHeader(header) {
  const places = [
    ...folders(process.env.CPATH),
    ...folders(process.env.CPLUS_INCLUDE_PATH),
    ...folders(process.env.CMAKE_PREFIX_PATH).map((prefix) => join(prefix, 'include')),
    '/usr/include',
    '/usr/local/include',
    join(process.env.HOMEBREW_PREFIX ?? '/opt/homebrew', 'include'),
  ];
  return places.some(
    (place) => existsSync(join(place, header)) || existsSync(join(place, 'eigen3', header)),
  );
}

/**
 * Emscripten: an activated emsdk first, then whatever is on PATH.
 * @returns {{root: string, version: string | null} | null}
 */
export function findEmscripten() {
  const { EMSDK } = process.env;
  const places = EMSDK === undefined ? [] : [join(EMSDK, 'upstream/emscripten')];
  const compiler = findProgram(['em++'], places);
  if (compiler === null) return null;
  const real = dirname(realpathSync(compiler));
  for (const place of [real, join(real, '../libexec')]) {
    const file = join(place, 'emscripten-version.txt');
    if (existsSync(file)) {
      return { root: place, version: readFileSync(file, 'utf8').replaceAll(/["\s]/g, '') };
    }
  }
  return { root: real, version: null };
}

/** A Chromium or Chrome for the browser tests; the variable EDGEWISE_CHROMIUM names another. */
export function findChromium() {
  const { EDGEWISE_CHROMIUM } = process.env;
  if (EDGEWISE_CHROMIUM !== undefined) return findProgram([EDGEWISE_CHROMIUM], ['/']);
  return findProgram(
    [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'Chromium',
      'Google Chrome',
    ],
    ['/Applications/Chromium.app/Contents/MacOS', '/Applications/Google Chrome.app/Contents/MacOS'],
  );
}

/** Chromium's engine without windows; the variable EDGEWISE_CHROMIUM holds for it as well. */
export function findHeadlessShell() {
  const { EDGEWISE_CHROMIUM } = process.env;
  return EDGEWISE_CHROMIUM === undefined ? findProgram(['chromium-headless-shell']) : null;
}

/** A Firefox for the tests of hosts; the variable EDGEWISE_FIREFOX names another. */
export function findFirefox() {
  const { EDGEWISE_FIREFOX } = process.env;
  if (EDGEWISE_FIREFOX !== undefined) return findProgram([EDGEWISE_FIREFOX], ['/']);
  return findProgram(['firefox-esr', 'firefox'], ['/Applications/Firefox.app/Contents/MacOS']);
}

/** WebKitGTK's browser for tests, which comes beside its library. */
export function findMiniBrowser() {
  const machine = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  const libraries = ['/usr/lib', `/usr/lib/${machine}`, '/usr/lib64', '/usr/libexec'];
  const names = ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'];
  return findProgram(
    ['MiniBrowser'],
    names.flatMap((name) => libraries.map((library) => join(library, name))),
  );
}

/**
 * Whether a dotted version is at least another.
 * @param {string} version
 * @param {string} least
 */
export function atLeast(version, least) {
  const have = version.split('.').map((part) => Number.parseInt(part, 10));
  const want = least.split('.').map((part) => Number.parseInt(part, 10));
  for (const [index, number] of want.entries()) {
    const own = have[index] ?? 0;
    if (own !== number) return own > number;
  }
  return true;
}

/**
 * The Python that has a module: the system's packages are for the system's own, whatever else is on the path.
 * @param {string} module
 */
export function findPython(module) {
  const has = (/** @type {string} */ python) =>
    spawnSync(python, ['-c', `import ${module}`], { stdio: 'ignore' }).status === 0;
  return ['/usr/bin/python3', 'python3'].find(has) ?? null;
}
