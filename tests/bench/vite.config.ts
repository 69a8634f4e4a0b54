/**
 * Bundles the benchmarks for Node and for a browser into build/bench, so that neither is slowed by
 * a loader and threads have files to start from.
 */

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('.'),
  publicDir: false,
  build: {
    // Leaves Node's own things alone; the page's bundle uses none.
    ssr: true,
    outDir: at('../../build/bench/code'),
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    modulePreload: false,
    rolldownOptions: {
      input: {
        main: at('main.ts'),
        profile: at('profile-child.ts'),
        memory: at('memory-child.ts'),
        'node-thread': at('peers/node-thread.ts'),
        page: at('page.ts'),
        'page-thread': at('peers/page-thread.ts'),
      },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared-[name].js' },
    },
  },
});
