/** Where things are, as absolute paths. */

import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const site = join(root, 'dist/site');
export const packageFolder = join(root, 'dist/package');
export const buildFolder = join(root, 'build');
/** Of the tools that other people bundle their pages with (tests/hosts). */
export const hostsFolder = join(buildFolder, 'hosts');
/** Of ONNX Runtime, which runs exported models (tests/engine/exports). */
export const onnxRuntimeFolder = join(buildFolder, 'onnx-runtime');

/**
 * The script of an installed development tool, to be run by this very Node.
 * @param {string} file path below node_modules
 */
export const tool = (file) => join(root, 'node_modules', file);

/**
 * True in the module that Node was started with.
 * @param {string} moduleUrl the caller's import.meta.url
 */
export const isMain = (moduleUrl) =>
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(moduleUrl);
