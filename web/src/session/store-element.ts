/** An element that shows the state of a playground and follows its changes. */

import { LitElement } from 'lit';
import type { Playground } from './playground.js';

export abstract class StoreElement extends LitElement {
  static override properties = { playground: { attribute: false } };
  declare playground: Playground | null;
  #followed: Playground | null = null;
  readonly #follow = () => {
    this.requestUpdate();
  };

  constructor() {
    super();
    this.playground = null;
  }

  override willUpdate(): void {
    if (this.#followed === this.playground) return;
    this.#followed?.removeEventListener('change', this.#follow);
    this.#followed = this.playground;
    this.#followed?.addEventListener('change', this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#followed?.removeEventListener('change', this.#follow);
    this.#followed = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }
}
