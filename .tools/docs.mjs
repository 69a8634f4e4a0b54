/**
 * `npm run docs` writes the tables of the documentation that are made of the sources (lib/reference.mjs);
 * `npm run lint` tells where they are not as they would be written.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { references, withTables } from './lib/reference.mjs';
import { isMain, root } from './lib/paths.mjs';
import { runMain } from './lib/steps.mjs';
import { setup } from './setup.mjs';

/** Of each file with tables: what it says, and what it would say. */
async function written() {
  const { format, resolveConfig } = await import('prettier');
  const files = [];
  for (const { file, tables } of await references()) {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    const config = await resolveConfig(path);
    const made = await format(withTables(text, tables), { ...config, filepath: path });
    files.push({ file, path, text, made });
  }
  return files;
}

/** Names of files whose tables are not as their sources. */
export async function staleDocs() {
  return (await written()).filter(({ text, made }) => text !== made).map(({ file }) => file);
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    await setup('test');
    for (const { file, path, text, made } of await written()) {
      if (text === made) continue;
      writeFileSync(path, made);
      console.log(`Written: ${file}`);
    }
  });
}
