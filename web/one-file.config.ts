/** The page as one file, beside the others of the site: edgewise-offline.html. */

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { inOnePage } from '../.tools/lib/one-page.mjs';
import { plainImports, shortTemplates, toldGlue } from '../.tools/lib/site-plugins.mjs';
import { inlinedFiles, noPictureWorker } from '../wasm/vite.config.js';

const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: here,
  // The page asks for it (src/page/beside.ts).
  mode: 'one-file',
  publicDir: false,
  plugins: [
    toldGlue(),
    inlinedFiles('../build/one-file'),
    noPictureWorker(),
    shortTemplates(),
    plainImports(),
    inOnePage('edgewise-offline.html'),
  ],
  build: {
    outDir: '../dist/site',
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      transform: { define: { 'import.meta.url': '""' } },
      input: `${here}src/main.ts`,
      output: { format: 'iife', codeSplitting: false },
    },
  },
});
