/** `<edgewise-session>`: a session that others join by its id, or inside it; nothing of its own to be seen. */

import { css, html } from 'lit';
import { define } from '../kit/define.js';
import { SessionHost } from './session-host.js';

export class SessionElement extends SessionHost {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  override render() {
    return html`<slot></slot>`;
  }
}

define('edgewise-session', SessionElement);

declare global {
  interface HTMLElementTagNameMap {
    'edgewise-session': SessionElement;
  }
}
