/**
 * What has to be on the machine: how to tell whether it is there, and the package that brings it.
 * `npm start` needs the things for `build`; `npm test` needs all of them.
 */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  atLeast,
  findChromium,
  findEmscripten,
  findFirefox,
  findHeadlessShell,
  findMiniBrowser,
  findProgram,
  findPython,
  hasHeader,
} from './find.mjs';
import { thisSystem } from './system.mjs';

/** @typedef {'build' | 'test' | 'fuzz' | 'bench' | 'hosts'} Purpose */

/**
 * @typedef {object} Need
 * @property {string} name
 * @property {Purpose} purpose
 * @property {() => boolean} isThere
 * @property {{debian: string, ubuntu?: string, fedora: string, macos: string}} packages
 */

const leastCMake = '3.25';
const leastEmscripten = '3.1.6';

function hasCMake() {
  const program = findProgram(['cmake']);
  if (program === null) return false;
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  const version = /(\d+\.\d+[\d.]*)/.exec(stdout)?.[1];
  return version !== undefined && atLeast(version, leastCMake);
}

function hasEmscripten() {
  const found = findEmscripten();
  return found !== null && (found.version === null || atLeast(found.version, leastEmscripten));
}

/** clang knows where its libraries lie. */
function hasFuzzer() {
  const clang = findProgram(['clang++']);
  if (clang === null) return false;
  const name = 'libclang_rt.fuzzer-x86_64.a';
  const { stdout } = spawnSync(clang, [`-print-file-name=${name}`], { encoding: 'utf8' });
  const { stdout: folder } = spawnSync(clang, ['-print-runtime-dir'], { encoding: 'utf8' });
  return existsSync(stdout.trim()) || existsSync(join(folder.trim(), name));
}

/**
 * @param {...string} names any one of them will do
 * @returns {() => boolean}
 */
const program =
  (...names) =>
  () =>
    findProgram(names) !== null;

/** @type {readonly Need[]} */
export const needs = [
  {
    name: `CMake ${leastCMake} or later`,
    purpose: 'build',
    isThere: hasCMake,
    packages: { debian: 'cmake', fedora: 'cmake', macos: 'cmake' },
  },
  {
    name: 'make or Ninja',
    purpose: 'build',
    isThere: program('make', 'ninja'),
    packages: { debian: 'make', fedora: 'make', macos: 'ninja' },
  },
  {
    name: `Emscripten ${leastEmscripten} or later (or an activated emsdk)`,
    purpose: 'build',
    isThere: hasEmscripten,
    packages: { debian: 'emscripten', fedora: 'emscripten', macos: 'emscripten' },
  },
  {
    name: 'Eigen 3.4',
    purpose: 'build',
    isThere: () => hasHeader('Eigen/Core'),
    packages: { debian: 'libeigen3-dev', fedora: 'eigen3-devel', macos: 'eigen' },
  },
  {
    name: 'RapidJSON',
    purpose: 'build',
    isThere: () => hasHeader('rapidjson/document.h'),
    packages: { debian: 'rapidjson-dev', fedora: 'rapidjson-devel', macos: 'rapidjson' },
  },
  {
    name: 'doctest',
    purpose: 'build',
    isThere: () => hasHeader('doctest/doctest.h'),
    packages: { debian: 'doctest-dev', fedora: 'doctest-devel', macos: 'doctest' },
  },
  {
    name: 'a C++20 compiler',
    purpose: 'test',
    isThere: program('g++', 'c++'),
    packages: { debian: 'g++', fedora: 'gcc-c++', macos: 'llvm' },
  },
  {
    name: 'clang++ (a second compiler has to give the same bits)',
    purpose: 'test',
    isThere: program('clang++'),
    packages: { debian: 'clang', fedora: 'clang', macos: 'llvm' },
  },
  {
    name: 'clang-format',
    purpose: 'test',
    isThere: program('clang-format'),
    packages: { debian: 'clang-format', fedora: 'clang-tools-extra', macos: 'clang-format' },
  },
  {
    name: 'clang-tidy',
    purpose: 'test',
    isThere: program('clang-tidy'),
    packages: { debian: 'clang-tidy', fedora: 'clang-tools-extra', macos: 'llvm' },
  },
  {
    name: 'CLI11',
    purpose: 'test',
    isThere: () => hasHeader('CLI/CLI.hpp'),
    packages: { debian: 'libcli11-dev', fedora: 'cli11-devel', macos: 'cli11' },
  },
  {
    name: 'zlib',
    purpose: 'test',
    isThere: () => hasHeader('zlib.h'),
    packages: { debian: 'zlib1g-dev', fedora: 'zlib-devel', macos: 'zlib' },
  },
  {
    name: 'Open MPI (searches run as many processes)',
    purpose: 'test',
    isThere: () =>
      ['mpirun', 'mpicxx'].every(
        (name) => findProgram([name], ['/usr/lib64/openmpi/bin']) !== null,
      ),
    packages: { debian: 'libopenmpi-dev', fedora: 'openmpi-devel', macos: 'open-mpi' },
  },
  {
    name: 'RapidCheck',
    purpose: 'test',
    isThere: () => hasHeader('rapidcheck.h'),
    packages: { debian: 'librapidcheck-dev', fedora: 'rapidcheck-devel', macos: 'rapidcheck' },
  },
  {
    name: 'wabt (it looks at the code that is written for networks)',
    purpose: 'test',
    isThere: program('wasm-validate'),
    packages: { debian: 'wabt', fedora: 'wabt', macos: 'wabt' },
  },
  {
    name: 'Python with NumPy (exports are run by it)',
    purpose: 'test',
    isThere: () => findPython('numpy') !== null,
    packages: { debian: 'python3-numpy', fedora: 'python3-numpy', macos: 'numpy' },
  },
  {
    name: 'Python with ONNX (its checker looks at exports)',
    purpose: 'test',
    isThere: () => findPython('onnx') !== null,
    packages: { debian: 'python3-onnx', fedora: 'python3-onnx', macos: 'onnx' },
  },
  {
    name: 'Python with PyTorch (exports go on training in it)',
    purpose: 'hosts',
    isThere: () => findPython('torch') !== null,
    packages: { debian: 'python3-torch', fedora: 'python3-torch', macos: 'pytorch' },
  },
  {
    name: 'the run-time library of libFuzzer',
    purpose: 'fuzz',
    isThere: hasFuzzer,
    packages: {
      debian: 'libclang-rt-14-dev',
      ubuntu: 'libclang-rt-dev',
      fedora: 'compiler-rt',
      macos: 'llvm',
    },
  },
  {
    name: 'libtorch, to compare with',
    purpose: 'bench',
    isThere: () => hasHeader('torch/csrc/api/include/torch/torch.h'),
    packages: { debian: 'libtorch-dev', fedora: 'python3-torch-devel', macos: 'pytorch' },
  },
  {
    name: 'perf',
    purpose: 'bench',
    isThere: () => process.platform !== 'linux' || findProgram(['perf']) !== null,
    packages: { debian: 'linux-perf', ubuntu: 'linux-tools-generic', fedora: 'perf', macos: '' },
  },
  {
    name: 'Chromium or Chrome',
    purpose: 'test',
    isThere: () => findChromium() !== null,
    packages: {
      debian: 'chromium',
      ubuntu: 'chromium-browser',
      fedora: 'chromium',
      macos: '--cask chromium',
    },
  },
  {
    name: 'Chromium without windows',
    purpose: 'test',
    // Elsewhere the tests take the browser itself, and somewhat longer.
    isThere: () => findHeadlessShell() !== null || thisSystem() !== 'debian',
    packages: { debian: 'chromium-headless-shell', ubuntu: '', fedora: '', macos: '' },
  },
  {
    name: 'Firefox',
    purpose: 'hosts',
    isThere: () => findFirefox() !== null,
    packages: {
      debian: 'firefox-esr',
      ubuntu: 'firefox',
      fedora: 'firefox',
      macos: '--cask firefox',
    },
  },
  {
    name: 'WebKitGTK with its driver',
    purpose: 'hosts',
    isThere: () => findProgram(['WebKitWebDriver']) !== null && findMiniBrowser() !== null,
    packages: { debian: 'webkit2gtk-driver', fedora: 'webkitgtk6.0', macos: '' },
  },
  {
    name: 'a screen that nobody sees (xvfb-run)',
    purpose: 'hosts',
    isThere: program('xvfb-run'),
    packages: { debian: 'xvfb', fedora: 'xorg-x11-server-Xvfb', macos: '' },
  },
  {
    name: 'xauth, for xvfb-run',
    purpose: 'hosts',
    isThere: program('xauth'),
    packages: { debian: 'xauth', fedora: 'xorg-x11-xauth', macos: '' },
  },
];
