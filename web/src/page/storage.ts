/**
 * What outlives a reload. Storage may be forbidden (private windows, sandboxes): then nothing does.
 * The last project that any tab kept is what a new tab begins with; what stands in a tab of its own
 * is kept for each of its places in the history (entries.ts).
 */

import { isHeld } from '../../../wasm/src/held-table.js';
import type { Project } from '../../../wasm/src/project.js';

/** Of the project that was kept last, as text. */
export const projectKey = 'edgewise.project';
/** Of a text that was kept and does not open (aside.ts). */
export const asideKey = 'edgewise.unopened';
const themeKey = 'edgewise.theme';
const toolHeightKey = 'edgewise.tool-height';
/** Of the ideas that were tried (rail/kept.ts). */
export const ideasKey = 'edgewise.ideas';

/** Largest project that is kept, in characters: browsers allow about five million in all. */
const mostCharacters = 4_000_000;

export type Theme = 'auto' | 'light' | 'dark';

export function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function write(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // What cannot be reached is not there.
  }
}

/** What was kept last does not open, and there is no room to put it aside: nothing is written over it. */
let guarded = false;

export function guard(on: boolean): void {
  guarded = on;
}

export function isGuarded(): boolean {
  return guarded;
}

/** Whether something that does not open waits to be saved as a file. */
export function isWaiting(): boolean {
  return guarded || read(asideKey) !== null;
}

/** A project as it is kept; null where its table is too large to be. */
export function textOf(project: Project): string | null {
  return isHeld(project.data?.table) ? null : JSON.stringify(project);
}

/**
 * False when the project is too large to be kept, or storage is forbidden or full.
 * @param text the project, as `textOf` writes it
 */
export function keepProject(text: string | null): boolean {
  if (guarded || text === null) return false;
  return text.length <= mostCharacters && write(projectKey, text);
}

/** An idea was being tried, and what it was tried on may be what stands here again: no link leads elsewhere. */
export function wasTrying(): boolean {
  const isTrying = read(ideasKey)?.includes('"at":"') === true;
  return isTrying && (location.hash === '' || keptText('own') !== null);
}

/** What was kept last, or what stood in this tab, at this place of its history, before a reload. */
export function keptText(which: 'own' | 'last'): string | null {
  if (which === 'last') return read(projectKey);
  try {
    return sessionStorage.getItem(entryKey(entryOf(history.state) ?? ''));
  } catch {
    return null;
  }
}

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

/** How high the tools under the network are: pixels as someone has set them, 0 for none. */
export interface ToolHeight {
  readonly set: number;
  /** As high as there is room, for as long as somebody wants that. */
  readonly isLarge: boolean;
}

export function keepToolHeight({ set }: ToolHeight): void {
  write(toolHeightKey, String(set));
}

export function keptToolHeight(): ToolHeight {
  const set = Number(read(toolHeightKey) ?? NaN);
  return { set: set > 0 ? set : 0, isLarge: false };
}

export function keepTheme(theme: Theme): void {
  write(themeKey, theme);
}

export function keptTheme(): Theme {
  const theme = read(themeKey);
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}
