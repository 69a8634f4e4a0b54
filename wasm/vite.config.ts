/**
 * The files of the npm package, built one after the other, each by its mode (.tools/lib/package.mjs):
 *
 * - `worker`, `table-worker`: one file each, which loads nothing but the module that it is told
 * - `index`: the entries for browsers and for Node, readable
 * - `element`: the tags in one file, with what is seldom used in others beside it
 * - `connect`: what speaks to an iframe, in one file without the engine
 * - `global`: the tags, workers and modules in one classic script
 *
 * Bundlers find a file that belongs to a package by the form `new URL('./file', import.meta.url)`.
 * In the sources these addresses point at what the build makes of them; here they become the
 * names in the package, and stay in that form for whichever bundler comes next.
 */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { defineConfig, type BuildOptions, type Plugin } from 'vite';
import { asLong, plainImports, shortTemplates, toldGlue } from '../.tools/lib/site-plugins.mjs';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const leaveAlone = '/* @vite-ignore */ ';
const mapComment = /\n\/\/# sourceMappingURL=.*\s*$/;

function packageAddresses(): Plugin {
  return {
    name: 'package-addresses',
    enforce: 'pre',
    transform: {
      filter: { id: /\.ts$/ },
      handler: (text) => {
        const code = text
          .replaceAll(
            /(?<=new URL\(\s*)["'][^"']*\/build\/wasm\/((?:parts\/)?\w+)\.wasm["']/g,
            `${leaveAlone}'./$1.wasm'`,
          )
          .replaceAll(
            /(?<=new URL\(\s*)["']\.\/((?:table-)?worker)\.[jt]s["']/g,
            `${leaveAlone}'./$1.js'`,
          )
          .replaceAll(
            /(?<=new URL\(\s*)["'][^"']*\bnode-thread\.js["']/g,
            `${leaveAlone}'./node-thread.js'`,
          );
        return { code, map: null };
      },
    },
    renderChunk: (code) =>
      code.replaceAll(/\/\* @vite-ignore \*\/\s*/g, (whole) => asLong('', whole)),
    // Not every bundler takes a template for a text.
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        chunk.code = chunk.code.replaceAll(
          /(\bimport\(|\bnew URL\()[`"](?:\.\/)?((?:element-|assets\/|[\w-]+\.)[^`"$]*)[`"]/g,
          '$1"./$2"',
        );
      }
    },
  };
}

/** The one script would grow by a tenth: what exports is left to the package and the site. */
const noExporter = `import { EdgewiseError } from './error.ts';
  const none = () => Promise.reject(new EdgewiseError({ code: 'unsupported', path: '',
    message: 'In one file there is nothing that exports networks: open the project on the site.' }));
  export const exporter = () => ({ formats: none, exported: none });`;

/**
 * In the one script, what would be files is inside.
 * @param folder with the workers, as the modes of that name build them
 */
export function inlinedFiles(folder = '../dist/package'): Plugin {
  const built = (file: string) =>
    JSON.stringify(readFileSync(at(`${folder}/${file}`), 'utf8').replace(mapComment, ''));
  const deflated = (file: string) =>
    JSON.stringify(deflateRawSync(readFileSync(at(file)), { level: 9 }).toString('base64'));
  const source = (name: string, file: string) =>
    `import { bytesFrom } from './inlined.ts';
    export const ${name} = () => bytesFrom(${deflated(file)});`;
  const sets = '../web/src/project';
  return {
    name: 'inlined-files',
    enforce: 'pre',
    load: {
      filter: { id: /\/wasm\/src\/(?:start|start-table|locate-parts|locate-reader|exporter)\.ts$/ },
      handler: (id) => {
        // Whole, it is smaller than its parts.
        if (id.endsWith('/locate-parts.ts')) {
          return `${source('firstSource', '../build/wasm/edgewise.wasm')}
            export const restSource = () => new Uint8Array();`;
        }
        if (id.endsWith('/locate-reader.ts')) {
          return source('readerSource', '../build/wasm/reader.wasm');
        }
        if (id.endsWith('/exporter.ts')) return noExporter;
        if (id.endsWith('/start-table.ts')) {
          return `import { workerFrom } from './inlined.ts';
          export const fileTableWorker = () => workerFrom(${built('table-worker.js')});`;
        }
        return `import { workerFrom } from './inlined.ts';
          export const fileWorker = () => workerFrom(${built('worker.js')});
          export const viaBlob = (start) => start;`;
      },
    },
    transform: {
      filter: { id: /\/web\/src\/project\/set-files\.ts$/ },
      handler: (code) =>
        `import { bytesFrom } from '../../../wasm/src/inlined.ts';\n${code.replaceAll(
          /new URL\('(sets\/[\w-]+\.csv)', import\.meta\.url\)/g,
          (_, file: string) => `bytesFrom(${deflated(`${sets}/${file}`)})`,
        )}`,
    },
  };
}

/** Outside the site there is no file of a worker for pictures: they are scaled on the page. */
export function noPictureWorker(): Plugin {
  return {
    name: 'no-picture-worker',
    enforce: 'pre',
    load: {
      filter: { id: /\/web\/src\/data\/start-picture-worker\.ts$/ },
      handler: () =>
        `export const pictureWorker = () => { throw new Error('There is no worker.'); };`,
    },
  };
}

/**
 * The tags are one file; what they load when they stand on a page, what draws losses, and the rooms that
 * stories and lessons seldom show are few others. Each takes along what it needs and no file above has.
 */
const elementFiles = [
  { name: 'element', test: /\/web\/src\/element\.ts$/ },
  {
    name: 'element-parts',
    test: /\/web\/src\/(?:network|output|inspect|training\/timeline|tags|project)\b/,
  },
  { name: 'element-host', test: /\/wasm\/src\/page-host\.ts$/ },
  { name: 'element-loss', test: /\/web\/src\/loss\// },
  { name: 'element-rooms', test: /\/web\/src\// },
  { name: 'element-reader', test: /\/wasm\/src\/(?:table-calls|spreadsheet)\.ts$/ },
].map((group, place) => ({ ...group, priority: 9 - place }));

const builds: Record<string, BuildOptions> = {
  worker: {
    rolldownOptions: {
      input: { worker: at('src/worker.ts') },
    },
  },
  'table-worker': {
    rolldownOptions: {
      input: { 'table-worker': at('src/table-worker.ts') },
    },
  },
  index: {
    minify: false,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: {
        index: at('src/index.ts'),
        node: at('src/node.ts'),
        'node-thread': at('src/node-thread.ts'),
      },
      external: /^node:/,
      preserveEntrySignatures: 'strict',
    },
  },
  element: {
    license: { fileName: 'element-licenses.md' },
    rolldownOptions: {
      input: { element: at('../web/src/element.ts') },
      preserveEntrySignatures: 'allow-extension',
    },
  },
  connect: {
    rolldownOptions: {
      input: { connect: at('../web/src/connect.ts') },
      preserveEntrySignatures: 'strict',
    },
  },
  global: {
    rolldownOptions: {
      transform: { define: { 'import.meta': '{}' } },
      input: { 'edgewise-element.global': at('../web/src/element.ts') },
    },
  },
};

type Output = Exclude<
  NonNullable<BuildOptions['rolldownOptions']>['output'],
  unknown[] | undefined
>;

const outputs: Record<string, Output> = {
  worker: { codeSplitting: false },
  'table-worker': { codeSplitting: false },
  index: { chunkFileNames: 'shared-[name].js' },
  element: { chunkFileNames: '[name].js', codeSplitting: { groups: elementFiles } },
  connect: { codeSplitting: false },
  global: { format: 'iife', name: 'edgewise', codeSplitting: false },
};

export default defineConfig(({ mode }) => ({
  root: at('.'),
  mode: 'production',
  base: './',
  publicDir: false,
  plugins: [
    toldGlue(),
    mode === 'global' ? inlinedFiles() : packageAddresses(),
    noPictureWorker(),
    shortTemplates(),
    plainImports(),
  ],
  build: {
    outDir: '../dist/package',
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    // All but the one script, which is for pages without a server.
    sourcemap: mode !== 'global',
    ...builds[mode],
    rolldownOptions: {
      ...builds[mode]?.rolldownOptions,
      // All side by side: the addresses are relative to the file they stand in.
      output: { entryFileNames: '[name].js', ...outputs[mode] },
    },
  },
}));
