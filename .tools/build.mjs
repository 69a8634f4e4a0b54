/**
 * `npm run build`: the WebAssembly module, the static site in dist/site and the package's files
 * in dist/package. A step whose inputs are unchanged is skipped.
 */

import { join } from 'node:path';
import { buildPreset } from './lib/cmake.mjs';
import { firstLoad, mostBytes } from './lib/budget.mjs';
import { buildPackage, checkConnect, checkElementSize } from './lib/package.mjs';
import { isMain, root, tool } from './lib/paths.mjs';
import { Stop, run, runMain, step, stepUnlessDone } from './lib/steps.mjs';
import { setup } from './setup.mjs';

const engineInputs = [
  'wasm/src',
  'wasm/edgewise.d.ts',
  'wasm/reader.d.ts',
  '.tools/tsconfig.base.json',
  '.tools/build.mjs',
  '.tools/lib/site-plugins.mjs',
  'build/wasm/edgewise.mjs',
  'build/wasm/edgewise.wasm',
  'build/wasm/reader.mjs',
  'build/wasm/reader.wasm',
  'package.json',
  'package-lock.json',
];

/** @param {string} config */
const viteBuild = (config) =>
  run(process.execPath, [tool('vite/bin/vite.js'), 'build', '--config', config]);

/** Everything that is served. */
export async function buildForServing() {
  await step('Building the WebAssembly modules', () => buildPreset('wasm', 'edgewise_modules'));
  await stepUnlessDone(
    'Building the site',
    'site',
    {
      paths: [...engineInputs, 'web'],
      product: 'dist/site/index.html',
    },
    () => viteBuild('web/vite.config.ts'),
  );
  checkFirstLoad();
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
