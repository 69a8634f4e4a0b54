/** The words of the page with a sentence each, as a dialog over it. */

import { LitElement, css, html } from 'lit';
import { termGroups } from './terms.js';
import { controls } from './tokens.js';
import { define } from './define.js';
import { dialogStyle } from './dialog-style.js';

export class Words extends LitElement {
  static override styles = [
    controls,
    dialogStyle,
    css`
      dialog {
        width: min(720px, calc(100vw - 16px));
      }
      h3 {
        margin: 12px 0 4px;
        color: var(--ew-ink);
        font-size: var(--ew-text);
        font-weight: 600;
      }
      dl {
        display: grid;
        grid-template-columns: 11em minmax(0, 1fr);
        gap: 4px 16px;
        margin: 0;
      }
      dt {
        color: var(--ew-ink-soft);
      }
      dd {
        margin: 0;
      }
      @media (max-width: 640px) {
        dl {
          grid-template-columns: minmax(0, 1fr);
          gap: 0;
        }
        dd {
          margin-bottom: 8px;
        }
      }
    `,
  ];

  override render() {
    return html`<dialog
      aria-label="Words"
      @close=${() => {
        this.remove();
      }}
    >
      <div class="head">
        <h2>What the words mean</h2>
        <button
          @click=${() => {
            this.renderRoot.querySelector('dialog')?.close();
          }}
        >
          Close
        </button>
      </div>
      ${termGroups.map(
        ({ label, terms }) =>
          html`<h3>${label}</h3>
            <dl>
              ${terms.map(
                ([term, meaning]) =>
                  html`<dt>${term}</dt>
                    <dd>${meaning}</dd>`,
              )}
            </dl>`,
      )}
    </dialog>`;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }
}

define('ew-words', Words);

/** Over everything; gone, with the focus where it was, as soon as it is closed. */
export function showWords(root: HTMLElement | DocumentFragment): void {
  root.append(document.createElement('ew-words'));
}
