/**
 * A public part: it finds its session, shows a room of it, and gets the rest of that room when it first
 * stands on a page. Where nothing opens it says why, in its place.
 */

import { css, html, nothing, type PropertyValues } from 'lit';
import { StoreElement } from '../session/store-element.js';
import type { Playground } from '../session/playground.js';
import type { Topic } from '../session/topics.js';
import { controls, tokens } from '../kit/tokens.js';
import type { EdgewisePart } from './public.js';

export abstract class Part extends StoreElement implements EdgewisePart {
  /** Loads what of the room can come after it; whoever knows that the part will be shown may do so before. */
  static rest: () => Promise<unknown> = () => Promise.resolve();
  static override topics: readonly Topic[] = ['document', 'notices'];
  static override properties = {
    ...StoreElement.properties,
    session: {},
    theme: { reflect: true },
    alone: { type: Boolean, reflect: true },
  };
  /** The id of the session that it belongs to; without it, the one around it. */
  declare session: string | null;
  /** `light` or `dark`; otherwise as your page is (CSS `color-scheme`). */
  declare theme: string | null;
  /**
   * It stands in no page or playground of ours, and measures itself.
   * @internal
   */
  declare alone: boolean;
  #isLoaded = false;
  #isJoining = false;

  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        min-height: 0;
        min-width: 0;
      }
      :host([alone]) {
        container: edgewise / inline-size;
      }
      .fault {
        align-self: center;
        padding: 12px;
        text-align: center;
      }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.theme = null;
    this.alone = false;
  }

  /** Who is given its session, as by the page, need not look for one. */
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.playground || this.#isJoining) return;
    this.#isJoining = true;
    this.alone = true;
    void import('./join.js').then(({ Join }) => new Join(this));
  }

  /** The room, once something is open. */
  protected abstract room(playground: Playground): unknown;

  protected override updated(_changed: PropertyValues): void {
    const { playground } = this;
    if (!playground || this.#isLoaded) return;
    this.#isLoaded = true;
    void playground.loaded('A part of the page', (this.constructor as typeof Part).rest);
  }

  override render() {
    const { playground } = this;
    if (playground?.opened) return this.room(playground);
    // Within a playground, that says it.
    if (!this.alone) return nothing;
    return html`<p class="fault soft" role="alert">${playground?.message?.text}</p>`;
  }
}
