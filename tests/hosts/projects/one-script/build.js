/**
 * One classic script, as for a page that is opened as a file: in it nothing lies beside the code, so it is
 * made with the form of the package that has worker and modules inside.
 */

import { cpSync } from 'node:fs';
import { build } from 'esbuild';

await build({
  entryPoints: ['main.js'],
  bundle: true,
  format: 'iife',
  outfile: 'dist/page.js',
});
cpSync('index.html', 'dist/index.html');
