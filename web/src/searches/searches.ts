/**
 * The searches, each loaded when it is first chosen. One that was chosen stays, so that it goes on
 * while another is looked at.
 *
 * @fires search-change the name of the search that was chosen
 */

import { css, html, nothing } from 'lit';
import { StoreElement } from '../session/store-element.js';
import type { Search } from '../project/ideas/idea.js';
import type { Topic } from '../session/topics.js';
import { tab } from '../kit/tab.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

const searches: readonly [Search, string, () => Promise<unknown>][] = [
  ['restarts', 'Many starts', () => import('./restarts.js')],
  ['exhaustive', 'Every combination', () => import('./exhaustive.js')],
  ['sweep', 'Sweep', () => import('./sweep.js')],
];

export class Searches extends StoreElement {
  static override topics: readonly Topic[] = [];
  static override properties = {
    ...StoreElement.properties,
    search: {},
    shown: { attribute: false },
  };
  declare search: Search;
  declare shown: boolean;

  readonly #chosen = new Set<Search>();

  static override styles = [
    controls,
    css`
      :host([hidden]) {
        display: none;
      }
      :host {
        display: grid;
        gap: 8px;
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
      }
      [role='tablist'] {
        display: flex;
        flex-wrap: wrap;
      }
      [role='tab'] {
        border-radius: 0;
        margin-left: -1px;
        padding: 2px 10px;
        color: var(--ew-ink-soft);
      }
      [role='tab']:first-child {
        margin-left: 0;
        border-radius: var(--ew-radius) 0 0 var(--ew-radius);
      }
      [role='tab']:last-child {
        border-radius: 0 var(--ew-radius) var(--ew-radius) 0;
      }
      [role='tab'][aria-selected='true'] {
        border-color: var(--ew-accent);
        color: var(--ew-ink);
        font-weight: 600;
        z-index: 1;
      }
      @container edgewise (width < 640px) {
        [role='tab'] {
          padding: 2px 6px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.search = 'restarts';
    this.shown = true;
  }

  override willUpdate(): void {
    this.hidden = !this.shown;
    if (this.#chosen.has(this.search)) return;
    this.#chosen.add(this.search);
    const load = searches.find(([name]) => name === this.search)?.[2];
    if (load) void this.playground?.loaded('The search', load);
  }

  override render() {
    return html`
      <div role="tablist" aria-label="Searches">
        ${searches.map(([name, label]) =>
          tab(label, name === this.search, () => {
            this.search = name;
            this.dispatchEvent(new CustomEvent<Search>('search-change', { detail: name }));
          }),
        )}
      </div>
      ${searches.map(([name]) => (this.#chosen.has(name) ? this.#part(name) : nothing))}
    `;
  }

  #part(name: Search) {
    const isChosen = name === this.search;
    const shown = isChosen && this.shown;
    const { playground } = this;
    switch (name) {
      case 'restarts':
        return html`<ew-restarts
          .playground=${playground}
          .shown=${shown}
          ?hidden=${!isChosen}
        ></ew-restarts>`;
      case 'exhaustive':
        return html`<ew-exhaustive
          .playground=${playground}
          .shown=${shown}
          ?hidden=${!isChosen}
        ></ew-exhaustive>`;
      case 'sweep':
        return html`<ew-sweep
          .playground=${playground}
          .shown=${shown}
          ?hidden=${!isChosen}
        ></ew-sweep>`;
    }
  }
}

define('ew-searches', Searches);
