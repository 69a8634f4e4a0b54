/**
 * The workshops: constructions to try out, a page each, whose networks go into the playground.
 * Loaded when it is opened for the first time.
 */

import { LitElement, css, html, nothing } from 'lit';
import { createClient } from '../../../wasm/src/client.js';
import type { Client } from '../../../wasm/src/client-types.js';
import type { Workshop } from '../project/ideas/idea.js';
import type { Playground } from '../session/playground.js';
import { controls } from '../kit/tokens.js';
import './approximation.js';
import './boolean.js';
import './counting.js';
import './depth.js';
import './few-causes.js';
import './matrix-product.js';
import './product-gate.js';
import { define } from '../kit/define.js';

const pages: readonly [Workshop, string][] = [
  ['approximation', 'Any function'],
  ['boolean', 'Any boolean function'],
  ['counting', 'How many are there?'],
  ['causes', 'Few causes'],
  ['matrix', 'Matrix product'],
  ['depth', 'Deep or wide'],
  ['gate', 'Multiplying'],
];

export class Workshops extends LitElement {
  static override properties = {
    playground: { attribute: false },
    page: { state: true },
    ofIdea: { state: true },
    client: { state: true },
  };
  declare playground: Playground | null;
  declare page: Workshop;
  /** An idea has opened this page: what it asks for stands above it, in the slot "idea". */
  declare ofIdea: boolean;
  declare client: Client | null;

  static override styles = [
    controls,
    css`
      dialog {
        width: min(1120px, calc(100vw - 48px));
        height: min(800px, calc(100dvh - 48px));
        max-width: none;
        max-height: none;
        padding: 0;
        border: 1px solid var(--ew-line);
        border-radius: 10px;
        background: var(--ew-surface);
        color: inherit;
        box-shadow: 0 12px 48px rgb(0 0 0 / 28%);
        overflow: hidden;
      }
      dialog[open] {
        display: grid;
        grid-template: auto minmax(0, 1fr) / 224px minmax(0, 1fr);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }
      .head {
        grid-column: 1 / -1;
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 10px 12px 10px 20px;
        border-bottom: 1px solid var(--ew-line);
      }
      h2 {
        font-size: 1.125rem;
      }
      nav {
        display: grid;
        align-content: start;
        gap: 2px;
        padding: 12px 8px;
        border-right: 1px solid var(--ew-line);
        background: var(--ew-page);
        overflow: auto;
        scrollbar-width: thin;
      }
      nav button {
        text-align: left;
        border-color: transparent;
        background: none;
        padding: 6px 12px;
      }
      nav button[aria-selected='true'] {
        background: var(--ew-surface);
        border-color: var(--ew-line);
        font-weight: 600;
      }
      .page {
        padding: 20px 24px 28px;
        overflow: auto;
        scrollbar-width: thin;
        overscroll-behavior: contain;
      }
      @media (max-width: 760px) {
        dialog {
          width: 100vw;
          height: 100dvh;
          border: 0;
          border-radius: 0;
        }
        dialog[open] {
          grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
        }
        .head {
          padding: 6px 8px 6px 16px;
        }
        nav {
          grid-auto-flow: column;
          grid-auto-columns: max-content;
          scrollbar-width: none;
          border-right: 0;
          border-bottom: 1px solid var(--ew-line);
          padding: 6px 8px;
        }
        .page {
          padding: 16px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.playground = null;
    this.page = 'approximation';
    this.ofIdea = false;
    this.client = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#dialog?.close();
    this.#closed();
  }

  override updated(): void {
    this.#showTab();
  }

  /** Where they do not all fit, the tab of the open page is in sight. */
  #showTab(): void {
    const tab = this.renderRoot.querySelector(`#tab-${this.page}`);
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** @param page that an idea opens; the one that was open last, where none is given */
  async show(page?: Workshop): Promise<void> {
    this.ofIdea = page !== undefined;
    this.page = page ?? this.page;
    this.playground?.pause();
    this.client ??= createClient();
    await this.updateComplete;
    const dialog = this.#dialog;
    if (!dialog?.open) dialog?.showModal();
    this.#showTab();
  }

  #turnTo(page: Workshop): void {
    this.page = page;
    this.ofIdea = false;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  readonly #closed = () => {
    this.client?.dispose();
    this.client = null;
  };

  override render() {
    return html`<dialog
      aria-labelledby="title"
      @close=${this.#closed}
      @click=${(event: Event) => {
        if (event.target === event.currentTarget) this.#dialog?.close();
      }}
      @workshop-put=${() => {
        this.#dialog?.close();
      }}
    >
      <div class="head">
        <h2 id="title">Workshops</h2>
        <button
          class="quiet"
          aria-label="Close the workshops"
          @click=${() => {
            this.#dialog?.close();
          }}
        >
          ×
        </button>
      </div>
      <nav role="tablist" aria-label="Workshops" aria-orientation="vertical" @keydown=${this.#keys}>
        ${pages.map(
          ([page, label]) =>
            html`<button
              role="tab"
              id=${`tab-${page}`}
              aria-controls="page"
              aria-selected=${this.page === page ? 'true' : 'false'}
              tabindex=${this.page === page ? 0 : -1}
              @click=${() => {
                this.#turnTo(page);
              }}
            >
              ${label}
            </button>`,
        )}
      </nav>
      <div
        class="page"
        id="page"
        role="tabpanel"
        tabindex="0"
        aria-labelledby=${`tab-${this.page}`}
      >
        ${this.ofIdea ? html`<slot name="idea"></slot>` : nothing}
        ${this.client ? this.#page() : nothing}
      </div>
    </dialog>`;
  }

  #page() {
    const { client, playground } = this;
    switch (this.page) {
      case 'approximation':
        return html`<ew-approximation
          .client=${client}
          .playground=${playground}
        ></ew-approximation>`;
      case 'boolean':
        return html`<ew-boolean .client=${client} .playground=${playground}></ew-boolean>`;
      case 'counting':
        return html`<ew-counting .client=${client} .playground=${playground}></ew-counting>`;
      case 'causes':
        return html`<ew-few-causes .client=${client} .playground=${playground}></ew-few-causes>`;
      case 'matrix':
        return html`<ew-matrix-product
          .client=${client}
          .playground=${playground}
        ></ew-matrix-product>`;
      case 'depth':
        return html`<ew-depth .client=${client} .playground=${playground}></ew-depth>`;
      case 'gate':
        return html`<ew-product-gate
          .client=${client}
          .playground=${playground}
        ></ew-product-gate>`;
    }
  }

  #keys(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const now = pages.findIndex(([page]) => page === this.page);
    const [next] = pages[(now + step + pages.length) % pages.length] ?? [];
    if (!next) return;
    this.#turnTo(next);
    this.renderRoot.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  }
}

define('ew-workshops', Workshops);

declare global {
  interface HTMLElementTagNameMap {
    'ew-workshops': Workshops;
  }
}
