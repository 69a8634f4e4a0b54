/** A controller for files that are dropped anywhere on the page. */

import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { Brought } from '../kit/brought.js';
import { broughtBy } from './dropped-files.js';

export interface Dropped {
  /** What lies over the page while files are held over it; null when they are gone. */
  over: (cover: TemplateResult | null) => void;
  /** With what lay in folders. */
  take: (files: readonly Brought[]) => void;
}

/** It lets the drop through to the page. */
const look = [
  'position: fixed',
  'inset: 12px',
  'display: grid',
  'place-items: center',
  'border: 2px dashed var(--ew-accent)',
  'border-radius: 12px',
  'background: color-mix(in srgb, var(--ew-surface) 88%, transparent)',
  'font-size: 1.25rem',
  'z-index: 2',
  'pointer-events: none',
].join(';');

const cover = html`<div class="drop" .style=${look}>
  Drop a table, pictures, a project or an ONNX model: all stays in this browser
</div>`;

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
    this.#dropped.over(cover);
  };

  readonly #leave = (event: DragEvent) => {
    if (event.relatedTarget === null) this.#dropped.over(null);
  };

  readonly #drop = (event: DragEvent) => {
    this.#dropped.over(null);
    const { dataTransfer } = event;
    if (!dataTransfer || dataTransfer.files.length === 0) return;
    event.preventDefault();
    void broughtBy(dataTransfer).then(this.#dropped.take);
  };
}
