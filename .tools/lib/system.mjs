/** Which system this is, as far as its packages have names of their own. */

import { existsSync, readFileSync } from 'node:fs';
import { platform } from 'node:os';

/** @typedef {'debian' | 'ubuntu' | 'fedora' | 'macos'} System */

/** @returns {System | null} the system whose package names hold here, when it is one we know */
export function thisSystem() {
  if (platform() === 'darwin') return 'macos';
  if (!existsSync('/etc/os-release')) return null;
  const text = readFileSync('/etc/os-release', 'utf8');
  const ids = [...text.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap((match) =>
    (match[1] ?? '').split(' '),
  );
  for (const system of /** @type {const} */ (['ubuntu', 'debian', 'fedora'])) {
    if (ids.includes(system)) return system;
  }
  return null;
}
