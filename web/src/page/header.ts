/** The head of the page: its title, the ideas to try, taking back, what can be taken along, the theme. */

import { html, type TemplateResult } from 'lit';
import type { Playground } from '../session/playground.js';
import type { ExportAction } from './export-menu.js';
import type { Preset, PresetGroup } from '../project/ideas/idea.js';
import type { Theme } from './storage.js';

interface Header {
  playground: Playground;
  presets: readonly PresetGroup[];
  exports: readonly ExportAction[];
  theme: Theme;
  /** Of what is folded away, where it is. */
  opener: TemplateResult | undefined;
}

export interface HeaderActs {
  try: (preset: Preset) => void;
  openWorkshops: () => void;
  share: () => void;
  showTour: () => void;
  setTheme: (theme: Theme) => void;
}

const themes: readonly [Theme, string][] = [
  ['auto', 'Auto'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

export function header({ playground, presets, exports, theme, opener }: Header, acts: HeaderActs) {
  const title = playground.project?.title ?? '';
  return html`<header>
    ${opener}
    <h1>Edgewise</h1>
    <span class="soft" title=${title}>${title}</span>
    <select
      aria-label="Preset"
      class="preset"
      @change=${(event: Event) => {
        const select = event.target as HTMLSelectElement;
        const [g, k] = select.value.split(' ').map(Number);
        const preset = presets[g ?? -1]?.presets[k ?? -1];
        select.value = '';
        if (preset) acts.try(preset);
      }}
    >
      <option value="" selected>Ideas to try …</option>
      ${presets.map(
        (group, g) =>
          html`<optgroup label=${group.label}>
            ${group.presets.map(
              (preset, k) =>
                html`<option value=${`${String(g)} ${String(k)}`}>${preset.label}</option>`,
            )}
          </optgroup>`,
      )}
    </select>
    <button
      ?disabled=${!playground.canUndo}
      @click=${() => {
        void playground.undo();
      }}
    >
      Undo
    </button>
    <button
      ?disabled=${!playground.canRedo}
      @click=${() => {
        void playground.redo();
      }}
    >
      Redo
    </button>
    <button title="Networks that are built instead of trained" @click=${acts.openWorkshops}>
      Workshops
    </button>
    <button title="Copies a link that holds the whole project" @click=${acts.share}>Share</button>
    <ew-export-menu .actions=${exports}><button>Export</button></ew-export-menu>
    <button class="tour" title="Show the tour" aria-label="Show the tour" @click=${acts.showTour}>
      ?
    </button>
    <select
      aria-label="Theme"
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        acts.setTheme(value === 'light' || value === 'dark' ? value : 'auto');
      }}
    >
      ${themes.map(
        ([value, label]) =>
          html`<option value=${value} ?selected=${value === theme}>${label}</option>`,
      )}
    </select>
  </header>`;
}
