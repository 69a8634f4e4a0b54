/** The npm package in dist/package: its files, its manifest, its types and how large it is. */

import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compressed, mostElementBytes, mostOfConnect } from './budget.mjs';
import { manifestText, publicTags } from './element-manifest.mjs';
import { packageFolder, root, tool } from './paths.mjs';
import { ownRepository } from './repository.mjs';
import { Stop, run } from './steps.mjs';

/** In this order: the last one holds the files of the first two (wasm/vite.config.ts). */
const modes = ['worker', 'table-worker', 'index', 'element', 'connect', 'global'];

const tags = 'ControlsPart DataPart InspectorPart LossPart NetworkPart OutputPart';
const elementNames = [...tags.split(' '), 'PlaygroundElement', 'SessionElement'];

/** What a server gets in place of the elements: the same names, and no page is asked for. */
const serverElement = `/** The tags are defined in browsers. Here, importing them does no harm. */
${elementNames.map((name) => `export class ${name} {}\n`).join('')}`;

/**
 * Types beside the files they are of, for a TypeScript that does not read `exports` (moduleResolution node10):
 * it finds `edgewise/element` by the name of the file.
 */
const olderTypes = /** @type {const} */ ([
  ['element.d.ts', './types/wasm/element.js'],
  ['connect.d.ts', './types/web/src/connect.js'],
]);

/** The manifest of the published package: no dependencies, for they are in the bundle. */
function manifest() {
  /** @type {Record<string, unknown>} */
  const { name, version, description, license, keywords, type, engines } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const server = './element.server.js';
  const types = './types/wasm/element.d.ts';
  const repository = ownRepository();
  return {
    name,
    version,
    description,
    keywords,
    license,
    ...(repository && { repository }),
    type,
    engines,
    // Importing the elements defines their tags.
    sideEffects: [
      './element*.js',
      './edgewise-element.global.js',
      './*worker.js',
      './node-thread.js',
    ],
    customElements: './custom-elements.json',
    main: './index.js',
    types: './types/wasm/src/index.d.ts',
    exports: {
      '.': {
        node: { types: './types/wasm/src/node.d.ts', default: './node.js' },
        default: { types: './types/wasm/src/index.d.ts', default: './index.js' },
      },
      './element': {
        types,
        node: server,
        workerd: server,
        'edge-light': server,
        deno: server,
        default: './element.js',
      },
      './element.js': { types, default: './element.js' },
      './edgewise-element.global.js': './edgewise-element.global.js',
      './connect': { types: './types/web/src/connect.d.ts', default: './connect.js' },
      './schema': './project-v1.json',
      './custom-elements.json': './custom-elements.json',
      './edgewise.wasm': './edgewise.wasm',
      './parts/*.wasm': './parts/*.wasm',
      './reader.wasm': './reader.wasm',
      './exports.wasm': './exports.wasm',
      './worker.js': './worker.js',
      './table-worker.js': './table-worker.js',
      './package.json': './package.json',
    },
  };
}

export async function buildPackage() {
  rmSync(packageFolder, { recursive: true, force: true });
  const vite = [tool('vite/bin/vite.js'), 'build', '--config', 'wasm/vite.config.ts'];
  for (const mode of modes) {
    await run(process.execPath, [...vite, '--logLevel', 'error', '--mode', mode]);
  }
  await run(process.execPath, [
    tool('typescript/bin/tsc'),
    '--project',
    'wasm/tsconfig.types.json',
  ]);
  mkdirSync(join(packageFolder, 'parts'));
  for (const [from, to] of [
    ['LICENSE', 'LICENSE'],
    ['wasm/README.md', 'README.md'],
    ['web/public/schema/project-v1.json', 'project-v1.json'],
    ['build/wasm/edgewise.wasm', 'edgewise.wasm'],
    ['build/wasm/parts/edgewise.wasm', 'parts/edgewise.wasm'],
    ['build/wasm/parts/questions.wasm', 'parts/questions.wasm'],
    ['build/wasm/reader.wasm', 'reader.wasm'],
    ['build/wasm/exports.wasm', 'exports.wasm'],
    ...['edgewise', 'reader', 'exports', 'element', 'surroundings'].map((name) => [
      `wasm/${name}.d.ts`,
      `types/wasm/${name}.d.ts`,
    ]),
  ]) {
    copyFileSync(join(root, from ?? ''), join(packageFolder, to ?? ''));
  }
  const write = (/** @type {string} */ file, /** @type {string} */ text) => {
    writeFileSync(join(packageFolder, file), text);
  };
  write('element.server.js', serverElement);
  write('custom-elements.json', manifestText(await publicTags()));
  for (const entry of ['index', 'node']) {
    const file = `types/wasm/src/${entry}.d.ts`;
    const types = readFileSync(join(packageFolder, file), 'utf8');
    write(file, `/// <reference path="../surroundings.d.ts" />\n${types}`);
  }
  for (const [file, types] of olderTypes) write(file, `export * from '${types}';\n`);
  write('package.json', `${JSON.stringify(manifest(), undefined, 2)}\n`);
}

/** How large the elements are for who loads them; too large is a fault like any other. */
export function checkElementSize() {
  const size = (/** @type {string} */ file) => compressed(join(packageFolder, file));
  const kilobytes = (/** @type {number} */ count) => `${(count / 1000).toFixed(1)} kB`;
  const [element = 0, worker = 0, engine = 0] = [
    'element.js',
    'worker.js',
    'parts/edgewise.wasm',
  ].map(size);
  const all = element + worker + engine;
  console.log(
    `- The element with its engine: ${kilobytes(all)} of at most ${kilobytes(mostElementBytes)} (element.js ${kilobytes(element)}, worker.js ${kilobytes(worker)}, parts/edgewise.wasm ${kilobytes(engine)}); as one script, with all rooms, the reader and the data sets, ${kilobytes(size('edgewise-element.global.js'))}, gzipped`,
  );
  if (all > mostElementBytes) {
    throw new Stop('The element is too large. Load on demand what training does not need.');
  }
}

/** It is for pages that leave the engine to the iframe. */
export function checkConnect() {
  const file = join(packageFolder, 'connect.js');
  const bytes = compressed(file);
  console.log(`- edgewise/connect: ${bytes} of at most ${mostOfConnect} bytes, gzipped`);
  if (/^import\b/m.test(readFileSync(file, 'utf8'))) {
    throw new Stop('edgewise/connect must be one file: it imports another.');
  }
  if (bytes > mostOfConnect) throw new Stop('edgewise/connect is too large.');
}
