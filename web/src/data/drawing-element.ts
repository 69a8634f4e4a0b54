/** An element that shows a drawing and follows its strokes. */

import { LitElement } from 'lit';
import type { Drawing } from '../session/drawing.js';

export abstract class DrawingElement extends LitElement {
  static override properties = { drawing: { attribute: false } };
  declare drawing: Drawing | null;
  #followed: Drawing | null = null;
  readonly #follow = () => {
    this.requestUpdate();
  };

  constructor() {
    super();
    this.drawing = null;
  }

  override willUpdate(): void {
    if (this.#followed === this.drawing) return;
    this.#followed?.removeEventListener('change', this.#follow);
    this.#followed = this.drawing;
    this.#followed?.addEventListener('change', this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#followed?.removeEventListener('change', this.#follow);
    this.#followed = null;
  }
}
