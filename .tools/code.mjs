/**
 * `npm run code -- project.json`: the code that the core writes for the network of a project, as
 * WebAssembly text. It needs the built module (`npm run build`) and wabt (`npm run setup -- test`).
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeText } from './lib/code-text.mjs';
import { isMain, root } from './lib/paths.mjs';
import { Stop, runMain } from './lib/steps.mjs';

/** @typedef {typeof import('#edgewise-module')} Built */

/** @param {string} document the text of a project */
export async function codeOf(document) {
  const built = join(root, 'build/wasm/edgewise.mjs');
  const { default: createModule } = /** @type {Built} */ (await import(pathToFileURL(built).href));
  const wasmBinary = readFileSync(join(root, 'build/wasm/edgewise.wasm'));
  const module = await createModule({ wasmBinary });
  const opened = module.Session.open(document, []);
  if (opened.error) throw new Stop(`${opened.error.path}: ${opened.error.message}`);
  const session = opened.value;
  if (!session.wantsCode()) throw new Stop('A network of this size gains nothing by code.');
  const { neurons, edges } = session.network();
  const idOf = (/** @type {number} */ n) => neurons[n]?.id ?? '';
  return codeText(
    session.code(),
    edges.map(({ from, to }) => `${idOf(from)} -> ${idOf(to)}`),
  );
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const [file] = process.argv.slice(2);
    if (file === undefined) throw new Stop('Say of which project: npm run code -- project.json');
    process.stdout.write(await codeOf(readFileSync(file, 'utf8')));
  });
}
