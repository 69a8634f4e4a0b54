/**
 * What the public tags have, read from their sources: `custom-elements.json` for editors and documentation
 * tools, which the package ships, and the tables of web/docs/embedding.md are made of it.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** @typedef {{text: string}} Type */
/** @typedef {{name: string, description?: string, type?: Type, default?: string}} Item */
/** @typedef {Item & {optional?: boolean}} Parameter */
/**
 * @typedef {Item & {
 *   kind: 'field' | 'method', privacy?: string, static?: boolean, readonly?: boolean,
 *   parameters?: Parameter[], return?: {type?: Type}, attribute?: string,
 * }} Member
 */
/**
 * @typedef {object} Tag
 * @property {string} kind
 * @property {string} name
 * @property {string} tagName
 * @property {string} description
 * @property {(Item & {fieldName?: string})[]} attributes
 * @property {Member[]} members
 * @property {Item[]} events
 * @property {Item[]} slots
 * @property {Item[]} cssParts
 * @property {Item[]} cssProperties
 */

/**
 * What of the analyzer is used here, which comes without types of its own.
 * @typedef {object} Analyzer
 * @property {typeof import('typescript')} ts
 * @property {(given: {modules: object[], plugins: object[], context: {dev: boolean}}) =>
 *   {modules: {path: string, declarations?: Partial<Tag>[]}[]}} create
 */

/** In the order of the documentation. */
const order = [
  ...['edgewise-playground', 'edgewise-session', 'edgewise-network', 'edgewise-output'],
  ...['edgewise-loss', 'edgewise-inspector', 'edgewise-data', 'edgewise-controls'],
];

const tokens = 'web/src/kit/tokens.ts';

function sources() {
  const folder = 'web/src/tags';
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith('.ts'));
  return [...files.map((file) => `${folder}/${file}`), 'web/src/session/store-element.ts'];
}

const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');

/** The custom properties that an author can set, each with the comment before it. */
function looks() {
  const pattern =
    /\/\* (.*) \*\/\n\s*--ew-[\w-]+: var\(\s*(--edgewise-[\w-]+),\s*((?:[^;()]|\([^;]*?\))*?)\s*\);/g;
  return [...read(tokens).matchAll(pattern)].map(([, description = '', name = '', usual = '']) => ({
    name,
    description,
    default: usual.replaceAll(/\s+/g, ' '),
  }));
}

/** The name under which a file defines its tag, and what its head says of it. */
function definitionIn(/** @type {string} */ text) {
  const tagName = /^define\('(edgewise-[\w-]+)'/m.exec(text)?.[1];
  const head = /^\/\*\* `<[\w-]+>`: ([^]*?) \*\//.exec(text)?.[1] ?? '';
  return tagName === undefined ? null : { tagName, description: head };
}

/** What is none of an author's business, though elements of ours use it: fields that say `@internal`. */
function internalFields(/** @type {Analyzer['ts']} */ ts, /** @type {Set<string>} */ names) {
  return {
    name: 'internal-fields',
    analyzePhase: (/** @type {{node: import('typescript').Node}} */ { node }) => {
      if (!ts.isPropertyDeclaration(node)) return;
      const isInternal = ts.getJSDocTags(node).some((tag) => tag.tagName.text === 'internal');
      if (isInternal) names.add(node.name.getText());
    },
  };
}

const isPublic = (/** @type {Member} */ member) =>
  member.privacy === undefined || member.privacy === 'public';

/** @returns {Promise<Tag[]>} */
export async function publicTags() {
  const { create, ts } = /** @type {Analyzer} */ (
    /** @type {unknown} */ (await import('@custom-elements-manifest/analyzer/index.js'))
  );
  const ofLit = '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
  const { litPlugin } = /** @type {{litPlugin: () => object[]}} */ (await import(ofLit));
  const modules = sources().map((file) =>
    ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2015, true),
  );
  /** @type {Set<string>} */
  const internal = new Set();
  const plugins = [...litPlugin(), internalFields(ts, internal)];
  const { modules: analysed } = create({ modules, plugins, context: { dev: false } });
  const tags = analysed.flatMap(({ path, declarations = [] }) => {
    const definition = definitionIn(read(path));
    const found = declarations.find((one) => one.kind === 'class' && definition);
    return definition && found ? [tagFrom(found, definition, internal)] : [];
  });
  return order.map((name) => {
    const tag = tags.find(({ tagName }) => tagName === name);
    if (!tag) throw new Error(`No source defines <${name}>.`);
    return tag;
  });
}

/**
 * What it was inherited from is no file of the package.
 * @template {Item} T
 * @param {T} item
 * @returns {T}
 */
function withoutOrigin(item) {
  const { inheritedFrom: _, ...rest } = /** @type {T & {inheritedFrom?: object}} */ (item);
  return /** @type {T} */ (/** @type {unknown} */ (rest));
}

/**
 * @param {Partial<Tag>} found
 * @param {{tagName: string, description: string}} definition
 * @param {ReadonlySet<string>} internal
 * @returns {Tag}
 */
function tagFrom(found, { tagName, description }, internal) {
  const plain = (/** @type {Item[] | undefined} */ items = []) =>
    items.filter(({ name }) => !internal.has(name)).map(withoutOrigin);
  const isShown = tagName !== 'edgewise-session';
  const members = (found.members ?? []).filter(
    (member) =>
      isPublic(member) &&
      !member.static &&
      !member.name.startsWith('[') &&
      !internal.has(member.name),
  );
  return {
    kind: 'class',
    name: found.name ?? '',
    tagName,
    description: description.replaceAll(/\s*\n \* ?/g, ' '),
    attributes: plain(found.attributes),
    members: members.map(withoutOrigin),
    events: plain(found.events),
    slots: plain(found.slots),
    cssParts: plain(found.cssParts),
    cssProperties: [...plain(found.cssProperties), ...(isShown ? looks() : [])],
  };
}

/** @param {readonly Tag[]} tags */
export function manifestText(tags) {
  const path = 'element.js';
  const manifest = {
    schemaVersion: '1.0.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path,
        declarations: tags.map((tag) => ({ ...tag, customElement: true })),
        exports: tags.flatMap(({ name, tagName }) => {
          const declaration = { name, module: path };
          return [
            { kind: 'js', name, declaration },
            { kind: 'custom-element-definition', name: tagName, declaration },
          ];
        }),
      },
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
