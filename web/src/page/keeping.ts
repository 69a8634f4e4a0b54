/** Keeps what the session gives out: for the next visit, and for the entries of the browser's history. */

import type { Project } from '../../../wasm/src/project.js';
import type { Playground } from '../session/playground.js';
import type { Entries } from './entries.js';
import { keepProject, textOf } from './storage.js';

export class Keeping {
  readonly #playground: Playground;
  readonly #saveFile: () => void;
  #isTold = false;
  /** Null until that part of the page is loaded. */
  entries: Entries | null = null;

  /** @param saveFile the way out where nothing can be kept */
  constructor(playground: Playground, saveFile: () => void) {
    this.#playground = playground;
    this.#saveFile = saveFile;
  }

  begin(): void {
    this.#playground.addEventListener('keep', this.#keep);
    this.#playground.addEventListener('visit', this.#visit);
  }

  end(): void {
    this.#playground.removeEventListener('keep', this.#keep);
    this.#playground.removeEventListener('visit', this.#visit);
    this.entries?.dispose();
  }

  /** The document is written once, however many places keep it. */
  readonly #keep = (event: Event) => {
    const project = (event as CustomEvent<Project>).detail;
    const text = textOf(project);
    this.entries?.keep(project, text);
    if (!keepProject(text)) this.#tellNotKept();
  };

  readonly #visit = (event: Event) => {
    const project = (event as CustomEvent<Project>).detail;
    this.entries?.visit(project, textOf(project));
  };

  #tellNotKept(): void {
    const playground = this.#playground;
    if (this.#isTold || playground.message) return;
    // Nothing of the person's own is lost yet.
    if (!playground.canUndo && !playground.frame?.metrics.samples) return;
    this.#isTold = true;
    void import('./aside.js').then(({ tellNotKept }) => {
      tellNotKept(playground, this.#saveFile);
    });
  }
}
