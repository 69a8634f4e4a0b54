/** What the page tells above its columns: a message of the session, and what to look for in an idea. */

import { html, nothing } from 'lit';
import type { Playground } from '../session/playground.js';

export function messageLine(message: NonNullable<Playground['message']>, playground: Playground) {
  const { kind, text, fix } = message;
  const { opened } = playground;
  return html`<div class=${`message ${kind} ${opened ? '' : 'whole'}`} role="alert">
    <p>${text}</p>
    ${
      fix
        ? html`<button class="primary" @click=${() => void fix.act()}>${fix.label}</button>`
        : nothing
    }
    <button
      aria-label="Dismiss"
      class="quiet"
      ?hidden=${!opened}
      @click=${() => {
        playground.dismiss();
      }}
    >
      ×
    </button>
  </div>`;
}

export function ideaLine({ name, look }: { name: string; look: string }, close: () => void) {
  return html`<section class="idea" aria-label="Idea">
    <p aria-live="polite"><strong>${name}</strong> ${look}</p>
    <button class="quiet" aria-label="Close the idea" @click=${close}>×</button>
  </section>`;
}
