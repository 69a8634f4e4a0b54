/**
 * The tables of the documentation that are made of the sources: of the public tags, and of the project
 * document's schema. Each stands in a file between `<!-- made: name -->` and `<!-- end -->`.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicTags } from './element-manifest.mjs';
import { root } from './paths.mjs';

/** @typedef {import('./element-manifest.mjs').Tag} Tag */
/** @typedef {import('./element-manifest.mjs').Member} Member */

/** In a cell of a table. */
const cell = (/** @type {string} */ text) =>
  text.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(cell).join(' | ')} |`)
    .join('\n');

const code = (/** @type {string} */ text) => `\`${text}\``;
const short = (/** @type {string} */ tag) => tag.replace('edgewise-', '');

/**
 * Which of the tags have it, in words.
 * @param {readonly Tag[]} all
 * @param {readonly string[]} having
 */
function who(all, having) {
  if (having.length === all.length) return 'all';
  const hosts = ['edgewise-playground', 'edgewise-session'];
  const parts = all.map(({ tagName }) => tagName).filter((tag) => !hosts.includes(tag));
  const isParts = parts.every((tag) => having.includes(tag));
  const others = having.filter((tag) => !isParts || !parts.includes(tag));
  return [...others.map(short), ...(isParts ? ['the parts'] : [])].join(', ');
}

/**
 * Of each name one item, with the tags that have it.
 * @template {{name: string, description?: string}} T
 * @param {readonly Tag[]} tags
 * @param {(tag: Tag) => readonly T[]} of
 */
function gathered(tags, of) {
  /** @type {Map<string, {item: T, on: string[]}>} */
  const found = new Map();
  for (const tag of tags) {
    for (const item of of(tag)) {
      const known = found.get(item.name);
      if (!known) found.set(item.name, { item, on: [tag.tagName] });
      else if (known.item.description === item.description) known.on.push(tag.tagName);
      else throw new Error(`"${item.name}" is described in two ways: say the same on ${tag.name}.`);
    }
  }
  return [...found.values()].map(({ item, on }) => {
    if (!item.description) throw new Error(`"${item.name}" has no comment: say what it is.`);
    return { ...item, description: item.description, on: who(tags, on) };
  });
}

/** @param {Member} method */
function call({ name, parameters = [] }) {
  const said = parameters.map((parameter) =>
    parameter.optional || parameter.default !== undefined ? `${parameter.name}?` : parameter.name,
  );
  return code(`${name}(${said.join(', ')})`);
}

/** @param {readonly Tag[]} tags */
function tagTables(tags) {
  const members = gathered(tags, ({ members: all }) => all);
  const isAttribute = new Set(tags.flatMap(({ attributes }) => attributes.map(({ name }) => name)));
  const isMethod = (/** @type {Member} */ { kind }) => kind === 'method';
  const fields = members.filter((member) => !isMethod(member) && !isAttribute.has(member.name));
  const described = (
    /** @type {readonly {name: string, description: string, on: string}[]} */ items,
  ) => items.map(({ name, on, description }) => [code(name), on, description]);
  return {
    tags: table(
      ['tag', 'what it is'],
      tags.map(({ tagName, description }) => [code(tagName), description.replace(/\.$/, '')]),
    ),
    attributes: table(
      ['attribute', 'on', 'meaning'],
      described(gathered(tags, ({ attributes }) => attributes)),
    ),
    methods: table(
      ['method', 'on', 'what it does'],
      members.filter(isMethod).map((method) => [call(method), method.on, method.description]),
    ),
    properties: table(
      ['property', 'on', ''],
      fields.map(({ name, on, description, readonly }) => [
        code(name),
        on,
        `${description}${readonly ? ' To be read only.' : ''}`,
      ]),
    ),
    events: table(
      ['event', 'detail', 'when'],
      gathered(tags, ({ events }) => events).map(({ name, description, type }) => [
        code(name),
        code((type?.text ?? '').replace(/^CustomEvent<(.*)>$/, '$1')),
        description,
      ]),
    ),
    parts: table(
      ['`::part(…)`', 'what it is'],
      gathered(tags, ({ cssParts }) => cssParts).map((item) => [code(item.name), item.description]),
    ),
    slots: table(
      ['slot', 'where'],
      gathered(tags, ({ slots }) => slots).map((item) => [code(item.name), item.description]),
    ),
    looks: table(
      ['custom property', 'of what', 'usual'],
      gathered(tags, ({ cssProperties }) => cssProperties).map((item) => [
        code(item.name),
        item.description,
        code(item.default ?? ''),
      ]),
    ),
  };
}

/**
 * @typedef {{
 *   $ref?: string, description?: string, type?: string | string[], enum?: string[], const?: unknown,
 *   default?: unknown, properties?: Record<string, Schema>, required?: string[], items?: Schema,
 *   oneOf?: Schema[], minimum?: number, maximum?: number, minItems?: number, maxItems?: number,
 *   pattern?: string, minLength?: number, $defs?: Record<string, Schema>,
 * }} Schema
 */

/** @returns {Schema} */
export function projectSchema() {
  /** @type {unknown} */
  const schema = JSON.parse(readFileSync(join(root, 'web/public/schema/project-v1.json'), 'utf8'));
  return /** @type {Schema} */ (schema);
}

/**
 * What stands behind a reference, with what is said beside it.
 * @param {Schema} schema
 * @param {Schema} node
 * @returns {Schema}
 */
function resolved(schema, node) {
  const name = node.$ref?.replace('#/$defs/', '');
  return name === undefined ? node : { ...schema.$defs?.[name], ...node };
}

/**
 * Which values a key takes, in words.
 * @param {Schema} schema
 * @param {Schema} given
 * @returns {string}
 */
function valuesOf(schema, given) {
  const node = resolved(schema, given);
  if (node.const !== undefined) return code(JSON.stringify(node.const));
  if (node.enum) return node.enum.map((word) => code(word)).join(' ');
  const types = [node.type ?? []].flat();
  if (node.oneOf && types.length === 0) {
    return node.oneOf.map((one) => valuesOf(schema, one)).join(', or ');
  }
  if (types[0] === 'array' && node.items) return `a list: ${valuesOf(schema, node.items)}`;
  /** @type {Readonly<Record<string, string>>} */
  const words = { integer: 'whole number', string: 'text', boolean: 'true or false' };
  const named = types.map((type) => words[type] ?? type).join(', ');
  const { minimum, maximum } = node;
  const isWide = (maximum ?? 0) > 1e37;
  if (minimum === undefined || isWide) return named || 'number or text';
  return maximum === undefined
    ? `${named}, at least ${String(minimum)}`
    : `${named}, ${String(minimum)} to ${maximum.toLocaleString('en')}`;
}

/**
 * All keys, each with its path.
 * @param {Schema} [schema]
 * @returns {{path: string, node: Schema, isRequired: boolean}[]}
 */
export function keysOf(schema = projectSchema()) {
  /** @type {Map<string, {path: string, node: Schema, isRequired: boolean}>} */
  const keys = new Map();
  const walk = (/** @type {Schema} */ given, /** @type {string} */ path) => {
    const node = resolved(schema, given);
    for (const one of node.oneOf ?? []) walk(one, path);
    if (node.items) walk(node.items, `${path}[]`);
    for (const [key, member] of Object.entries(node.properties ?? {})) {
      const at = path === '' ? key : `${path}.${key}`;
      const isRequired = node.required?.includes(key) ?? false;
      keys.set(at, { path: at, node: resolved(schema, member), isRequired });
      walk(member, at);
    }
  };
  walk(schema, '');
  return [...keys.values()];
}

/** One table for each key of the document that holds others. */
function schemaTables() {
  const schema = projectSchema();
  const keys = keysOf(schema);
  const isOf = (/** @type {string} */ part, /** @type {string} */ path) =>
    path === part || path.startsWith(`${part}.`) || path.startsWith(`${part}[]`);
  const rows = (/** @type {typeof keys} */ some) =>
    table(
      ['key', 'values', 'usual', 'meaning'],
      some.map(({ path, node, isRequired }) => {
        if (!node.description) throw new Error(`"${path}" has no description in the schema.`);
        const usual = node.default === undefined ? '' : code(JSON.stringify(node.default));
        const values = node.properties ? 'object' : valuesOf(schema, node);
        return [code(path), values, isRequired ? 'needed' : usual, node.description];
      }),
    );
  const parts = ['network', 'data', 'training', 'goal', 'exercise', 'progress', 'encoding'];
  /** @type {Record<string, string>} */
  const tables = { document: rows(keys.filter(({ path }) => /^\w+$/.test(path))) };
  for (const part of parts) {
    const inside = keys.filter(({ path }) => path !== part && isOf(part, path));
    // Targets are encoded as inputs are.
    const once = inside.filter(({ path }) => !path.startsWith('encoding.targets[]'));
    tables[part] = rows(once);
  }
  return tables;
}

/** The files that hold tables, and the tables. */
export async function references() {
  const tags = tagTables(await publicTags());
  return /** @type {const} */ ([
    { file: 'web/docs/embedding.md', tables: tags },
    { file: 'web/docs/project-document.md', tables: schemaTables() },
  ]);
}

/**
 * @param {string} text
 * @param {Readonly<Record<string, string>>} tables
 */
export function withTables(text, tables) {
  const left = new Set(Object.keys(tables));
  const made = text.replaceAll(
    /(<!-- made: (\w+) -->)[^]*?(<!-- end -->)/g,
    (_, /** @type {string} */ begin, /** @type {string} */ name, /** @type {string} */ end) => {
      left.delete(name);
      return `${begin}\n\n${tables[name] ?? ''}\n\n${end}`;
    },
  );
  if (left.size > 0) throw new Error(`There is no place for ${[...left].join(', ')}.`);
  return made;
}
