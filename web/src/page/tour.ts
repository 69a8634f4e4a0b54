/**
 * The page explained in three steps: a small card beside each of the three main places. It lets clicks
 * through, so that what it speaks of can be tried at once.
 */

import { LitElement, css, html } from 'lit';
import { Size } from '../kit/size.js';
import { controls } from '../kit/tokens.js';
import { showWords } from '../kit/words.js';
import { define } from '../kit/define.js';

/** The part of the page that is shown where there is room for one only. */
export type Tab = 'data' | 'network' | 'output';

/** The page that is explained. */
export interface Shown extends LitElement {
  tab: Tab;
}

interface Step {
  tab?: Tab;
  place: string;
  side: 'right' | 'below';
  title: string;
  text: string;
}

const steps: readonly Step[] = [
  {
    tab: 'network',
    place: 'section[aria-label="Network"]',
    side: 'below',
    title: 'This is the network',
    text: 'Circles are neurons, lines are edges, each with a weight. Click a neuron or edge for values. Add layers, or edit single neurons and edges.',
  },
  {
    tab: 'data',
    place: 'section[aria-label="Data"]',
    side: 'right',
    title: 'It learns from these examples',
    text: 'Choose a data set, bring your own as CSV, or draw points. Nothing leaves this browser.',
  },
  {
    place: 'section[aria-label="Progress"]',
    side: 'below',
    title: 'Press Play, and the loss falls',
    text: 'Training changes the weights step by step. Undo takes any change back. “Ideas to try” says what to look for.',
  },
];

/** Pixels. */
const cardWidth = 320;
const gap = 12;
const narrow = 641;

export class Tour extends LitElement {
  static override properties = { step: { state: true } };
  declare step: number;
  #host: Shown | null = null;

  static override styles = [
    controls,
    css`
      :host {
        position: fixed;
        inset: 0;
        z-index: 4;
        pointer-events: none;
      }
      .ring {
        position: fixed;
        border-radius: 10px;
        outline: 3px solid var(--ew-accent);
      }
      .card {
        position: fixed;
        box-sizing: border-box;
        display: grid;
        gap: 8px;
        padding: 12px 14px;
        border-radius: var(--ew-radius);
        border: 1px solid var(--ew-accent);
        background: var(--ew-surface);
        box-shadow: 0 4px 20px #0004;
      }
      h2 {
        font-size: 1rem;
      }
      .row button {
        pointer-events: auto;
      }
      .count {
        flex: 1;
      }
      @media (prefers-reduced-motion: no-preference) {
        .ring {
          transition: all 200ms;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.step = 0;
    new Size(this, { of: () => this.#host, changed: () => this.#place() });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#host?.renderRoot.addEventListener('click', this.#act);
    addEventListener('keydown', this.#keys);
    addEventListener('scroll', this.#place, true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#host?.renderRoot.removeEventListener('click', this.#act);
    removeEventListener('keydown', this.#keys);
    removeEventListener('scroll', this.#place, true);
  }

  begin(host: Shown): void {
    this.#host = host;
    host.renderRoot.prepend(this);
    void this.#show(0);
  }

  /** Also when it is pressed away half-way: whoever does so has seen enough. */
  end(): void {
    const host = this.#host;
    const hadFocus = this.matches(':focus-within');
    this.remove();
    if (host) host.tab = 'network';
    if (innerWidth < narrow) scrollTo(0, 0);
    if (hadFocus) host?.renderRoot.querySelector<HTMLElement>('.tour')?.focus();
  }

  takeFocus(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('.primary')?.focus(),
    );
  }

  override render() {
    const { title, text } = steps[this.step] ?? { title: '', text: '' };
    const isLast = this.step === steps.length - 1;
    return html`
      <div class="ring"></div>
      <section class="card" aria-label="Tour">
        <div aria-live="polite">
          <h2>${title}</h2>
          <p>${text}</p>
        </div>
        <div class="row">
          <span class="soft small count">${this.step + 1} of ${steps.length}</span>
          ${
            isLast
              ? ''
              : html`<button
                  class="quiet"
                  @click=${() => {
                    this.end();
                  }}
                >
                  Skip the tour
                </button>`
          }
          <button class="quiet" @click=${this.#words}>Words</button>
          <button class="primary" @click=${this.#next}>${isLast ? 'Got it' : 'Next'}</button>
        </div>
      </section>
    `;
  }

  /** In its place: the page's words explained. */
  readonly #words = () => {
    const host = this.#host;
    this.end();
    if (host) showWords(host.renderRoot);
  };

  #next(): void {
    if (this.step === steps.length - 1) this.end();
    else void this.#show(this.step + 1);
  }

  async #show(step: number): Promise<void> {
    this.step = step;
    const { tab } = steps[step] ?? {};
    if (this.#host && tab) this.#host.tab = tab;
    await Promise.all([this.updateComplete, this.#host?.updateComplete]);
    if (innerWidth < narrow) this.#scroll();
    this.#place();
  }

  /** So that the place begins just under the bar that stays. */
  #scroll(): void {
    const bar = this.#host?.renderRoot.querySelector('.bar')?.getBoundingClientRect();
    const target = this.#target()?.getBoundingClientRect();
    if (bar && target && target.top !== bar.top) scrollBy(0, target.top - bar.height - gap);
  }

  #target(): Element | null {
    return this.#host?.renderRoot.querySelector(steps[this.step]?.place ?? '') ?? null;
  }

  readonly #place = () => {
    const target = this.#target()?.getBoundingClientRect();
    const ring = this.renderRoot.querySelector<HTMLElement>('.ring');
    const card = this.renderRoot.querySelector<HTMLElement>('.card');
    if (!target || !ring || !card) return;
    const px = (value: number) => `${String(Math.round(value))}px`;
    Object.assign(ring.style, {
      left: px(target.left),
      top: px(target.top),
      width: px(target.width),
      height: px(target.height),
    });
    const isNarrow = innerWidth < narrow;
    const width = isNarrow ? Math.min(innerWidth - 2 * gap, 480) : cardWidth;
    card.style.width = px(width);
    const height = card.offsetHeight;
    const places = {
      right: { left: target.right + gap, top: target.top + gap },
      below: { left: target.left + 16 * gap, top: target.bottom + gap },
    };
    const { left, top } = isNarrow
      ? { left: (innerWidth - width) / 2, top: innerHeight }
      : places[steps[this.step]?.side ?? 'below'];
    card.style.left = px(Math.max(gap, Math.min(left, innerWidth - width - gap)));
    card.style.top = px(Math.max(gap, Math.min(top, innerHeight - height - gap)));
  };

  readonly #keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.end();
  };

  /** What the last step asks for has been done. */
  readonly #act = (event: Event) => {
    const target = this.#target();
    const isLast = this.step === steps.length - 1;
    if (isLast && target && event.composedPath().includes(target)) this.end();
  };
}

define('ew-tour', Tour);

/** Whoever asked for it finds the focus in it. */
export function showTour(host: Shown): void {
  host.renderRoot.querySelector('ew-tour')?.end();
  const tour = document.createElement('ew-tour');
  tour.begin(host);
  tour.takeFocus();
}

declare global {
  interface HTMLElementTagNameMap {
    'ew-tour': Tour;
  }
}
