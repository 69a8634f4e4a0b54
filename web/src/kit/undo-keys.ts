/** A controller for the keys that undo and redo: Control or Command with Z and Y. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Host extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

export interface Undoable {
  undo(): Promise<unknown>;
  redo(): Promise<unknown>;
}

export class UndoKeys implements ReactiveController {
  readonly #host: Host;
  readonly #undoable: () => Undoable;

  readonly #where: EventTarget;

  /** @param where the keys count: the document for the whole page, else an element with the focus inside */
  constructor(host: Host, undoable: () => Undoable, where: EventTarget) {
    this.#host = host;
    this.#where = where;
    this.#undoable = undoable;
    host.addController(this);
  }

  hostConnected(): void {
    this.#where.addEventListener('keydown', this.#press);
  }

  hostDisconnected(): void {
    this.#where.removeEventListener('keydown', this.#press);
  }

  readonly #press = (event: Event) => {
    if (event instanceof KeyboardEvent) this.#key(event);
  };

  #key(event: KeyboardEvent): void {
    const key = (event.ctrlKey || event.metaKey) && event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    const [target] = event.composedPath();
    const isTyping = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (isTyping || hasModal(this.#host.renderRoot)) return;
    event.preventDefault();
    const undoable = this.#undoable();
    void (event.shiftKey || key === 'y' ? undoable.redo() : undoable.undo());
  }
}

/** Whether a dialog lies over the page: the keys are its own. */
function hasModal(root: ParentNode): boolean {
  return [...root.querySelectorAll('*')].some(
    (element) => element.matches(':modal') || (element.shadowRoot && hasModal(element.shadowRoot)),
  );
}
