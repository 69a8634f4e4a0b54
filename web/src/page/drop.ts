/** A controller for files that are dropped anywhere on the page. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface Dropped {
  /** Whether files are held over the page. */
  over: (isOver: boolean) => void;
  take: (file: File) => void;
}

export class Drop implements ReactiveController {
  readonly #dropped: Dropped;

  constructor(host: ReactiveControllerHost, dropped: Dropped) {
    this.#dropped = dropped;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('dragover', this.#over);
    document.addEventListener('dragleave', this.#leave);
    document.addEventListener('drop', this.#drop);
  }

  hostDisconnected(): void {
    document.removeEventListener('dragover', this.#over);
    document.removeEventListener('dragleave', this.#leave);
    document.removeEventListener('drop', this.#drop);
  }

  readonly #over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#dropped.over(true);
  };

  readonly #leave = (event: DragEvent) => {
    if (event.relatedTarget === null) this.#dropped.over(false);
  };

  readonly #drop = (event: DragEvent) => {
    this.#dropped.over(false);
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    this.#dropped.take(file);
  };
}
