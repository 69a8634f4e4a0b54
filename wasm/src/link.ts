/** A whole project in a link: `#1.` and base64url of the deflated document. */

import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { EdgewiseError } from './error.js';
import { parseJson } from './json.js';
import type { LooseProject, Project } from './project.js';

const version = '1.';

/** Largest document that a link may unfold to, in bytes. */
const largestDocument = 20_000_000;

/** The end of an address that opens the project: `#1.…`. */
export function toLink(project: LooseProject): string {
  const bytes = deflateSync(strToU8(JSON.stringify(project)), { level: 9 });
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const text = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `#${version}${text}`;
}

/** Whether a text is the `#…` of an address that holds a project. */
export function isLink(hash: string): boolean {
  return hash.replace(/^#/, '').startsWith(version);
}

/**
 * The project of a link: of a whole address, or of its end.
 * @throws EdgewiseError where there is none, or a damaged one
 */
export function fromLink(link: string): Project {
  const text = link.slice(link.indexOf('#') + 1);
  if (!isLink(text)) {
    throw new EdgewiseError({
      code: 'link',
      path: '',
      message: 'This is not a link to a project: such a link has "#1." followed by the project.',
    });
  }
  const encoded = text.slice(version.length).replaceAll('-', '+').replaceAll('_', '/');
  try {
    const bytes = Uint8Array.from(atob(encoded), (char) => char.codePointAt(0) ?? 0);
    const document = inflateSync(bytes, { out: new Uint8Array(largestDocument) });
    return parseJson(strFromU8(document)) as Project;
  } catch (cause) {
    if (cause instanceof EdgewiseError) throw cause;
    throw new EdgewiseError({
      code: 'link',
      path: '',
      message: 'The link is damaged: perhaps a part of it was cut off. Ask for it again.',
    });
  }
}
