/**
 * The files of the npm package: an entry for browsers, one for Node, the elements, their workers, the
 * modules.
 *
 * Bundlers find a file that belongs to a package by the form `new URL('./file', import.meta.url)`.
 * In the sources these addresses point at what the build makes of them; here they become the
 * names in the package, and stay in that form for whichever bundler comes next.
 */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { plainImports, shortTemplates } from '../.tools/lib/site-plugins.mjs';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const leaveAlone = '/* @vite-ignore */ ';

function packageAddresses(): Plugin {
  return {
    name: 'package-addresses',
    enforce: 'pre',
    transform: {
      filter: { id: /\.(?:ts|mjs)$/ },
      handler: (code) =>
        code
          .replaceAll(
            /(?<=new URL\(\s*)["'][^"']*\b(edgewise|reader)\.wasm["']/g,
            `${leaveAlone}'./$1.wasm'`,
          )
          .replaceAll(
            /(?<=new URL\(\s*)["']\.\/((?:table-)?worker)\.[jt]s["']/g,
            `${leaveAlone}'./$1.js'`,
          )
          .replaceAll(
            /(?<=new URL\(\s*)["'][^"']*\bnode-thread\.js["']/g,
            `${leaveAlone}'./node-thread.js'`,
          ),
    },
    renderChunk: (code) => code.replaceAll(/\/\* @vite-ignore \*\/\s*/g, ''),
    generateBundle() {
      for (const fileName of ['edgewise.wasm', 'reader.wasm']) {
        const source = readFileSync(at(`../build/wasm/${fileName}`));
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}

export default defineConfig({
  root: at('.'),
  base: './',
  publicDir: false,
  plugins: [packageAddresses(), shortTemplates(), plainImports()],
  build: {
    outDir: '../dist/package',
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    modulePreload: false,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: {
        index: at('src/index.ts'),
        node: at('src/node.ts'),
        element: at('../web/src/element.ts'),
        connect: at('../web/src/connect.ts'),
        worker: at('src/worker.ts'),
        'table-worker': at('src/table-worker.ts'),
        'node-thread': at('src/node-thread.ts'),
      },
      external: /^node:/,
      preserveEntrySignatures: 'strict',
      // All side by side: the addresses are relative to the file they stand in.
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared-[name].js' },
    },
  },
});
