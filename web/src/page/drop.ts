/** A controller for files that are dropped anywhere on the page. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Brought } from '../kit/brought.js';
import { broughtBy } from './dropped-files.js';

export interface Dropped {
  /** Whether files are held over the page. */
  over: (isOver: boolean) => void;
  /** With what lay in folders. */
  take: (files: readonly Brought[]) => void;
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
    const { dataTransfer } = event;
    if (!dataTransfer || dataTransfer.files.length === 0) return;
    event.preventDefault();
    void broughtBy(dataTransfer).then(this.#dropped.take);
  };
}
