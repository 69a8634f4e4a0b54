/**
 * Where keeping fails. What was kept and does not open is put where nothing writes over it, until it is
 * saved as a file; and where nothing can be kept, that is said. Loaded when there is something of the kind.
 */

import { download } from '../kit/download.js';
import type { Playground } from '../session/playground.js';
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
function saveAside(): void {
  const text = read(asideKey) ?? (isGuarded() ? read(projectKey) : null);
  if (text === null) return;
  download(new Blob([text], { type: 'application/json' }), 'kept.edgewise.json');
  if (read(asideKey) === null) guard(false);
  forget(asideKey);
}

export function tellAside(playground: Playground): void {
  playground.tell({
    kind: 'fault',
    text: 'The project kept from an earlier visit cannot be opened. It will not be overwritten: save it as a file so that it is not lost.',
  });
  playground.offer('Save the file', saveAside);
}

export function tellNotKept(playground: Playground, saveFile: () => void): void {
  playground.note(
    'This browser cannot keep your work for the next visit: its storage is full or blocked, or the project is too large. You can go on, but save the project as a file before you leave.',
  );
  playground.offer('Save the file', saveFile);
}
