/** A controller that keeps an element up to date with something that announces its changes. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Follows only while the element is in a page: one that was removed renders no more. */
export class Follow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: () => EventTarget | null;
  readonly #events: readonly string[];
  #followed: EventTarget | null = null;
  #isConnected = false;
  readonly #changed = () => {
    this.#host.requestUpdate();
  };

  /**
   * @param source what is followed now; asked again whenever the element updates
   * @param events what it announces and the element shows
   */
  constructor(
    host: ReactiveControllerHost,
    source: () => EventTarget | null,
    events: readonly string[],
  ) {
    this.#host = host;
    this.#source = source;
    this.#events = events;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#follow(this.#source());
    // What it has missed while it was away.
    this.#host.requestUpdate();
  }

  /** An update may still be due when the element is gone. */
  hostUpdate(): void {
    if (this.#isConnected) this.#follow(this.#source());
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#follow(null);
  }

  #follow(next: EventTarget | null): void {
    if (next === this.#followed) return;
    for (const event of this.#events) {
      this.#followed?.removeEventListener(event, this.#changed);
      next?.addEventListener(event, this.#changed);
    }
    this.#followed = next;
  }
}
