/**
 * Where a table is pasted or typed.
 *
 * @fires paste-use with the text
 * @fires paste-close
 */

import { LitElement, css, html } from 'lit';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

export class PasteArea extends LitElement {
  static override styles = [
    controls,
    css`
      textarea {
        width: 100%;
        font:
          var(--ew-small) / 1.4 ui-monospace,
          monospace;
      }
    `,
  ];

  override render() {
    return html`<textarea
        aria-label="Paste data"
        rows="5"
        placeholder="x1,x2,label&#10;1,2,a&#10;3,4,b"
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Escape') this.dispatchEvent(new Event('paste-close'));
        }}
      ></textarea>
      <div class="row">
        <button @click=${this.#use}>Use this</button>
        <span class="small soft">CSV, cells of a spreadsheet, JSON, Markdown</span>
      </div>`;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  #use(): void {
    const detail = this.renderRoot.querySelector('textarea')?.value ?? '';
    this.dispatchEvent(new CustomEvent('paste-use', { detail }));
  }
}

define('ew-paste-area', PasteArea);
