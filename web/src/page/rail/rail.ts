/** The ideas as a rail: one after the other, each with a paragraph and tasks that tick themselves. */

import { LitElement, html, nothing } from 'lit';
import { define } from '../../kit/define.js';
import { Follow } from '../../kit/follow.js';
import { controls } from '../../kit/tokens.js';
import type { Guide } from './guide.js';
import { railStyle } from './rail-style.js';
import { taskList } from './task-list.js';

export class Rail extends LitElement {
  static override properties = { guide: { attribute: false } };
  declare guide: Guide | null;

  static override styles = [controls, railStyle];

  constructor() {
    super();
    this.guide = null;
    new Follow(this, () => this.guide, ['change']);
  }

  override render() {
    const { guide } = this;
    const { preset } = guide ?? {};
    if (!guide || !preset) return nothing;
    const { chapter, at, of } = guide.place;
    return html`<section class=${guide.folded ? 'folded' : ''} aria-label="Idea">
      <div class="head">
        <h2>${chapter} <span class="soft small">${String(at)} of ${String(of)}</span></h2>
        ${this.#fold(guide)}
        <button
          class="quiet"
          aria-label="Close the idea"
          title="Close the idea"
          @click=${() => {
            guide.close();
          }}
        >
          ×
        </button>
      </div>
      ${guide.folded ? this.#strip(guide) : this.#whole(guide)}
      <p class="hidden-visually" aria-live="polite">
        ${guide.told === '' ? '' : `Done: ${guide.told}`}
      </p>
    </section>`;
  }

  #fold(guide: Guide) {
    const { folded } = guide;
    return html`<button
      class="quiet"
      aria-expanded=${folded ? 'false' : 'true'}
      aria-label="Text and tasks"
      title=${folded ? 'Show text and tasks' : 'Hide text and tasks'}
      @click=${() => {
        guide.fold(!folded);
      }}
    >
      ${folded ? '▸' : '▾'}
    </button>`;
  }

  /** What is left of it when it is folded. */
  #strip(guide: Guide) {
    const { page, done, preset } = guide;
    return html`<div class="strip">
      <h3 title=${preset?.label ?? ''}>${preset?.label}</h3>
      <span class="soft small count"
        >${String(done.size)} of ${String(page.tasks.length)} done</span
      >
      ${this.#steps(guide)}
    </div>`;
  }

  #whole(guide: Guide) {
    const { preset, page } = guide;
    return html`<div class="page" tabindex="0" role="group" aria-label="The idea">
        <h3>${preset?.label}</h3>
        <p>${page.text}</p>
        ${taskList(guide)} ${guide.isElsewhere ? this.#back(guide) : nothing}
      </div>
      <div class="foot">${this.#steps(guide)}</div>`;
  }

  #back(guide: Guide) {
    return html`<p class="small soft">Something else is open now.</p>
      <button
        @click=${() => {
          void guide.open(guide.preset);
        }}
      >
        Open this idea again
      </button>`;
  }

  #steps(guide: Guide) {
    const { page, done } = guide;
    const isOver = done.size === page.tasks.length;
    const [previous, next] = [guide.beside(-1), guide.beside(1)];
    return html`<span class="steps">
      <button
        aria-label="Previous idea"
        title=${previous?.label ?? ''}
        ?disabled=${!previous}
        @click=${() => {
          void guide.open(previous);
        }}
      >
        Previous
      </button>
      <button
        class=${isOver ? 'primary' : ''}
        aria-label="Next idea"
        title=${next?.label ?? ''}
        ?disabled=${!next}
        @click=${() => {
          void guide.open(next);
        }}
      >
        Next
      </button>
    </span>`;
  }
}

define('ew-rail', Rail);

declare global {
  interface HTMLElementTagNameMap {
    'ew-rail': Rail;
  }
}
