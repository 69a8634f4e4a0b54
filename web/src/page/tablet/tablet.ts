/**
 * The page on a tablet, or in a window as narrow: the network with the outputs and the tools beside it or
 * below, data and training folded behind a button. Open, they lie over the network; a visit begins as the
 * one before was left.
 */

import { html, type ReactiveController, type ReactiveElement } from 'lit';
import { showsPart, type Showing } from '../../project/shows.js';
import { read, write } from '../storage.js';
import type { Tab } from '../tour.js';
import { tabletStyle } from './tablet-style.js';

/** The page, as far as it is set here: what is folded is the part `data`. */
export interface TabletPage extends ReactiveElement {
  tab: Tab;
}

const openKey = 'edgewise.data-open';

export class Tablet implements ReactiveController {
  readonly #page: TabletPage;
  #wasOpen: boolean;

  constructor(page: TabletPage) {
    this.#page = page;
    const sheet = tabletStyle.styleSheet;
    const root = page.renderRoot as ShadowRoot;
    if (sheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    root.addEventListener('keydown', (event) => {
      this.#key(event as KeyboardEvent);
    });
    if (page.tab === 'network' && read(openKey) === 'yes') page.tab = 'data';
    this.#wasOpen = this.#isOpen;
    page.addController(this);
  }

  get #isOpen(): boolean {
    return this.#page.tab === 'data';
  }

  hostUpdated(): void {
    if (this.#isOpen === this.#wasOpen) return;
    this.#wasOpen = this.#isOpen;
    write(openKey, this.#isOpen ? 'yes' : '');
  }

  /** The button in the header. */
  opener(project: Showing) {
    if (!showsPart(project, 'data')) return html``;
    return html`<button
      class="opener"
      aria-expanded=${this.#isOpen ? 'true' : 'false'}
      aria-controls="data"
      title="Data and training"
      @click=${this.#isOpen ? this.#close : this.#open}
    >
      Data
    </button>`;
  }

  /** Above what is open. */
  closer() {
    if (!this.#isOpen) return html``;
    return html`<div class="over">
      <button class="quiet closer" aria-label="Close data and training" @click=${this.#close}>
        ×
      </button>
    </div>`;
  }

  readonly #open = () => {
    this.#page.tab = 'data';
    // What is read or tabbed to next is what was opened.
    void this.#page.updateComplete.then(() => this.#find('.closer')?.focus());
  };

  readonly #close = () => {
    this.#page.tab = 'network';
    this.#find('.opener')?.focus();
  };

  #key(event: KeyboardEvent): void {
    const data = this.#find('#data');
    if (event.key !== 'Escape' || event.defaultPrevented || !this.#isOpen || !data) return;
    if (!event.composedPath().includes(data)) return;
    event.preventDefault();
    this.#close();
  }

  #find(selector: string): HTMLElement | null {
    return this.#page.renderRoot.querySelector<HTMLElement>(selector);
  }
}
