/**
 * What the page opens first: what stood here before a reload, else the project of a link, else the last
 * one that was kept, else the first data set.
 */

import { dataSets, firstDataSet } from '../project/sets.js';
import type { Opener, Playground } from '../session/playground.js';
import { guard, isWaiting, keptText, projectOf } from './storage.js';

/** Faults of the place, not of the project: it opens another time. */
const passingFaults = new Set(['load', 'worker-lost', 'disposed', 'unsupported-browser']);

/** Where it comes from: the person's own earlier work, somebody's link, or nowhere. */
export type Beginning = 'kept' | 'link' | 'first';

export async function begin(playground: Playground, link: string): Promise<Beginning> {
  let from: Beginning = 'kept';
  await playground.begin(async (open) => {
    if (!(await openKept(playground, open, 'own'))) from = 'link';
    if (from === 'link' && !(await open.link(link))) {
      const fault = link === '' ? null : playground.message;
      from = (await openKept(playground, open, 'last')) ? 'kept' : 'first';
      if (from === 'first') await openFirst(open);
      if (fault) playground.tell(fault);
    }
    if (isWaiting() && playground.opened && !playground.message) {
      const aside = await playground.loaded('A part of the page', () => import('./aside.js'));
      aside?.tellAside(playground);
    }
    if (!playground.opened) playground.offer('Try again', () => begin(playground, link));
  });
  return from;
}

/** Opens what was kept, if anything was; what does not open is put aside. */
async function openKept(
  playground: Playground,
  open: Opener,
  which: 'own' | 'last',
): Promise<boolean> {
  const text = keptText(which);
  if (text === null) return false;
  const project = projectOf(text);
  if (project && (await open.project(project))) return true;
  const code = project ? playground.message?.code : '';
  if (code === undefined || passingFaults.has(code)) return false;
  try {
    (await import('./aside.js')).putAside(text);
  } catch {
    guard(true);
  }
  return false;
}

async function openFirst(open: Opener): Promise<void> {
  const set = dataSets.find(({ id }) => id === firstDataSet) ?? dataSets[0];
  if (set) await open.dataSet(set);
}
