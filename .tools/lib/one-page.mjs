/**
 * The page as one HTML file that loads nothing: its style, its script (with workers, modules and data sets
 * inside, see wasm/vite.config.ts) and its icon. Its own policy forbids every request.
 */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, site } from './paths.mjs';
import { shortStyle } from './site-plugins.mjs';

/** @param {string} file below web/ */
const source = (file) => readFileSync(join(root, 'web', file), 'utf8');

/** @param {string} text */
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * A text with one place in it changed, which has to be there.
 * @param {string} text
 * @param {RegExp} place
 * @param {string} by
 */
function replaced(text, place, by) {
  if (!place.test(text)) throw new Error(`web/index.html has nothing like ${String(place)}.`);
  return text.replace(place, () => by);
}

/** The page's style with those that it imports. */
function wholeStyle() {
  const page = source('src/page/page.css');
  const imported = /@import '\.\.\/([\w/-]+\.css)';/g;
  return shortStyle(page.replace(imported, (_, file) => source(`src/${file}`)));
}

/**
 * @param {string} code of a classic script
 * @param {string} licences
 */
export function onePage(code, licences) {
  // What would end a script element, or begin a comment in it, means the same with a stroke.
  const script = code.replaceAll(/<(?=\/script|!--)/gi, '<\\');
  const style = wholeStyle();
  const icon = `data:image/svg+xml,${encodeURIComponent(source('icon.svg').replaceAll(/\n\s*/g, ''))}`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval' blob:`,
    `style-src ${hash(style)}`,
    'img-src data: blob:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const meta = '<meta charset="utf-8" />';
  const about = `<!--\n${licences.replaceAll('--', '- -').trim()}\n-->`;
  let page = source('index.html');
  page = replaced(
    page,
    /<meta charset="utf-8" \/>/,
    `${meta}\n<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );
  page = replaced(page, /<link rel="icon"[^>]*>/, `<link rel="icon" href="${icon}" />`);
  page = replaced(page, /\s*<link rel="apple-touch-icon"[^>]*>/, '');
  page = replaced(page, /\s*<link rel="manifest"[^>]*>/, '');
  page = replaced(page, /<link rel="stylesheet"[^>]*>/, `<style>${style}</style>`);
  page = replaced(page, /\s*<script type="module"[^>]*><\/script>/, '');
  page = page.replaceAll(/\n\s+/g, '\n');
  // Behind the body's elements, for it runs at once.
  return replaced(page, /<\/body>/, `<script>${script}</script>\n${about}\n</body>`);
}

/**
 * @param {string} fileName
 * @returns {import('vite').Plugin} makes the page of a build that has one script
 */
export function inOnePage(fileName) {
  return {
    name: 'one-page',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const [script, ...rest] = Object.values(bundle);
      if (script?.type !== 'chunk' || rest.length > 0) {
        throw new Error(`One script was expected, not ${Object.keys(bundle).join(', ')}.`);
      }
      // The site's own build has listed them.
      const licences = readFileSync(join(site, 'licenses.md'), 'utf8');
      const text = onePage(script.code, licences);
      for (const name of Object.keys(bundle)) delete bundle[name];
      this.emitFile({ type: 'asset', fileName, source: text });
    },
  };
}
