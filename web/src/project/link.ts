/** A whole project in a link: `#1.` and base64url of the deflated document. */

import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { EdgewiseError } from '../../../wasm/src/error.js';
import { isHeld } from '../../../wasm/src/held-table.js';
import { parseJson } from '../../../wasm/src/json.js';
import type { Project } from '../../../wasm/src/project.js';
import type { DataInfo } from '../../../wasm/src/types.js';
import { formatCount } from '../kit/format.js';
import { defaults } from './defaults.js';

const version = '1.';

/** Longest link that is offered, in characters: more, and chats and mail programs cut it. */
const longestLink = 8000;

/** Largest document that a link may unfold to, in bytes. */
const largestDocument = 20_000_000;

/** The project with its split and its scale in words, so that a link does not lean on defaults. */
export function withSaid(project: Project, info: DataInfo | null): Project {
  if (!project.data || !info) return project;
  const { train, seed, stratify } = info.split;
  const { scale = defaults.data.scale, split = { train, seed, stratify } } = project.data;
  return { ...project, data: { ...project.data, scale, split } };
}

/** The part behind the `#`. */
export function linkOf(project: Project): string {
  const bytes = deflateSync(strToU8(JSON.stringify(project)), { level: 9 });
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const text = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return version + text;
}

/** A link; else, in a sentence, why there is none. */
export type Passed = { link: string } | { reason: string };

/** The same where it is not too long to be passed on. */
export function linkToPass(project: Project): Passed {
  if (isHeld(project.data?.table)) {
    return { reason: 'This project is too large for a link. A file takes all of it along.' };
  }
  const link = linkOf(project);
  return link.length <= longestLink
    ? { link }
    : {
        reason: `As a link this project would have ${formatCount(link.length)} characters, too many for most programs. A file takes all of it along.`,
      };
}

/** The project of a `#…` part; null where there is none; throws for one that is damaged. */
export function projectOfLink(hash: string): Project | null {
  const text = hash.replace(/^#/, '');
  if (!text.startsWith(version)) return null;
  const encoded = text.slice(version.length).replaceAll('-', '+').replaceAll('_', '/');
  try {
    const bytes = Uint8Array.from(atob(encoded), (char) => char.codePointAt(0) ?? 0);
    const document = inflateSync(bytes, { out: new Uint8Array(largestDocument) });
    return parseJson(strFromU8(document)) as Project;
  } catch (cause) {
    if (cause instanceof EdgewiseError) throw cause;
    throw new Error('The link is damaged: perhaps a part of it was cut off. Ask for it again.', {
      cause,
    });
  }
}
