/** esbuild leaves `new URL('./file', import.meta.url)` as it is: what it names has to lie beside the bundle. */

import { cpSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

await build({
  entryPoints: ['main.js'],
  bundle: true,
  minify: true,
  splitting: true,
  format: 'esm',
  outdir: 'dist',
});

const edgewise = dirname(fileURLToPath(import.meta.resolve('edgewise/package.json')));
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
