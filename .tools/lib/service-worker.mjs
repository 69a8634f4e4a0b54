/** What the service worker (web/src/service-worker.ts) keeps of a built site: its first line lists it. */

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { site } from './paths.mjs';

const workerFile = 'service-worker.js';
/** All that the page can ask for. The page as one file and what is for other people's pages stay out. */
const isListed =
  /^(index\.html|files\.json|site\.webmanifest|icons\/.*|assets\/.*|v1\/embed\.html)$/;

/**
 * Lists the files of a folder in its worker, in place of what was listed before.
 * @param {string} folder a built site
 */
export function listForWorker(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => isListed.test(file))
    .toSorted()
    .map((file) => {
      const digest = createHash('sha256').update(readFileSync(join(folder, file)));
      // Some servers lead from index.html on to the folder.
      return [file === 'index.html' ? './' : file, `sha256-${digest.digest('base64')}`];
    });
  const path = join(folder, workerFile);
  const code = readFileSync(path, 'utf8').replace(/^const listed=.*\n/, '');
  if (/^\s*(?:import|export)\b/m.test(code)) throw new Error(`${workerFile} has to be one file.`);
  const version = createHash('sha256').update(JSON.stringify(files) + code);
  const listed = { version: version.digest('hex').slice(0, 12), files };
  writeFileSync(path, `const listed=${JSON.stringify(listed)};\n${code}`);
}

/** @returns {import('vite').Plugin} */
export function listedForWorker() {
  return {
    name: 'listed-for-worker',
    apply: 'build',
    writeBundle: () => {
      listForWorker(site);
    },
  };
}
