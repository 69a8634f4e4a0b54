/** What outlives a reload. Storage may be forbidden (private windows, sandboxes): then nothing does. */

import { isHeld } from '../../../wasm/src/held.js';
import type { Project } from '../../../wasm/src/project.js';

const projectKey = 'edgewise.project';
const themeKey = 'edgewise.theme';
const toolHeightKey = 'edgewise.tool-height';

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

/** The project of the last visit; null if there is none that can be read. */
export function keptProject(): Project | null {
  const text = read(projectKey);
  if (text === null) return null;
  try {
    return JSON.parse(text) as Project;
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
