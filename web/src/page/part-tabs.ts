/** Where there is room for one column: the tabs of the three; and what stands in them while nothing is open. */

import { html } from 'lit';
import { tab } from '../kit/tab.js';
import { showsPart, type Showing } from '../project/shows.js';
import type { Tab } from './tour.js';

const parts: readonly [Tab, string][] = [
  ['data', 'Data and training'],
  ['network', 'Network'],
  ['output', 'Output'],
];

export function partTabs(present: Tab, project: Showing, choose: (part: Tab) => void) {
  return html`<nav aria-label="Parts">
    <div class="views" role="tablist" aria-label="Parts">
      ${parts
        .filter(([part]) => showsPart(project, part))
        .map(([part, label]) =>
          tab(label, present === part, () => {
            choose(part);
          }),
        )}
    </div>
  </nav>`;
}

export const emptyColumns = (text: string) =>
  ['', text, ''].map(
    (said, k) => html`<div class=${`column panel empty ${k === 1 ? 'shown' : ''}`}>${said}</div>`,
  );
