/**
 * `npm run build`: the WebAssembly module, the static site in dist/site and the package's files
 * in dist/package. A step whose inputs are unchanged is skipped.
 */

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { buildPreset } from './lib/cmake.mjs';
import { compressed, firstLoad, mostBytes, mostOneFileBytes } from './lib/budget.mjs';
import { buildPackage, checkConnect, checkElementSize } from './lib/package.mjs';
import { isMain, root, tool } from './lib/paths.mjs';
import { Stop, run, runMain, step, stepUnlessDone } from './lib/steps.mjs';
import { setup } from './setup.mjs';

const engineInputs = [
  'wasm/src',
  'wasm/edgewise.d.ts',
  'wasm/reader.d.ts',
  'wasm/exports.d.ts',
  '.tools/tsconfig.base.json',
  '.tools/build.mjs',
  '.tools/lib/site-plugins.mjs',
  'build/wasm/edgewise.mjs',
  'build/wasm/edgewise.wasm',
  'build/wasm/parts',
  'build/wasm/reader.mjs',
  'build/wasm/reader.wasm',
  'build/wasm/exports.mjs',
  'build/wasm/exports.wasm',
  'package.json',
  'package-lock.json',
];

const siteInputs = ['gallery', 'icons', 'one-page', 'service-worker']
  .map((name) => `.tools/lib/${name}.mjs`)
  .concat('wasm/vite.config.ts');

/**
 * @param {string} config
 * @param {readonly string[]} [options]
 */
const viteBuild = (config, options = []) =>
  run(process.execPath, [tool('vite/bin/vite.js'), 'build', '--config', config, ...options]);

/** The page as one file is the last to come: the workers have to be built before it. */
async function buildOneFile() {
  for (const mode of ['worker', 'table-worker']) {
    const options = ['--mode', mode, '--outDir', '../build/one-file', '--logLevel', 'error'];
    await viteBuild('wasm/vite.config.ts', options);
  }
  await viteBuild('web/one-file.config.ts', ['--logLevel', 'error']);
}

/** Everything that is served. */
export async function buildForServing() {
  await step('Building the WebAssembly modules', () => buildPreset('wasm', 'edgewise_modules'));
  await stepUnlessDone(
    'Building the site',
    'site',
    {
      paths: [...engineInputs, ...siteInputs, 'web'],
      product: 'dist/site/edgewise-offline.html',
    },
    async () => {
      await viteBuild('web/vite.config.ts');
      await buildOneFile();
    },
  );
  checkFirstLoad();
  checkOneFile();
}

/** A site that has become too large to load is a fault like any other. */
function checkFirstLoad() {
  const files = firstLoad(join(root, 'dist/site'));
  const sum = (/** @type {typeof files} */ some) => some.reduce((all, { bytes }) => all + bytes, 0);
  const all = sum(files);
  const own = sum(files.filter(({ file }) => !file.endsWith('.wasm')));
  const kilobytes = (/** @type {number} */ count) => `${(count / 1000).toFixed(1)} kB`;
  const ofAll = `${kilobytes(all)} of at most ${kilobytes(mostBytes.all)}`;
  const ofOwn = `${kilobytes(own)} of at most ${kilobytes(mostBytes.own)}`;
  console.log(`- To be loaded before it trains: ${ofAll}, without the module ${ofOwn}, gzipped`);
  if (all <= mostBytes.all && own <= mostBytes.own) return;
  const list = files.map((file) => `${file.file} ${kilobytes(file.bytes)}`).join(', ');
  throw new Stop(
    `The first load is too large: ${list}. Load on demand what training does not need.`,
  );
}

/** It is downloaded once, by a slow connection or for a stick that is full. */
function checkOneFile() {
  const file = join(root, 'dist/site/edgewise-offline.html');
  const [gzipped, all] = [compressed(file), statSync(file).size];
  const kilobytes = (/** @type {number} */ count) => `${(count / 1000).toFixed(1)} kB`;
  console.log(
    `- edgewise-offline.html: ${kilobytes(all)} of at most ${kilobytes(mostOneFileBytes)}, ${kilobytes(gzipped)} gzipped`,
  );
  if (all > mostOneFileBytes) throw new Stop('The page as one file is too large.');
}

/** Everything that is served or published. */
export async function build() {
  await buildForServing();
  await stepUnlessDone(
    'Building the package',
    'package',
    {
      paths: [
        ...engineInputs,
        'web/src',
        'web/public/schema',
        'wasm/vite.config.ts',
        'wasm/tsconfig.types.json',
        'wasm/element.d.ts',
        'wasm/surroundings.d.ts',
        'wasm/README.md',
        '.tools/lib/package.mjs',
        '.tools/lib/element-manifest.mjs',
        'LICENSE',
      ],
      product: 'dist/package/package.json',
    },
    buildPackage,
  );
  checkElementSize();
  checkConnect();
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    await setup('build');
    await build();
    console.log('The site is in dist/site, the package in dist/package.');
  });
}
