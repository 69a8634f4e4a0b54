/** What our own build of the site does beside Vite: short styles, and the list of what can be fetched ahead. */

// A css template of Lit; what stands in its ${…} holds no template itself.
const template = /\bcss`([^`]*)`/g;
// Strings stay as they are; comments go; white space goes where it separates nothing.
const piece = /('[^']*'|"[^"]*")|\/\*[\s\S]*?\*\/|\s*([{};,])\s*|(:)\s+|\s+/g;

/**
 * A style without the white space and the comments that it is written with.
 * @param {string} css
 */
export function shortStyle(css) {
  return css
    .replace(
      piece,
      (
        _,
        /** @type {string | undefined} */ text,
        /** @type {string | undefined} */ mark,
        /** @type {string | undefined} */ colon,
      ) => text ?? mark ?? colon ?? ' ',
    )
    .trim();
}

/** @returns {import('vite').Plugin} */
export function shortStyles() {
  return {
    name: 'short-styles',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/web\/src\/.*\.ts$/, code: 'css`' },
      handler: (code) =>
        code.replace(template, (_, /** @type {string} */ css) => `css\`${shortStyle(css)}\``),
    },
  };
}

/**
 * A file beside the page with the addresses of all that it may load, as a list in JSON: the page
 * fetches it when it is at rest (web/src/page/ahead.ts).
 * @returns {import('vite').Plugin}
 */
export function listOfFiles() {
  return {
    name: 'list-of-files',
    apply: 'build',
    generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter((file) => /^assets\/.*\.(js|wasm|csv)$/.test(file));
      this.emitFile({
        type: 'asset',
        fileName: 'files.json',
        source: JSON.stringify(files.toSorted()),
      });
    },
  };
}
