/** Configures and builds a CMake preset, incrementally. */

import { availableParallelism } from 'node:os';
import { findEmscripten, findProgram } from './find.mjs';
import { unlessDone } from './stamp.mjs';
import { run } from './steps.mjs';

/** @typedef {'native' | 'native-bench' | 'asan' | 'fuzz' | 'wasm'} Preset */

/** CMake's default generator is make; where there is only Ninja, it has to be told. */
function generator() {
  const isChosen = process.env.CMAKE_GENERATOR !== undefined;
  return isChosen || findProgram(['make']) !== null ? {} : { CMAKE_GENERATOR: 'Ninja' };
}

/**
 * CMake notices by itself what has changed, but for the presets and the compiler: a build folder
 * made with others starts afresh.
 * @param {Preset} preset
 */
async function configure(preset) {
  const emscripten = preset === 'wasm' ? findEmscripten() : null;
  const inputs = {
    paths: ['CMakePresets.json', 'wasm/emscripten.cmake'],
    words: [emscripten?.root ?? '', emscripten?.version ?? ''],
    product: `build/${preset}/CMakeCache.txt`,
  };
  await unlessDone(`configure-${preset}`, inputs, () =>
    run('cmake', ['--fresh', '--preset', preset], { env: generator() }),
  );
}

/**
 * @param {Preset} preset
 * @param {string} [target] all targets when absent
 */
async function buildNow(preset, target) {
  await configure(preset);
  const targets = target === undefined ? [] : ['--target', target];
  const parallel = ['--parallel', String(availableParallelism())];
  await run('cmake', ['--build', '--preset', preset, ...targets, ...parallel]);
}

/**
 * The last build of each folder.
 * @type {Map<Preset, Promise<void>>}
 */
const last = new Map();

/**
 * One build of a folder at a time.
 * @param {Preset} preset
 * @param {string} [target] all targets when absent
 */
export async function buildPreset(preset, target) {
  const before = last.get(preset) ?? Promise.resolve();
  const build = before.then(() => buildNow(preset, target));
  last.set(
    preset,
    build.catch(() => undefined),
  );
  await build;
}
