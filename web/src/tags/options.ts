/** The tag's attributes from elsewhere: from the query of an address, or from a message. */

import { attributes } from './wire.js';

type Attributed = Pick<Element, 'setAttribute' | 'removeAttribute'>;

/** Those that are there or not; `?readonly=false` means what it says. */
const switches = new Set(['autoplay', 'readonly']);

export type Option = string | number | boolean | null;

export function giveOptions(
  element: Attributed,
  options: Iterable<readonly [string, Option]>,
): void {
  for (const [name, value] of options) {
    if (!attributes.includes(name)) continue;
    const isNo = switches.has(name) && /^(false|0|no)$/.test(String(value));
    if (value === null || value === false || isNo) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}
