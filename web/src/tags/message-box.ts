/** What a session tells, in a corner of its playground. */

import { css, html, nothing } from 'lit';
import type { Playground } from '../session/playground.js';

export const messageStyle = css`
  .message {
    position: absolute;
    z-index: 3;
    right: 8px;
    bottom: 8px;
    max-width: min(384px, 100% - 16px);
    max-height: 80%;
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
  .message.whole {
    inset: 50% auto auto 50%;
    translate: -50% -50%;
    width: max-content;
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

/** In the middle where nothing is open. */
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
