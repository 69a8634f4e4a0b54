/** What to look for in an idea that was opened, above the page's columns. */

import { html } from 'lit';

export function ideaLine({ name, look }: { name: string; look: string }, close: () => void) {
  return html`<section class="idea" aria-label="Idea">
    <p aria-live="polite"><strong>${name}</strong> ${look}</p>
    <button class="quiet" aria-label="Close the idea" @click=${close}>×</button>
  </section>`;
}
