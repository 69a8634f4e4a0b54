/** JSON text as the core means it: -0 keeps its sign, and no key may stand twice in an object. */

import { isObject, wrongType } from './check.js';
import { EdgewiseError } from './error.js';

function holdsNegativeZero(root: unknown): boolean {
  const left = [root];
  while (left.length > 0) {
    const value = left.pop();
    if (Object.is(value, -0)) return true;
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue;
    for (const member of Object.values(value)) {
      if (typeof member !== 'string') left.push(member);
    }
  }
  return false;
}

/** JSON.stringify writes 0 for it. */
function withNegativeZeros(value: unknown): string {
  let mark = '-0';
  while (JSON.stringify(value).includes(`"${mark}"`)) mark = `-${mark}`;
  const text = JSON.stringify(value, (_, member: unknown) =>
    Object.is(member, -0) ? mark : member,
  );
  return text.replaceAll(`"${mark}"`, '-0');
}

/** JSON text of a document or a part of one. */
export function jsonOf(value: unknown, path: string): string {
  if (!isObject(value)) throw wrongType(path, 'an object');
  try {
    // Nothing, where an object says of itself that it is nothing.
    const text = JSON.stringify(value) as string | undefined;
    if (text === undefined) throw wrongType(path, 'an object');
    return holdsNegativeZero(value) ? withNegativeZeros(value) : text;
  } catch (cause) {
    if (cause instanceof EdgewiseError) throw cause;
    throw new EdgewiseError({
      code: 'json',
      path,
      message: `"${path}" cannot be written as JSON: ${String(cause)}`,
    });
  }
}

interface Level {
  /** Null in an array. */
  keys: Set<string> | null;
  key: string;
  item: number;
}

function pathOf(levels: readonly Level[]): string {
  return levels
    .map(({ keys, key, item }) => (keys === null ? `[${String(item)}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}[\]]/gs;
const tokensAndCommas = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}[\],]/gs;

/** Where a key stands that its object has already; null in most valid texts. Items of arrays are counted by commas only. */
function keyTwice(text: string, pattern: RegExp): Level[] | null {
  const levels: Level[] = [];
  for (const match of text.matchAll(pattern)) {
    const [token] = match;
    const level = levels.at(-1);
    if (token === '{' || token === '[') {
      levels.push({ keys: token === '{' ? new Set() : null, key: '', item: 0 });
    } else if (token === '}' || token === ']') {
      levels.pop();
    } else if (token === ',') {
      if (level) level.item += 1;
    } else if (match[1] !== undefined && level?.keys) {
      const key = JSON.parse(token.slice(0, -match[1].length)) as string;
      level.key = key;
      if (level.keys.has(key)) return levels;
      level.keys.add(key);
    }
  }
  return null;
}

/** Throws a SyntaxError for what is no JSON, and an EdgewiseError for a key that stands twice: JSON.parse would take the last. */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (keyTwice(text, tokens) === null) return value;
  const levels = keyTwice(text, tokensAndCommas) ?? [];
  const key = levels.at(-1)?.key ?? '';
  throw new EdgewiseError({
    code: 'duplicate',
    path: pathOf(levels),
    message: `The key "${key}" appears twice here; keep only one.`,
  });
}
