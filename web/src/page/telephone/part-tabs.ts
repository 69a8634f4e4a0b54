/** The tabs of the three columns, where there is room for one. */

import { html } from 'lit';
import { tab } from '../../kit/tab.js';
import { showsPart, type Showing } from '../../project/shows.js';
import type { Tab } from '../tour.js';

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
