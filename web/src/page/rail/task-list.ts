/** The tasks of an idea, ticked as they are done. */

import { html } from 'lit';
import type { Guide } from './guide.js';

export function taskList({ page, done }: Guide) {
  return html`<ol class="tasks">
    ${page.tasks.map(({ text }, k) => {
      const isDone = done.has(k);
      return html`<li class=${isDone ? 'done' : ''}>
        <span class="tick" role="img" aria-label=${isDone ? 'Done:' : 'To do:'}
          >${isDone ? '✓' : ''}</span
        >
        <span>${text}</span>
      </li>`;
    })}
  </ol>`;
}
