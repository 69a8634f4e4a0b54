/** What a session tells, in a corner of its playground or of the page; in the middle where nothing is open. */

import { css, html, nothing } from 'lit';
import type { Playground } from '../session/playground.js';

export const messageStyle = css`
  .message {
    z-index: 3;
    overflow: auto;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: start;
    justify-content: end;
    padding: 10px 12px;
    border-radius: var(--ew-radius);
    border: 1px solid var(--ew-control);
    background: var(--ew-surface);
    box-shadow: 0 4px 20px #0004;
  }
  .message.fault {
    background: var(--ew-bad-surface);
    border-color: var(--ew-bad);
  }
  .message p {
    flex: 1;
    min-width: calc(100% - 56px);
    overflow-wrap: anywhere;
  }
  .message .quiet {
    order: 1;
    padding: 0 8px;
  }
  .message .primary {
    order: 2;
  }
`;

export function messageBox(playground: Playground) {
  const { message, opened } = playground;
  if (!message) return nothing;
  const { kind, text, fix } = message;
  return html`<div class=${`message ${kind} ${opened ? '' : 'whole'}`} role="alert" part="message">
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
