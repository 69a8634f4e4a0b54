/** A controller that measures an element, or a part of it, while the element is in a page. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface Measured {
  /** What is measured: the element itself when absent; asked again whenever it has updated. */
  of?: () => Element | null;
  /** What a new size is for; the element updates when absent. */
  changed?: () => void;
}

export class Size implements ReactiveController {
  /** Pixels of the content; zeros until it was measured. Another object for another size. */
  box: { readonly width: number; readonly height: number } = { width: 0, height: 0 };
  readonly #of: () => Element | null;
  #measured: Element | null = null;
  #isConnected = false;
  readonly #observer: ResizeObserver;

  constructor(
    host: ReactiveControllerHost & Element,
    { of = () => host, changed = () => host.requestUpdate() }: Measured = {},
  ) {
    this.#of = of;
    this.#observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      this.box = { width, height };
      changed();
    });
    host.addController(this);
  }

  get width(): number {
    return this.box.width;
  }

  get height(): number {
    return this.box.height;
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#measure(this.#of());
  }

  /** An update may still be due when the element is gone. */
  hostUpdated(): void {
    if (this.#isConnected) this.#measure(this.#of());
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#measure(null);
  }

  #measure(next: Element | null): void {
    if (next === this.#measured) return;
    this.#observer.disconnect();
    if (next) this.#observer.observe(next);
    this.#measured = next;
  }
}
