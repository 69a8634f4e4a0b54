/** What stands above the data: the task of an exercise, else the idea that is tried. */

import { html, nothing } from 'lit';
import type { Playground } from '../session/playground.js';
import type { Guide } from './rail/guide.js';

/** @param leave for good, from the exercise */
export function aid(playground: Playground, guide: Guide | null, leave: () => void) {
  if (playground.project?.exercise) {
    return html`<ew-task
      class="panel aid"
      .playground=${playground}
      canLeave
      @exercise-leave=${leave}
    ></ew-task>`;
  }
  return guide?.preset ? html`<ew-rail class="panel aid" .guide=${guide}></ew-rail>` : nothing;
}
