/**
 * What our own builds do beside Vite: short templates, plain imports, and the list of what can be fetched
 * ahead.
 */

// A css template of Lit; what stands in its ${…} holds no template itself.
const template = /\bcss`([^`]*)`/g;
// Strings stay as they are; comments go; white space goes where it separates nothing, and the last semicolon.
const piece = /('[^']*'|"[^"]*")|\/\*[\s\S]*?\*\/|(?:\s*;)?\s*(})\s*|\s*([{;,])\s*|(:)\s+|\s+/g;

/**
 * A style without the white space and the comments that it is written with.
 * @param {string} css
 */
export function shortStyle(css) {
  return css
    .replace(piece, (_, /** @type {(string | undefined)[]} */ ...kept) => {
      const [text, end, mark, colon] = kept;
      return text ?? end ?? mark ?? colon ?? ' ';
    })
    .trim();
}

const lineEnds = (/** @type {string} */ text) => '\n'.repeat(text.split('\n').length - 1);

/**
 * Code that was changed within its lines, with the map that says so.
 * @param {string} file
 * @param {string} before
 * @param {string} code
 */
function inItsLines(file, before, code) {
  // Every line begins where it began: each entry is one line further than the last.
  const mappings = `AAAA${';AACA'.repeat(code.split('\n').length - 1)}`;
  const map = { version: 3, sources: [file], sourcesContent: [before], names: [], mappings };
  return { code, map: JSON.stringify(map) };
}

/**
 * Templates as they are loaded: short styles, and no indentation, which means nothing in HTML and SVG.
 * (Texts of several lines are no templates of ours.) All code stays in its line: maps lead back to it.
 * @returns {import('vite').Plugin}
 */
export function shortTemplates() {
  return {
    name: 'short-templates',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/web\/src\/.*\.ts$/ },
      handler: (code, file) => {
        const short = code
          .replace(
            template,
            (_, /** @type {string} */ css) => `css\`${shortStyle(css)}\`${lineEnds(css)}`,
          )
          .replace(/\n\s+/g, lineEnds);
        return inItsLines(file, code, short);
      },
    },
  };
}

/**
 * Emscripten's glue asks whether it is in Node, and looks beside itself for its module; ours is always told it.
 * @returns {import('vite').Plugin}
 */
export function toldGlue() {
  return {
    name: 'told-glue',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/build\/wasm\/\w+\.mjs$/ },
      handler: (code) =>
        code
          .replace(
            /if\(Module\["locateFile"\]\)\{wasmBinaryFile=[^}]*\}\}else(?=\{wasmBinaryFile=new URL)/,
            '',
          )
          .replaceAll(/new URL\(["']\w+\.wasm["'],\s*import\.meta\.url\)\.toString\(\)/g, '""')
          .replaceAll('import.meta.url', '""')
          // It is given its instance (load.ts), and fetches nothing.
          .replace('instantiateAsync().catch(readyPromiseReject);return{}', 'return{}')
          .replaceAll(/typeof (?:window=="object"|importScripts=="function")/g, 'false')
          // It is never Node's; and some bundlers would bring a whole `process` for the question.
          .replaceAll(
            /typeof process=="object"(?:&&typeof process\.versions[.\w]*=="\w+")*/g,
            'false',
          ),
    },
  };
}

/** A text with another one's length: what follows stays where maps say it is. */
export const asLong = (/** @type {string} */ text, /** @type {string} */ other) =>
  text.padEnd(other.length);

/**
 * Parts that are loaded on demand come by import() alone. Vite's helper around it preloads styles and what
 * a part needs, which ours do without.
 * @returns {import('vite').Plugin[]}
 */
export function plainImports() {
  return [
    {
      name: 'no-preloading',
      apply: 'build',
      enforce: 'pre',
      load: {
        filter: { id: /vite\/preload-helper/ },
        handler: () => 'export const __vitePreload = (load) => load();',
      },
      // Another Vite that bundles a package of ours brings a helper of this name itself.
      renderChunk: (code) => code.replaceAll('__vitePreload', 'loadPartOnAsk'),
    },
    {
      name: 'plain-imports',
      apply: 'build',
      enforce: 'post',
      generateBundle(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue;
          const shortened = chunk.map ? asLong : (/** @type {string} */ text) => text;
          chunk.code = chunk.code
            .replaceAll(
              /\b[\w$]+\(\(\)\s*=>\s*(import\([`"'][^`"']+[`"']\)),\s*(?:\[\]|__VITE_PRELOAD__|void 0),\s*import\.meta\.url\)/g,
              (whole, /** @type {string} */ load) => shortened(load, whole),
            )
            .replaceAll(/,\s*(?:\[\]|__VITE_PRELOAD__|void 0),\s*import\.meta\.url\)/g, (whole) =>
              shortened(')', whole),
            );
        }
      },
    },
  ];
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
    // Vite itself still leaves out the empty ones.
    enforce: 'post',
    generateBundle(_, bundle) {
      // Nothing trains without the engine's module: it is here already. An iframe is a page of its own.
      const later = /^assets\/(?!edgewise-|embed-).*\.(js|wasm|csv)$/;
      const files = Object.keys(bundle).filter((file) => later.test(file));
      this.emitFile({
        type: 'asset',
        fileName: 'files.json',
        source: JSON.stringify(files.toSorted()),
      });
    },
  };
}
