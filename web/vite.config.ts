/** The static site: relative addresses, so that it works from any folder of any server. */

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { gallery } from '../.tools/lib/gallery.mjs';
import { iconFiles } from '../.tools/lib/icons.mjs';
import { listedForWorker } from '../.tools/lib/service-worker.mjs';
import {
  listOfFiles,
  plainImports,
  shortTemplates,
  toldGlue,
} from '../.tools/lib/site-plugins.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: here,
  base: './',
  plugins: [
    toldGlue(),
    shortTemplates(),
    plainImports(),
    iconFiles(),
    listOfFiles(),
    listedForWorker(),
    // After the lists: its pages and pictures are no part of the page.
    gallery(),
  ],
  build: {
    outDir: '../dist/site',
    emptyOutDir: true,
    target: 'es2022',
    // The elements say light-dark() themselves: what older browsers would have to be told helps nobody.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Everything is a file of its own: a strict content security policy forbids data: addresses.
    assetsInlineLimit: 0,
    license: { fileName: 'licenses.md' },
    modulePreload: {
      polyfill: false,
      // What a part needs is there or follows it: lists of that would be in the first script.
      resolveDependencies: (_, needed, { hostType }) => (hostType === 'html' ? needed : []),
    },
    // Names of parts stand in the first script: a shorter one is fewer bytes to load.
    rolldownOptions: {
      input: {
        index: `${here}index.html`,
        embed: `${here}v1/embed.html`,
        connect: `${here}src/connect.ts`,
        'service-worker': `${here}src/service-worker.ts`,
        element: `${here}src/element.ts`,
      },
      // What these export is for other people's pages, under names that last.
      preserveEntrySignatures: 'exports-only',
      output: {
        entryFileNames: ({ name }) =>
          ({ connect: 'v1/[name].js', element: 'v1/[name].js', 'service-worker': '[name].js' })[
            name
          ] ?? 'assets/[name]-[hash:7].js',
        chunkFileNames: 'assets/[name]-[hash:7].js',
        // All that the first script needs is one file: it compresses better than many.
        codeSplitting: { groups: [{ name: 'page', test: /\/web\/src\/page\/page\.ts$/ }] },
      },
    },
  },
  worker: { format: 'es', plugins: () => [toldGlue()] },
  server: { fs: { allow: ['..'] } },
});
