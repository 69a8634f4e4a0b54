/** An element as its controllers see it: it comes into a page, updates, and leaves it. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class FakeHost implements ReactiveControllerHost {
  readonly #controllers: ReactiveController[] = [];
  readonly renderRoot = { append: (_: unknown) => undefined };
  readonly updateComplete = Promise.resolve(true);
  isConnected = false;
  /** Updates that were asked for. */
  updates = 0;

  /** The same for controllers that ask for more than is needed here. */
  get element(): ReactiveControllerHost & Element & { renderRoot: DocumentFragment } {
    return this as unknown as ReactiveControllerHost & Element & { renderRoot: DocumentFragment };
  }

  addController(controller: ReactiveController): void {
    this.#controllers.push(controller);
  }

  removeController(): void {
    throw new Error('A controller lasts as long as its element.');
  }

  requestUpdate(): void {
    this.updates += 1;
  }

  connect(): void {
    this.isConnected = true;
    for (const controller of this.#controllers) controller.hostConnected?.();
  }

  update(): void {
    for (const controller of this.#controllers) controller.hostUpdate?.();
    for (const controller of this.#controllers) controller.hostUpdated?.();
  }

  disconnect(): void {
    this.isConnected = false;
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }
}
