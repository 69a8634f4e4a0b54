/**
 * The examples for authors (web/gallery): plain pages, which the built site has as they are, and a list of
 * them with a picture and the code of each.
 */

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const folder = join(root, 'web/gallery');

/** In the order in which they are shown. Each is `<name>.html`, with a script or a style of that name. */
export const examples = [
  'exclusive-or',
  'own-table',
  'numbers-in-text',
  'task',
  'predict-first',
  'side-by-side',
  'drawn-by-hand',
  'own-colours',
  'in-an-iframe',
  'kept-work',
  'form',
  'statement',
];

/** Of the pictures, in pixels. */
export const pictureSize = { width: 720, height: 540 };

const read = (/** @type {string} */ file) => readFileSync(join(folder, file), 'utf8');

const escaped = (/** @type {string} */ text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const indented = (/** @type {string} */ text) => text.trim().replaceAll(/^(?=.)/gm, '  ');

/**
 * What an author copies: all that stands between the tags of `main`, and what goes with it, in one piece.
 * @param {string} name
 */
export function codeOf(name) {
  const page = read(`${name}.html`);
  const inside = /<main>\n([^]*?)\n {4}<\/main>/.exec(page)?.[1] ?? '';
  const tags = '<script type="module" src="../v1/element.js"></script>';
  const own = (
    /** @type {string} */ file,
    /** @type {string} */ begin,
    /** @type {string} */ end,
  ) => (page.includes(`"./${file}"`) ? [`${begin}\n${indented(read(file))}\n${end}`] : []);
  return [
    ...(page.includes(tags) ? [tags] : []),
    ...own(`${name}.css`, '<style>', '</style>'),
    inside.replaceAll(/^ {6}/gm, ''),
    ...own(`${name}.js`, '<script type="module">', '</script>'),
  ].join('\n');
}

/** @param {string} name */
function entry(name) {
  const page = read(`${name}.html`);
  const title = /<title>([^<]*)</.exec(page)?.[1] ?? '';
  const about = /name="description"\s+content="([^"]*)"/.exec(page)?.[1] ?? '';
  const { width, height } = pictureSize;
  return `<li>
  <a href="./${name}.html"><picture>
    <source media="(prefers-color-scheme: dark)" srcset="./pictures/${name}-dark.jpg" />
    <img src="./pictures/${name}.jpg" width="${String(width)}" height="${String(height)}" alt="" loading="lazy" />
  </picture></a>
  <h2><a href="./${name}.html">${title}</a></h2>
  <p>${about}</p>
  <details>
    <summary>Code</summary>
    <pre tabindex="0"><code>${escaped(codeOf(name))}</code></pre>
  </details>
</li>`;
}

/** The list of all examples. */
export const listPage = () =>
  read('index.html').replace('<!-- examples -->', () => examples.map(entry).join('\n'));

/**
 * All files of the gallery, as the site has them.
 * @returns {import('vite').Plugin}
 */
export function gallery() {
  return {
    name: 'gallery',
    apply: 'build',
    generateBundle() {
      const files = readdirSync(folder).filter((file) => file !== 'pictures');
      const icon = readFileSync(join(root, 'web/icon.svg'));
      this.emitFile({ type: 'asset', fileName: 'gallery/icon.svg', source: icon });
      const pictures = join(folder, 'pictures');
      const taken = existsSync(pictures) ? readdirSync(pictures) : [];
      for (const file of [...files, ...taken.map((picture) => `pictures/${picture}`)]) {
        const source = file === 'index.html' ? listPage() : readFileSync(join(folder, file));
        this.emitFile({ type: 'asset', fileName: `gallery/${file}`, source });
      }
    },
  };
}
