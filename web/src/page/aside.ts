/**
 * What was kept and does not open: it is put where nothing writes over it, until it is saved as a file.
 * Loaded when there is something of the kind.
 */

import { download } from '../kit/download.js';
import { asideKey, forget, guard, isGuarded, projectKey, read, write } from './storage.js';

export function putAside(text: string): void {
  const earlier = read(asideKey);
  if (earlier === text || (earlier === null && write(asideKey, text))) return;
  // There is no room for both: it moves, where no earlier one waits.
  if (earlier === null && text === read(projectKey)) {
    forget(projectKey);
    if (write(asideKey, text)) return;
    write(projectKey, text);
  }
  guard(true);
}

/** Saves what waits as a file; it waits no longer. */
export function saveAside(): void {
  const text = read(asideKey) ?? (isGuarded() ? read(projectKey) : null);
  if (text === null) return;
  download(new Blob([text], { type: 'application/json' }), 'kept.edgewise.json');
  if (read(asideKey) === null) guard(false);
  forget(asideKey);
}
