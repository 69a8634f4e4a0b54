/** A button with a list of what can be taken along. */

import { LitElement, css, html } from 'lit';
import { placeBeside } from '../kit/floating.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

export interface ExportAction {
  label: string;
  /** What one gets, in a few words. */
  about: string;
  act: () => void;
}

export class ExportMenu extends LitElement {
  static override properties = { actions: { attribute: false }, open: { state: true } };
  declare actions: readonly ExportAction[];
  declare open: boolean;

  static override styles = [
    controls,
    css`
      [role='menu'] {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: 4px;
        min-width: 224px;
        border: 1px solid var(--ew-line);
        border-radius: var(--ew-radius);
        background: var(--ew-surface);
        color: var(--ew-ink);
        box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
      }
      [role='menuitem'] {
        display: grid;
        width: 100%;
        padding: 6px 10px;
        border: 0;
        text-align: left;
      }
      [role='menuitem']:hover,
      [role='menuitem']:focus-visible {
        background: var(--ew-page);
      }
      @media (max-width: 640px) {
        [aria-haspopup] {
          padding: 3px 8px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.actions = [];
    this.open = false;
  }

  override render() {
    return html`<button
        aria-haspopup="menu"
        aria-expanded=${this.open ? 'true' : 'false'}
        @click=${this.#toggle}
      >
        Export
      </button>
      <div
        role="menu"
        aria-label="Export"
        popover
        @toggle=${(event: ToggleEvent) => {
          this.open = event.newState === 'open';
        }}
        @keydown=${this.#key}
      >
        ${this.actions.map(
          ({ label, about, act }) =>
            html`<button
              role="menuitem"
              tabindex="-1"
              @click=${() => {
                this.#menu?.hidePopover();
                act();
              }}
            >
              ${label} <span class="small soft">${about}</span>
            </button>`,
        )}
      </div>`;
  }

  get #menu(): HTMLElement | null {
    return this.renderRoot.querySelector('[role="menu"]');
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  }

  #toggle(event: Event): void {
    const menu = this.#menu;
    if (!menu) return;
    menu.togglePopover();
    if (!menu.matches(':popover-open')) return;
    placeBeside(menu, event.currentTarget as HTMLElement);
    this.#items[0]?.focus();
  }

  #key(event: KeyboardEvent): void {
    const items = this.#items;
    const at = items.indexOf(event.target as HTMLElement);
    const last = items.length - 1;
    const to = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      items[to]?.focus();
    } else if (event.key === 'Tab') {
      this.#menu?.hidePopover();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.#menu?.hidePopover();
      this.renderRoot.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
    }
  }
}

define('ew-export-menu', ExportMenu);
