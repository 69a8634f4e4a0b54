/**
 * What outlives a reload. Storage may be forbidden (private windows, sandboxes): then nothing does.
 * The last project that any tab kept is what a new tab begins with; what stands in a tab of its own
 * is kept for each of its places in the history (entries.ts).
 */

import { isHeld } from '../../../wasm/src/held.js';
import type { Project } from '../../../wasm/src/project.js';
import type { Keeper } from '../session/playground.js';

const projectKey = 'edgewise.project';
const themeKey = 'edgewise.theme';
const toolHeightKey = 'edgewise.tool-height';
const tourKey = 'edgewise.tour';

/** Largest project that is kept, in characters: browsers allow about five million in all. */
const mostCharacters = 4_000_000;

export type Theme = 'auto' | 'light' | 'dark';

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** False when the project is too large to be kept, or storage is forbidden or full. */
export function keepProject(project: Project): boolean {
  if (isHeld(project.data?.table)) return false;
  const text = JSON.stringify(project);
  return text.length <= mostCharacters && write(projectKey, text);
}

/** The project that was kept last; null if there is none that can be read. */
export function keptProject(): Project | null {
  return projectOf(read(projectKey));
}

/** What stood in this tab, at this place of its history, before a reload. */
export function ownProject(): Project | null {
  try {
    return projectOf(sessionStorage.getItem(entryKey(entryOf(history.state) ?? '')));
  } catch {
    return null;
  }
}

export const keeper: Keeper = { own: ownProject, last: keptProject, keep: keepProject };

/** Where an entry of this tab's history is kept, by its id. */
export function entryKey(id: string): string {
  return `edgewise.entry.${id}`;
}

/** The id of an entry of the history, as its state holds it. */
export function entryOf(state: unknown): string | null {
  return (state as { edgewise?: string } | null)?.edgewise ?? null;
}

export function projectOf(text: string | null): Project | null {
  try {
    return text === null ? null : (JSON.parse(text) as Project);
  } catch {
    return null;
  }
}

/** How high the tools under the network are, in pixels. */
export function keepToolHeight(height: number): void {
  write(toolHeightKey, String(height));
}

/** NaN when it was never changed. */
export function keptToolHeight(): number {
  return Number(read(toolHeightKey) ?? NaN);
}

export function keepTheme(theme: Theme): void {
  write(themeKey, theme);
}

export function keptTheme(): Theme {
  const theme = read(themeKey);
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

/** The tour is not shown of itself again. */
export function keepTourSeen(): void {
  write(tourKey, 'seen');
}

export function wasTourSeen(): boolean {
  return read(tourKey) === 'seen';
}
