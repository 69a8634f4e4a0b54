/** A controller for the keys of the whole page: Control or Command with Z and Y. */

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

  constructor(host: Host, undoable: () => Undoable) {
    this.#host = host;
    this.#undoable = undoable;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.#key);
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.#key);
  }

  readonly #key = (event: KeyboardEvent) => {
    const key = (event.ctrlKey || event.metaKey) && event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    const [target] = event.composedPath();
    const isTyping = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (isTyping || hasModal(this.#host.renderRoot)) return;
    event.preventDefault();
    const undoable = this.#undoable();
    void (event.shiftKey || key === 'y' ? undoable.redo() : undoable.undo());
  };
}

/** Whether a dialog lies over the page: the keys are its own. */
function hasModal(root: ParentNode): boolean {
  return [...root.querySelectorAll('*')].some(
    (element) => element.matches(':modal') || (element.shadowRoot && hasModal(element.shadowRoot)),
  );
}
