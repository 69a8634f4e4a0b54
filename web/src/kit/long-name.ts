/**
 * Names that begin alike are cut in their middle: what tells them apart stays in sight.
 *
 *     ${longName(column.name, namesOf(columns))}    // with `.apart` of the shared styles
 */

import { html } from 'lit';

/** Shorter names are shown whole wherever a name is. */
const shortest = 14;
/** Letters that two names begin with before anybody could mistake one for the other. */
const mostShared = 6;
/** The part that tells them apart begins with a word, if that is not far off. */
const wordReach = 12;
const betweenWords = /[\s_=.:/-]/;

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** By name, where the part begins that tells it from all others; names whose beginning does are left out. */
export function tellingParts(names: readonly string[]): Map<string, number> {
  // Among sorted names those that share most are neighbours.
  const sorted = [...new Set(names)].toSorted();
  const parts = new Map<string, number>();
  for (const [k, name] of sorted.entries()) {
    if (name.length < shortest) continue;
    const neighbours = [sorted[k - 1] ?? '', sorted[k + 1] ?? ''];
    const shared = Math.max(...neighbours.map((other) => sharedLength(name, other)));
    if (shared < mostShared) continue;
    let until = Math.min(shared, name.length - 1);
    while (until < name.length - 1 && betweenWords.test(name[until] ?? '')) until += 1;
    let word = until;
    while (word > 0 && !betweenWords.test(name[word - 1] ?? '')) word -= 1;
    parts.set(name, until - word <= wordReach ? word : until);
  }
  return parts;
}

const kept = new WeakMap<readonly object[], Map<string, number>>();

/** Once for each list of columns or neurons, which are many and drawn often. */
function partsOf<T extends object>(list: readonly T[], name: (one: T) => string) {
  const known = kept.get(list);
  if (known) return known;
  const parts = tellingParts(list.map(name));
  kept.set(list, parts);
  return parts;
}

/** A name as it stands among those of a list. */
export function longName<T extends object>(
  name: string,
  list: readonly T[],
  nameOf: (one: T) => string,
) {
  const from = partsOf(list, nameOf).get(name);
  return from === undefined || from === 0
    ? name
    : html`<span class="apart"
        ><span>${name.slice(0, from)}</span><span>${name.slice(from)}</span></span
      >`;
}

/** The same as a text of at most so many letters. */
export function cutName(name: string, columns: readonly { name: string }[], most: number): string {
  if (name.length <= most) return name;
  const from = partsOf(columns, (one) => one.name).get(name) ?? 0;
  const end = name.slice(from, from + Math.ceil((most * 2) / 3));
  return from === 0
    ? `${name.slice(0, most - 1)}…`
    : `${name.slice(0, most - 1 - end.length)}…${end}`;
}
