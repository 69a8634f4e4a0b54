/** A project as a link that can be passed on. */

import { isHeld } from '../../../wasm/src/held-table.js';
import { fromLink, isLink, toLink } from '../../../wasm/src/link.js';
import type { Project } from '../../../wasm/src/project.js';
import type { DataInfo } from '../../../wasm/src/types.js';
import { formatCount } from '../kit/format.js';
import { defaults } from './defaults.js';
import { ignoredColumns, withKnownView, withoutIgnored } from './passed-on.js';

/** Longest link that is offered, in characters: more, and chats and mail programs cut it. */
const longestLink = 8000;

/** The project with its split and its scale in words, so that a link does not lean on defaults. */
export function withSaid(project: Project, info: DataInfo | null): Project {
  if (!project.data || !info) return project;
  const { train, seed, stratify } = info.split;
  const { scale = defaults.data.scale, split = { train, seed, stratify } } = project.data;
  return { ...project, data: { ...project.data, scale, split } };
}

/** The part behind the `#`. */
export function linkOf(project: Project): string {
  return toLink(project).slice(1);
}

/** A link; else, in a sentence, why there is none. */
export type Link = { link: string } | { reason: string };

/** The same, with the project that it holds, and the columns of the table at hand that it leaves out. */
export type Passed = Link & { project: Project; left: readonly string[] };

/** @param keepsIgnored columns that the network does not use are passed on as well */
export function passedOn(present: Project, info: DataInfo | null, keepsIgnored: boolean): Passed {
  const whole = withSaid(withKnownView(present), info);
  const project = keepsIgnored ? whole : withoutIgnored(whole, info);
  const left = project === whole ? [] : ignoredColumns(whole, info);
  return { ...linkToPass(project), project, left };
}

/** The part behind the `#` where it is not too long to be passed on. */
export function linkToPass(project: Project): Link {
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
  return isLink(hash) ? fromLink(hash) : null;
}
