/** Rollup leaves `new URL('./file', import.meta.url)` as it is: what it names has to lie beside the bundle. */

import { cpSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';

const edgewise = dirname(fileURLToPath(import.meta.resolve('edgewise/package.json')));

const besideTheBundle = {
  name: 'beside-the-bundle',
  writeBundle() {
    for (const name of [
      'worker.js',
      'table-worker.js',
      'parts',
      'reader.wasm',
      'exports.wasm',
      'assets',
    ]) {
      cpSync(`${edgewise}/${name}`, `dist/${name}`, { recursive: true });
    }
    cpSync('index.html', 'dist/index.html');
  },
};

export default {
  input: 'main.js',
  output: { dir: 'dist', format: 'es', chunkFileNames: '[name].js' },
  plugins: [nodeResolve({ browser: true }), besideTheBundle],
};
